#pragma once

namespace engawa::stats {

// Quantiles and tails of the gamma and beta laws. Shapes and rates are positive and finite, x >= 0,
// probabilities 0..1; anything else, and a failure of the numerical method, gives NaN. Relative
// error below 1e-12 (mostly 1e-15) for probabilities down to 0.0005, 1e-10 beyond. Pure functions,
// safe from many threads, no exceptions. Gamma shapes of 1,000 and more go through large_gamma.hpp.

/// x with P(X <= x) = p, X ~ Gamma(shape, rate).
[[nodiscard]] double gamma_quantile(double p, double shape, double rate = 1);
/// x with P(X > x) = q.
[[nodiscard]] double gamma_upper_quantile(double q, double shape, double rate = 1);
/// P(X <= x).
[[nodiscard]] double gamma_lower_tail(double x, double shape, double rate = 1);
/// P(X > x).
[[nodiscard]] double gamma_upper_tail(double x, double shape, double rate = 1);
/// Density at x.
[[nodiscard]] double gamma_density(double x, double shape, double rate = 1);

/// log Gamma(x), x > 0.
[[nodiscard]] double log_gamma(double x);

/// shape with P(X <= x) = p for X ~ Gamma(shape, 1), x > 0, 0 < p < 1.
[[nodiscard]] double gamma_shape_of_lower_tail(double x, double p);
/// shape with P(X > x) = q for X ~ Gamma(shape, 1), x > 0, 0 < q < 1.
[[nodiscard]] double gamma_shape_of_upper_tail(double x, double q);

/// x with P(X <= x) = p, X ~ Beta(a, b).
[[nodiscard]] double beta_quantile(double p, double a, double b);
/// x with P(X > x) = q.
[[nodiscard]] double beta_upper_quantile(double q, double a, double b);
/// P(X <= x), X ~ Beta(a, b), 0 <= x <= 1.
[[nodiscard]] double beta_lower_tail(double x, double a, double b);
/// P(X > x).
[[nodiscard]] double beta_upper_tail(double x, double a, double b);

}  // namespace engawa::stats
