#pragma once

#include <span>

namespace engawa::stats {

/// Maximum of the beta-binomial likelihood sum [log Beta(x+a, n-x+b) - log Beta(a, b)].
/// `interior` is false when no a + b up to 1e8 beats equal shares.
struct BetaBinomialFit {
  bool interior;
  bool converged;  ///< meaningful when interior
  double a;
  double b;
  int iterations;
};

/// Newton's method on (logit of a/(a+b), log of 1/(a+b)) with analytic derivatives to a step below
/// 1e-12, in forms that keep their digits when a + b is large. Spans of equal length >= 2,
/// 0 <= affected <= people, people > 0, sum affected neither 0 nor all. Pure.
[[nodiscard]] BetaBinomialFit fit_beta_binomial(std::span<const double> affected,
                                                std::span<const double> people);

/// Log likelihood at (a, b) less that of binomial counts with the pooled share.
[[nodiscard]] double beta_binomial_gain(std::span<const double> affected,
                                        std::span<const double> people, double a, double b);

}  // namespace engawa::stats
