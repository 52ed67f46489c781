#include <algorithm>
#include <cmath>
#include <map>

#include "engawa/base/text.hpp"
#include "engawa/methods/choices.hpp"
#include "engawa/methods/problems.hpp"
#include "engawa/methods/reasons.hpp"
#include "engawa/methods/registry.hpp"
#include "engawa/methods/rows.hpp"
#include "engawa/stats/decompose.hpp"
#include "engawa/stats/inequality.hpp"
#include "engawa/stats/problems.hpp"
#include "engawa/stats/shapley.hpp"

namespace engawa::methods {
namespace {

using stats::InequalityKind;
using stats::InequalityTransform;

enum class GapMethod { kitagawa, shapley };
constexpr Choices<GapMethod, 2> gap_methods{
    {{"kitagawa", GapMethod::kitagawa}, {"shapley", GapMethod::shapley}}};

constexpr Choices<InequalityTransform, 3> transforms{{{"none", InequalityTransform::none},
                                                      {"logit", InequalityTransform::logit},
                                                      {"log", InequalityTransform::log}}};
constexpr Choices<InequalityKind, 2> kinds{
    {{"proportion", InequalityKind::proportion}, {"rate", InequalityKind::rate}}};

const NeededColumns gap_counts{"n_a", "x_a", "n_b", "x_b"};

stats::ClassCounts counts_of(const Input& input, std::size_t row) {
  return {input.numbers("n_a")[row], input.numbers("x_a")[row], input.numbers("n_b")[row],
          input.numbers("x_b")[row]};
}

/// Every row of a set and its total with nothing but a status.
void write_empty_set(Output& output, Rows rows, std::string_view status) {
  OutputRow results = output.row();
  results.status(status);
  for (const auto row : rows) output.write(row, results);
  output.write_total(rows.front(), "class", results);
}

/// `effect` is one class or, having the same fields, their sum.
template <class Effect>
OutputRow kitagawa_row(const Output& output, const Effect& effect, double k) {
  OutputRow results = output.row();
  results.set("rate_effect", k * effect.rate_effect);
  results.set("composition_effect", k * effect.composition_effect);
  results.set("composition_centred", k * effect.composition_centred);
  results.set("step_b", k * effect.step_b);
  results.set("step_a", k * effect.step_a);
  results.set("excess", effect.excess);
  results.set("excess_variance", effect.excess_variance);
  return results;
}

template <class Gap>
void write_values(OutputRow& results, const Gap& gap, double k) {
  results.set("value_a", k * gap.value_a);
  results.set("value_b", k * gap.value_b);
  results.set("difference", k * gap.difference);
}

base::Status write_kitagawa(const Input& input, Output& output, Rows rows) {
  constexpr std::string_view unknown_expected = "no people in b";
  const double k = input.call().multiplier();
  std::vector<stats::ClassCounts> classes;
  for (const auto row : rows) classes.push_back(counts_of(input, row));
  const auto gap = TRY(stats::decompose_gap(classes));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    OutputRow results = kitagawa_row(output, gap.classes[i], k);
    if (!gap.classes[i].excess) results.status(unknown_expected);
    output.write(rows[i], results);
  }
  OutputRow total = kitagawa_row(output, gap, k);
  write_values(total, gap, k);
  total.set("log_ratio", gap.log_ratio);
  Reasons reasons;
  reasons.add_when(!gap.excess, unknown_expected);
  reasons.add_when(!gap.log_ratio, "zero value");
  reasons.write_to(total);
  output.write_total(rows.front(), "class", total);
  return base::success();
}

OutputRow shapley_row(const Output& output, const stats::MixEffect& effect, double k) {
  OutputRow results = output.row();
  results.set("mix_effect", k * effect.mix_effect);
  results.set("class_effect", k * effect.class_effect);
  results.set("rate_effect", k * effect.rate_effect);
  return results;
}

base::Status write_shapley(const Input& input, Output& output, Rows rows) {
  const double k = input.call().multiplier();
  std::map<std::string, std::size_t> mix_numbers;
  std::vector<stats::MixClassCounts> cells;
  for (const auto row : rows) {
    const auto mix = mix_numbers.emplace(base::trim(input.text(row, "mix")), mix_numbers.size());
    cells.push_back({mix.first->second, counts_of(input, row)});
  }
  const auto gap = TRY(stats::decompose_gap_by_mix(cells));
  for (std::size_t i = 0; i < rows.size(); ++i)
    output.write(rows[i], shapley_row(output, gap.cells[i], k));
  OutputRow total = shapley_row(output, gap.total, k);
  write_values(total, gap, k);
  output.write_total(rows.front(), "class", total);
  return base::success();
}

base::Status run_decompose(const Input& input, Output& output) {
  const bool by_mix = chosen(input.call(), "method", gap_methods) == GapMethod::shapley;
  if (by_mix && !input.has("mix"))
    return base::make_problem(problems::missing_column, base::join(input.names(), ", "), "mix");
  return for_each_set(input, output, false, [&](Rows rows) -> base::Status {
    TRY(check_at_most(input, rows, "x_a", "n_a"));
    TRY(check_at_most(input, rows, "x_b", "n_b"));
    const auto missing = first_missing(input, rows, gap_counts);
    if (!missing.empty()) {
      write_empty_set(output, rows, missing_status(missing));
      return base::success();
    }
    auto done = by_mix ? write_shapley(input, output, rows) : write_kitagawa(input, output, rows);
    if (done.ok() || done.problem().kind != &stats::problems::zero_denominator) return done;
    write_empty_set(output, rows, zero_denominator);
    return base::success();
  });
}

std::vector<std::string> decompose_results(const Call& call, std::size_t) {
  if (chosen(call, "method", gap_methods) == GapMethod::shapley)
    return {"mix_effect", "class_effect", "rate_effect", "value_a", "value_b", "difference"};
  return {"rate_effect",
          "composition_effect",
          "composition_centred",
          "step_b",
          "step_a",
          "excess",
          "excess_variance",
          "value_a",
          "value_b",
          "difference",
          "log_ratio"};
}

/// The quantiles of a set, the most deprived first, whatever their order in the file.
std::vector<std::size_t> by_quantile(const Input& input, Rows rows) {
  const auto quantile = input.numbers("quantile");
  std::vector<std::size_t> sorted(rows.begin(), rows.end());
  std::sort(sorted.begin(), sorted.end(),
            [&](std::size_t a, std::size_t b) { return quantile[a] < quantile[b]; });
  return sorted;
}

base::Result<stats::Inequality> fit_counts(const Input& input, Rows rows,
                                           const stats::InequalityOptions& options) {
  const auto affected = input.numbers("x");
  const auto people = input.numbers("n");
  std::vector<stats::QuantileCounts> quantiles;
  for (const auto row : rows) {
    const bool all = options.kind == InequalityKind::proportion && affected[row] == people[row];
    if (affected[row] == 0 || all)
      return input.problem_at(stats::problems::none_or_all_affected, row, "x");
    quantiles.push_back({people[row], affected[row]});
  }
  return stats::inequality_of_counts(quantiles, options);
}

base::Result<stats::Inequality> fit_values(const Input& input, Rows rows,
                                           const stats::InequalityOptions& options) {
  const auto value = input.numbers("value");
  const auto error = input.numbers("se");
  const auto people = input.numbers("n");
  std::vector<stats::QuantileValue> quantiles;
  for (const auto row : rows) {
    const bool too_low = options.transform != InequalityTransform::none && value[row] <= 0;
    const bool too_high = options.transform == InequalityTransform::logit && value[row] >= 1;
    if (too_low || too_high) {
      return input.problem_at(problems::out_of_range, row, "value",
                              std::string(base::trim(input.text(row, "value"))),
                              options.transform == InequalityTransform::log ? "> 0" : "0 < 1");
    }
    quantiles.push_back({people[row], value[row], error[row]});
  }
  return stats::inequality_of_values(quantiles, options);
}

void write_inequality(OutputRow& results, std::size_t i, const stats::Inequality& found, double k) {
  if (i == 0) {
    results.set("sii", k * found.slope_index);
    results.set("rii", found.relative_index);
    results.set("intercept", k * found.intercept);
  }
  results.limits(i, found.slope_limits, k);
  if (found.relative_limits) results.limits(i, *found.relative_limits, 1, "rii_");
}

base::Status run_inequality(const Input& input, Output& output) {
  const Call& call = input.call();
  const bool of_counts = input.form() == 0;
  stats::InequalityOptions options{chosen(call, "transform", transforms),
                                   chosen(call, "kind", kinds), 0.95};
  if (of_counts && options.kind == InequalityKind::rate &&
      options.transform == InequalityTransform::logit) {
    return base::make_problem(problems::bad_option, "--transform logit --kind rate",
                              "--transform none, log");
  }
  const auto people = input.numbers("n");
  const auto compute = [&](Rows rows, OutputRow& results) -> Outcome {
    if (of_counts && options.kind == InequalityKind::proportion)
      TRY(check_at_most(input, rows, "x", "n"));
    if (of_counts) TRY(check_people(input, rows, "x", "n"));
    for (const auto row : rows) {
      if (people[row] == 0) return zero_denominator;
    }
    const auto sorted = by_quantile(input, rows);
    Reasons reasons;
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      options.confidence = call.confidences()[i];
      const auto found =
          of_counts ? fit_counts(input, sorted, options) : fit_values(input, sorted, options);
      if (!found.ok()) {
        return empty_or_problem(found.problem(),
                                {{&stats::problems::too_few_members, "too few quantiles"}});
      }
      write_inequality(results, i, *found, call.multiplier());
      reasons.add_when(!found->relative_limits, "intercept not clear of 0");
    }
    reasons.write_to(results);
    return ok_status;
  };
  if (of_counts) return for_each_group(input, output, {"n", "x"}, compute);
  return for_each_group(input, output, {"n", "value", "se"}, compute);
}

