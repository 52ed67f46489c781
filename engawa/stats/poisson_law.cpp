#include "engawa/stats/poisson_law.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/log1p_minus.hpp"
#include "engawa/stats/stirling.hpp"

namespace engawa::stats {
namespace {

/// Of `low` and `high`, the first not above the border and the second above it, the last count
/// beside `low` that is not above it.
double border_between(double low, double high, double border_log, double mean) {
  while (std::fabs(high - low) > 1) {
    const double middle = low + std::trunc(0.5 * (high - low));
    (poisson_log_probability(middle, mean) <= border_log ? low : high) = middle;
  }
  return low;
}

}  // namespace

double poisson_log_probability(double count, double mean) {
  if (count == 0) return -mean;
  // log Gamma(count + 1) = (count + 1/2) log count - count + log(2 pi)/2 + rest
  const double scale =
      -0.5 * std::log(2 * std::numbers::pi * count) - stirling_rest(count).log_gamma;
  if (mean > 20 * count) return scale - count * std::log(count / mean) + count - mean;
  return scale + count * log1p_minus((mean - count) / count);
}

double poisson_minimum_likelihood_p(double observed, double mean) {
  const double border_log = poisson_log_probability(observed, mean) + std::log1p(1e-7);
  const double mode = std::floor(mean);
  if (poisson_log_probability(mode, mean) <= border_log) return 1;
  double p = 0;
  if (-mean <= border_log) {
    const double last = border_between(0, mode, border_log, mean);
    p += gamma_upper_tail(mean, last + 1);
  }
  double beyond = std::max(mode + 1, observed);
  double step = std::ceil(std::sqrt(mean)) + 1;
  while (poisson_log_probability(beyond, mean) > border_log) {
    beyond += step;
    step *= 2;
  }
  const double first = border_between(beyond, mode, border_log, mean);
  return std::min(1.0, p + gamma_lower_tail(mean, first));
}

}  // namespace engawa::stats
