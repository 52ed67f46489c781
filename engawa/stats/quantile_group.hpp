#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::stats {

/// Whether group 1 holds the highest or the lowest values.
enum class QuantileOrder { descending, ascending };

/// Group 1..groups of each value: groups + 1 - ceil(groups (N + 1 - r) / N) for rank r of N present
/// values, ties all taking the lowest rank, in whole numbers. An absent value stays absent; fewer
/// values than groups: all absent. Problems: STA-010 groups outside 1..1,000,000 or a value not
/// finite. Safe from many threads.
[[nodiscard]] base::Result<std::vector<std::optional<int>>> quantile_groups(
    std::span<const std::optional<double>> values, int groups = 10,
    QuantileOrder order = QuantileOrder::descending);

}  // namespace engawa::stats
