#include "engawa/stats/normal.hpp"

#include <boost/math/policies/policy.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <limits>
#include <numbers>

namespace engawa::stats {
namespace {

namespace policies = boost::math::policies;
using Policy = policies::policy<policies::promote_double<false>>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

double normal_cdf(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

double normal_upper_tail(double x) { return 0.5 * std::erfc(x / std::numbers::sqrt2); }

double normal_density(double x) {
  constexpr double inverse_root_two_pi = 0.398942280401432677939946;
  return inverse_root_two_pi * std::exp(-0.5 * x * x);
}

double normal_quantile(double p) { return -normal_upper_quantile(p); }

double normal_upper_quantile(double q) {
  if (!(q >= 0 && q <= 1)) return not_a_number;
  if (q == 0) return infinity;
  if (q == 1) return -infinity;
  try {
    return std::numbers::sqrt2 * boost::math::erfc_inv(2 * q, Policy());
  } catch (const std::exception&) {
    return not_a_number;
  }
}

double two_sided_z(double confidence) {
  if (confidence == 0.95) return 1.959963984540054235525;
  if (confidence == 0.998) return 3.090232306167813541540;
  if (!(confidence >= 0.5 && confidence < 1)) return not_a_number;
  return normal_upper_quantile(0.5 * (1 - confidence));
}

double two_sided_p(double z) { return std::erfc(std::fabs(z) / std::numbers::sqrt2); }

}  // namespace engawa::stats
