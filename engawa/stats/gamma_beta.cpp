#include "engawa/stats/gamma_beta.hpp"

#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

#include "engawa/stats/large_gamma.hpp"
#include "engawa/stats/normal.hpp"

namespace engawa::stats {
namespace {

namespace policies = boost::math::policies;
using Policy = policies::policy<policies::promote_double<false>>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

bool is_positive(double value) { return value > 0 && std::isfinite(value); }
bool is_probability(double value) { return value >= 0 && value <= 1; }

/// The value of `function`, or NaN when Boost.Math reports any error.
template <class Function>
double guarded(Function function) {
  try {
    return function();
  } catch (const std::exception&) {
    return not_a_number;
  }
}

/// Where Temme's expansion holds.
bool is_central(double x, double shape) {
  return shape >= large_gamma_shape && std::fabs(x - shape) <= 0.4 * shape;
}

enum class Tail { lower, upper };

double quantile_of_tail(double probability, double shape, Tail tail) {
  if (!is_probability(probability) || !is_positive(shape)) return not_a_number;
  if (probability == 0) return tail == Tail::lower ? 0 : infinity;
  if (probability == 1) return tail == Tail::lower ? infinity : 0;
  if (shape >= large_gamma_shape) {
    const double z =
        tail == Tail::lower ? normal_quantile(probability) : normal_upper_quantile(probability);
    if (std::fabs(z) <= large_gamma_point_max) return large_gamma_quantile(z, shape);
  }
  return guarded([&] {
    return tail == Tail::lower ? boost::math::gamma_p_inv(shape, probability, Policy())
                               : boost::math::gamma_q_inv(shape, probability, Policy());
  });
}

double tail_of(double x, double shape, Tail tail) {
  if (!(x >= 0) || !is_positive(shape)) return not_a_number;
  if (x == infinity) return tail == Tail::lower ? 1 : 0;
  if (is_central(x, shape)) {
    const GammaTails tails = large_gamma_tails(shape, x);
    return tail == Tail::lower ? tails.lower : tails.upper;
  }
  // Beyond 40 standard deviations a tail underflows; the general algorithm may give up there.
  if (shape >= large_gamma_shape && std::fabs(x - shape) > 40 * std::sqrt(shape) + 1) {
    return (x > shape) == (tail == Tail::lower) ? 1 : 0;
  }
  return guarded([&] {
    return tail == Tail::lower ? boost::math::gamma_p(shape, x, Policy())
                               : boost::math::gamma_q(shape, x, Policy());
  });
}

/// Shape at which a tail has the given probability, for x large enough for the normal form: a
/// first value from Wilson & Hilferty (1931), then the secant method on log probabilities.
double large_shape_of_tail(double x, double probability, Tail tail) {
  const double z =
      tail == Tail::lower ? normal_quantile(probability) : normal_upper_quantile(probability);
  const double root = std::cbrt(x);
  double shape = x;
  for (int i = 0; i < 6; ++i) {
    const double bracket = 1 - 1 / (9 * shape) + z / (3 * std::sqrt(shape));
    shape = std::pow(root / bracket, 3);
  }
  const double target = std::log(probability);
  const auto error = [&](double s) { return std::log(tail_of(x, s, tail)) - target; };
  double before = shape * (1 + 1e-6 / std::sqrt(shape));
  double error_before = error(before);
  for (int i = 0; i < 30; ++i) {
    const double error_now = error(shape);
    if (error_now == 0 || error_now == error_before) break;
    const double next = shape - error_now * (shape - before) / (error_now - error_before);
    before = shape;
    error_before = error_now;
    shape = next;
    if (std::fabs(shape - before) <= 1e-15 * shape) break;
  }
  return shape;
}

}  // namespace

double gamma_quantile(double p, double shape, double rate) {
  return is_positive(rate) ? quantile_of_tail(p, shape, Tail::lower) / rate : not_a_number;
}

double gamma_upper_quantile(double q, double shape, double rate) {
  return is_positive(rate) ? quantile_of_tail(q, shape, Tail::upper) / rate : not_a_number;
}

double gamma_lower_tail(double x, double shape, double rate) {
  return is_positive(rate) ? tail_of(x * rate, shape, Tail::lower) : not_a_number;
}

double gamma_upper_tail(double x, double shape, double rate) {
  return is_positive(rate) ? tail_of(x * rate, shape, Tail::upper) : not_a_number;
}

double gamma_density(double x, double shape, double rate) {
  if (!(x >= 0) || !is_positive(shape) || !is_positive(rate)) return not_a_number;
  return guarded([&] { return boost::math::gamma_p_derivative(shape, x * rate, Policy()) * rate; });
}

double log_gamma(double x) {
  // Not std::lgamma: it writes a global sign, which is a data race between threads.
  if (!is_positive(x)) return not_a_number;
  return guarded([&] { return boost::math::lgamma(x, Policy()); });
}

double gamma_shape_of_lower_tail(double x, double p) {
  if (!is_positive(x) || !(p > 0 && p < 1)) return not_a_number;
  if (x >= 4 * large_gamma_shape) return large_shape_of_tail(x, p, Tail::lower);
  return guarded([&] { return boost::math::gamma_p_inva(x, p, Policy()); });
}

double gamma_shape_of_upper_tail(double x, double q) {
  if (!is_positive(x) || !(q > 0 && q < 1)) return not_a_number;
  if (x >= 4 * large_gamma_shape) return large_shape_of_tail(x, q, Tail::upper);
  return guarded([&] { return boost::math::gamma_q_inva(x, q, Policy()); });
}

double beta_quantile(double p, double a, double b) {
  if (!is_probability(p) || !is_positive(a) || !is_positive(b)) return not_a_number;
  return guarded([&] { return boost::math::ibeta_inv(a, b, p, Policy()); });
}

double beta_upper_quantile(double q, double a, double b) {
  if (!is_probability(q) || !is_positive(a) || !is_positive(b)) return not_a_number;
  return guarded([&] { return boost::math::ibetac_inv(a, b, q, Policy()); });
}

double beta_lower_tail(double x, double a, double b) {
  if (!is_probability(x) || !is_positive(a) || !is_positive(b)) return not_a_number;
  return guarded([&] { return boost::math::ibeta(a, b, x, Policy()); });
}

double beta_upper_tail(double x, double a, double b) {
  if (!is_probability(x) || !is_positive(a) || !is_positive(b)) return not_a_number;
  return guarded([&] { return boost::math::ibetac(a, b, x, Policy()); });
}

}  // namespace engawa::stats
