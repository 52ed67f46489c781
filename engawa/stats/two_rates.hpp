#pragma once

#include <optional>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::stats {

/// Events in person-time of two groups; events >= 0, time > 0.
struct TwoRates {
  double events_1;
  double time_1;
  double events_2;
  double time_2;
};

struct RateComparison {
  /// (x1/t1) / (x2/t2); infinite when only x2 is 0, absent when both are.
  std::optional<double> ratio;
  Interval limits;          ///< 0 and infinity are possible
  std::optional<double> p;  ///< absent for fractional counts
};

/// Ratio of two rates. Given N = x1 + x2, x1 is binomial with share t1 / (t1 + t2) when the rates
/// are equal: p is the sum of the probabilities of all counts not above that of x1 (times 1 +
/// 1e-7); the limits are L/(1-L) t2/t1 and U/(1-U) t2/t1 from the Clopper-Pearson limits L, U of x1
/// of N. Without any event p = 1 and the limits are 0 and infinity. Problems: STA-001, STA-003 time
/// 0, STA-004, STA-011. Safe from many threads.
[[nodiscard]] base::Result<RateComparison> compare_rates(const TwoRates& groups,
                                                         double confidence = 0.95);

}  // namespace engawa::stats
