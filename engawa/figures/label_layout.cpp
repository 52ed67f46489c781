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
  for (const double stretch : {1.0, 2.5, 5.0, 9.0, 14.0, 20.0}) {
    const double far = label.clearance * stretch;
    const double near = far * 0.7;
    const double x = label.x;
    const double y = label.y;
    for (const Box& box :
         {Box{x + far, y - h / 2, w, h}, Box{x - far - w, y - h / 2, w, h},
          Box{x - w / 2, y - far - h, w, h}, Box{x - w / 2, y + far, w, h},
          Box{x + near, y - near - h, w, h}, Box{x + near, y + near, w, h},
          Box{x - near - w, y - near - h, w, h}, Box{x - near - w, y + near, w, h}}) {
      boxes.push_back(box);
    }
  }
  return boxes;
}

// How much of `box` covers other things or sticks out of the bounds. Covering a mark makes it a
// little harder to see; covering another label, or being cut off, makes a label unreadable.
double cover(const Box& box, const std::vector<Box>& marks, const std::vector<Box>& placed,
             const Box& bounds) {
  double total = 20 * (box.width * box.height - box.overlap(bounds));
  for (const auto& other : marks) total += box.overlap(other);
  for (const auto& other : placed) total += 20 * box.overlap(other);
  return total;
}

}  // namespace

double Box::overlap(const Box& other) const {
  const double across = std::min(right(), other.right()) - std::max(x, other.x);
  const double down = std::min(bottom(), other.bottom()) - std::max(y, other.y);
  return across > 0 && down > 0 ? across * down : 0;
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
  std::vector<Box> taken;
  std::vector<std::optional<Box>> placed;
  for (const auto& label : labels) {
    double least = std::numeric_limits<double>::max();
    bool free = false;
    Box best;
    for (const auto& box : candidates(label)) {
      const double covered = cover(box, obstacles, taken, bounds);
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
      taken.push_back(best);
      placed.emplace_back(best);
    } else {
      placed.emplace_back(std::nullopt);
    }
  }
  return placed;
}

}  // namespace engawa::figures
