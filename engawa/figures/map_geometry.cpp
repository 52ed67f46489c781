#include "engawa/figures/map_geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engawa/figures/svg_writer.hpp"

namespace engawa::figures {
namespace {

// A corner on the grid of tenths of a unit.
struct GridPoint {
  int x = 0;
  int y = 0;
  bool operator==(const GridPoint&) const = default;
};

using GridRing = std::vector<GridPoint>;

GridRing to_grid(const Ring& ring, const MapFit& fit) {
  GridRing grid;
  grid.reserve(ring.size());
  for (const auto& point : ring) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) continue;
    const MapPoint at = fit(point);
    const GridPoint next{static_cast<int>(std::lround(std::clamp(at.x, -1e6, 1e6) * 10)),
                         static_cast<int>(std::lround(std::clamp(at.y, -1e6, 1e6) * 10))};
    if (grid.empty() || !(grid.back() == next)) grid.push_back(next);
  }
  while (grid.size() > 1 && grid.front() == grid.back()) grid.pop_back();
  return grid;
}

// Twice the area, in square tenths.
double double_area(const GridRing& ring) {
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto& a = ring[i];
    const auto& b = ring[(i + 1) % ring.size()];
    sum += static_cast<double>(a.x) * b.y - static_cast<double>(b.x) * a.y;
  }
  return std::fabs(sum);
}

// Tenths without a leading zero; a minus sign separates by itself.
void append_tenths(std::string& out, int tenths, bool separate) {
  if (tenths < 0) {
    out += '-';
    tenths = -tenths;
  } else if (separate) {
    out += ' ';
  }
  if (tenths >= 10 || tenths == 0) out += std::to_string(tenths / 10);
  if (tenths % 10 != 0) {
    out += '.';
    out += static_cast<char>('0' + tenths % 10);
  }
}

void append_ring(std::string& path, const GridRing& ring) {
  path += 'M';
  append_tenths(path, ring[0].x, false);
  append_tenths(path, ring[0].y, true);
  for (std::size_t i = 1; i < ring.size(); ++i) {
    if (i == 1) path += 'l';
    append_tenths(path, ring[i].x - ring[i - 1].x, i > 1);
    append_tenths(path, ring[i].y - ring[i - 1].y, true);
  }
  path += 'z';
}

// The widest stretch of the ring's inside along the horizontal line y (in tenths).
std::pair<double, double> widest_chord(const GridRing& ring, double y) {
  std::vector<double> crossings;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const auto& a = ring[i];
    const auto& b = ring[(i + 1) % ring.size()];
    if ((a.y > y) == (b.y > y)) continue;
    crossings.push_back(a.x + (y - a.y) * (b.x - a.x) / static_cast<double>(b.y - a.y));
  }
  std::sort(crossings.begin(), crossings.end());
  std::pair<double, double> widest{0, 0};
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
    if (crossings[i + 1] - crossings[i] > widest.second - widest.first) {
      widest = {crossings[i], crossings[i + 1]};
    }
  }
  return widest;
}

// The middle of the ring's broadest part, looking at lines between a quarter and three quarters.
void find_centre(const GridRing& ring, Outline& outline) {
  const auto [top, bottom] = std::minmax_element(
      ring.begin(), ring.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
  double best = -1;
  for (const double share : {0.5, 0.4, 0.6, 0.3, 0.7}) {
    const double y = top->y + (bottom->y - top->y) * share + 0.03;
    const auto [left, right] = widest_chord(ring, y);
    // Lines far from the middle must be clearly wider to be preferred.
    const double worth = (right - left) * (1 - std::fabs(share - 0.5));
    if (worth <= best) continue;
    best = worth;
    outline.centre = {(left + right) / 20, y / 10};
    outline.width = (right - left) / 10;
  }
}

void make_dot(const MapPoint& at, Outline& outline) {
  outline.path = "M";
  append_coordinate(outline.path, at.x - 2.5, 1);
  outline.path += ' ';
  append_coordinate(outline.path, at.y, 1);
  outline.path += "a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z";
  outline.centre = at;
  outline.width = 5;
}

}  // namespace

MapPoint project_mercator(const MapPoint& degrees) {
  constexpr double radian = std::numbers::pi / 180;
  const double latitude = std::clamp(degrees.y, -85.0, 85.0) * radian;
  return {degrees.x, -std::log(std::tan(std::numbers::pi / 4 + latitude / 2)) / radian};
}

MapFit::MapFit(const Extent& across, const Extent& down, const Box& target) {
  if (across.empty() || down.empty()) return;
  const double width = across.high() - across.low();
  const double height = down.high() - down.low();
  const double scale_x = width > 0 ? target.width / width : 1e300;
  const double scale_y = height > 0 ? target.height / height : 1e300;
  m_scale = std::min(scale_x, scale_y);
  if (m_scale >= 1e300) m_scale = 1;
  m_shift_x = target.x + (target.width - width * m_scale) / 2 - across.low() * m_scale;
  m_shift_y = target.y + (target.height - height * m_scale) / 2 - down.low() * m_scale;
}

MapPoint MapFit::operator()(const MapPoint& point) const {
  return {point.x * m_scale + m_shift_x, point.y * m_scale + m_shift_y};
}

std::optional<Outline> outline_of(const std::vector<Ring>& rings, const MapFit& fit) {
  Outline outline;
  GridRing largest;
  std::optional<GridPoint> any;
  double largest_area = -1;
  for (const auto& ring : rings) {
    GridRing grid = to_grid(ring, fit);
    if (!grid.empty() && !any) any = grid.front();
    const double area = double_area(grid);
    // 120 is a little more than half a square unit: smaller islets are specks of ink.
    if (grid.size() < 3 || area < 120) continue;
    append_ring(outline.path, grid);
    if (area > largest_area) {
      largest_area = area;
      largest = std::move(grid);
    }
  }
  if (!largest.empty()) {
    find_centre(largest, outline);
    return outline;
  }
  if (!any) return std::nullopt;
  make_dot({any->x / 10.0, any->y / 10.0}, outline);
  return outline;
}

}  // namespace engawa::figures
