#pragma once

#include <span>

namespace engawa::stats {

/// Maximum of the negative binomial likelihood of counts with mean mu E and variance
/// mu E + (mu E)^2 / shape. `interior` is false when no finite shape beats equal ratios.
struct NegativeBinomialFit {
  bool interior;
  bool converged;  ///< meaningful when interior
  double shape;
  double mean;  ///< mu
  int iterations;
};

/// Newton's method on (log mean, log of 1/shape) with analytic derivatives, in forms that keep
/// their digits when 1/shape is tiny and need no loop over counts. Spans of equal length >= 2,
/// observed >= 0 with a positive sum, expected > 0. Statistics of section 4 of the methods
/// reference; shapes above 1e8 count as no interior maximum. Pure.
[[nodiscard]] NegativeBinomialFit fit_negative_binomial(std::span<const double> observed,
                                                        std::span<const double> expected);

/// Log likelihood at (shape, mean) less that of Poisson counts with the pooled ratio.
[[nodiscard]] double negative_binomial_gain(std::span<const double> observed,
                                            std::span<const double> expected, double shape,
                                            double mean);

}  // namespace engawa::stats
