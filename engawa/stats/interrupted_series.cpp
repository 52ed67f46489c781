#include "engawa/stats/interrupted_series.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/generalised_linear.hpp"
#include "engawa/stats/student.hpp"

namespace engawa::stats {
namespace {

constexpr std::size_t columns = 4;  // 1, time, post, time since
constexpr std::size_t side_min = 4;

base::Result<std::vector<SeriesPoint>> sorted_points(std::span<const SeriesPoint> points) {
  std::vector<SeriesPoint> sorted(points.begin(), points.end());
  std::size_t after = 0;
  for (const SeriesPoint& point : sorted) {
    TRY(check_count(point.affected));
    TRY(check_count(point.people));
    if (point.people == 0) return base::make_problem(problems::zero_denominator);
    if (!std::isfinite(point.time) || !std::isfinite(point.time_since)) {
      return base::make_problem(problems::bad_parameter, "time", "finite");
    }
    if (point.post) ++after;
  }
  if (after < side_min || sorted.size() - after < side_min) {
    return base::make_problem(problems::too_few_members, std::to_string(after),
                              ">= 4 on each side");
  }
  std::sort(sorted.begin(), sorted.end(),
            [](const SeriesPoint& a, const SeriesPoint& b) { return a.time < b.time; });
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i].time == sorted[i - 1].time) {
      return base::make_problem(problems::bad_parameter, base::format_significant(sorted[i].time),
                                "each time once");
    }
  }
  return sorted;
}

/// Columns with the time counted from `origin`, which keeps years near 2000 from costing digits.
Design design_of(const std::vector<SeriesPoint>& points, double origin) {
  Design design(points.size(), columns);
  for (std::size_t i = 0; i < points.size(); ++i) {
    design.at(i, 0) = 1;
    design.at(i, 1) = points[i].time - origin;
    design.at(i, 2) = points[i].post ? 1 : 0;
    design.at(i, 3) = points[i].time_since;
  }
  return design;
}

/// A linear form of the coefficients.
using Form = std::array<double, columns>;

/// Influence of each point on a linear form of the coefficients: form' (X'X)^-1 x_i e_i.
std::vector<double> influence(const Design& design, const LeastSquares& fit, const Form& form) {
  Form weights{};
  for (std::size_t i = 0; i < columns; ++i) {
    for (std::size_t j = 0; j < columns; ++j) weights[j] += form[i] * fit.inverse_at(i, j);
  }
  std::vector<double> influences;
  for (std::size_t row = 0; row < design.rows; ++row) {
    double sum = 0;
    for (std::size_t j = 0; j < columns; ++j) sum += weights[j] * design.at(row, j);
    influences.push_back(sum * fit.residuals[row]);
  }
  return influences;
}

/// Newey and West's variance of a sum of influences in time order, without the factor n / (n - 4).
double newey_west_variance(const std::vector<double>& influences, std::size_t lag) {
  double variance = 0;
  for (const double value : influences) variance += value * value;
  for (std::size_t l = 1; l <= lag && l < influences.size(); ++l) {
    const double weight = 1 - static_cast<double>(l) / static_cast<double>(lag + 1);
    double product = 0;
    for (std::size_t i = l; i < influences.size(); ++i) {
      product += influences[i] * influences[i - l];
    }
    variance += 2 * weight * product;
  }
  return std::max(0.0, variance);
}

SeriesCoefficient coefficient(const Design& design, const LeastSquares& fit, const Form& form,
                              std::size_t lag) {
  SeriesCoefficient result{};
  if (fit.fits_exactly()) {
    for (std::size_t i = 0; i < columns; ++i) result.value += form[i] * fit.coefficients[i];
    return result;
  }
  double variance = 0;
  for (std::size_t i = 0; i < columns; ++i) {
    result.value += form[i] * fit.coefficients[i];
    for (std::size_t j = 0; j < columns; ++j) variance += form[i] * form[j] * fit.inverse_at(i, j);
  }
  const auto rows = static_cast<double>(design.rows);
  const double freedom = rows - static_cast<double>(columns);
  result.standard_error = std::sqrt(variance * fit.residual_sum_of_squares / freedom);
  result.newey_west =
      std::sqrt(newey_west_variance(influence(design, fit, form), lag) * rows / freedom);
  return result;
}

double durbin_watson(const LeastSquares& fit) {
  double steps = 0;
  for (std::size_t i = 1; i < fit.residuals.size(); ++i) {
    const double step = fit.residuals[i] - fit.residuals[i - 1];
    steps += step * step;
  }
  return steps / fit.residual_sum_of_squares;
}

std::optional<SeriesRates> rates_of(const Design& design, const std::vector<SeriesPoint>& points) {
  std::vector<double> affected;
  std::vector<double> people;
  for (const SeriesPoint& point : points) {
    affected.push_back(point.affected);
    people.push_back(point.people);
  }
  const auto fit = fit_counts(design, affected, people, CountModel::log_linear);
  if (!fit) return std::nullopt;
  const double freedom = static_cast<double>(points.size() - columns);
  SeriesRates rates{fit->coefficients[1], fit->coefficients[2], fit->coefficients[3], 0, 0, {}};
  rates.dispersion = fit->pearson / freedom;
  rates.level_change_se = fit->standard_error(2) * std::sqrt(rates.dispersion);
  if (rates.level_change_se > 0) {
    rates.level_change_p = student_two_sided_p(rates.level_change / rates.level_change_se, freedom);
  }
  return rates;
}

}  // namespace

base::Result<InterruptedSeries> interrupted_series(std::span<const SeriesPoint> points,
                                                   const SeriesOptions& options) {
  TRY(check_confidence(options.confidence));
  if (!(options.multiplier > 0 && std::isfinite(options.multiplier))) {
    return base::make_problem(problems::bad_parameter, base::format_significant(options.multiplier),
                              "> 0");
  }
  const std::vector<SeriesPoint> sorted = TRY(sorted_points(points));
  const auto rows = static_cast<double>(sorted.size());
  double origin = 0;
  std::vector<double> values;
  for (const SeriesPoint& point : sorted) {
    origin += point.time / rows;
    values.push_back(options.multiplier * point.affected / point.people);
  }
  const Design design = design_of(sorted, origin);
  const LeastSquares fit = TRY(least_squares(design, values));
  InterruptedSeries result{};
  const auto automatic = static_cast<std::size_t>(std::floor(4 * std::pow(rows / 100, 2.0 / 9)));
  result.lag = options.lag.value_or(automatic);
  result.level = coefficient(design, fit, {1, -origin, 0, 0}, result.lag);
  result.slope = coefficient(design, fit, {0, 1, 0, 0}, result.lag);
  result.level_change = coefficient(design, fit, {0, 0, 1, 0}, result.lag);
  result.slope_change = coefficient(design, fit, {0, 0, 0, 1}, result.lag);
  const double freedom = rows - static_cast<double>(columns);
  const double effect = result.level_change.value;
  const double error = result.level_change.newey_west;
  if (error > 0) result.p = student_two_sided_p(effect / error, freedom);
  const double half_width = student_quantile_upper(0.5 * (1 - options.confidence), freedom) * error;
  result.limits = {effect - half_width, effect + half_width};
  if (!fit.fits_exactly()) result.durbin_watson = durbin_watson(fit);
  result.rates = rates_of(design, sorted);
  return result;
}

}  // namespace engawa::stats
