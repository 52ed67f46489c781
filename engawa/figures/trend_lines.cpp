#include "engawa/figures/trend_lines.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <set>

#include "engawa/base/fiscal_year.hpp"
#include "engawa/figures/axis.hpp"
#include "engawa/figures/label_layout.hpp"
#include "engawa/figures/palette.hpp"
#include "engawa/figures/text_layout.hpp"

namespace engawa::figures {
namespace {

struct SeriesLook {
  std::string_view colour;
  std::string_view dash;
  Mark mark;
  double stroke;
  bool hollow;
};

SeriesLook look_of(SeriesRole role) {
  switch (role) {
    case SeriesRole::area:
      return {palette::series_area, "", Mark::disc, 3, false};
    case SeriesRole::prefecture:
      return {palette::series_prefecture, "9 4", Mark::square, 2, true};
    case SeriesRole::nation:
      break;
  }
  return {palette::series_nation, "2 4", Mark::diamond, 2, true};
}

bool has_value(const TrendPoint& point) { return point.value && std::isfinite(*point.value); }

/// Where things stand: scales and edges shared by the drawing steps.
struct Plot {
  const TrendLines& trend;
  std::vector<int> years;
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  Scale y;

  [[nodiscard]] double x(int year) const {
    const auto at = std::lower_bound(years.begin(), years.end(), year) - years.begin();
    return left + step() * (static_cast<double>(at) + 0.5);
  }
  [[nodiscard]] double step() const {
    return (right - left) / static_cast<double>(std::max<std::size_t>(1, years.size()));
  }
};

std::vector<int> years_of(const TrendLines& trend) {
  std::set<int> seen;
  for (const auto& series : trend.series) {
    for (const auto& point : series.points) seen.insert(point.fiscal_year);
  }
  if (seen.empty()) return {};
  // A year nobody reports keeps its place, unless the years are far apart (broken input).
  if (std::int64_t{*seen.rbegin()} - *seen.begin() > 60) return {seen.begin(), seen.end()};
  std::vector<int> years;
  for (int year = *seen.begin(); year <= *seen.rbegin(); ++year) years.push_back(year);
  return years;
}

Extent values_of(const TrendLines& trend) {
  Extent extent;
  for (const auto& series : trend.series) {
    for (const auto& point : series.points) {
      if (!has_value(point)) continue;
      extent.include(*point.value);
      if (point.lower) extent.include(*point.lower);
      if (point.upper) extent.include(*point.upper);
    }
  }
  return extent;
}

void draw_axes(Figure& figure, const Plot& plot) {
  SvgWriter& svg = figure.body();
  const Ticks ticks = plot.y.ticks(6);
  for (const double value : ticks.values) {
    svg.line(plot.left, plot.y(value), plot.right, plot.y(value), palette::grid);
    svg.text(plot.left - 8, plot.y(value) + 5, number_text(value, ticks.places),
             {13, palette::ink, Anchor::end});
  }
  if (!plot.trend.unit.empty()) {
    svg.text(plot.left - 8, plot.top - 16, "（" + plot.trend.unit + "）",
             {13, palette::quiet_ink, Anchor::end});
  }
  svg.line(plot.left, plot.bottom, plot.right, plot.bottom, palette::axis, 1.2);
  const bool wide = plot.step() >= 84;
  // Every n-th year is written when there are too many for their labels.
  const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(40 / plot.step())));
  for (std::size_t i = 0; i < plot.years.size(); ++i) {
    const base::FiscalYear year{plot.years[i]};
    const double x = plot.x(year.year);
    svg.line(x, plot.bottom, x, plot.bottom + 5, palette::axis);
    if ((plot.years.size() - 1 - i) % every != 0) continue;
    const std::string plain = year.japanese();
    svg.text(x, plot.bottom + 20, wide ? plain : std::to_string(year.year),
             {13, palette::ink, Anchor::middle});
    if (wide) {
      svg.text(x, plot.bottom + 36, year.japanese_with_era().substr(plain.size()),
               {12, palette::quiet_ink, Anchor::middle});
    }
  }
  if (!wide) {
    svg.text(plot.right, plot.bottom + 36, "（年度）", {12, palette::quiet_ink, Anchor::end});
  }
}

