#pragma once

#include <boost/math/constants/constants.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>

namespace engawa::stats::precise {

// Slow, plain 50-digit forms for tests only: sums written from the definition, no library code in
// common with what is tested.

using Real = boost::multiprecision::cpp_bin_float_50;

/// P(X <= k), X ~ Poisson(mean).
inline Real poisson_cdf(int k, const Real& mean) {
  Real term = exp(-mean);
  Real sum = term;
  for (int j = 1; j <= k; ++j) {
    term *= mean / j;
    sum += term;
  }
  return k < 0 ? Real(0) : sum;
}

/// P(X <= k), X ~ Binomial(n, p).
inline Real binomial_cdf(int k, int n, const Real& p) {
  Real term = pow(1 - p, n);
  Real sum = term;
  for (int j = 1; j <= k; ++j) {
    term *= p / (1 - p) * (n - j + 1) / j;
    sum += term;
  }
  return k < 0 ? Real(0) : sum;
}

/// Upper tail of the standard normal law for 0 <= x <= 9, by the power series of the centre.
inline Real normal_upper_tail(const Real& x) {
  Real term = x;
  Real sum = x;
  for (int k = 1; k < 400; ++k) {
    term *= x * x / (2 * k + 1);
    sum += term;
  }
  const Real density = exp(-x * x / 2) / sqrt(2 * boost::math::constants::pi<Real>());
  return Real(0.5) - density * sum;
}

/// z of a two-sided interval, to 40 digits, by Newton's method.
inline Real two_sided_z(const Real& confidence) {
  const Real tail = (1 - confidence) / 2;
  Real z = 0;  // left of the root the tail is convex: every step stays left of it
  for (int i = 0; i < 40; ++i) {
    const Real density = exp(-z * z / 2) / sqrt(2 * boost::math::constants::pi<Real>());
    z += (normal_upper_tail(z) - tail) / density;
  }
  return z;
}

/// Relative error of `value` against `truth`; the absolute error where truth is 0.
inline double error_of(double value, const Real& truth) {
  if (truth == 0) return static_cast<double>(abs(Real(value)));
  return static_cast<double>(abs(Real(value) / truth - 1));
}

}  // namespace engawa::stats::precise
