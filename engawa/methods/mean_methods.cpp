#include <array>

#include "engawa/methods/choices.hpp"
#include "engawa/methods/registry.hpp"
#include "engawa/methods/rows.hpp"
#include "engawa/stats/mean.hpp"

namespace engawa::methods {
namespace {

std::vector<double> values_of(const Input& input, Rows rows, std::string_view column) {
  const auto all = input.numbers(column);
  std::vector<double> values;
  for (const auto row : rows) values.push_back(all[row]);
  return values;
}

base::Status run_mean(const Input& input, Output& output) {
  const Call& call = input.call();
  const auto compute = [&](Rows rows, OutputRow& results) -> Outcome {
    const auto moments = TRY(stats::moments_of(values_of(input, rows, "x")));
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      const auto mean = TRY(stats::sample_mean(moments, call.confidences()[i]));
      results.set("n", mean.count);
      results.set("mean", call.multiplier() * mean.mean);
      if (!mean.standard_deviation) return std::string_view("one value");
      results.set("sd", call.multiplier() * *mean.standard_deviation);
      if (mean.limits) results.limits(i, *mean.limits, call.multiplier());
    }
    return ok_status;
  };
  return for_each_group(input, output, {"x"}, compute);
}

base::Status run_direct_mean(const Input& input, Output& output) {
  const Call& call = input.call();
  const auto count = input.numbers("n");
  const auto mean = input.numbers("mean");
  const auto deviation = input.numbers("sd");
  const auto standard = input.numbers("standard");
  const auto compute = [&](Rows rows, OutputRow& results) -> Outcome {
    TRY(check_weights(input, rows, "standard"));
    std::vector<stats::MeanStratum> strata;
    for (const auto row : rows) {
      if (count[row] == 0) return zero_denominator;
      strata.push_back({count[row], mean[row], deviation[row], standard[row]});
    }
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      const auto direct = TRY(stats::direct_mean(strata, call.confidences()[i]));
      results.set("value", call.multiplier() * direct.value);
      results.set("se", call.multiplier() * direct.standard_error);
      results.limits(i, direct.limits, call.multiplier());
    }
    return ok_status;
  };
  return for_each_group(input, output, {"n", "mean", "sd"}, compute);
}

constexpr std::array<std::pair<std::string_view, double>, 7> percentile_columns{{{"p5", 0.05},
                                                                                 {"p10", 0.1},
                                                                                 {"p25", 0.25},
                                                                                 {"p50", 0.5},
                                                                                 {"p75", 0.75},
                                                                                 {"p90", 0.9},
                                                                                 {"p95", 0.95}}};

base::Status run_percentile(const Input& input, Output& output) {
  std::vector<double> shares;
  shares.reserve(percentile_columns.size());
  for (const auto& [name, share] : percentile_columns) shares.push_back(share);
  const auto compute = [&](Rows rows, OutputRow& results) -> Outcome {
    const auto found = TRY(stats::percentiles(values_of(input, rows, "x"), shares));
    for (std::size_t i = 0; i < shares.size(); ++i)
      results.set(percentile_columns[i].first, input.call().multiplier() * found[i]);
    return ok_status;
  };
  return for_each_group(input, output, {"x"}, compute);
}

std::vector<std::string> percentile_results(const Call&, std::size_t) {
  std::vector<std::string> names;
  names.reserve(percentile_columns.size());
  for (const auto& [name, share] : percentile_columns) names.emplace_back(name);
  return names;
}

}  // namespace

std::vector<Method> mean_methods() {
  const Column group{"group", ColumnKind::grouping, "グループ"};
  return {{.name = "mean",
           .purpose_ja = "平均・標準偏差と信頼区間",
           .shape = Shape::group,
           .forms = {{"", {group, {"x", ColumnKind::number, "測定値"}}}},
           .options = {},
           .formula = "平均 -+ t(1-a; n-1) sd / √n、sd の除数は n-1",
           .source = "Student 1908; Chan, Golub & LeVeque 1983",
           .results =
               [](const Call& call, std::size_t) {
                 return columns({{"n", "mean", "sd"}, call.limit_columns()});
               },
           .run = run_mean},
          {.name = "direct-mean",
           .purpose_ja = "直接法で標準化した平均",
           .shape = Shape::group,
           .forms = {{"",
                      {group,
                       {"stratum", ColumnKind::key, "層（性・年齢など）"},
                       {"n", ColumnKind::count, "測定した人数"},
                       {"mean", ColumnKind::number, "層の平均"},
                       {"sd", ColumnKind::count, "層の標準偏差"},
                       {"standard", ColumnKind::required_count, "基準人口"}}}},
           .options = {},
           .formula = "Σ w m -+ z √(Σ w² sd² / n)、w = standard / Σ standard",
           .source = "直接法の定義",
           .results =
               [](const Call& call, std::size_t) {
                 return columns({{"value", "se"}, call.limit_columns()});
               },
           .run = run_direct_mean},
          {.name = "percentile",
           .purpose_ja = "パーセンタイル（type 7）",
           .shape = Shape::group,
           .forms = {{"", {group, {"x", ColumnKind::number, "測定値"}}}},
           .options = {},
           .formula = "h = (n-1)p + 1、x(⌊h⌋) + (h - ⌊h⌋)(x(⌊h⌋+1) - x(⌊h⌋))",
           .source = "Hyndman & Fan 1996",
           .results = percentile_results,
           .run = run_percentile}};
}

}  // namespace engawa::methods
