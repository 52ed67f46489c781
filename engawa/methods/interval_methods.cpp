#include "engawa/methods/choices.hpp"
#include "engawa/methods/registry.hpp"
#include "engawa/methods/rows.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::methods {
namespace {

using stats::CountMethod;
using stats::ProportionMethod;

constexpr Choices<ProportionMethod, 6> proportion_intervals{
    {{"wilson", ProportionMethod::wilson},
     {"clopper-pearson", ProportionMethod::clopper_pearson},
     {"jeffreys", ProportionMethod::jeffreys},
     {"agresti-coull", ProportionMethod::agresti_coull},
     {"wilson-cc", ProportionMethod::wilson_cc},
     {"mid-p", ProportionMethod::mid_p}}};

constexpr Choices<CountMethod, 4> count_intervals{{{"auto", CountMethod::automatic},
                                                   {"byar", CountMethod::byar},
                                                   {"exact", CountMethod::exact},
                                                   {"mid-p", CountMethod::mid_p}}};

base::Status run_proportion(const Input& input, Output& output) {
  const auto affected = input.numbers("x");
  const auto people = input.numbers("n");
  const Call& call = input.call();
  const auto method = chosen(call, "interval", proportion_intervals);
  const auto compute = [&](std::size_t row, OutputRow& results) -> Outcome {
    TRY(check_at_most(input, {&row, 1}, "x", "n"));
    if (people[row] == 0) return zero_denominator;
    results.set("value", call.multiplier() * affected[row] / people[row]);
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      const auto limits =
          TRY(stats::proportion_limits(affected[row], people[row], call.confidences()[i], method));
      results.limits(i, limits, call.multiplier());
    }
    return ok_status;
  };
  return for_each_row(input, output, {"x", "n"}, compute);
}

base::Status run_rate(const Input& input, Output& output) {
  const auto events = input.numbers("x");
  const auto people = input.numbers("n");
  const Call& call = input.call();
  const auto method = chosen(call, "interval", count_intervals);
  const auto compute = [&](std::size_t row, OutputRow& results) -> Outcome {
    TRY(check_people(input, {&row, 1}, "x", "n"));
    if (people[row] == 0) return zero_denominator;
    const double scale = call.multiplier() / people[row];
    results.set("value", scale * events[row]);
    results.set("method", word_of(stats::count_method_used(events[row], method), count_intervals));
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      const auto limits = TRY(stats::count_limits(events[row], call.confidences()[i], method));
      results.limits(i, limits, scale);
    }
    return ok_status;
  };
  return for_each_row(input, output, {"x", "n"}, compute);
}

}  // namespace

std::vector<Method> interval_methods() {
  const std::vector<Column> columns_of_counts{
      {"x", ColumnKind::count, "該当者数・件数", false, true},
      {"n", ColumnKind::count, "対象者数（人年でもよい）"}};
  return {
      {.name = "proportion",
       .purpose_ja = "割合と信頼区間",
       .shape = Shape::row,
       .forms = {{"", columns_of_counts}},
       .options = {choice_option("interval", proportion_intervals, "信頼区間の求め方")},
       .formula =
           "value = k x / n\n"
           "wilson: スコア法; clopper-pearson: 二項分布の正確法; jeffreys: Beta(x+1/2, n-x+1/2);\n"
           "agresti-coull: N = n + z^2, q = (x + z^2/2)/N; wilson-cc: 連続修正つきスコア法;\n"
           "mid-p: x 自身の確率を半分だけ数える正確法",
       .source = "Wilson 1927; Clopper & Pearson 1934; Brown, Cai & DasGupta 2001; Agresti & Coull "
                 "1998; Newcombe 1998; Berry & Armitage 1995",
       .results =
           [](const Call& call, std::size_t) {
             return columns({{"value"}, call.limit_columns()});
           },
       .run = run_proportion},
      {.name = "rate",
       .purpose_ja = "率（件数÷人年など）と信頼区間",
       .shape = Shape::row,
       .forms = {{"", columns_of_counts}},
       .options = {choice_option("interval", count_intervals, "件数の信頼区間の求め方")},
       .formula = "value = k x / n、限界は件数 x の限界の k/n 倍\n"
                  "auto: 10件未満は exact（ガンマ分布）、10件以上は byar",
       .source = "Garwood 1936; Breslow & Day 1987; Berry & Armitage 1995",
       .results =
           [](const Call& call, std::size_t) {
             return columns({{"value"}, call.limit_columns(), {"method"}});
           },
       .run = run_rate}};
}

}  // namespace engawa::methods
