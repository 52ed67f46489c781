#include "engawa/stats/rank_nodes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace engawa::stats {
namespace {

constexpr std::size_t panel_nodes = 24;
constexpr std::size_t parts = 8;  // of a panel, between which the motion of the law is measured

/// Widest panel in units of the length over which a law changes: a Gaussian of standard deviation 1
/// is interpolated by 24 Chebyshev points over this width to 1e-12, and the unit is a cautious one.
constexpr double panel_width = 5;

using Slices = std::span<const RankSlice>;

/// -1..1; ascending.
std::array<double, panel_nodes> chebyshev_points() {
  std::array<double, panel_nodes> points{};
  for (std::size_t i = 0; i < panel_nodes; ++i) {
    points[i] = -std::cos(std::numbers::pi * (static_cast<double>(i) + 0.5) / panel_nodes);
  }
  return points;
}

/// Weights of the values at chebyshev_points() that give the polynomial's value at x, by the
/// barycentric formula.
std::array<double, panel_nodes> interpolation_weights(const std::array<double, panel_nodes>& points,
                                                      double x) {
  std::array<double, panel_nodes> weights{};
  double sum = 0;
  for (std::size_t i = 0; i < panel_nodes; ++i) {
    const double gap = x - points[i];
    if (gap == 0) {
      weights.fill(0);
      weights[i] = 1;
      return weights;
    }
    const double sign = i % 2 == 0 ? 1 : -1;
    weights[i] = sign * std::sqrt(1 - points[i] * points[i]) / gap;
    sum += weights[i];
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

class NodeFinder {
 public:
  NodeFinder(std::span<const GammaTailTable> tails, std::span<const double> shapes)
      : m_tails(tails), m_shapes(shapes), m_points(chebyshev_points()) {}

  /// `slices` ascending, not empty.
  void cover(Slices slices) {
    const double low = slices.front().log_ratio;
    const double high = slices.back().log_ratio;
    const double middle = 0.5 * (low + high);
    if (slices.size() <= panel_nodes || !(low < middle && middle < high)) {
      take_each(slices);
    } else if (changes_within(low, high) <= panel_width) {
      take_panel(slices);
    } else {
      const auto right = std::partition_point(
          slices.begin(), slices.end(), [&](const RankSlice& s) { return s.log_ratio <= middle; });
      const auto left_size = static_cast<std::size_t>(right - slices.begin());
      cover(slices.first(left_size));
      cover(slices.subspan(left_size));
    }
  }

  std::vector<RankNode> take() { return std::move(m_nodes); }

 private:
  void take_each(Slices slices) {
    for (const RankSlice& slice : slices) {
      if (m_nodes.empty() || m_nodes.back().log_ratio != slice.log_ratio) {
        m_nodes.push_back({slice.log_ratio, {}});
      }
      m_nodes.back().shares.push_back({slice.area, 1});
    }
  }

  void take_panel(Slices slices) {
    const double centre = 0.5 * (slices.front().log_ratio + slices.back().log_ratio);
    const double half_width = 0.5 * (slices.back().log_ratio - slices.front().log_ratio);
    std::vector<std::array<double, panel_nodes>> sums(m_tails.size());
    std::vector<bool> is_here(m_tails.size());
    for (const RankSlice& slice : slices) {
      const auto weights = interpolation_weights(m_points, (slice.log_ratio - centre) / half_width);
      for (std::size_t i = 0; i < panel_nodes; ++i) sums[slice.area][i] += weights[i];
      is_here[slice.area] = true;
    }
    for (std::size_t i = 0; i < panel_nodes; ++i) {
      RankNode node{centre + half_width * m_points[i], {}};
      for (std::uint32_t area = 0; area < sums.size(); ++area) {
        if (is_here[area]) node.shares.push_back({area, sums[area][i]});
      }
      m_nodes.push_back(std::move(node));
    }
  }

  /// Width of a panel in units of the length over which the law of the number of areas above
  /// changes: by the narrowest area that changes at all within the panel, and by how many of its
  /// own standard deviations the number moves.
  double changes_within(double low, double high) const {
    const double step = (high - low) / parts;
    std::array<double, parts + 1> mean{};
    std::array<double, parts + 1> variance{};
    double narrowest = 0;
    for (std::size_t j = 0; j < m_tails.size(); ++j) {
      const double first = m_tails[j].upper_tail(low);
      if (first == m_tails[j].upper_tail(high)) {
        for (std::size_t k = 0; k <= parts; ++k) variance[k] += first * (1 - first);
        continue;
      }
      narrowest = std::max(narrowest, m_shapes[j]);
      for (std::size_t k = 0; k <= parts; ++k) {
        const double above = m_tails[j].upper_tail(low + static_cast<double>(k) * step);
        mean[k] += above;
        variance[k] += above * (1 - above);
      }
    }
    double fastest = 0;
    for (std::size_t k = 0; k < parts; ++k) {
      const double deviation = std::sqrt(0.5 * (variance[k] + variance[k + 1]) + 0.25);
      fastest = std::max(fastest, (mean[k] - mean[k + 1]) / deviation);
    }
    // The logarithm of a Gamma(s) law has a standard deviation of about 1 / sqrt(s), but its upper
    // tail is steeper where s is small.
    return (high - low) * std::sqrt(narrowest + 4) + parts * fastest;
  }

  std::span<const GammaTailTable> m_tails;
  std::span<const double> m_shapes;
  std::array<double, panel_nodes> m_points;
  std::vector<RankNode> m_nodes;
};

}  // namespace

std::vector<RankNode> rank_nodes(std::vector<RankSlice> slices,
                                 std::span<const GammaTailTable> tails,
                                 std::span<const double> shapes) {
  if (slices.empty()) return {};
  std::sort(slices.begin(), slices.end(), [](const RankSlice& a, const RankSlice& b) {
    return a.log_ratio != b.log_ratio ? a.log_ratio < b.log_ratio : a.area < b.area;
  });
  NodeFinder finder(tails, shapes);
  finder.cover(slices);
  return finder.take();
}

}  // namespace engawa::stats
