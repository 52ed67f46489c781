#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::stats {

/// One p-value adjusted for the number of tests, each at most 1.
struct AdjustedP {
  double benjamini_hochberg;   ///< false discovery rate, 1995
  double benjamini_yekutieli;  ///< false discovery rate under any dependence, 2001
  double bonferroni;
  double holm;      ///< 1979
  double hochberg;  ///< 1988
  double hommel;    ///< 1988
};

/// Adjusts a set of p-values (0..1). An absent p stays absent and does not count. Result in the
/// order of the input; ties get equal values. Hommel's form takes time in proportion to the square
/// of their number (10,000 in about 0.2 s). Problems: STA-010 a p outside 0..1. Safe from many
/// threads.
[[nodiscard]] base::Result<std::vector<std::optional<AdjustedP>>> adjust_p(
    std::span<const std::optional<double>> p_values);

}  // namespace engawa::stats
