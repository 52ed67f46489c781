#pragma once

#include <algorithm>
#include <cmath>

#include "engawa/base/result.hpp"
#include "engawa/stats/normal.hpp"

namespace engawa::stats {

/// Two limits, lower <= upper. An absent upper limit is infinity.
struct Interval {
  double lower;
  double upper;
};

// Limits of a proportion: x affected of n people, 0 <= x <= n, fractional counts allowed; result
// within [0, 1]. Problems: STA-001 negative or not finite, STA-002 x > n, STA-003 n = 0, STA-004
// confidence, STA-011 numerical failure. Safe from many threads.

/// Whether x of n has limits at this confidence, without making a problem.
[[nodiscard]] inline bool is_proportion(double x, double n, double confidence) {
  return x >= 0 && x <= n && n > 0 && std::isfinite(n) && confidence >= 0.5 && confidence < 1;
}
/// Why x of n has no limits: STA-001 to STA-004 where it is no proportion, else STA-011.
[[nodiscard]] base::Problem no_limits(double x, double n, double confidence);

/// Score interval (Wilson 1927) in a form without cancellation. Inline, since it is asked for every
/// cell of large tables, where a third of the time would go to carrying a Result out of a call.
[[nodiscard]] inline base::Result<Interval> proportion_wilson(double x, double n,
                                                              double confidence = 0.95) {
  if (!is_proportion(x, n, confidence)) return no_limits(x, n, confidence);
  // With R = sqrt(z^2 + 4x(n-x)/n) the upper limit is (2x + z^2 + zR) / (2(n + z^2)), and as the
  // product of both limits is x^2 / (n(n + z^2)), the lower one is 2x(x/n) / (2x + z^2 + zR): no
  // difference of near equal numbers. Each limit is taken from the end at which it is small.
  const double z = two_sided_z(confidence);
  const double z2 = z * z;
  const double rest = n - x;
  const double z_root = z * std::sqrt(z2 + 4 * x * (rest / n));
  const double from_below = 2 * x + z2 + z_root;
  const double lower = 2 * x * (x / n) / from_below;
  const double upper = 2 * x > n ? 1 - 2 * rest * (rest / n) / (2 * rest + z2 + z_root)
                                 : from_below / (2 * (n + z2));
  if (std::isnan(lower) || std::isnan(upper)) return no_limits(x, n, confidence);
  return Interval{lower, std::min(upper, 1.0)};
}
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
