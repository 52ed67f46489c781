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

/// Equal-tailed limits of Beta(x + 1/2, n - x + 1/2) (Brown, Cai & DasGupta 2001), but 0 at x = 0
/// and 1 at x = n.
[[nodiscard]] base::Result<Interval> proportion_jeffreys(double x, double n,
                                                         double confidence = 0.95);
/// Agresti & Coull (1998): N = n + z^2, q = (x + z^2/2)/N, q -+ z sqrt(q(1-q)/N), cut to [0, 1].
[[nodiscard]] base::Result<Interval> proportion_agresti_coull(double x, double n,
                                                              double confidence = 0.95);
/// Score interval with continuity correction (Newcombe 1998, Stat Med 17:857, method 4); 0 at
/// x = 0 (and x <= 1/2, where the correction exceeds the count), 1 at the other end. The correction
/// holds at 2x = n too, where some programs drop it.
[[nodiscard]] base::Result<Interval> proportion_wilson_cc(double x, double n,
                                                          double confidence = 0.95);
/// Mid-P interval (Berry & Armitage 1995): the limits at which half the probability of x itself
/// counts to the tail; 0 at x = 0, 1 at x = n. The root is found by TOMS 748 to 50 bits.
[[nodiscard]] base::Result<Interval> proportion_mid_p(double x, double n, double confidence = 0.95);

/// How the limits of a proportion are found.
enum class ProportionMethod { wilson, clopper_pearson, jeffreys, agresti_coull, wilson_cc, mid_p };
[[nodiscard]] base::Result<Interval> proportion_limits(double x, double n, double confidence,
                                                       ProportionMethod method);

// Limits of the mean of a Poisson count x >= 0, fractional counts allowed. Problems: STA-001,
// STA-004, STA-011. Safe from many threads.

/// Exact interval (Garwood 1936); from 1e9 events Byar's, which equals it to 2e-16 there.
[[nodiscard]] base::Result<Interval> count_exact(double x, double confidence = 0.95);
/// Byar's approximation (Breslow & Day 1987); lower limit 0 at x = 0 and where it turns negative.
[[nodiscard]] base::Result<Interval> count_byar(double x, double confidence = 0.95);
/// Exact below 10 events, Byar from 10: what direct and indirect standardisation use.
[[nodiscard]] base::Result<Interval> count_auto(double x, double confidence = 0.95);

/// Mid-P limits: (P(x, L) + P(x+1, L))/2 = a and the same with Q for U; at x = 0 L = 0 and
/// U = -ln(2a).
[[nodiscard]] base::Result<Interval> count_mid_p(double x, double confidence = 0.95);

/// How the limits of a count are found.
enum class CountMethod { automatic, exact, byar, mid_p };
/// What `method` comes to for a count x: automatic is exact below 10 and byar from 10, every other
/// method is itself. Never automatic.
[[nodiscard]] CountMethod count_method_used(double x, CountMethod method);
[[nodiscard]] base::Result<Interval> count_limits(double x, double confidence, CountMethod method);

}  // namespace engawa::stats