void draw_breaks(Figure& figure, const Plot& plot) {
  SvgWriter& svg = figure.body();
  std::vector<LineLabel> labels;
  std::vector<std::pair<double, std::string>> shown;
  for (const auto& change : plot.trend.breaks) {
    if (plot.years.empty() || change.fiscal_year <= plot.years.front() ||
        change.fiscal_year > plot.years.back()) {
      continue;
    }
    const double x = plot.x(change.fiscal_year) - plot.step() / 2;
    const std::string label = shorten_text(
        std::to_string(change.fiscal_year) + "年度から" + change.label, 12, plot.right - plot.left);
    svg.line(x, plot.top - 6, x, plot.bottom, palette::axis, 1.5, "3 3");
    labels.push_back({x, text_width(label, 12) + 10});
    shown.emplace_back(x, label);
  }
  const auto centres = spread_labels(labels, plot.left, plot.right);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    svg.text(centres[i], plot.top - 10, shown[i].second,
             {12, palette::quiet_ink, Anchor::middle, false, true});
  }
}

bool broken_between(const TrendLines& trend, int before, int after) {
  return std::any_of(trend.breaks.begin(), trend.breaks.end(), [&](const TrendBreak& change) {
    return change.fiscal_year > before && change.fiscal_year <= after;
  });
}

void draw_series(Figure& figure, const Plot& plot, const TrendSeries& series, double shift) {
  SvgWriter& svg = figure.body();
  const SeriesLook look = look_of(series.role);
  std::vector<TrendPoint> points = series.points;
  std::stable_sort(points.begin(), points.end(),
                   [](const auto& a, const auto& b) { return a.fiscal_year < b.fiscal_year; });
  std::string path;
  const TrendPoint* before = nullptr;
  for (const auto& point : points) {
    if (!has_value(point)) continue;
    const bool joined = before != nullptr &&
                        std::int64_t{point.fiscal_year} == std::int64_t{before->fiscal_year} + 1 &&
                        !broken_between(plot.trend, before->fiscal_year, point.fiscal_year);
    path += joined ? 'L' : 'M';
    append_coordinate(path, plot.x(point.fiscal_year) + shift);
    path += ' ';
    append_coordinate(path, plot.y(*point.value));
    before = &point;
  }
  if (!path.empty()) {
    svg.leaf("path", {{"d", path},
                      {"fill", "none"},
                      {"stroke", look.colour},
                      {"stroke-width", look.stroke},
                      {"stroke-dasharray", look.dash.empty() ? "none" : look.dash}});
  }
  for (const auto& point : points) {
    const double x = plot.x(point.fiscal_year) + shift;
    if (!has_value(point)) {
      if (series.role != SeriesRole::area) continue;
      svg.text(x, plot.bottom - 8, point.reason.empty() ? "計算不能" : point.reason,
               {12, palette::quiet_ink, Anchor::middle, false, true});
      continue;
    }
    if (point.lower && point.upper) {
      const double low = plot.y.clamped(*point.lower);
      const double high = plot.y.clamped(*point.upper);
      if (low - high > 2) {
        svg.line(x, low, x, high, look.colour, 1.5);
        svg.line(x - 4, low, x + 4, low, look.colour, 1.5);
        svg.line(x - 4, high, x + 4, high, look.colour, 1.5);
      }
    }
    draw_mark(svg, look.mark, x, plot.y(*point.value), look.hollow ? 9 : 11, look.colour,
              look.hollow);
  }
}

