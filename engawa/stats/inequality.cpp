#include "engawa/stats/inequality.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/normal.hpp"

namespace engawa::stats {
namespace {

/// A quantile on the scale of the regression.
struct Point {
  double people;
  double value;
  double error;
};

/// Linear forms of the values that give slope (c) and intercept (d).
struct Weights {
  std::vector<double> slope;
  std::vector<double> intercept;
};

base::Result<Weights> weights_of(const std::vector<Point>& points) {
  if (points.size() < 2) {
    return base::make_problem(problems::too_few_members, std::to_string(points.size()), ">= 2");
  }
  double people = 0;
  for (const Point& point : points) people += point.people;
  std::vector<double> middle;
  double before = 0;
  double spread = 0;
  for (const Point& point : points) {
    const double share = point.people / people;
    middle.push_back((before + 0.5 * point.people) / people - 0.5);
    before += point.people;
    spread += share * middle.back() * middle.back();
  }
  Weights weights;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double share = points[i].people / people;
    weights.slope.push_back(share * middle[i] / spread);
    weights.intercept.push_back(share - 0.5 * weights.slope.back());
  }
  return weights;
}

/// Fieller's limits of the quotient of two normal estimates with variances and covariance.
std::optional<Interval> fieller(double upper, double lower, double upper_variance,
                                double lower_variance, double covariance, double z) {
  const double z2 = z * z;
  const double square = lower * lower - z2 * lower_variance;
  if (!(square > 0)) return std::nullopt;
  const double half = upper * lower - z2 * covariance;
  const double constant = upper * upper - z2 * upper_variance;
  const double root = std::sqrt(std::max(0.0, half * half - square * constant));
  // The larger root in size first, the other from their product: no cancellation.
  const double sum = half >= 0 ? half + root : half - root;
  if (sum == 0) return Interval{0, 0};
  const double first = sum / square;
  const double second = constant / sum;
  return Interval{std::max(0.0, std::min(first, second)), std::max(0.0, std::max(first, second))};
}

Inequality on_plain_scale(const std::vector<Point>& points, const Weights& weights, double z) {
  double slope = 0;
  double bottom = 0;
  double slope_variance = 0;
  double top_variance = 0;
  double bottom_variance = 0;
  double covariance = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double c = weights.slope[i];
    const double d = weights.intercept[i];
    const double variance = points[i].error * points[i].error;
    slope += c * points[i].value;
    bottom += d * points[i].value;
    slope_variance += c * c * variance;
    top_variance += (c + d) * (c + d) * variance;
    bottom_variance += d * d * variance;
    covariance += (c + d) * d * variance;
  }
  const double half_width = z * std::sqrt(slope_variance);
  Inequality result{slope, {slope - half_width, slope + half_width}, bottom, {}, {}};
  if (bottom != 0) result.relative_index = (bottom + slope) / bottom;
  result.relative_limits =
      fieller(bottom + slope, bottom, top_variance, bottom_variance, covariance, z);
  return result;
}

/// Ends of the line h -+ slope/2 on the scale of the values.
struct Ends {
  double difference;
  double ratio;
  double bottom;
};

Ends ends_of(double middle, double slope, InequalityTransform transform) {
  const double low = middle - 0.5 * slope;
  const double high = middle + 0.5 * slope;
  if (transform == InequalityTransform::log) {
    return {2 * std::exp(middle) * std::sinh(0.5 * slope), std::exp(slope), std::exp(low)};
  }
  // Difference and quotient of two logistic values without cancellation.
  return {std::sinh(0.5 * slope) / (2 * std::cosh(0.5 * low) * std::cosh(0.5 * high)),
          (1 + std::exp(-low)) / (1 + std::exp(-high)), 1 / (1 + std::exp(-low))};
}

Inequality on_curved_scale(const std::vector<Point>& points, const Weights& weights, double z,
                           InequalityTransform transform) {
  double slope = 0;
  double bottom = 0;
  double variance = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    slope += weights.slope[i] * points[i].value;
    bottom += weights.intercept[i] * points[i].value;
    variance += weights.slope[i] * weights.slope[i] * points[i].error * points[i].error;
  }
  const double middle = bottom + 0.5 * slope;
  const double half_width = z * std::sqrt(variance);
  const Ends ends = ends_of(middle, slope, transform);
  const Ends lower = ends_of(middle, slope - half_width, transform);
  const Ends upper = ends_of(middle, slope + half_width, transform);
  return {ends.difference,
          {lower.difference, upper.difference},
          ends.bottom,
          ends.ratio,
          Interval{lower.ratio, upper.ratio}};
}

