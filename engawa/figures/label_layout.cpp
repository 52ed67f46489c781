#include "engawa/figures/label_layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace engawa::figures {
namespace {

struct Pool {
  double sum = 0;
  std::size_t count = 0;
  [[nodiscard]] double mean() const { return sum / static_cast<double>(count); }
};

// The non-decreasing sequence nearest to `values` in the least-squares sense.
std::vector<double> isotonic(const std::vector<double>& values) {
  std::vector<Pool> pools;
  for (const double value : values) {
    pools.push_back({value, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().count += last.count;
    }
  }
  std::vector<double> fitted;
  for (const auto& pool : pools) fitted.insert(fitted.end(), pool.count, pool.mean());
  return fitted;
}

// The places a label may take around its point, best first.
std::vector<Box> candidates(const PointLabel& label) {
  std::vector<Box> boxes;
  const double w = label.width;
  const double h = label.height;
  if (label.centred) boxes.push_back({label.x - w / 2, label.y - h / 2, w, h});
  for (const double stretch : {1.0, 2.5, 3.5, 5.0, 7.0, 9.0, 11.0, 14.0, 17.0, 20.0}) {
    const double far = label.clearance * stretch;
    const double near = far * 0.7;
    const double x = label.x;
    const double y = label.y;
    for (const Box& box :
         {Box{x + far, y - h / 2, w, h}, Box{x - far - w, y - h / 2, w, h},
          Box{x - w / 2, y - far - h, w, h}, Box{x - w / 2, y + far, w, h},
          Box{x + near, y - near - h, w, h}, Box{x + near, y + near, w, h},
          Box{x - near - w, y - near - h, w, h}, Box{x - near - w, y + near, w, h},
          Box{x - w / 2 + near, y - far - h, w, h}, Box{x - w / 2 - near, y - far - h, w, h},
          Box{x - w / 2 + near, y + far, w, h}, Box{x - w / 2 - near, y + far, w, h}}) {
      boxes.push_back(box);
    }
  }
  return boxes;
}

// Length of the part of `leader` inside `box` (the line clipped to the box, Liang and Barsky 1984).
double length_inside(const Leader& leader, const Box& box) {
  const double across = leader.to_x - leader.from_x;
  const double down = leader.to_y - leader.from_y;
  double enter = 0;
  double leave = 1;
  const auto clip = [&](double direction, double room) {
    if (direction == 0) {
      if (room <= 0) leave = -1;
    } else if (direction < 0) {
      enter = std::max(enter, room / direction);
    } else {
      leave = std::min(leave, room / direction);
    }
  };
  clip(-across, leader.from_x - box.x);
  clip(across, box.right() - leader.from_x);
  clip(-down, leader.from_y - box.y);
  clip(down, box.bottom() - leader.from_y);
  return leave > enter ? (leave - enter) * std::hypot(across, down) : 0;
}

/// Labels that have their place.
struct Taken {
  std::vector<Box> boxes;
  std::vector<Leader> leaders;
};

// How much of `box` and its leader covers other things or sticks out of the bounds. Covering a mark
// makes it a little harder to see; covering another label, or being cut off, makes a label
// unreadable; a line through a label, or a name on the point of another, is nearly as bad.
double cover(const PointLabel& label, const Box& box, const std::vector<PointLabel>& labels,
             const std::vector<Box>& marks, const Taken& taken, const Box& bounds) {
  constexpr double line_width = 4;
  double total = 20 * (box.width * box.height - box.overlap(bounds));
  const auto leader = leader_of(label, box);
  for (const auto& other : marks) total += box.overlap(other);
  for (const auto& other : taken.boxes) {
    total += 20 * box.overlap(other);
    if (leader) total += 20 * line_width * length_inside(*leader, other);
  }
  for (const auto& other : labels) {
    const bool covered =
        other.x > box.x && other.x < box.right() && other.y > box.y && other.y < box.bottom();
    if (covered && &other != &label) total += 20 * line_width * line_width;
  }
  for (const auto& other : taken.leaders) total += 20 * line_width * length_inside(other, box);
  return total;
}

}  // namespace

double Box::overlap(const Box& other) const {
  const double across = std::min(right(), other.right()) - std::max(x, other.x);
  const double down = std::min(bottom(), other.bottom()) - std::max(y, other.y);
  return across > 0 && down > 0 ? across * down : 0;
}

std::optional<Leader> leader_of(const PointLabel& label, const Box& box) {
  constexpr double near = 3;
  const Leader leader{std::clamp(label.x, box.x, box.right()),
                      std::clamp(label.y, box.y, box.bottom()), label.x, label.y};
  const double length = std::hypot(leader.to_x - leader.from_x, leader.to_y - leader.from_y);
  return length > near ? std::optional(leader) : std::nullopt;
}

std::vector<double> spread_labels(const std::vector<LineLabel>& labels, double low, double high) {
  const std::size_t count = labels.size();
  std::vector<double> centres(count);
  if (count == 0) return centres;
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return labels[a].wanted < labels[b].wanted; });

  // Distance of each centre from the first when packed tightly: without these, order is all.
  std::vector<double> packed(count, 0.0);
  for (std::size_t i = 1; i < count; ++i) {
    packed[i] = packed[i - 1] + (labels[order[i - 1]].size + labels[order[i]].size) / 2;
  }
  const double first_low = low + labels[order.front()].size / 2;
  const double last_high = high - labels[order.back()].size / 2;
  const double room = last_high - first_low;
  if (packed.back() > room) {
    const double squeeze = packed.back() > 0 ? std::max(0.0, room) / packed.back() : 0;
    for (std::size_t i = 0; i < count; ++i) centres[order[i]] = first_low + packed[i] * squeeze;
    return centres;
  }
  std::vector<double> slid(count);
  for (std::size_t i = 0; i < count; ++i) slid[i] = labels[order[i]].wanted - packed[i];
  slid = isotonic(slid);
  for (std::size_t i = 0; i < count; ++i) {
    // Clamping a non-decreasing sequence keeps its order, and so the distances.
    centres[order[i]] = std::clamp(slid[i], first_low, last_high - packed.back()) + packed[i];
  }
  return centres;
}

std::vector<std::optional<Box>> place_labels(const std::vector<PointLabel>& labels,
                                             const std::vector<Box>& obstacles, const Box& bounds) {
  Taken taken;
  std::vector<std::optional<Box>> placed;
  for (const auto& label : labels) {
    double least = std::numeric_limits<double>::max();
    bool free = false;
    Box best;
    for (const auto& box : candidates(label)) {
      const double covered = cover(label, box, labels, obstacles, taken, bounds);
      free = covered <= 1e-6;
      // A required label rather covers a small mark than stands far from its own point.
      const double away =
          std::hypot(box.x + box.width / 2 - label.x, box.y + box.height / 2 - label.y);
      const double cost = covered + 3 * away;
      if (label.required ? cost < least : free) {
        least = cost;
        best = box;
      }
      if (free) break;
    }
    if (free || label.required) {
      taken.boxes.push_back(best);
      if (const auto leader = leader_of(label, best)) taken.leaders.push_back(*leader);
      placed.emplace_back(best);
    } else {
      placed.emplace_back(std::nullopt);
    }
  }
  return placed;
}

}  // namespace engawa::figures
