#include "engawa/stats/moran.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/normal.hpp"

namespace engawa::stats {
namespace {

/// Neighbours of each area, ascending, by position.
using Neighbours = std::vector<std::vector<std::size_t>>;

base::Result<Neighbours> neighbours_of(std::span<const std::optional<double>> values,
                                       std::span<const NeighbourPair> pairs) {
  Neighbours lists(values.size());
  for (const std::optional<double>& value : values) {
    if (value && !std::isfinite(*value)) {
      return base::make_problem(problems::bad_parameter, {}, "finite");
    }
  }
  for (const NeighbourPair& pair : pairs) {
    if (pair.area >= values.size() || pair.neighbour >= values.size() ||
        pair.area == pair.neighbour) {
      return base::make_problem(problems::bad_parameter, std::to_string(pair.area),
                                "two different areas");
    }
    if (values[pair.area] && values[pair.neighbour]) {
      lists[pair.area].push_back(pair.neighbour);
    }
  }
  for (std::vector<std::size_t>& list : lists) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
  return lists;
}

/// Takes areas without neighbours out of the other areas' lists until every area left has one.
void drop_lonely(Neighbours& lists) {
  bool changed = true;
  while (changed) {
    changed = false;
    for (std::vector<std::size_t>& list : lists) {
      changed |= std::erase_if(list, [&](std::size_t j) { return lists[j].empty(); }) > 0;
    }
  }
}

/// Sums of the weights in the variance: S1 and S2; S0 is the number of areas.
struct WeightSums {
  double s1 = 0;
  double s2 = 0;
};

WeightSums weight_sums(const Neighbours& lists) {
  const auto weight = [&](std::size_t i, std::size_t j) {
    return std::binary_search(lists[i].begin(), lists[i].end(), j)
               ? 1 / static_cast<double>(lists[i].size())
               : 0.0;
  };
  WeightSums sums;
  std::vector<double> columns(lists.size(), 0.0);
  for (std::size_t i = 0; i < lists.size(); ++i) {
    for (const std::size_t j : lists[i]) {
      columns[j] += weight(i, j);
      const double back = weight(j, i);
      const double both = weight(i, j) + back;
      // A pair of one direction is met once here, but counts from both sides.
      sums.s1 += (back > 0 ? 0.5 : 1) * both * both;
    }
  }
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (lists[i].empty()) continue;
    sums.s2 += (1 + columns[i]) * (1 + columns[i]);
  }
  return sums;
}

double variance_of(const WeightSums& sums, double n, double kurtosis) {
  const double s0_squared = n * n;
  const double upper = n * ((n * n - 3 * n + 3) * sums.s1 - n * sums.s2 + 3 * s0_squared) -
                       kurtosis * ((n * n - n) * sums.s1 - 2 * n * sums.s2 + 6 * s0_squared);
  return upper / ((n - 1) * (n - 2) * (n - 3) * s0_squared) - 1 / ((n - 1) * (n - 1));
}

}  // namespace

base::Result<Moran> moran(std::span<const std::optional<double>> values,
                          std::span<const NeighbourPair> neighbours) {
  Neighbours lists = TRY(neighbours_of(values, neighbours));
  drop_lonely(lists);
  Moran result{};
  double mean = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i]) continue;
    ++(lists[i].empty() ? result.left_out : result.areas);
  }
  if (result.areas < 4) {
    return base::make_problem(problems::too_few_members, std::to_string(result.areas), ">= 4");
  }
  const auto n = static_cast<double>(result.areas);
  const double* first = nullptr;
  bool varies = false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (lists[i].empty()) continue;
    mean += *values[i] / n;
    if (first == nullptr) first = &*values[i];
    varies = varies || *values[i] != *first;
  }
  if (!varies) return base::make_problem(problems::no_variation);
  double squares = 0;
  double fourths = 0;
  double product = 0;
  result.local.resize(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (lists[i].empty()) continue;
    const double z = *values[i] - mean;
    double around = 0;
    for (const std::size_t j : lists[i]) around += *values[j] - mean;
    around /= static_cast<double>(lists[i].size());
    result.local[i] = z * around;
    product += z * around;
    squares += z * z;
    fourths += z * z * z * z;
  }
  for (std::optional<double>& local : result.local) {
    if (local) *local /= squares / n;
  }
  result.i = product / squares;
  result.expected = -1 / (n - 1);
  result.variance = variance_of(weight_sums(lists), n, n * fourths / (squares * squares));
  if (result.variance > 0) {
    result.z = (result.i - result.expected) / std::sqrt(result.variance);
    result.p = two_sided_p(*result.z);
  }
  return result;
}

}  // namespace engawa::stats
