#pragma once

#include <span>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::stats {

/// One sex-age class: the area's affected and people, and those of the reference (nation or
/// prefecture). Counts >= 0, may be fractional. The caller joins them by key.
struct IndirectStratum {
  double affected;
  double people;
  double reference_affected;
  double reference_people;
};

struct ObservedExpected {
  double observed;  ///< persons
  double expected;  ///< persons, if the area had the reference's share in every class
  double people;    ///< persons of the area
};

/// O = sum x, E = sum n r with r = reference_affected / reference_people; a class without people
/// in the area adds nothing. Problems: STA-001, STA-003 a class with people but without
/// reference people, STA-006 no class.
[[nodiscard]] base::Result<ObservedExpected> observed_expected(
    std::span<const IndirectStratum> strata);

/// An indirectly standardised ratio (標準化該当比 / 100). It compares an area with its reference
/// only: ratios of two areas rest on different weights and must not be compared.
struct IndirectRatio {
  double ratio;            ///< O / E
  Interval limits;         ///< of the ratio
  double excess;           ///< O - E, persons
  Interval excess_limits;  ///< E (ratio limit - 1), persons
};

/// Poisson limits of the count O divided by E. Problems: STA-001, STA-003 E = 0, STA-004, STA-011.
[[nodiscard]] base::Result<IndirectRatio> indirect_ratio(
    double observed, double expected, double confidence = 0.95,
    CountMethod method = CountMethod::automatic);

/// As indirect_ratio with the limits N L / E of the exact binomial limits of O of N people. For
/// common conditions, where Poisson limits are 12-30 % too wide. Problems also STA-002.
[[nodiscard]] base::Result<IndirectRatio> indirect_ratio_binomial(double observed, double expected,
                                                                  double people,
                                                                  double confidence = 0.95);

}  // namespace engawa::stats
