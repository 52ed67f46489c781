#pragma once

#include <optional>
#include <span>
#include <string_view>

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
  /// sum x(1 - x/n), variance of O for shares of persons; absent when x > n in a class
  std::optional<double> observed_variance;
  /// sum n r(1 - r), the same if the area had the reference's shares; absent when r > 1 in a class
  std::optional<double> expected_variance;
  double reference_affected;  ///< sums over all classes, also those without people in the area
  double reference_people;
};

/// O = sum x, E = sum n r with r = reference_affected / reference_people; a class without people
/// in the area adds nothing to O and E. Problems: STA-001, STA-003 a class with affected but
/// without people, or with people but without reference people, STA-006 no class.
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

/// How the limits of a standardised ratio are found; N = people, z the normal point.
enum class IndirectMethod {
  automatic,        ///< exact below 10 observed, byar from 10
  exact,            ///< count_exact / E
  byar,             ///< count_byar / E
  vandenbroucke,    ///< max(0, sqrt O - z/2)^2 / E, (sqrt O + z/2)^2 / E (Vandenbroucke 1982)
  binomial_exact,   ///< N (Clopper-Pearson limits of O of N) / E
  binomial_strata,  ///< (O -+ z sqrt(sum x(1 - x/n))) / E, the lower cut at 0
  log_normal        ///< (O/E) exp(-+ z / sqrt O); no limits at O = 0
};

struct IndirectEstimate {
  double value;                    ///< O / E, or the indirectly standardised rate per person
  std::optional<Interval> limits;  ///< of the value; absent with log_normal at O = 0
  IndirectMethod method;           ///< what automatic came to
};

/// O/E with limits by `method`. Problems: STA-001, STA-003 E = 0, STA-002 x > n with a binomial
/// method, STA-004, STA-011. Safe from many threads.
[[nodiscard]] base::Result<IndirectEstimate> standardised_ratio(
    const ObservedExpected& sums, double confidence = 0.95,
    IndirectMethod method = IndirectMethod::automatic);

/// The indirectly standardised rate per person: ratio and limits times the crude rate of the
/// reference, sum reference_affected / sum reference_people over all classes. Problems as above,
/// STA-003 also when the reference has no people.
[[nodiscard]] base::Result<IndirectEstimate> indirect_rate(
    const ObservedExpected& sums, double confidence = 0.95,
    IndirectMethod method = IndirectMethod::automatic);

/// Tests of O = E. Two-sided.
struct IndirectTests {
  std::optional<double> z_binomial;  ///< (O-E)/sqrt(sum n r(1-r)); absent when that is 0 or unknown
  std::optional<double> p_binomial;
  double z_poisson;  ///< (O-E)/sqrt E
  double p_poisson;
  double p_double;                  ///< min(1, 2 min(P(X <= O), P(X >= O))), X Poisson(E)
  std::optional<double> p_minlike;  ///< poisson_minimum_likelihood_p; absent for fractional O
  double chi2_corrected;            ///< max(0, |O-E| - 1/2)^2 / E
};

/// Problems: STA-001, STA-003 E = 0, STA-011.
[[nodiscard]] base::Result<IndirectTests> indirect_tests(const ObservedExpected& sums);

/// The four classes of Niigata prefecture's 標準化有所見比.
enum class RatioClass { significantly_low, low, high, significantly_high };

/// Below 1 with the upper limit below 1, or not; above 1 with the lower limit above 1, or not.
/// None for a ratio of exactly 1. `ratio` and `limits` against 1 (not multiplied by 100).
[[nodiscard]] std::optional<RatioClass> ratio_class(double ratio, const Interval& limits);

/// The prefecture's words, e.g. 有意に高い.
[[nodiscard]] std::string_view japanese(RatioClass ratio_class);

}  // namespace engawa::stats
