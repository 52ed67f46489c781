#pragma once

#include <optional>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::stats {

/// Affected among people of two groups, 0 <= affected <= people, people > 0.
struct TwoProportions {
  double affected_1;
  double people_1;
  double affected_2;
  double people_2;
};

/// A ratio; 0 and infinity are possible values, absent is 0 / 0. Limits are absent where the
/// formula needs the inverse of an empty cell.
struct RatioEstimate {
  std::optional<double> value;
  std::optional<Interval> limits;
};

/// A difference of two proportions with limits within [-1, 1].
struct Difference {
  double value;
  Interval limits;
};

/// Difference p1 - p2 with the limits of Newcombe (1998b), method 10: the Wilson limits l, u of
/// both joined as d - sqrt((p1-l1)^2 + (u2-p2)^2), d + sqrt((u1-p1)^2 + (p2-l2)^2); no correction.
/// Problems: STA-001, STA-002, STA-003 no people in a group, STA-004. Safe from many threads.
[[nodiscard]] base::Result<Difference> newcombe_difference(const TwoProportions& groups,
                                                           double confidence = 0.95);

/// z of p1 - p2 with the variance of the pooled share P, d / sqrt(P (1-P) (1/n1 + 1/n2)); absent
/// when none or all are affected. The groups must have been checked.
[[nodiscard]] std::optional<double> pooled_z(const TwoProportions& groups);

struct ProportionComparison {
  Difference difference;    ///< p1 - p2
  std::optional<double> z;  ///< pooled; absent when none or all are affected
  std::optional<double> p;  ///< two-sided, normal
  /// Fisher's exact test, two-sided (sum of the probabilities not above the observed one); absent
  /// for fractional counts.
  std::optional<double> fisher_p;
  RatioEstimate risk_ratio;  ///< p1 / p2, limits Katz et al. 1978
  RatioEstimate odds_ratio;  ///< limits Woolf 1955
};

/// Compares two independent groups. Nothing is added to empty cells: with any of the four cells 0
/// the limits of both ratios are absent, the ratios 0, infinite, or absent (0 / 0). Problems:
/// STA-001, STA-002, STA-003 no people in a group, STA-004. Safe from many threads.
[[nodiscard]] base::Result<ProportionComparison> compare_proportions(const TwoProportions& groups,
                                                                     double confidence = 0.95);

/// numerator / denominator as RatioEstimate has it: infinite when only the denominator is 0, absent
/// when both are 0.
[[nodiscard]] std::optional<double> ratio_or_absent(double numerator, double denominator);

/// value exp(-+ z standard_error).
[[nodiscard]] Interval log_limits(double value, double z, double standard_error);

}  // namespace engawa::stats
