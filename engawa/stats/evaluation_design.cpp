#include "engawa/stats/evaluation_design.hpp"

#include <cmath>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/normal.hpp"

namespace engawa::stats {
namespace {

base::Problem out_of_range(double value, const char* expected) {
  return base::make_problem(problems::bad_parameter, base::format_significant(value), expected);
}

/// phi(k) / (1 - Phi(k)).
double hazard(double k) {
  if (k < 10) return normal_density(k) / normal_upper_tail(k);
  // Laplace's continued fraction k + 1/(k + 2/(k + 3/(k + ...))), which needs no small tail.
  double value = k;
  for (int level = 60; level >= 1; --level) value = k + level / value;
  return value;
}

base::Status check_aim(const StudyAim& aim) {
  if (!(aim.alpha > 0 && aim.alpha < 1)) return out_of_range(aim.alpha, "0 < alpha < 1");
  if (!(aim.power > 0 && aim.power < 1)) return out_of_range(aim.power, "0 < power < 1");
  return base::success();
}

}  // namespace

base::Result<double> regression_to_the_mean(const PickedGroup& group) {
  const double deviation = group.standard_deviation;
  if (!(deviation > 0 && std::isfinite(deviation))) return out_of_range(deviation, "> 0");
  if (!(group.reliability >= 0 && group.reliability <= 1)) {
    return out_of_range(group.reliability, "0..1");
  }
  const double k = (group.cut_off - group.mean) / deviation;
  if (!std::isfinite(k)) return out_of_range(k, "finite");
  return (1 - group.reliability) * deviation * hazard(k);
}

base::Result<double> design_effect(double cluster_size, double intraclass_correlation) {
  if (!(cluster_size >= 1 && std::isfinite(cluster_size)))
    return out_of_range(cluster_size, ">= 1");
  if (!(intraclass_correlation >= 0 && intraclass_correlation <= 1)) {
    return out_of_range(intraclass_correlation, "0..1");
  }
  return 1 + (cluster_size - 1) * intraclass_correlation;
}

base::Result<double> people_per_group(double share_1, double share_2, const StudyAim& aim) {
  TRY(check_aim(aim));
  for (const double share : {share_1, share_2}) {
    if (!(share >= 0 && share <= 1)) return out_of_range(share, "0..1");
  }
  if (share_1 == share_2) return out_of_range(share_2, "two different shares");
  const double mean = 0.5 * (share_1 + share_2);
  const double under_none = std::sqrt(2 * mean * (1 - mean));
  const double under_effect = std::sqrt(share_1 * (1 - share_1) + share_2 * (1 - share_2));
  const double root = (normal_upper_quantile(0.5 * aim.alpha) * under_none +
                       normal_quantile(aim.power) * under_effect) /
                      (share_1 - share_2);
  return root * root;
}

base::Result<double> detectable_effect(double standard_error, const StudyAim& aim) {
  TRY(check_aim(aim));
  if (!is_count(standard_error)) return out_of_range(standard_error, ">= 0");
  return (normal_upper_quantile(0.5 * aim.alpha) + normal_quantile(aim.power)) * standard_error;
}

}  // namespace engawa::stats
