#include "engawa/stats/interval.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/normal.hpp"
#include "engawa/stats/root.hpp"

namespace engawa::stats {
namespace {

/// From this count on Byar's limits equal the exact ones to the last bit.
constexpr double byar_is_exact = 1e9;

base::Status check_proportion(double x, double n, double confidence) {
  TRY(check_people(x, n));
  TRY(check_confidence(confidence));
  if (n == 0) return base::make_problem(problems::zero_denominator);
  return base::success();
}

base::Result<Interval> finite(Interval interval) {
  if (std::isnan(interval.lower) || std::isnan(interval.upper)) {
    return base::make_problem(problems::not_computable);
  }
  return interval;
}

double byar_limit(double y, double z) {
  const double bracket = 1 - 1 / (9 * y) + z / (3 * std::sqrt(y));
  return bracket <= 0 ? 0 : y * bracket * bracket * bracket;
}

/// Newcombe's method 4. The lower limit is the smaller root of a quadratic whose roots multiply to
/// (2x-1)^2 / (4n(n+z^2)), so it is had from the larger one without a difference. For x > 1/2 the
/// radicand is at least z^2; below, the correction is larger than the count.
double wilson_cc_lower(double x, double n, double z) {
  if (x <= 0.5) return 0;
  const double z2 = z * z;
  const double root = std::sqrt(z2 - 2 - 1 / n + 4 * (x / n) * ((n - x) + 1));
  return (2 * x - 1) * ((2 * x - 1) / n) / (2 * (2 * x + z2 - 1 + z * root));
}

double wilson_cc_upper(double x, double n, double z) {
  if (n - x <= 0.5) return 1;
  const double z2 = z * z;
  const double root = std::sqrt(z2 + 2 - 1 / n + 4 * (x / n) * ((n - x) - 1));
  return std::min((2 * x + z2 + 1 + z * root) / (2 * (n + z2)), 1.0);
}

// The mid-P limits lie between the exact limits for x and for its neighbour. 0 < x < n.

double mid_p_lower(double x, double n, double one_tail) {
  const double a = 0.5 * one_tail;
  const double low = beta_quantile(a, x, n - x + 1);
  const double high = beta_quantile(a, x + 1, n - x);
  if (std::isnan(low) || std::isnan(high)) return low + high;
  return root_between(
      [&](double p) {
        return beta_lower_tail(p, x, n - x + 1) + beta_lower_tail(p, x + 1, n - x) - one_tail;
      },
      low, high);
}

double mid_p_upper(double x, double n, double one_tail) {
  const double a = 0.5 * one_tail;
  const double low = beta_upper_quantile(a, x, n - x + 1);
  const double high = beta_upper_quantile(a, x + 1, n - x);
  if (std::isnan(low) || std::isnan(high)) return low + high;
  return root_between(
      [&](double p) {
        return beta_upper_tail(p, x, n - x + 1) + beta_upper_tail(p, x + 1, n - x) - one_tail;
      },
      low, high);
}

}  // namespace

base::Problem no_limits(double x, double n, double confidence) {
  const base::Status checked = check_proportion(x, n, confidence);
  return checked ? base::make_problem(problems::not_computable) : checked.problem();
}

base::Result<Interval> proportion_clopper_pearson(double x, double n, double confidence) {
  TRY(check_proportion(x, n, confidence));
  const double a = 0.5 * (1 - confidence);
  const double lower = x == 0 ? 0 : beta_quantile(a, x, n - x + 1);
  const double upper = x == n ? 1 : beta_upper_quantile(a, x + 1, n - x);
  return finite({lower, upper});
}

base::Result<Interval> proportion_jeffreys(double x, double n, double confidence) {
  TRY(check_proportion(x, n, confidence));
  const double a = 0.5 * (1 - confidence);
  const double lower = x == 0 ? 0 : beta_quantile(a, x + 0.5, n - x + 0.5);
  const double upper = x == n ? 1 : beta_upper_quantile(a, x + 0.5, n - x + 0.5);
  return finite({lower, upper});
}

base::Result<Interval> proportion_agresti_coull(double x, double n, double confidence) {
  TRY(check_proportion(x, n, confidence));
  const double z = two_sided_z(confidence);
  const double half_z2 = 0.5 * z * z;
  const double size = n + z * z;
  const double middle = (x + half_z2) / size;
  const double other = ((n - x) + half_z2) / size;
  const double half_width = z * std::sqrt(middle * other / size);
  return finite({std::max(middle - half_width, 0.0), std::min(middle + half_width, 1.0)});
}

base::Result<Interval> proportion_wilson_cc(double x, double n, double confidence) {
  TRY(check_proportion(x, n, confidence));
  const double z = two_sided_z(confidence);
  // The upper limit is the complement of the lower limit of those not affected.
  const double lower = wilson_cc_lower(x, n, z);
  const double upper = 2 * x > n ? 1 - wilson_cc_lower(n - x, n, z) : wilson_cc_upper(x, n, z);
  return finite({lower, upper});
}

base::Result<Interval> proportion_mid_p(double x, double n, double confidence) {
  TRY(check_proportion(x, n, confidence));
  const double one_tail = 1 - confidence;  // 2a
  Interval limits{0, 1};
  if (x > 0) limits.lower = x == n ? std::pow(one_tail, 1 / n) : mid_p_lower(x, n, one_tail);
  if (x < n) {
    limits.upper = x == 0 ? -std::expm1(std::log(one_tail) / n) : mid_p_upper(x, n, one_tail);
  }
  return finite(limits);
}

base::Result<Interval> proportion_limits(double x, double n, double confidence,
                                         ProportionMethod method) {
  switch (method) {
    case ProportionMethod::clopper_pearson:
      return proportion_clopper_pearson(x, n, confidence);
    case ProportionMethod::jeffreys:
      return proportion_jeffreys(x, n, confidence);
    case ProportionMethod::agresti_coull:
      return proportion_agresti_coull(x, n, confidence);
    case ProportionMethod::wilson_cc:
      return proportion_wilson_cc(x, n, confidence);
    case ProportionMethod::mid_p:
      return proportion_mid_p(x, n, confidence);
    case ProportionMethod::wilson:
      break;
  }
  return proportion_wilson(x, n, confidence);
}

base::Result<Interval> count_exact(double x, double confidence) {
  TRY(check_count(x));
  TRY(check_confidence(confidence));
  if (x >= byar_is_exact) return count_byar(x, confidence);
  const double a = 0.5 * (1 - confidence);
  return finite({x == 0 ? 0 : gamma_quantile(a, x), gamma_upper_quantile(a, x + 1)});
}

base::Result<Interval> count_byar(double x, double confidence) {
  TRY(check_count(x));
  TRY(check_confidence(confidence));
  const double z = two_sided_z(confidence);
  return finite({x == 0 ? 0 : byar_limit(x, -z), byar_limit(x + 1, z)});
}

base::Result<Interval> count_auto(double x, double confidence) {
  return x < 10 ? count_exact(x, confidence) : count_byar(x, confidence);
}

base::Result<Interval> count_mid_p(double x, double confidence) {
  TRY(check_count(x));
  TRY(check_confidence(confidence));
  const double one_tail = 1 - confidence;  // 2a
  if (x == 0) return Interval{0, -std::log(one_tail)};
  const double a = 0.5 * one_tail;
  // Between the exact limits for x and for its neighbour.
  const Interval lower{gamma_quantile(a, x), gamma_quantile(a, x + 1)};
  const Interval upper{gamma_upper_quantile(a, x), gamma_upper_quantile(a, x + 1)};
  if (std::isnan(lower.lower + lower.upper + upper.lower + upper.upper)) {
    return base::make_problem(problems::not_computable);
  }
  return finite({root_between(
                     [&](double mean) {
                       return gamma_lower_tail(mean, x) + gamma_lower_tail(mean, x + 1) - one_tail;
                     },
                     lower.lower, lower.upper),
                 root_between(
                     [&](double mean) {
                       return gamma_upper_tail(mean, x) + gamma_upper_tail(mean, x + 1) - one_tail;
                     },
                     upper.lower, upper.upper)});
}

CountMethod count_method_used(double x, CountMethod method) {
  if (method != CountMethod::automatic) return method;
  return x < 10 ? CountMethod::exact : CountMethod::byar;
}

base::Result<Interval> count_limits(double x, double confidence, CountMethod method) {
  switch (method) {
    case CountMethod::exact:
      return count_exact(x, confidence);
    case CountMethod::byar:
      return count_byar(x, confidence);
    case CountMethod::mid_p:
      return count_mid_p(x, confidence);
    case CountMethod::automatic:
      break;
  }
  return count_auto(x, confidence);
}

}  // namespace engawa::stats
