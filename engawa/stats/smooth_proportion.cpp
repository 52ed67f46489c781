#include "engawa/stats/smooth_proportion.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "engawa/stats/beta_binomial.hpp"
#include "engawa/stats/checks.hpp"
#include "engawa/stats/gamma_beta.hpp"

namespace engawa::stats {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double size_max = 1e8;

struct Areas {
  std::vector<double> affected;
  std::vector<double> people;
  double affected_total = 0;
  double people_total = 0;
};

base::Result<Areas> areas_with_people(std::span<const double> affected,
                                      std::span<const double> people) {
  if (affected.size() != people.size()) {
    return base::make_problem(problems::lengths_differ, std::to_string(affected.size()) + " and " +
                                                            std::to_string(people.size()));
  }
  Areas areas;
  for (std::size_t i = 0; i < affected.size(); ++i) {
    TRY(check_people(affected[i], people[i]));
    if (people[i] == 0) continue;
    areas.affected.push_back(affected[i]);
    areas.people.push_back(people[i]);
    areas.affected_total += affected[i];
    areas.people_total += people[i];
  }
  if (areas.people.size() < 2) {
    return base::make_problem(problems::too_few_members, std::to_string(areas.people.size()),
                              ">= 2");
  }
  if (areas.affected_total == 0 || areas.affected_total == areas.people_total) {
    return base::make_problem(problems::no_variation);
  }
  return areas;
}

ProportionPrior pooled_prior(const Areas& areas, ProportionPriorMethod method) {
  const double mean = areas.affected_total / areas.people_total;
  return {method,
          infinity,
          infinity,
          mean,
          false,
          0,
          areas.affected_total,
          areas.people_total,
          0,
          areas.people_total / static_cast<double>(areas.people.size())};
}

ProportionPrior fit_moments(const Areas& areas) {
  ProportionPrior prior = pooled_prior(areas, ProportionPriorMethod::martuzzi_elliott);
  for (std::size_t i = 0; i < areas.people.size(); ++i) {
    const double gap = areas.affected[i] / areas.people[i] - prior.mean;
    prior.spread += areas.people[i] * gap * gap;
  }
  prior.spread /= areas.people_total;
  prior.heterogeneity = prior.spread > prior.mean * (1 - prior.mean) / prior.mean_people;
  return prior;
}

base::Result<ProportionPrior> fit_likelihood(const Areas& areas) {
  ProportionPrior prior = pooled_prior(areas, ProportionPriorMethod::beta_binomial);
  const BetaBinomialFit fit = fit_beta_binomial(areas.affected, areas.people);
  prior.iterations = fit.iterations;
  if (!fit.interior || fit.a + fit.b > size_max) return prior;
  if (!fit.converged) return base::make_problem(problems::not_computable);
  prior.a = fit.a;
  prior.b = fit.b;
  prior.mean = fit.a / (fit.a + fit.b);
  prior.heterogeneity = true;
  return prior;
}

double moments_smoothed(const ProportionPrior& prior, double affected, double people) {
  if (!prior.heterogeneity) return prior.mean;
  const double binomial = prior.mean * (1 - prior.mean);
  const double size = people / prior.mean_people;
  const double own = (people * prior.spread - size * binomial) /
                     ((people - 1) * prior.spread + (1 - size) * binomial);
  const double weight = std::clamp(own, 0.0, 1.0);
  return weight * (affected / people) + (1 - weight) * prior.mean;
}

}  // namespace

base::Result<ProportionPrior> fit_proportion_prior(std::span<const double> affected,
                                                   std::span<const double> people,
                                                   ProportionPriorMethod method) {
  const Areas areas = TRY(areas_with_people(affected, people));
  if (method == ProportionPriorMethod::martuzzi_elliott) return fit_moments(areas);
  return fit_likelihood(areas);
}

base::Result<ProportionPosterior> proportion_posterior(const ProportionPrior& prior,
                                                       double affected, double people) {
  TRY(check_people(affected, people));
  if (people == 0) return base::make_problem(problems::zero_denominator);
  if (prior.method == ProportionPriorMethod::martuzzi_elliott) {
    return ProportionPosterior{moments_smoothed(prior, affected, people), {}, {}};
  }
  if (!prior.heterogeneity) {
    return ProportionPosterior{prior.mean, prior.affected_total + 0.5,
                               prior.people_total - prior.affected_total + 0.5};
  }
  const double a = affected + prior.a;
  const double b = people - affected + prior.b;
  return ProportionPosterior{a / (a + b), a, b};
}

base::Result<Interval> proportion_posterior_limits(const ProportionPosterior& posterior,
                                                   double confidence) {
  TRY(check_confidence(confidence));
  if (!posterior.a || !posterior.b) {
    return base::make_problem(problems::bad_parameter, "moments", "a prior with a law");
  }
  const double tail = 0.5 * (1 - confidence);
  const Interval limits{beta_quantile(tail, *posterior.a, *posterior.b),
                        beta_upper_quantile(tail, *posterior.a, *posterior.b)};
  if (std::isnan(limits.lower + limits.upper)) {
    return base::make_problem(problems::not_computable);
  }
  return limits;
}

base::Result<double> proportion_probability_above(const ProportionPosterior& posterior,
                                                  double threshold) {
  if (!is_count(threshold)) {
    return base::make_problem(problems::bad_parameter, base::format_significant(threshold), ">= 0");
  }
  if (!posterior.a || !posterior.b) {
    return base::make_problem(problems::bad_parameter, "moments", "a prior with a law");
  }
  if (threshold >= 1) return 0.0;
  const double probability = beta_upper_tail(threshold, *posterior.a, *posterior.b);
  if (std::isnan(probability)) return base::make_problem(problems::not_computable);
  return probability;
}

}  // namespace engawa::stats
