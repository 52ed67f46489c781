#pragma once

namespace engawa::stats {

// The standard normal law. Relative error below 1e-15 near the centre and 1e-14 within 8
// standard deviations; arguments outside the stated range, and NaN, give NaN. Pure functions, safe
// from many threads, no exceptions.

/// P(Z <= x).
[[nodiscard]] double normal_cdf(double x);

/// P(Z > x), without the loss of digits of 1 - normal_cdf(x).
[[nodiscard]] double normal_upper_tail(double x);

/// The density at x.
[[nodiscard]] double normal_density(double x);

/// z with P(Z <= z) = p, 0 <= p <= 1; -inf at 0 and inf at 1.
[[nodiscard]] double normal_quantile(double p);

/// z with P(Z > z) = q, 0 <= q <= 1. Use it for small upper tails instead of
/// normal_quantile(1 - q).
[[nodiscard]] double normal_upper_quantile(double q);

/// z of a two-sided interval, 0.5 <= confidence < 1: 1.95996... for 0.95. The two levels in
/// constant use, 0.95 and 0.998, cost nothing.
[[nodiscard]] double two_sided_z(double confidence);

/// Two-sided p-value of a standard normal statistic.
[[nodiscard]] double two_sided_p(double z);

}  // namespace engawa::stats
