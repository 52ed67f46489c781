#include "engawa/stats/funnel.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/normal.hpp"

namespace engawa::stats {
namespace {

constexpr double inner = 0.95;
constexpr double outer = 0.998;

base::Status check_size(double size) {
  TRY(check_count(size));
  if (size == 0) return base::make_problem(problems::zero_denominator);
  return base::success();
}

base::Status check_ratio_centre(double centre) {
  if (centre > 0 && std::isfinite(centre)) return base::success();
  return base::make_problem(problems::bad_parameter, base::format_significant(centre), "> 0");
}

/// A point is outside a level when the tail beyond it is smaller than the level's.
FunnelSignificance significance(double lower_tail, double upper_tail) {
  constexpr double outer_tail = 0.5 * (1 - outer);
  constexpr double inner_tail = 0.5 * (1 - inner);
  if (upper_tail < outer_tail) return FunnelSignificance::high_99_8;
  if (upper_tail < inner_tail) return FunnelSignificance::high_95;
  if (lower_tail < outer_tail) return FunnelSignificance::low_99_8;
  if (lower_tail < inner_tail) return FunnelSignificance::low_95;
  return FunnelSignificance::none;
}

}  // namespace

base::Result<Interval> funnel_proportion_limits(double people, double centre, double confidence) {
  TRY(check_size(people));
  TRY(check_confidence(confidence));
  if (!(centre >= 0 && centre <= 1)) {
    return base::make_problem(problems::bad_parameter, base::format_significant(centre), "0..1");
  }
  const double half_width = two_sided_z(confidence) * std::sqrt(centre * (1 - centre) / people);
  return Interval{std::max(centre - half_width, 0.0), std::min(centre + half_width, 1.0)};
}

base::Result<Interval> funnel_ratio_limits(double expected, double centre, double confidence) {
  TRY(check_size(expected));
  TRY(check_ratio_centre(centre));
  TRY(check_confidence(confidence));
  const double a = 0.5 * (1 - confidence);
  const double mean = expected * centre;
  const double upper = gamma_shape_of_lower_tail(mean, a);
  // Even no event at all is within the limits of so small a mean.
  const double lower = mean <= -std::log(a) ? 0 : gamma_shape_of_upper_tail(mean, a) - 1;
  if (std::isnan(upper) || std::isnan(lower)) return base::make_problem(problems::not_computable);
  return Interval{std::max(lower, 0.0) / expected, upper / expected};
}

base::Result<FunnelSignificance> funnel_ratio_significance(double observed, double expected,
                                                           double centre) {
  TRY(check_count(observed));
  TRY(check_size(expected));
  TRY(check_ratio_centre(centre));
  const double mean = expected * centre;
  // P(X >= O) and P(X <= O) of a Poisson count X with this mean, continued between whole numbers.
  const double upper_tail = observed == 0 ? 1 : gamma_lower_tail(mean, observed);
  const double lower_tail = gamma_upper_tail(mean, observed + 1);
  if (std::isnan(upper_tail) || std::isnan(lower_tail)) {
    return base::make_problem(problems::not_computable);
  }
  return significance(lower_tail, upper_tail);
}

base::Result<FunnelSignificance> funnel_proportion_significance(double affected, double people,
                                                                double centre) {
  TRY(check_people(affected, people));
  const Interval near = TRY(funnel_proportion_limits(people, centre, inner));
  const Interval far = TRY(funnel_proportion_limits(people, centre, outer));
  const double share = affected / people;
  if (share > far.upper) return FunnelSignificance::high_99_8;
  if (share > near.upper) return FunnelSignificance::high_95;
  if (share < far.lower) return FunnelSignificance::low_99_8;
  if (share < near.lower) return FunnelSignificance::low_95;
  return FunnelSignificance::none;
}

}  // namespace engawa::stats
