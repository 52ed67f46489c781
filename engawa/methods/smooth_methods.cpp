#include <cmath>
#include <limits>
#include <numeric>

#include "engawa/base/decimal.hpp"
#include "engawa/methods/choices.hpp"
#include "engawa/methods/problems.hpp"
#include "engawa/methods/reasons.hpp"
#include "engawa/methods/registry.hpp"
#include "engawa/methods/rows.hpp"
#include "engawa/methods/sets.hpp"
#include "engawa/stats/posterior_ranks.hpp"
#include "engawa/stats/posterior_share.hpp"
#include "engawa/stats/problems.hpp"
#include "engawa/stats/smooth_proportion.hpp"
#include "engawa/stats/smooth_ratio.hpp"

namespace engawa::methods {
namespace {

using stats::PriorMethod;
using stats::ProportionPriorMethod;

constexpr Choices<PriorMethod, 3> ratio_priors{
    {{"negative-binomial", PriorMethod::negative_binomial},
     {"marshall", PriorMethod::marshall},
     {"clayton-kaldor", PriorMethod::clayton_kaldor}}};

constexpr Choices<ProportionPriorMethod, 2> proportion_priors{
    {{"beta-binomial", ProportionPriorMethod::beta_binomial},
     {"martuzzi-elliott", ProportionPriorMethod::martuzzi_elliott}}};

bool fits_no_prior(const base::Problem& problem) {
  return problem.kind == &stats::problems::too_few_members ||
         problem.kind == &stats::problems::no_variation;
}

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

/// The prior of a set. A single area, or areas without any event, cannot differ: they get what
/// areas without heterogeneity get.
base::Result<stats::Prior> ratio_prior(const Areas& areas, PriorMethod method) {
  auto prior = stats::fit_prior(areas.events, areas.sizes, method);
  if (prior.ok() || !fits_no_prior(prior.problem())) return prior;
  const double observed = sum_of(areas.events);
  const double expected = sum_of(areas.sizes);
  constexpr double infinity = std::numeric_limits<double>::infinity();
  return stats::Prior{infinity, infinity, observed / expected, 0, false, 0, observed, expected};
}

/// The same for shares, where all may be affected as well.
base::Result<stats::ProportionPrior> proportion_prior(const Areas& areas,
                                                      ProportionPriorMethod method) {
  auto prior = stats::fit_proportion_prior(areas.events, areas.sizes, method);
  if (prior.ok() || !fits_no_prior(prior.problem())) return prior;
  const double affected = sum_of(areas.events);
  const double people = sum_of(areas.sizes);
  constexpr double infinity = std::numeric_limits<double>::infinity();
  return stats::ProportionPrior{method,   infinity,
                                infinity, affected / people,
                                false,    0,
                                affected, people,
                                0,        people / static_cast<double>(areas.sizes.size())};
}

base::Status write_smooth_ratio(const Input& input, Output& output, const Areas& areas,
                                const stats::Prior& prior, std::size_t i) {
  const Call& call = input.call();
  const double k = call.multiplier();
  OutputRow results = output.row();
  const auto posterior = TRY(stats::posterior(prior, areas.events[i], areas.sizes[i]));
  results.set("ratio", k * areas.events[i] / areas.sizes[i]);
  results.set("smoothed", k * posterior.mean);
  for (std::size_t c = 0; c < call.confidences().size(); ++c)
    results.limits(c, TRY(stats::posterior_limits(posterior, call.confidences()[c])), k);
  results.set("p_above_1", TRY(stats::probability_above(posterior, 1)));
  results.set("p_above_1_1", TRY(stats::probability_above(posterior, 1.1)));
  results.set("prior_mean", prior.mean);
  results.set("prior_variance", prior.variance);
  results.set("prior_shape", prior.shape);
  results.set("prior_rate", prior.rate);
  results.set("iterations", prior.iterations);
  if (!prior.heterogeneity) results.status(no_heterogeneity);
  output.write(areas.rows[i], results);
  return base::success();
}

std::function<base::Status(std::size_t)> ratio_check(const Input& input) {
  return [&input](std::size_t row) {
    return check_people(input, {&row, 1}, "observed", "expected");
  };
}

base::Status run_smooth_ratio(const Input& input, Output& output) {
  const auto method = chosen(input.call(), "prior", ratio_priors);
  const auto compute = [&](Rows rows) -> base::Status {
    const Areas areas = areas_of(input, rows, "observed", "expected");
    const auto prior = TRY(ratio_prior(areas, method));
    return write_set(input, output, rows, areas, [&](std::size_t i) {
      return write_smooth_ratio(input, output, areas, prior, i);
    });
  };
  return for_each_set(input, output, true, compute, ratio_check(input));
}

base::Status write_smooth_proportion(const Input& input, Output& output, const Areas& areas,
                                     const stats::ProportionPrior& prior, std::size_t i) {
  const Call& call = input.call();
  const double k = call.multiplier();
  OutputRow results = output.row();
  const auto posterior = TRY(stats::proportion_posterior(prior, areas.events[i], areas.sizes[i]));
  results.set("value", k * areas.events[i] / areas.sizes[i]);
  results.set("smoothed", k * posterior.mean);
  results.set("prior_mean", prior.mean);
  if (posterior.a) {
    const double pooled = prior.affected_total / prior.people_total;
    for (std::size_t c = 0; c < call.confidences().size(); ++c) {
      results.limits(c, TRY(stats::proportion_posterior_limits(posterior, call.confidences()[c])),
                     k);
    }
    results.set("p_above_1", TRY(stats::proportion_probability_above(posterior, pooled)));
    results.set("p_above_1_1", TRY(stats::proportion_probability_above(posterior, 1.1 * pooled)));
    results.set("prior_a", prior.a);
    results.set("prior_b", prior.b);
  }
  Reasons reasons;
  reasons.add_when(!prior.heterogeneity, no_heterogeneity);
  reasons.add_when(!posterior.a, "no limits");
  reasons.write_to(results);
  output.write(areas.rows[i], results);
  return base::success();
}

base::Status run_smooth_proportion(const Input& input, Output& output) {
  const auto method = chosen(input.call(), "prior", proportion_priors);
  const auto compute = [&](Rows rows) -> base::Status {
    const Areas areas = areas_of(input, rows, "x", "n");
    const auto prior = TRY(proportion_prior(areas, method));
    return write_set(input, output, rows, areas, [&](std::size_t i) {
      return write_smooth_proportion(input, output, areas, prior, i);
    });
  };
  return for_each_set(input, output, true, compute, [&](std::size_t row) {
    return check_at_most(input, {&row, 1}, "x", "n");
  });
}

base::Status run_share_posterior(const Input& input, Output& output) {
  const Call& call = input.call();
  const auto affected = input.numbers("x");
  const auto people = input.numbers("n");
  const auto reference = input.numbers("reference");
  const auto compute = [&](std::size_t row, OutputRow& results) -> Outcome {
    TRY(check_at_most(input, {&row, 1}, "x", "n"));
    if (reference[row] > 1) {
      return input.problem_at(problems::out_of_range, row, "reference",
                              base::format_significant(reference[row]), "0..1");
    }
    if (people[row] == 0) return zero_denominator;
    const auto share = TRY(stats::share_posterior(affected[row], people[row], reference[row]));
    results.set("posterior_mean", call.multiplier() * share.mean);
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      const auto limits =
          TRY(stats::share_posterior_limits(affected[row], people[row], call.confidences()[i]));
      results.limits(i, limits, call.multiplier());
    }
    results.set("p_above", share.p_above);
    results.set("p_above_1_1", share.p_above_1_1);
    results.set("p_above_5pt", share.p_above_5pt);
    results.set("ratio_p_above_1", share.ratio_p_above_1);
    results.set("ratio_p_above_1_1", share.ratio_p_above_1_1);
    results.set("logit_z", share.logit_z);
    return share.logit_z ? ok_status : std::string_view("reference 0 or 1");
  };
  return for_each_row(input, output, {"x", "n"}, compute);
}

/// What a set's posteriors say together.
struct RankedSet {
  std::vector<stats::Posterior> posteriors;
  std::vector<stats::PosteriorRank> ranks;
  std::vector<double> p_above_1_05;
  std::vector<bool> selected;
};

base::Result<RankedSet> rank_set(const stats::Prior& prior, const Areas& areas) {
  RankedSet set;
  for (std::size_t i = 0; i < areas.rows.size(); ++i) {
    set.posteriors.push_back(TRY(stats::posterior(prior, areas.events[i], areas.sizes[i])));
    set.p_above_1_05.push_back(TRY(stats::probability_above(set.posteriors.back(), 1.05)));
  }
  set.ranks = TRY(stats::posterior_ranks(set.posteriors));
  set.selected = TRY(stats::select_by_false_share(set.p_above_1_05));
  return set;
}

base::Status write_ranked(const Input& input, Output& output, const Areas& areas,
                          const stats::Prior& prior, const RankedSet& set, std::size_t i) {
  const double k = input.call().multiplier();
  OutputRow results = output.row();
  const auto& posterior = set.posteriors[i];
  const double target = input.call().number("target").value_or(1);
  const double excess = TRY(stats::expected_excess_ratio(posterior, target));
  results.set("posterior_shape", posterior.shape);
  results.set("posterior_rate", posterior.rate);
  // The mean of the law itself, which without heterogeneity is not quite the smoothed ratio.
  results.set("posterior_mean", k * posterior.shape / posterior.rate);
  results.set("expected_rank", set.ranks[i].expected_rank);
  results.set("expected_excess_ratio", k * excess);
  results.set("expected_excess", excess * areas.sizes[i]);
  results.set("p_above_1", TRY(stats::probability_above(posterior, 1)));
  results.set("p_above_1_05", set.p_above_1_05[i]);
  results.set("selected_fdr_5", set.selected[i] ? 1.0 : 0.0);
  results.set("p_top_20", set.ranks[i].p_top_20);
  results.set("rank_lower_95", set.ranks[i].rank_lower_95);
  results.set("rank_upper_95", set.ranks[i].rank_upper_95);
  if (!prior.heterogeneity) results.status(no_heterogeneity);
  output.write(areas.rows[i], results);
  return base::success();
}

base::Status run_ratio_posterior(const Input& input, Output& output) {
  const auto method = chosen(input.call(), "prior", ratio_priors);
  TRY(input.call().check_number("target", 0, std::numeric_limits<double>::infinity()));
  const auto compute = [&](Rows rows) -> base::Status {
    const Areas areas = areas_of(input, rows, "observed", "expected");
    const auto prior = TRY(ratio_prior(areas, method));
    const auto set = areas.rows.empty() ? RankedSet() : TRY(rank_set(prior, areas));
    return write_set(input, output, rows, areas, [&](std::size_t i) {
      return write_ranked(input, output, areas, prior, set, i);
    });
  };
  return for_each_set(input, output, true, compute, ratio_check(input));
}

std::vector<std::string> posterior_results(const Call& call, std::size_t form) {
  if (form == 0) {
    return columns({{"posterior_mean"},
                    call.limit_columns(),
                    {"p_above", "p_above_1_1", "p_above_5pt", "ratio_p_above_1",
                     "ratio_p_above_1_1", "logit_z"}});
  }
  return {"posterior_shape",       "posterior_rate",  "posterior_mean", "expected_rank",
          "expected_excess_ratio", "expected_excess", "p_above_1",      "p_above_1_05",
          "selected_fdr_5",        "p_top_20",        "rank_lower_95",  "rank_upper_95"};
}

const std::vector<Column> ratio_columns{{"set", ColumnKind::grouping, "同じ事前分布を持つ組"},
                                        {"area", ColumnKind::key, "地域"},
                                        {"observed", ColumnKind::count, "観測数", false, true},
                                        {"expected", ColumnKind::count, "期待数"}};

}  // namespace

