#include "engawa/stats/trend.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/generalised_linear.hpp"
#include "engawa/stats/normal.hpp"
#include "engawa/stats/student.hpp"

namespace engawa::stats {
namespace {

struct Totals {
  double affected = 0;
  double people = 0;
  double mean_time = 0;  // weighted by people
};

base::Result<std::vector<TrendPoint>> points_with_people(std::span<const TrendPoint> points) {
  std::vector<TrendPoint> kept;
  for (const TrendPoint& point : points) {
    TRY(check_people(point.affected, point.people));
    if (!std::isfinite(point.time)) return base::make_problem(problems::bad_parameter, "time");
    if (point.people > 0) kept.push_back(point);
  }
  if (kept.size() < 2) {
    return base::make_problem(problems::too_few_members, std::to_string(kept.size()), ">= 2");
  }
  return kept;
}

Totals totals_of(const std::vector<TrendPoint>& points) {
  Totals totals;
  for (const TrendPoint& point : points) {
    totals.affected += point.affected;
    totals.people += point.people;
  }
  for (const TrendPoint& point : points) {
    totals.mean_time += point.people / totals.people * point.time;
  }
  return totals;
}

bool all_times_equal(const std::vector<TrendPoint>& points) {
  return std::all_of(points.begin(), points.end(),
                     [&](const TrendPoint& point) { return point.time == points[0].time; });
}

double cochran_armitage_z(const std::vector<TrendPoint>& points, const Totals& totals) {
  const double share = totals.affected / totals.people;
  double statistic = 0;
  double spread = 0;
  for (const TrendPoint& point : points) {
    const double time = point.time - totals.mean_time;
    statistic += time * (point.affected - point.people * share);
    spread += point.people * time * time;
  }
  return statistic /
         std::sqrt(share * ((totals.people - totals.affected) / totals.people) * spread);
}

/// First and last time at which `count` is positive.
template <class Count>
Interval times_with(const std::vector<TrendPoint>& points, Count count) {
  Interval range{INFINITY, -INFINITY};
  for (const TrendPoint& point : points) {
    if (count(point) <= 0) continue;
    range.lower = std::min(range.lower, point.time);
    range.upper = std::max(range.upper, point.time);
  }
  return range;
}

/// Whether the slope has a finite maximum likelihood estimate.
bool has_finite_slope(const std::vector<TrendPoint>& points, CountModel model) {
  const auto affected = times_with(points, [](const TrendPoint& p) { return p.affected; });
  if (model == CountModel::logit) {
    const auto others =
        times_with(points, [](const TrendPoint& p) { return p.people - p.affected; });
    return affected.upper > others.lower && others.upper > affected.lower;
  }
  const auto people = times_with(points, [](const TrendPoint& p) { return p.people; });
  return affected.upper > people.lower && affected.lower < people.upper;
}

/// Level at the mean time and slope (coefficient 1).
std::optional<CountFit> fit_slope(const std::vector<TrendPoint>& points, const Totals& totals,
                                  CountModel model) {
  if (!has_finite_slope(points, model)) return std::nullopt;
  Design design(points.size(), 2);
  std::vector<double> affected;
  std::vector<double> people;
  for (std::size_t i = 0; i < points.size(); ++i) {
    design.at(i, 0) = 1;
    design.at(i, 1) = points[i].time - totals.mean_time;
    affected.push_back(points[i].affected);
    people.push_back(points[i].people);
  }
  auto fit = fit_counts(design, affected, people, model);
  if (!fit) return std::nullopt;
  return std::move(fit).value();
}

std::optional<Slope> slope_of(const std::optional<CountFit>& fit) {
  if (!fit) return std::nullopt;
  const double slope = fit->coefficients[1];
  const double error = fit->standard_error(1);
  return Slope{slope, error, two_sided_p(slope / error)};
}

void add_dispersion(ProportionTrend& trend, const CountFit& fit, std::size_t points) {
  if (points < 3) return;
  const auto freedom = static_cast<double>(points - 2);
  trend.dispersion = fit.pearson / freedom;
  if (*trend.dispersion > 0) {
    const double error = fit.standard_error(1) * std::sqrt(*trend.dispersion);
    trend.quasi_p = student_two_sided_p(fit.coefficients[1] / error, freedom);
  }
}

/// Label from a function that gives the z of a set of points, or nothing.
template <class Point, class Statistic>
TrendLabel label_of(std::span<const Point> points, std::size_t points_min, Statistic z_of) {
  constexpr std::size_t points_max = 5;
  std::vector<Point> last(points.begin(), points.end());
  std::stable_sort(last.begin(), last.end(),
                   [](const Point& a, const Point& b) { return a.time < b.time; });
  if (last.size() < std::max<std::size_t>(points_min, 3)) return TrendLabel::cannot_be_calculated;
  if (last.size() > points_max) last.erase(last.begin(), last.end() - points_max);
  const std::optional<double> all = z_of(last);
  if (!all) return TrendLabel::cannot_be_calculated;
  const auto is_significant = [&](std::optional<double> z) {
    return z && *z * *z > trend_chi_square_border && (*z > 0) == (*all > 0);
  };
  if (!is_significant(all)) return TrendLabel::no_significant_change;
  for (std::size_t left_out = 0; left_out < last.size(); ++left_out) {
    std::vector<Point> rest = last;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
    if (!is_significant(z_of(rest))) return TrendLabel::no_significant_change;
  }
  return *all > 0 ? TrendLabel::increasing : TrendLabel::decreasing;
}

base::Status check_variation(const std::vector<TrendPoint>& points, const Totals& totals) {
  if (totals.affected == 0 || totals.affected == totals.people || all_times_equal(points)) {
    return base::make_problem(problems::no_variation);
  }
  return base::success();
}

}  // namespace

base::Result<ProportionTrend> proportion_trend(std::span<const TrendPoint> points,
                                               double confidence) {
  TRY(check_confidence(confidence));
  const std::vector<TrendPoint> kept = TRY(points_with_people(points));
  const Totals totals = totals_of(kept);
  TRY(check_variation(kept, totals));
  ProportionTrend trend{};
  trend.z = cochran_armitage_z(kept, totals);
  trend.chi_square = trend.z * trend.z;
  trend.p = two_sided_p(trend.z);
  trend.logit = slope_of(fit_slope(kept, totals, CountModel::logit));
  const std::optional<CountFit> log_linear = fit_slope(kept, totals, CountModel::log_linear);
  trend.log_linear = slope_of(log_linear);
  if (log_linear) {
    add_dispersion(trend, *log_linear, kept.size());
    const double half_width = two_sided_z(confidence) * trend.log_linear->standard_error;
    const double slope = trend.log_linear->slope;
    trend.annual_percent_change = 100 * std::expm1(slope);
    trend.annual_percent_change_limits =
        Interval{100 * std::expm1(slope - half_width), 100 * std::expm1(slope + half_width)};
  }
  return trend;
}

base::Result<WeightedTrend> weighted_trend(std::span<const WeightedPoint> points) {
  if (points.size() < 2) {
    return base::make_problem(problems::too_few_members, std::to_string(points.size()), ">= 2");
  }
  double weight_sum = 0;
  for (const WeightedPoint& point : points) {
    if (!std::isfinite(point.time) || !std::isfinite(point.value) ||
        !std::isfinite(point.standard_error) || point.standard_error <= 0) {
      return base::make_problem(problems::bad_parameter,
                                base::format_significant(point.standard_error),
                                "finite value, standard error > 0");
    }
    weight_sum += 1 / (point.standard_error * point.standard_error);
  }
  double mean_time = 0;
  double mean_value = 0;
  for (const WeightedPoint& point : points) {
    const double weight = 1 / (point.standard_error * point.standard_error) / weight_sum;
    mean_time += weight * point.time;
    mean_value += weight * point.value;
  }
  double spread = 0;
  double cross = 0;
  bool times_vary = false;
  for (const WeightedPoint& point : points) {
    const double weight = 1 / (point.standard_error * point.standard_error);
    const double time = point.time - mean_time;
    times_vary = times_vary || point.time != points[0].time;
    spread += weight * time * time;
    cross += weight * time * (point.value - mean_value);
  }
  if (!times_vary) return base::make_problem(problems::no_variation);
  WeightedTrend trend{};
  trend.slope = cross / spread;
  trend.standard_error = 1 / std::sqrt(spread);
  trend.z = trend.slope / trend.standard_error;
  trend.p = two_sided_p(trend.z);
  trend.p_one_sided = normal_upper_tail(trend.z);
  return trend;
}

TrendLabel trend_label(std::span<const TrendPoint> points, std::size_t points_min) {
  const auto kept = points_with_people(points);
  if (!kept) return TrendLabel::cannot_be_calculated;
  return label_of<TrendPoint>(*kept, points_min, [](const std::vector<TrendPoint>& set) {
    const Totals totals = totals_of(set);
    return check_variation(set, totals) ? std::optional(cochran_armitage_z(set, totals))
                                        : std::nullopt;
  });
}

TrendLabel trend_label(std::span<const WeightedPoint> points, std::size_t points_min) {
  return label_of<WeightedPoint>(points, points_min, [](const std::vector<WeightedPoint>& set) {
    const auto trend = weighted_trend(set);
    return trend ? std::optional((*trend).z) : std::nullopt;
  });
}

}  // namespace engawa::stats
