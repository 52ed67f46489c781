#include "engawa/stats/trend.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/normal.hpp"

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

enum class Model { logit, log_linear };

/// Whether the slope has a finite maximum likelihood estimate.
bool has_finite_slope(const std::vector<TrendPoint>& points, Model model) {
  const auto affected = times_with(points, [](const TrendPoint& p) { return p.affected; });
  if (model == Model::logit) {
    const auto others =
        times_with(points, [](const TrendPoint& p) { return p.people - p.affected; });
    return affected.upper > others.lower && others.upper > affected.lower;
  }
  const auto people = times_with(points, [](const TrendPoint& p) { return p.people; });
  return affected.upper > people.lower && affected.lower < people.upper;
}

struct Line {
  double level = 0;  // at the mean time
  double slope = 0;
  double information = 0;  // of the slope
};

/// One step of iteratively reweighted least squares. The times are centred at their weighted mean,
/// which for two coefficients is what an orthogonal decomposition does.
Line reweighted_step(const std::vector<TrendPoint>& points, const std::vector<double>& predictor,
                     double origin, Model model) {
  struct Working {
    double time;
    double weight;
    double response;
  };
  std::vector<Working> working;
  working.reserve(points.size());
  double weight_sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double eta = predictor[i];
    double fitted = points[i].people * std::exp(eta);
    double weight = fitted;
    if (model == Model::logit) {
      const double share = 1 / (1 + std::exp(-eta));
      fitted = points[i].people * share;
      weight = fitted / (1 + std::exp(eta));
    }
    working.push_back(
        {points[i].time - origin, weight, eta + (points[i].affected - fitted) / weight});
    weight_sum += weight;
  }
  double mean_time = 0;
  double mean_response = 0;
  for (const Working& w : working) {
    mean_time += w.weight / weight_sum * w.time;
    mean_response += w.weight / weight_sum * w.response;
  }
  Line line;
  double cross = 0;
  for (const Working& w : working) {
    const double time = w.time - mean_time;
    line.information += w.weight * time * time;
    cross += w.weight * time * (w.response - mean_response);
  }
  line.slope = cross / line.information;
  line.level = mean_response - line.slope * mean_time;
  return line;
}

std::optional<Slope> fit_slope(const std::vector<TrendPoint>& points, const Totals& totals,
                               Model model) {
  if (!has_finite_slope(points, model)) return std::nullopt;
  std::vector<double> predictor;
  predictor.reserve(points.size());
  for (const TrendPoint& point : points) {
    const double share = (point.affected + 0.5) / (point.people + 1);
    predictor.push_back(model == Model::logit ? std::log(share / (1 - share)) : std::log(share));
  }
  Line before;
  for (int step = 0; step < 100; ++step) {
    const Line line = reweighted_step(points, predictor, totals.mean_time, model);
    if (!std::isfinite(line.slope) || !std::isfinite(line.level)) return std::nullopt;
    for (std::size_t i = 0; i < points.size(); ++i) {
      predictor[i] = line.level + line.slope * (points[i].time - totals.mean_time);
    }
    const double tolerance = 1e-12 * std::max(1.0, std::fabs(line.level));
    if (step > 0 && std::fabs(line.slope - before.slope) < tolerance &&
        std::fabs(line.level - before.level) < tolerance) {
      const double standard_error = 1 / std::sqrt(line.information);
      return Slope{line.slope, standard_error, two_sided_p(line.slope / standard_error)};
    }
    before = line;
  }
  return std::nullopt;
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
  trend.logit = fit_slope(kept, totals, Model::logit);
  trend.log_linear = fit_slope(kept, totals, Model::log_linear);
  if (trend.log_linear) {
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