Method decompose_method() {
  return {.name = "decompose",
          .purpose_ja = "2地域の差を、率の違いと構成の違いに分ける",
          .shape = Shape::set,
          .forms = {{"",
                     {{"set", ColumnKind::grouping, "比べる1組"},
                      {"class", ColumnKind::key, "区分（性・年齢階級など）"},
                      {"mix", ColumnKind::key, "保険者の種類など（shapley で使う）", true},
                      {"n_a", ColumnKind::count, "地域aの対象者数"},
                      {"x_a", ColumnKind::count, "地域aの該当者数", false, true},
                      {"n_b", ColumnKind::count, "比較先bの対象者数"},
                      {"x_b", ColumnKind::count, "比較先bの該当者数", false, true}}}},
          .options = {choice_option("method", gap_methods, "分け方")},
          .formula =
              "c = n/Σn, r = x/n: rate_effect k(c_a+c_b)/2 (r_a-r_b)、\n"
              "composition_effect k(r_a+r_b)/2 (c_a-c_b)、composition_centred は平均の率を引く\n"
              "step_b k c_b(r_a-r_b)、step_a k c_a(r_a-r_b)、excess x_a-n_a r_b（人）\n"
              "shapley: p = ΣI C r の3つの要因を、入れ替える順序のすべてで平均する\n"
              "TOTAL の行は区分の和",
          .source = "Kitagawa 1955; Shorrocks 2013",
          .results = decompose_results,
          .run = run_decompose};
}

