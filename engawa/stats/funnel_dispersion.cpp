#include "engawa/stats/funnel_dispersion.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/mean.hpp"
#include "engawa/stats/normal.hpp"

namespace engawa::stats {
namespace {

base::Status check_dispersion(double centre, FunnelScale scale, double winsorise) {
  const bool centre_fits = scale == FunnelScale::proportion ? centre >= 0 && centre <= 1
                                                            : centre > 0 && std::isfinite(centre);
  if (!centre_fits) {
    return base::make_problem(problems::bad_parameter, base::format_significant(centre),
                              scale == FunnelScale::proportion ? "0..1" : "> 0");
  }
  if (!(winsorise >= 0 && winsorise < 0.5)) {
    return base::make_problem(problems::bad_parameter, base::format_significant(winsorise),
                              "0 <= w < 0.5");
  }
  return base::success();
}

double point_of(double value, FunnelScale scale) {
  return scale == FunnelScale::proportion ? std::asin(std::sqrt(value))
                                          : 2 * (std::sqrt(value) - 1);
}

double error_of(double size, FunnelScale scale) {
  return (scale == FunnelScale::proportion ? 0.5 : 1) / std::sqrt(size);
}

double value_of(double point, FunnelScale scale) {
  if (scale == FunnelScale::proportion) {
    const double sine = std::sin(std::clamp(point, 0.0, 0.5 * std::numbers::pi));
    return sine * sine;
  }
  const double root = std::max(0.0, 1 + 0.5 * point);
  return root * root;
}

/// Standard error of y with what the areas differ beyond chance.
double widened_error(const FunnelDispersion& dispersion, double error) {
  return dispersion.overdispersion == Overdispersion::multiplicative
             ? error * std::sqrt(std::max(1.0, dispersion.phi))
             : std::sqrt(error * error + dispersion.tau_squared);
}

bool takes_part(const FunnelArea& area) { return area.events && area.size > 0; }

}  // namespace

base::Result<FunnelDispersion> funnel_dispersion(std::span<const FunnelArea> areas, double centre,
                                                 FunnelScale scale, Overdispersion overdispersion,
                                                 double winsorise) {
  TRY(check_dispersion(centre, scale, winsorise));
  FunnelDispersion result{scale, overdispersion, centre, 0, 0, {}};
  const double middle = point_of(centre, scale);
  std::vector<double> z;
  double weight = 0;
  double weight_squares = 0;
  for (const FunnelArea& area : areas) {
    TRY(check_count(area.size));
    if (area.events) TRY(check_count(*area.events));
    if (area.events && scale == FunnelScale::proportion) {
      TRY(check_people(*area.events, area.size));
    }
    if (!takes_part(area)) continue;
    const double error = error_of(area.size, scale);
    z.push_back((point_of(*area.events / area.size, scale) - middle) / error);
    weight += 1 / (error * error);
    weight_squares += 1 / (error * error * error * error);
  }
  const double shares[] = {winsorise, 1 - winsorise};
  const std::vector<double> ends = TRY(percentiles(z, shares));
  const auto count = static_cast<double>(z.size());
  for (const double score : z) {
    const double drawn_in = std::clamp(score, ends[0], ends[1]);
    result.phi += drawn_in * drawn_in / count;
  }
  const double freedom = weight - weight_squares / weight;
  if (z.size() > 1 && freedom > 0) {
    result.tau_squared = std::max(0.0, (count * result.phi - (count - 1)) / freedom);
  }
  auto next = z.begin();
  for (const FunnelArea& area : areas) {
    result.scores.emplace_back();
    if (!takes_part(area)) continue;
    const double error = error_of(area.size, scale);
    result.scores.back() = FunnelScore{*next, *next * (error / widened_error(result, error))};
    ++next;
  }
  return result;
}

base::Result<Interval> dispersed_funnel_limits(const FunnelDispersion& dispersion, double size,
                                               double confidence) {
  TRY(check_count(size));
  if (size == 0) return base::make_problem(problems::zero_denominator);
  TRY(check_confidence(confidence));
  const double middle = point_of(dispersion.centre, dispersion.scale);
  const double half_width =
      two_sided_z(confidence) * widened_error(dispersion, error_of(size, dispersion.scale));
  return Interval{value_of(middle - half_width, dispersion.scale),
                  value_of(middle + half_width, dispersion.scale)};
}

FunnelSignificance score_significance(double z_adjusted) {
  const bool high = z_adjusted > 0;
  const double distance = std::fabs(z_adjusted);
  if (distance > two_sided_z(0.998)) {
    return high ? FunnelSignificance::high_99_8 : FunnelSignificance::low_99_8;
  }
  if (distance > two_sided_z(0.95)) {
    return high ? FunnelSignificance::high_95 : FunnelSignificance::low_95;
  }
  return FunnelSignificance::none;
}

}  // namespace engawa::stats