base::Result<Inequality> fitted(const std::vector<Point>& points,
                                const InequalityOptions& options) {
  TRY(check_confidence(options.confidence));
  const Weights weights = TRY(weights_of(points));
  const double z = two_sided_z(options.confidence);
  return options.transform == InequalityTransform::none
             ? on_plain_scale(points, weights, z)
             : on_curved_scale(points, weights, z, options.transform);
}

base::Problem out_of_range(double value) {
  return base::make_problem(problems::bad_parameter, base::format_significant(value),
                            "within the range of the transform");
}

/// A share with standard error `error` on the logit scale, or a rate with `error` on the log scale,
/// carried to the scale of the regression.
base::Result<Point> carried(double people, double value, double error, InequalityKind kind,
                            InequalityTransform transform) {
  const bool is_share = kind == InequalityKind::proportion;
  const double logit_factor = value * (1 - value);
  switch (transform) {
    case InequalityTransform::logit:
      if (!is_share) return out_of_range(value);
      return Point{people, std::log(value / (1 - value)), error};
    case InequalityTransform::log:
      return Point{people, std::log(value), is_share ? error * (1 - value) : error};
    case InequalityTransform::none:
      break;
  }
  return Point{people, value, is_share ? logit_factor * error : value * error};
}

/// Standard error of a counted quantile on the logit (shares) or log scale (rates).
base::Result<double> counted_error(const QuantileCounts& quantile, InequalityKind kind) {
  const double z = two_sided_z(0.95);
  const double x = quantile.affected;
  if (kind == InequalityKind::proportion) {
    const double others = quantile.people - x;
    if (x == 0 || others == 0) return base::make_problem(problems::none_or_all_affected);
    return 2 / z * std::asinh(z / (2 * std::sqrt(x * (others / quantile.people))));
  }
  if (x == 0) return base::make_problem(problems::none_or_all_affected);
  const Interval limits = TRY(count_auto(x));
  return std::log(limits.upper / limits.lower) / (2 * z);
}

}  // namespace

base::Result<Inequality> inequality_of_counts(std::span<const QuantileCounts> quantiles,
                                              const InequalityOptions& options) {
  std::vector<Point> points;
  for (const QuantileCounts& quantile : quantiles) {
    TRY(check_count(quantile.affected));
    TRY(check_count(quantile.people));
    if (options.kind == InequalityKind::proportion) {
      TRY(check_people(quantile.affected, quantile.people));
    }
    if (quantile.people == 0) return base::make_problem(problems::zero_denominator);
    const double error = TRY(counted_error(quantile, options.kind));
    points.push_back(TRY(carried(quantile.people, quantile.affected / quantile.people, error,
                                 options.kind, options.transform)));
  }
  return fitted(points, options);
}

base::Result<Inequality> inequality_of_values(std::span<const QuantileValue> quantiles,
                                              const InequalityOptions& options) {
  std::vector<Point> points;
  for (const QuantileValue& quantile : quantiles) {
    TRY(check_count(quantile.people));
    if (quantile.people == 0) return base::make_problem(problems::zero_denominator);
    const double value = quantile.value;
    const double error = quantile.standard_error;
    if (!std::isfinite(value)) return out_of_range(value);
    if (!is_count(error)) {
      return base::make_problem(problems::bad_parameter, base::format_significant(error),
                                "standard error >= 0");
    }
    if (options.transform == InequalityTransform::none) {
      points.push_back({quantile.people, value, error});
    } else if (options.transform == InequalityTransform::logit) {
      if (!(value > 0 && value < 1)) return out_of_range(value);
      points.push_back(
          {quantile.people, std::log(value / (1 - value)), error / (value * (1 - value))});
    } else {
      if (!(value > 0)) return out_of_range(value);
      points.push_back({quantile.people, std::log(value), error / value});
    }
  }
  return fitted(points, options);
}

}  // namespace engawa::stats