Method inequality_method() {
  const Column set{"set", ColumnKind::grouping, "1つの勾配を求める組"};
  const Column quantile{"quantile", ColumnKind::ordered_key, "分位（1が最も不利）"};
  const Column people{"n", ColumnKind::count, "人口・対象者数"};
  return {
      .name = "inequality",
      .purpose_ja = "健康格差の勾配指数（SII）と相対指数（RII）",
      .shape = Shape::group,
      .forms = {{"該当者数",
                 {set, quantile, people, {"x", ColumnKind::count, "該当者数", false, true}}},
                {"値と標準誤差",
                 {set,
                  quantile,
                  people,
                  {"value", ColumnKind::number, "値"},
                  {"se", ColumnKind::count, "値の標準誤差"}}}},
      .options = {choice_option("transform", transforms, "回帰の尺度"),
                  choice_option("kind", kinds, "該当者数が割合の分子か、率の分子か")},
      .formula =
          "値を、人口の累積割合の中点に人口で重みづけて回帰する\n"
          "sii = k(上端-下端の値)、rii = (intercept+sii)/intercept、intercept は最も不利な端の値\n"
          "lower・upper は sii の限界、rii の限界は Fieller の方法\n"
          "logit, log: その尺度で回帰し、中央を固定して戻す",
      .source = "Mackenbach & Kunst 1997; Fieller 1954",
      .results =
          [](const Call& call, std::size_t) {
            return columns({{"sii"},
                            call.limit_columns(),
                            {"rii"},
                            call.limit_columns("rii_"),
                            {"intercept"}});
          },
      .run = run_inequality};
}

}  // namespace

std::vector<Method> decomposition_methods() { return {decompose_method(), inequality_method()}; }

}  // namespace engawa::methods
