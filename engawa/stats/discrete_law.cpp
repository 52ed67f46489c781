#include "engawa/stats/discrete_law.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/log1p_minus.hpp"

namespace engawa::stats {
namespace {

constexpr double half_log_two_pi = 0.918938533204672741780329736406;

/// log n! - log(sqrt(2 pi n) (n/e)^n), n >= 0 (0 counts as no correction).
double stirling_error(double n) {
  if (n == 0) return 0;
  if (n < 16) return log_gamma(n + 1) - (n + 0.5) * std::log(n) + n - half_log_two_pi;
  const double n2 = n * n;
  return (1.0 / 12 -
          (1.0 / 360 -
           (1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360360 / n2) / n2) / n2) / n2) /
              n2) /
         n;
}

/// x log(x / mean) + mean - x >= 0.
double deviance_part(double x, double mean) {
  if (x == 0) return mean;
  if (mean > 20 * x) return x * std::log(x / mean) + mean - x;
  return -x * log1p_minus((mean - x) / x);
}

double log_binomial(double x, double n, double share, double other_share) {
  if (x == 0) return n * (share < 0.5 ? std::log1p(-share) : std::log(other_share));
  if (x == n) return n * (other_share < 0.5 ? std::log1p(-other_share) : std::log(share));
  const double rest = n - x;
  return stirling_error(n) - stirling_error(x) - stirling_error(rest) -
         deviance_part(x, n * share) - deviance_part(rest, n * other_share) -
         0.5 * std::log(2 * std::numbers::pi * x * (rest / n));
}

/// The count nearest to `border_log` on one side: the last of those from `inside` (where
/// probabilities are at most the border, or just beyond the range) towards the mode.
template <class Law>
double tail_end(const Law& law, double beyond, double mode, double border_log) {
  // Probabilities rise strictly from `beyond` to the mode, up to ties beside it.
  double low = beyond;  // not above the border, or outside the range
  double high = mode;   // above the border
  while (std::fabs(high - low) > 1) {
    const double middle = low + std::trunc((high - low) / 2);
    (law.log_probability(middle) <= border_log ? low : high) = middle;
  }
  return low;
}

/// Sum of the probabilities from `start` away from the mode in steps of `step`.
template <class Law>
double tail_sum(const Law& law, double start, double step) {
  if (start < law.lowest() || start > law.highest()) return 0;
  double term = 1;
  double sum = 1;
  for (double count = start; count + step >= law.lowest() && count + step <= law.highest();
       count += step) {
    term *= step > 0 ? law.ratio_up(count) : 1 / law.ratio_up(count + step);
    sum += term;
    if (term < 1e-18 * sum) break;
  }
  return sum * std::exp(law.log_probability(start));
}

template <class Law>
double minimum_likelihood_sum(const Law& law, double observed) {
  const double mode = law.mode();
  const double border_log = law.log_probability(observed) + std::log1p(1e-7);
  if (law.log_probability(mode) <= border_log) return 1;
  const double lower = tail_end(law, law.lowest() - 1, mode, border_log);
  const double upper = tail_end(law, law.highest() + 1, mode, border_log);
  return std::min(1.0, tail_sum(law, lower, -1) + tail_sum(law, upper, 1));
}

}  // namespace

double BinomialLaw::mode() const {
  return std::clamp(std::floor((trials + 1) * share), 0.0, trials);
}

double BinomialLaw::log_probability(double count) const {
  return log_binomial(count, trials, share, other_share);
}

double BinomialLaw::ratio_up(double count) const {
  return (trials - count) / (count + 1) * (share / other_share);
}

double HypergeometricLaw::lowest() const { return std::max(0.0, drawn - unmarked); }

double HypergeometricLaw::highest() const { return std::min(drawn, marked); }

double HypergeometricLaw::mode() const {
  const double all = marked + unmarked;
  return std::clamp(std::floor((drawn + 1) * ((marked + 1) / (all + 2))), lowest(), highest());
}

double HypergeometricLaw::log_probability(double count) const {
  const double all = marked + unmarked;
  const double share = drawn / all;
  const double other_share = (all - drawn) / all;
  // With nothing or everything drawn the count is certain.
  if (share == 0 || other_share == 0) return 0;
  return log_binomial(count, marked, share, other_share) +
         log_binomial(drawn - count, unmarked, share, other_share) -
         log_binomial(drawn, all, share, other_share);
}

double HypergeometricLaw::ratio_up(double count) const {
  return (marked - count) / (count + 1) * ((drawn - count) / (unmarked - drawn + count + 1));
}

double minimum_likelihood_p(const DiscreteLaw& law, double observed) {
  return std::visit([&](const auto& known) { return minimum_likelihood_sum(known, observed); },
                    law);
}

double even_binomial_p(double a, double b) {
  const double fewer = std::min(a, b);
  const double trials = a + b;
  if (a == b) return 1;
  if (is_whole(a) && is_whole(b)) {
    return std::min(1.0, 2 * tail_sum(BinomialLaw{trials, 0.5, 0.5}, fewer, -1));
  }
  return std::min(1.0, 2 * beta_lower_tail(0.5, trials - fewer, fewer + 1));
}

}  // namespace engawa::stats
