#include "engawa/stats/quantile_group.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "engawa/stats/checks.hpp"

namespace engawa::stats {

base::Result<std::vector<std::optional<int>>> quantile_groups(
    std::span<const std::optional<double>> values, int groups, QuantileOrder order) {
  if (groups < 1 || groups > 1'000'000) {
    return base::make_problem(problems::bad_parameter, std::to_string(groups), "1..1000000");
  }
  std::vector<double> sorted;
  for (const std::optional<double>& value : values) {
    if (!value) continue;
    if (!std::isfinite(*value)) return base::make_problem(problems::bad_parameter, {}, "finite");
    sorted.push_back(order == QuantileOrder::descending ? -*value : *value);
  }
  std::vector<std::optional<int>> result(values.size());
  const auto count = static_cast<std::int64_t>(sorted.size());
  if (count < groups) return result;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i]) continue;
    const double key = order == QuantileOrder::descending ? -*values[i] : *values[i];
    const std::int64_t rank = std::lower_bound(sorted.begin(), sorted.end(), key) - sorted.begin();
    // (N + 1 - r) with r = rank + 1; the division rounds up.
    const std::int64_t product = groups * (count - rank);
    result[i] = static_cast<int>(groups + 1 - (product + count - 1) / count);
  }
  return result;
}

}  // namespace engawa::stats
