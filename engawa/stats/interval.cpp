#include "engawa/stats/interval.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/normal.hpp"

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

/// Wilson's upper limit for x <= n; every term is positive.
double wilson_upper(double x, double n, double z) {
  const double z2 = z * z;
  return (2 * x + z2 + z * std::sqrt(z2 + 4 * x * ((n - x) / n))) / (2 * (n + z2));
}

/// Wilson's lower limit as x^2 / (n (n + z^2) upper): the product of the two limits is known, so
/// no difference of near equal numbers is needed.
double wilson_lower(double x, double n, double z) {
  return x == 0 ? 0 : (x / n) * (x / (n + z * z)) / wilson_upper(x, n, z);
}

double byar_limit(double y, double z) {
  const double bracket = 1 - 1 / (9 * y) + z / (3 * std::sqrt(y));
  return bracket <= 0 ? 0 : y * bracket * bracket * bracket;
}

}  // namespace

base::Result<Interval> proportion_wilson(double x, double n, double confidence) {
  TRY(check_proportion(x, n, confidence));
  const double z = two_sided_z(confidence);
  // Each limit is taken from the end at which it is small.
  const double lower = wilson_lower(x, n, z);
  const double upper = 2 * x > n ? 1 - wilson_lower(n - x, n, z) : wilson_upper(x, n, z);
  return finite({lower, std::min(upper, 1.0)});
}

base::Result<Interval> proportion_clopper_pearson(double x, double n, double confidence) {
  TRY(check_proportion(x, n, confidence));
  const double a = 0.5 * (1 - confidence);
  const double lower = x == 0 ? 0 : beta_quantile(a, x, n - x + 1);
  const double upper = x == n ? 1 : beta_upper_quantile(a, x + 1, n - x);
  return finite({lower, upper});
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

base::Result<Interval> count_limits(double x, double confidence, CountMethod method) {
  switch (method) {
    case CountMethod::exact:
      return count_exact(x, confidence);
    case CountMethod::byar:
      return count_byar(x, confidence);
    case CountMethod::automatic:
      break;
  }
  return count_auto(x, confidence);
}

}  // namespace engawa::stats
