#pragma once

#include "engawa/base/result.hpp"

namespace engawa::stats {

/// Two limits, lower <= upper. An absent upper limit is infinity.
struct Interval {
  double lower;
  double upper;
};

// Limits of a proportion: x affected of n people, 0 <= x <= n, fractional counts allowed; result
// within [0, 1]. Problems: STA-001 negative or not finite, STA-002 x > n, STA-003 n = 0, STA-004
// confidence, STA-011 numerical failure. Safe from many threads.

/// Score interval (Wilson 1927) in a form without cancellation.
[[nodiscard]] base::Result<Interval> proportion_wilson(double x, double n,
                                                       double confidence = 0.95);
/// Exact interval (Clopper & Pearson 1934), never below its nominal coverage.
[[nodiscard]] base::Result<Interval> proportion_clopper_pearson(double x, double n,
                                                                double confidence = 0.95);

// Limits of the mean of a Poisson count x >= 0, fractional counts allowed. Problems: STA-001,
// STA-004, STA-011. Safe from many threads.

/// Exact interval (Garwood 1936).
[[nodiscard]] base::Result<Interval> count_exact(double x, double confidence = 0.95);
/// Byar's approximation (Breslow & Day 1987); lower limit 0 at x = 0 and where it turns negative.
[[nodiscard]] base::Result<Interval> count_byar(double x, double confidence = 0.95);
/// Exact below 10 events, Byar from 10: what direct and indirect standardisation use.
[[nodiscard]] base::Result<Interval> count_auto(double x, double confidence = 0.95);

/// How the limits of a count are found.
enum class CountMethod { automatic, exact, byar };
[[nodiscard]] base::Result<Interval> count_limits(double x, double confidence, CountMethod method);

}  // namespace engawa::stats
