#pragma once

namespace engawa::stats {

/// Remainders of Stirling's formula: of log Gamma(x), and of its first and second derivative
/// against log x and 1/x. They are small and smooth, so their differences keep their digits.
struct StirlingRest {
  double log_gamma;  // log Gamma(x) - (x - 1/2) log x + x - log(2 pi)/2
  double digamma;    // psi(x) - log x
  double trigamma;   // psi'(x) - 1/x
};

/// The remainders at x > 0, to 1e-14. Pure, safe from many threads.
[[nodiscard]] StirlingRest stirling_rest(double x);

}  // namespace engawa::stats