std::vector<Method> smooth_methods() {
  const Option target{
      "target", OptionKind::number, {}, "1", "これを上回る分を避けられる人数とする比"};
  return {{.name = "smooth-ratio",
           .purpose_ja = "標準化比の経験ベイズ推定",
           .shape = Shape::set,
           .forms = {{"", ratio_columns}},
           .options = {choice_option("prior", ratio_priors, "事前分布の求め方")},
           .formula = "事前 Gamma(ν, α)、smoothed = (O+ν)/(E+α)、限界は Gamma(O+ν, E+α) の分位点\n"
                      "地域差が認められないとき: ΣO/ΣE と Gamma(ΣO+1/2, ΣE)",
           .source = "Marshall 1991; Clayton & Kaldor 1987",
           .results =
               [](const Call& call, std::size_t) {
                 return columns({{"ratio", "smoothed"},
                                 call.limit_columns(),
                                 {"p_above_1", "p_above_1_1", "prior_mean", "prior_variance",
                                  "prior_shape", "prior_rate", "iterations"}});
               },
           .run = run_smooth_ratio},
          {.name = "smooth-proportion",
           .purpose_ja = "割合の経験ベイズ推定",
           .shape = Shape::set,
           .forms = {{"",
                      {{"set", ColumnKind::grouping, "同じ事前分布を持つ組"},
                       {"area", ColumnKind::key, "地域"},
                       {"x", ColumnKind::count, "該当者数", false, true},
                       {"n", ColumnKind::count, "対象者数"}}}},
           .options = {choice_option("prior", proportion_priors, "事前分布の求め方")},
           .formula = "事前 Beta(A, C) を最尤法で求め、smoothed = (x+A)/(n+A+C)\n"
                      "martuzzi-elliott: smoothed = ρ x/n + (1-ρ) b、限界なし",
           .source = "Martuzzi & Elliott 1996",
           .results =
               [](const Call& call, std::size_t) {
                 return columns({{"value", "smoothed"},
                                 call.limit_columns(),
                                 {"p_above_1", "p_above_1_1", "prior_mean", "prior_a", "prior_b"}});
               },
           .run = run_smooth_proportion},
          {.name = "posterior",
           .purpose_ja = "基準を上回る確率、避けられる人数、順位の幅",
           .shape = Shape::set,
           .forms = {{"割合と基準",
                      {{"x", ColumnKind::count, "該当者数", false, true},
                       {"n", ColumnKind::count, "対象者数"},
                       {"reference", ColumnKind::required_count, "基準の割合（0〜1）"}},
                      Shape::row},
                     {"観測数と期待数", ratio_columns}},
           .options = {choice_option("prior", ratio_priors, "事前分布の求め方"), target},
           .formula = "割合: Beta(x+1/2, n-x+1/2)\n"
                      "観測数: Gamma(O+ν, E+α)、expected_excess = E·E[(θ-t)⁺]、\n"
                      "順位はポアソン二項分布（400等分の中点）、selected_fdr_5 は誤りの割合5%以内",
           .source = "Müller et al. 2004",
           .results = posterior_results,
           .run = [](const Input& input, Output& output) {
             return input.form() == 0 ? run_share_posterior(input, output)
                                      : run_ratio_posterior(input, output);
           }}};
}

}  // namespace engawa::methods
