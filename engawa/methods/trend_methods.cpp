#include "engawa/methods/choices.hpp"
#include "engawa/methods/reasons.hpp"
#include "engawa/methods/registry.hpp"
#include "engawa/methods/rows.hpp"
#include "engawa/stats/problems.hpp"
#include "engawa/stats/trend.hpp"

namespace engawa::methods {
namespace {

const EmptyCauses no_trend{{&stats::problems::too_few_members, "too few points"},
                           {&stats::problems::no_variation, "no variation"}};

constexpr std::string_view zero_error = "zero standard error";

void write_slope(OutputRow& results, const std::string& model,
                 const std::optional<stats::Slope>& slope) {
  if (!slope) return;
  results.set(model + "_slope", slope->slope);
  results.set(model + "_se", slope->standard_error);
  results.set(model + "_p", slope->p);
}

void write_trend(OutputRow& results, const stats::ProportionTrend& trend) {
  results.set("chi2", trend.chi_square);
  results.set("z", trend.z);
  results.set("p", trend.p);
  write_slope(results, "logit", trend.logit);
  write_slope(results, "poisson", trend.log_linear);
  results.set("annual_percent_change", trend.annual_percent_change);
  results.set("dispersion", trend.dispersion);
  results.set("quasi_p", trend.quasi_p);
  Reasons reasons;
  reasons.add_when(!trend.logit || !trend.log_linear, "separation");
  reasons.add_when(trend.log_linear && !trend.dispersion, "dispersion needs 3 points");
  reasons.add_when(trend.dispersion && !trend.quasi_p, "no dispersion");
  reasons.write_to(results);
}

base::Status run_counts(const Input& input, Output& output) {
  const auto time = input.numbers("t");
  const auto affected = input.numbers("x");
  const auto people = input.numbers("n");
  const auto& confidences = input.call().confidences();
  const auto compute = [&](Rows rows, OutputRow& results) -> Outcome {
    TRY(check_at_most(input, rows, "x", "n"));
    std::vector<stats::TrendPoint> points;
    for (const auto row : rows) points.push_back({time[row], affected[row], people[row]});
    for (std::size_t i = 0; i < confidences.size(); ++i) {
      const auto trend = stats::proportion_trend(points, confidences[i]);
      if (!trend.ok()) return empty_or_problem(trend.problem(), no_trend);
      if (i == 0) write_trend(results, *trend);
      const auto& limits = trend->annual_percent_change_limits;
      if (limits) results.limits(i, *limits);
    }
    return ok_status;
  };
  return for_each_group(input, output, {"x", "n"}, compute);
}

base::Status run_values(const Input& input, Output& output) {
  const auto time = input.numbers("t");
  const auto value = input.numbers("value");
  const auto error = input.numbers("se");
  const double k = input.call().multiplier();
  const auto compute = [&](Rows rows, OutputRow& results) -> Outcome {
    std::vector<stats::WeightedPoint> points;
    for (const auto row : rows) {
      // Its weight would be infinite.
      if (error[row] == 0) return zero_error;
      points.push_back({time[row], value[row], error[row]});
    }
    const auto trend = stats::weighted_trend(points);
    if (!trend.ok()) return empty_or_problem(trend.problem(), no_trend);
    results.set("slope", k * trend->slope);
    results.set("se", k * trend->standard_error);
    results.set("z", trend->z);
    results.set("p", trend->p);
    results.set("p_one_sided", trend->p_one_sided);
    return ok_status;
  };
  return for_each_group(input, output, {"value", "se"}, compute);
}

std::vector<std::string> trend_results(const Call& call, std::size_t form) {
  if (form == 1) return {"slope", "se", "z", "p", "p_one_sided"};
  return columns({{"chi2", "z", "p", "logit_slope", "logit_se", "logit_p", "poisson_slope",
                   "poisson_se", "poisson_p", "annual_percent_change"},
                  call.limit_columns(),
                  {"dispersion", "quasi_p"}});
}

}  // namespace

std::vector<Method> trend_methods() {
  const Column set{"set", ColumnKind::grouping, "1本の傾向線になる組"};
  const Column time{"t", ColumnKind::ordered_key, "時点（年度など）"};
  return {
      {.name = "trend",
       .purpose_ja = "割合や値の経年の傾向",
       .shape = Shape::group,
       .forms = {{"該当者数と対象者数",
                  {set,
                   time,
                   {"x", ColumnKind::count, "該当者数", false, true},
                   {"n", ColumnKind::count, "対象者数（0の時点は使わない）"}}},
                 {"値と標準誤差",
                  {set,
                   time,
                   {"value", ColumnKind::number, "値"},
                   {"se", ColumnKind::count, "値の標準誤差"}}}},
       .options = {},
       .formula =
           "chi2 = z^2, z = T/√V: T = Σt(x-np), V = p(1-p)(Σnt²-(Σnt)²/Σn), p = Σx/Σn\n"
           "logit_*, poisson_*: 最尤法の傾き（poisson は log n をオフセットとする）\n"
           "annual_percent_change = 100(exp(b)-1)、b は poisson の傾き、lower・upper はその限界\n"
           "dispersion = Σ(x-μ)²/μ/(m-2)、quasi_p は se√dispersion と t(m-2)\n"
           "値と標準誤差: w = 1/se², slope = Σw(t-t̄)(y-ȳ)/S, se = 1/√S, S = Σw(t-t̄)²",
       .source = "Armitage 1955（Cochran-Armitage 検定）; 健康日本21（第二次）最終評価",
       .results = trend_results,
       .run = [](const Input& input, Output& output) {
         return input.form() == 0 ? run_counts(input, output) : run_values(input, output);
       }}};
}

}  // namespace engawa::methods
