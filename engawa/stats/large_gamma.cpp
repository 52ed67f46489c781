#include "engawa/stats/large_gamma.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include "engawa/stats/log1p_minus.hpp"

namespace engawa::stats {
namespace {

constexpr int orders = 4;  // powers of 1/shape; the fifth is below 1e-15 at shape 1,000
constexpr int terms = 18;  // powers of eta; |eta| <= 0.5 leaves 1e-15

using Coefficients = std::array<std::array<double, terms>, orders>;

/// Series coefficients d_{k,n} of c_k(eta) by the recurrences of DLMF 8.12.11-12. The first row
/// follows from mu(eta) = eta + eta^2/3 + ..., the series that solves mu mu' = eta (1 + mu).
constexpr Coefficients make_coefficients() {
  constexpr int length = terms + 2 * orders + 2;
  std::array<double, length + 1> alpha{};  // mu = sum alpha_n eta^n
  alpha[1] = 1;
  for (int n = 2; n <= length; ++n) {
    // Coefficient of eta^n in mu mu' = eta (1 + mu): alpha_n (n + 1) + rest = alpha_{n-1}.
    double rest = 0;
    for (int i = 2; i < n; ++i) rest += alpha[i] * alpha[n + 1 - i] * (n + 1 - i);
    alpha[n] = (alpha[n - 1] - rest) / (n + 1);
  }
  // Stirling's coefficients g_k of Gamma*(a) = sum g_k a^-k.
  constexpr std::array<double, orders> stirling{1.0, 1.0 / 12, 1.0 / 288, -139.0 / 51840};
  std::array<std::array<double, length>, orders> wide{};
  wide[0][0] = -1.0 / 3;
  for (int n = 1; n + 2 <= length; ++n) wide[0][n] = (n + 2) * alpha[n + 2];
  for (int k = 1; k < orders; ++k) {
    const double g = (k % 2 == 0 ? 1.0 : -1.0) * stirling[k];
    for (int n = 0; n + 2 < length - 2 * (k - 1); ++n) {
      wide[k][n] = g * wide[0][n] + (n + 2) * wide[k - 1][n + 2];
    }
  }
  Coefficients result{};
  for (int k = 0; k < orders; ++k) {
    for (int n = 0; n < terms; ++n) result[k][n] = wide[k][n];
  }
  return result;
}

constexpr Coefficients coefficients = make_coefficients();

}  // namespace

double large_gamma_quantile(double z, double shape) {
  const double freedom = 2 * shape;  // chi-square with 2 * shape degrees of freedom
  const double h = 1 / std::sqrt(freedom);
  const double z2 = z * z;
  constexpr double root2 = std::numbers::sqrt2;
  const double t1 = root2 * z;
  const double t2 = 2 * (z2 - 1) / 3;
  const double t3 = z * (z2 - 7) / (9 * root2);
  const double t4 = -((6 * z2 + 14) * z2 - 32) / 405;
  const double t5 = z * ((9 * z2 + 256) * z2 - 433) / (4860 * root2);
  const double t6 = (((12 * z2 - 243) * z2 - 923) * z2 + 1472) / 25515;
  const double t7 = -z * (((3753 * z2 + 4353) * z2 - 289517) * z2 - 289717) / (9185400 * root2);
  const double tail = h * (t1 + h * (t2 + h * (t3 + h * (t4 + h * (t5 + h * (t6 + h * t7))))));
  return shape + shape * tail;
}

GammaTails large_gamma_tails(double shape, double x) {
  const double mu = (x - shape) / shape;
  const double half_eta_squared = -log1p_minus(mu);
  const double eta = std::copysign(std::sqrt(2 * half_eta_squared), mu);
  double sum = 0;
  for (int k = orders - 1; k >= 0; --k) {
    double c = 0;
    for (int n = terms - 1; n >= 0; --n) c = c * eta + coefficients[k][n];
    sum = sum / shape + c;
  }
  const double rest =
      std::exp(-shape * half_eta_squared) / std::sqrt(2 * std::numbers::pi * shape) * sum;
  const double point = eta * std::sqrt(0.5 * shape);
  if (mu > 0) {
    const double upper = 0.5 * std::erfc(point) + rest;
    return {1 - upper, upper};
  }
  const double lower = 0.5 * std::erfc(-point) - rest;
  return {lower, 1 - lower};
}

}  // namespace engawa::stats
