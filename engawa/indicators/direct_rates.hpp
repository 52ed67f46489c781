#pragma once

#include <optional>

#include "engawa/indicators/analysis.hpp"

namespace engawa::indicators {

/// A number with two limits.
struct Limited {
  double value = 0;
  double lower = 0;
  double upper = 0;
};

/// Directly standardised share (0 to 1) with Dobson limits at 95 %, by age over the sexes of
/// `group`. Where cells are hidden the limits run from the lower limit at the least to the upper
/// limit at the most. Empty below ten affected, and where an age band has nobody. Pure.
[[nodiscard]] std::optional<Limited> direct_rate(const AreaCells& cells, Group group,
                                                 const AgeWeights& weights);

/// The same against the national checkup population, by age within each sex of `group`: for both
/// sexes it is standardised by sex and age, like the ratio. The nation's own value is its crude
/// share. Empty also where the population of a sex is.
[[nodiscard]] std::optional<Limited> direct_rate(const AreaCells& cells, Group group,
                                                 const CheckupPopulation& population);

}  // namespace engawa::indicators
