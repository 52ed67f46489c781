#include "engawa/stats/generalised_linear.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engawa/stats/checks.hpp"

namespace engawa::stats {
namespace {

/// Predictors beyond this mean that an expected share has left the range of sensible estimates:
/// the likelihood still rises towards infinity.
constexpr double predictor_max = 200;
constexpr int steps_max = 100;

base::Status check_counts(const Design& design, std::span<const double> affected,
                          std::span<const double> people, CountModel model) {
  if (affected.size() != design.rows || people.size() != design.rows) {
    return base::make_problem(problems::lengths_differ);
  }
  for (std::size_t i = 0; i < design.rows; ++i) {
    TRY(check_count(affected[i]));
    TRY(check_count(people[i]));
    if (model == CountModel::logit) TRY(check_people(affected[i], people[i]));
    if (people[i] == 0) return base::make_problem(problems::zero_denominator);
  }
  return base::success();
}

/// Expected count and weight of a row at predictor `eta`.
struct Expected {
  double count;
  double weight;
};

Expected expected_at(double eta, double people, CountModel model) {
  if (model == CountModel::log_linear) {
    const double count = people * std::exp(eta);
    return {count, count};
  }
  const double count = people / (1 + std::exp(-eta));
  return {count, count / (1 + std::exp(eta))};
}

std::vector<double> first_predictor(std::span<const double> affected,
                                    std::span<const double> people, CountModel model) {
  std::vector<double> predictor;
  predictor.reserve(affected.size());
  for (std::size_t i = 0; i < affected.size(); ++i) {
    const double odds = (affected[i] + 0.5) / (people[i] - affected[i] + 0.5);
    const double share = (affected[i] + 0.5) / (people[i] + 1);
    predictor.push_back(std::log(model == CountModel::logit ? odds : share));
  }
  return predictor;
}

/// One step: least squares of the working response; nothing when it has left the finite range.
std::optional<LeastSquares> reweighted(const Design& design, std::span<const double> affected,
                                       std::span<const double> people,
                                       const std::vector<double>& predictor, CountModel model) {
  std::vector<double> weights(design.rows);
  std::vector<double> response(design.rows);
  for (std::size_t i = 0; i < design.rows; ++i) {
    if (!(std::fabs(predictor[i]) < predictor_max)) return std::nullopt;
    const Expected expected = expected_at(predictor[i], people[i], model);
    weights[i] = expected.weight;
    response[i] = predictor[i] + (affected[i] - expected.count) / expected.weight;
  }
  auto step = least_squares(design, response, weights);
  if (!step) return std::nullopt;
  return std::move(step).value();
}

std::vector<double> predictor_of(const Design& design, const std::vector<double>& coefficients) {
  std::vector<double> predictor(design.rows, 0.0);
  for (std::size_t i = 0; i < design.rows; ++i) {
    for (std::size_t j = 0; j < design.columns; ++j) {
      predictor[i] += design.at(i, j) * coefficients[j];
    }
  }
  return predictor;
}

bool has_settled(const std::vector<double>& before, const std::vector<double>& now) {
  for (std::size_t j = 0; j < now.size(); ++j) {
    if (j >= before.size()) return false;
    if (!(std::fabs(now[j] - before[j]) < 1e-12 * std::max(1.0, std::fabs(now[j])))) return false;
  }
  return true;
}

/// x ln(x / mu), 0 at x = 0.
double log_excess(double x, double mu) { return x == 0 ? 0 : x * std::log(x / mu); }

CountFit finish(const Design& design, std::span<const double> affected,
                std::span<const double> people, LeastSquares step, CountModel model) {
  CountFit fit;
  fit.coefficients = std::move(step.coefficients);
  fit.covariance = std::move(step.inverse);
  const std::vector<double> predictor = predictor_of(design, fit.coefficients);
  for (std::size_t i = 0; i < design.rows; ++i) {
    const double x = affected[i];
    const Expected expected = expected_at(predictor[i], people[i], model);
    fit.fitted.push_back(expected.count);
    fit.pearson += (x - expected.count) * (x - expected.count) / expected.weight;
    if (model == CountModel::logit) {
      const double others = people[i] / (1 + std::exp(predictor[i]));
      fit.deviance += 2 * (log_excess(x, expected.count) + log_excess(people[i] - x, others));
    } else {
      fit.deviance += 2 * (log_excess(x, expected.count) - (x - expected.count));
    }
  }
  return fit;
}

}  // namespace

double CountFit::standard_error(std::size_t index) const {
  return std::sqrt(covariance[index * coefficients.size() + index]);
}

base::Result<CountFit> fit_counts(const Design& design, std::span<const double> affected,
                                  std::span<const double> people, CountModel model) {
  TRY(check_counts(design, affected, people, model));
  // Dependent columns are a fault of the design; found here, so that later failures mean
  // separation.
  TRY(least_squares(design, affected));
  std::vector<double> predictor = first_predictor(affected, people, model);
  std::vector<double> before;
  for (int count = 0; count < steps_max; ++count) {
    auto step = reweighted(design, affected, people, predictor, model);
    if (!step) break;
    if (has_settled(before, step->coefficients)) {
      return finish(design, affected, people, *std::move(step), model);
    }
    predictor = predictor_of(design, step->coefficients);
    before = std::move(step->coefficients);
  }
  return base::make_problem(problems::separation);
}

}  // namespace engawa::stats
