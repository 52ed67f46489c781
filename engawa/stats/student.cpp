#include "engawa/stats/student.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/policies/policy.hpp>
#include <cmath>
#include <limits>

namespace engawa::stats {
namespace {

namespace policies = boost::math::policies;
using Policy = policies::policy<policies::promote_double<false>>;
using Student = boost::math::students_t_distribution<double, Policy>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

bool is_freedom(double freedom) { return freedom > 0 && std::isfinite(freedom); }

}  // namespace

double student_quantile_upper(double q, double freedom) {
  if (!(q >= 0 && q <= 1) || !is_freedom(freedom)) return not_a_number;
  if (q == 0) return infinity;
  if (q == 1) return -infinity;
  try {
    return boost::math::quantile(boost::math::complement(Student(freedom), q));
  } catch (const std::exception&) {
    return not_a_number;
  }
}

double student_two_sided_p(double t, double freedom) {
  if (std::isnan(t) || !is_freedom(freedom)) return not_a_number;
  if (std::isinf(t)) return 0;
  try {
    return 2 * boost::math::cdf(boost::math::complement(Student(freedom), std::fabs(t)));
  } catch (const std::exception&) {
    return not_a_number;
  }
}

}  // namespace engawa::stats