const TrendPoint* last_value(const TrendSeries& series) {
  const TrendPoint* last = nullptr;
  for (const auto& point : series.points) {
    if (has_value(point) && (last == nullptr || point.fiscal_year >= last->fiscal_year)) {
      last = &point;
    }
  }
  return last;
}

// Names and last values beside the line ends, pushed apart, with a thin leader to each end.
void draw_end_labels(Figure& figure, const Plot& plot, double room) {
  SvgWriter& svg = figure.body();
  std::vector<LineLabel> wanted;
  std::vector<const TrendSeries*> named;
  for (const auto& series : plot.trend.series) {
    const TrendPoint* last = last_value(series);
    wanted.push_back({last != nullptr ? plot.y(*last->value) : plot.bottom, 38});
    named.push_back(&series);
  }
  const auto centres = spread_labels(wanted, plot.top - 24, plot.bottom + 14);
  for (std::size_t i = 0; i < named.size(); ++i) {
    const SeriesLook look = look_of(named[i]->role);
    const TrendPoint* last = last_value(*named[i]);
    const double x = plot.right + 14;
    if (last != nullptr) {
      svg.line(plot.x(last->fiscal_year) + 10, plot.y(*last->value), x - 3, centres[i], look.colour,
               0.8);
    }
    svg.text(x, centres[i] - 2, shorten_text(named[i]->name, 13, room - 16),
             {13, look.colour, Anchor::start, true});
    const std::string value = last == nullptr
                                  ? std::string("計算不能")
                                  : number_text(*last->value, plot.trend.places) + plot.trend.unit;
    svg.text(x, centres[i] + 14, shorten_text(value, 13, room - 16), {13, look.colour});
  }
}

}  // namespace

std::string draw_trend_lines(const TrendLines& trend) {
  Figure figure(trend.text);
  Extent extent = values_of(trend);
  if (extent.empty()) {
    return figure.finish(figure.draw_empty("この期間に計算できる値がありません。"));
  }
  if (trend.reference) extent.include(*trend.reference);
  if (trend.from_zero) extent.include(0);
  const double span = extent.high() - extent.low();
  const double margin = span > 0 ? span * 0.08 : std::max(1e-9, std::fabs(extent.high()) * 0.1);
  // A share or ratio is never negative, so the margin does not go below zero where the data do not.
  double low = extent.low() - margin;
  if (extent.low() >= 0) low = trend.from_zero ? 0 : std::max(0.0, low);
  const double high = extent.high() + margin;

  double room = 90;
  for (const auto& series : trend.series) {
    room = std::max(room, text_width(series.name, 13) + 20);
  }
  room = std::min(room, figure.width() * 0.28);
  const double top = figure.top() + 34;
  const double bottom = top + (figure.narrow() ? 210 : 260);
  Plot plot{trend,
            years_of(trend),
            58,
            figure.width() - room,
            top,
            bottom,
            Scale(Scale::Kind::linear, low, high, bottom, top)};
  draw_axes(figure, plot);
  if (trend.reference) {
    const double y = plot.y(*trend.reference);
    figure.body().line(plot.left, y, plot.right, y, palette::ink, 1.2);
    figure.body().text(plot.left + 4, y - 5, trend.reference_label,
                       {12, palette::quiet_ink, Anchor::start, false, true});
  }
  draw_breaks(figure, plot);
  // The area is drawn last and lies on top; whiskers of the others stand a little aside.
  const double aside = std::min(6.0, plot.step() / 8);
  for (const auto role : {SeriesRole::nation, SeriesRole::prefecture, SeriesRole::area}) {
    const double shift = role == SeriesRole::nation       ? aside
                         : role == SeriesRole::prefecture ? -aside
                                                          : 0;
    for (const auto& series : trend.series) {
      if (series.role == role) draw_series(figure, plot, series, shift);
    }
  }
  draw_end_labels(figure, plot, room);
  return figure.finish(bottom + 42);
}

}  // namespace engawa::figures
