#include "engawa/stats/funnel_rate.hpp"

#include <cmath>

#include "engawa/stats/checks.hpp"

namespace engawa::stats {
namespace {

/// With fewer events a standardised rate is no reliable stand-in for a count.
constexpr double standardised_events_min = 10;

base::Result<RatePoint> point_of(const RateArea& area) {
  TRY(check_count(area.people));
  if (area.events) TRY(check_count(*area.events));
  if (area.value) TRY(check_count(*area.value));
  RatePoint point{};
  if (area.people > 0) point.people = area.people;
  if (!area.events) return point;
  if (!area.value) {
    if (area.people > 0) {
      point.value = *area.events / area.people;
    } else if (*area.events > 0) {
      return base::make_problem(problems::zero_denominator);
    }
    return point;
  }
  point.value = area.value;
  point.people.reset();
  if (*area.events == 0) return point;
  if (*area.value == 0) return base::make_problem(problems::zero_denominator);
  point.people = *area.events / *area.value;
  return point;
}

base::Result<double> pooled_rate(std::span<const RateArea> areas,
                                 const std::vector<RatePoint>& points) {
  double events = 0;
  double people = 0;
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (!areas[i].events || !points[i].people) continue;
    events += *areas[i].events;
    people += *points[i].people;
  }
  if (events == 0) return base::make_problem(problems::no_variation);
  return events / people;
}

}  // namespace

base::Result<RateFunnel> rate_funnel(std::span<const RateArea> areas,
                                     std::optional<double> centre) {
  if (centre && !(*centre > 0 && std::isfinite(*centre))) {
    return base::make_problem(problems::bad_parameter, base::format_significant(*centre), "> 0");
  }
  RateFunnel funnel{};
  for (const RateArea& area : areas) funnel.points.push_back(TRY(point_of(area)));
  funnel.centre = centre ? *centre : TRY(pooled_rate(areas, funnel.points));
  for (std::size_t i = 0; i < areas.size(); ++i) {
    RatePoint& point = funnel.points[i];
    if (!point.people) continue;
    point.expected = *point.people * funnel.centre;
    if (!areas[i].events) continue;
    if (areas[i].value && *areas[i].events < standardised_events_min) continue;
    point.significance = TRY(funnel_ratio_significance(*areas[i].events, *point.expected));
  }
  return funnel;
}

base::Result<Interval> funnel_rate_limits(double people, double centre, double confidence) {
  TRY(check_count(people));
  if (!(centre > 0 && std::isfinite(centre))) {
    return base::make_problem(problems::bad_parameter, base::format_significant(centre), "> 0");
  }
  Interval limits = TRY(funnel_ratio_limits(people * centre, 1, confidence));
  limits.lower *= centre;
  limits.upper *= centre;
  return limits;
}

}  // namespace engawa::stats
