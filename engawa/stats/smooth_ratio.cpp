#include "engawa/stats/smooth_ratio.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/negative_binomial.hpp"

namespace engawa::stats {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double shape_max = 1e8;

struct Areas {
  std::vector<double> observed;
  std::vector<double> expected;
  double observed_total = 0;
  double expected_total = 0;

  [[nodiscard]] double count() const { return static_cast<double>(observed.size()); }
};

base::Result<Areas> areas_with_people(std::span<const double> observed,
                                      std::span<const double> expected) {
  if (observed.size() != expected.size()) {
    return base::make_problem(problems::lengths_differ, std::to_string(observed.size()) + " and " +
                                                            std::to_string(expected.size()));
  }
  Areas areas;
  areas.observed.reserve(observed.size());
  areas.expected.reserve(observed.size());
  for (std::size_t i = 0; i < observed.size(); ++i) {
    TRY(check_count(observed[i]));
    TRY(check_count(expected[i]));
    if (expected[i] == 0) continue;
    areas.observed.push_back(observed[i]);
    areas.expected.push_back(expected[i]);
    areas.observed_total += observed[i];
    areas.expected_total += expected[i];
  }
  if (areas.observed.size() < 2) {
    return base::make_problem(problems::too_few_members, std::to_string(areas.observed.size()),
                              ">= 2");
  }
  if (areas.observed_total == 0) return base::make_problem(problems::no_variation);
  return areas;
}

Prior without_heterogeneity(const Areas& areas, int iterations) {
  return {infinity,
          infinity,
          areas.observed_total / areas.expected_total,
          0,
          false,
          iterations,
          areas.observed_total,
          areas.expected_total};
}

Prior with_heterogeneity(const Areas& areas, double shape, double rate, int iterations) {
  if (!(shape <= shape_max && rate <= shape_max) || shape <= 0 || rate <= 0) {
    return without_heterogeneity(areas, iterations);
  }
  return {shape, rate,       shape / rate,         shape / (rate * rate),
          true,  iterations, areas.observed_total, areas.expected_total};
}

Prior fit_marshall(const Areas& areas) {
  const double pooled = areas.observed_total / areas.expected_total;
  double spread = 0;
  for (std::size_t i = 0; i < areas.observed.size(); ++i) {
    const double gap = areas.observed[i] / areas.expected[i] - pooled;
    spread += areas.expected[i] * gap * gap;
  }
  const double mean_expected = areas.expected_total / areas.count();
  const double variance = spread / areas.expected_total - pooled / mean_expected;
  if (!(variance > 0)) return without_heterogeneity(areas, 0);
  return with_heterogeneity(areas, pooled * pooled / variance, pooled / variance, 0);
}

struct Moments {
  double mean;
  double variance;  // divisor m - 1
};

/// Mean of `values` and their squared gaps weighted by 1 + rate / expected (rate 0: unweighted).
Moments weighted_moments(const std::vector<double>& values, const Areas& areas, double rate) {
  double mean = 0;
  for (const double value : values) mean += value;
  mean /= areas.count();
  double squares = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double gap = values[i] - mean;
    squares += (1 + rate / areas.expected[i]) * gap * gap;
  }
  return {mean, squares / (areas.count() - 1)};
}

Prior fit_clayton_kaldor(const Areas& areas) {
  constexpr int steps_max = 1000;
  std::vector<double> ratios(areas.observed.size());
  for (std::size_t i = 0; i < ratios.size(); ++i) ratios[i] = areas.observed[i] / areas.expected[i];
  Moments moments = weighted_moments(ratios, areas, 0);
  if (!(moments.variance > 0)) return without_heterogeneity(areas, 0);
  double rate = moments.mean / moments.variance;
  double shape = moments.mean * rate;
  for (int step = 1; step <= steps_max; ++step) {
    for (std::size_t i = 0; i < ratios.size(); ++i) {
      ratios[i] = (areas.observed[i] + shape) / (areas.expected[i] + rate);
    }
    moments = weighted_moments(ratios, areas, rate);
    const double rate_next = moments.mean / moments.variance;
    const double shape_next = moments.mean * rate_next;
    const double change = std::fabs(rate_next - rate) + std::fabs(shape_next - shape);
    rate = rate_next;
    shape = shape_next;
    if (!(rate <= shape_max)) return without_heterogeneity(areas, step);
    if (change < 1e-12 * std::max(1.0, shape)) return with_heterogeneity(areas, shape, rate, step);
  }
  return without_heterogeneity(areas, steps_max);
}

base::Result<Prior> fit_likelihood(const Areas& areas) {
  const NegativeBinomialFit fit = fit_negative_binomial(areas.observed, areas.expected);
  if (!fit.interior) return without_heterogeneity(areas, fit.iterations);
  if (!fit.converged) return base::make_problem(problems::not_computable);
  return with_heterogeneity(areas, fit.shape, fit.shape / fit.mean, fit.iterations);
}

}  // namespace

base::Result<Prior> fit_prior(std::span<const double> observed, std::span<const double> expected,
                              PriorMethod method) {
  const Areas areas = TRY(areas_with_people(observed, expected));
  switch (method) {
    case PriorMethod::marshall:
      return fit_marshall(areas);
    case PriorMethod::clayton_kaldor:
      return fit_clayton_kaldor(areas);
    case PriorMethod::negative_binomial:
      break;
  }
  return fit_likelihood(areas);
}

base::Result<Posterior> posterior(const Prior& prior, double observed, double expected) {
  TRY(check_count(observed));
  TRY(check_count(expected));
  if (!prior.heterogeneity) {
    return Posterior{prior.observed_total + 0.5, prior.expected_total, prior.mean};
  }
  const double shape = observed + prior.shape;
  const double rate = expected + prior.rate;
  return Posterior{shape, rate, shape / rate};
}

base::Result<Interval> posterior_limits(const Posterior& posterior, double confidence) {
  TRY(check_confidence(confidence));
  const double a = 0.5 * (1 - confidence);
  const Interval limits{gamma_quantile(a, posterior.shape, posterior.rate),
                        gamma_upper_quantile(a, posterior.shape, posterior.rate)};
  if (std::isnan(limits.lower) || std::isnan(limits.upper)) {
    return base::make_problem(problems::not_computable);
  }
  return limits;
}

base::Result<double> probability_above(const Posterior& posterior, double threshold) {
  if (!is_count(threshold)) {
    return base::make_problem(problems::bad_parameter, base::format_significant(threshold), ">= 0");
  }
  const double probability = gamma_upper_tail(threshold, posterior.shape, posterior.rate);
  if (std::isnan(probability)) return base::make_problem(problems::not_computable);
  return probability;
}

double reliability(const Prior& prior, double expected) {
  return prior.heterogeneity ? expected / (expected + prior.rate) : 0;
}

}  // namespace engawa::stats
