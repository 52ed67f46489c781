#include <cmath>
#include <limits>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/methods/choices.hpp"
#include "engawa/methods/problems.hpp"
#include "engawa/methods/reasons.hpp"
#include "engawa/methods/registry.hpp"
#include "engawa/methods/rows.hpp"
#include "engawa/stats/direct_rate.hpp"
#include "engawa/stats/indirect_ratio.hpp"

namespace engawa::methods {
namespace {

using stats::DirectRateMethod;
using stats::IndirectMethod;
using stats::RateVariance;

constexpr Choices<DirectRateMethod, 4> direct_intervals{{{"dobson", DirectRateMethod::dobson},
                                                         {"fay-feuer", DirectRateMethod::fay_feuer},
                                                         {"tiwari", DirectRateMethod::tiwari},
                                                         {"normal", DirectRateMethod::normal}}};

constexpr Choices<RateVariance, 2> variances{
    {{"poisson", RateVariance::poisson}, {"binomial", RateVariance::binomial}}};

constexpr Choices<IndirectMethod, 7> indirect_intervals{
    {{"auto", IndirectMethod::automatic},
     {"byar", IndirectMethod::byar},
     {"exact", IndirectMethod::exact},
     {"vandenbroucke", IndirectMethod::vandenbroucke},
     {"binomial-exact", IndirectMethod::binomial_exact},
     {"binomial-strata", IndirectMethod::binomial_strata},
     {"log-normal", IndirectMethod::log_normal}}};

stats::DirectRateOptions direct_options(const Call& call) {
  stats::DirectRateOptions options;
  options.method = chosen(call, "interval", direct_intervals);
  options.variance = chosen(call, "variance", variances);
  options.min_events = call.number("min-events");
  return options;
}

/// Strata of a group; rows of one stratum that differ in `frequency` belong together.
base::Result<stats::DirectRate> direct_rate_of(const Input& input, Rows rows,
                                               const stats::DirectRateOptions& options) {
  const auto events = input.numbers("x");
  const auto people = input.numbers("n");
  const auto standard = input.numbers("standard");
  if (!input.has("frequency")) {
    std::vector<stats::DirectStratum> strata;
    for (const auto row : rows) strata.push_back({events[row], people[row], standard[row]});
    return stats::direct_rate(strata, options);
  }
  const auto frequency = input.numbers("frequency");
  std::vector<stats::EventStratum> strata;
  std::vector<std::size_t> first_rows;
  for (const auto row : rows) {
    const std::string name = base::trim(input.text(row, "stratum"));
    std::size_t s = 0;
    while (s < strata.size() && base::trim(input.text(first_rows[s], "stratum")) != name) ++s;
    if (s == strata.size()) {
      strata.push_back({{}, people[row], standard[row]});
      first_rows.push_back(row);
    }
    if (strata[s].people != people[row] || strata[s].standard_weight != standard[row]) {
      return input.problem_at(problems::contradicting_row, row, "n,standard", {},
                              "as in the other rows of the stratum");
    }
    strata[s].counts.push_back({frequency[row], events[row]});
  }
  return stats::direct_rate_of_events(strata, options);
}

std::string_view direct_method(const stats::DirectRate& rate, DirectRateMethod method) {
  if (method != DirectRateMethod::dobson) return word_of(method, direct_intervals);
  return rate.count_method == stats::CountMethod::exact ? "dobson-exact" : "dobson-byar";
}

std::string_view direct_status(const stats::DirectRate& rate) {
  if (!rate.status || (rate.limits && std::isfinite(rate.limits->upper))) return ok_status;
  switch (*rate.status) {
    case stats::DirectRateStatus::too_few_events:
      return "too few events";
    case stats::DirectRateStatus::no_upper_limit:
      return "no upper limit";
    case stats::DirectRateStatus::no_variance:
      return "no variance";
  }
  return ok_status;
}

base::Status check_direct_options(const Input& input, const stats::DirectRateOptions& options) {
  TRY(input.call().check_number("min-events", 0, std::numeric_limits<double>::infinity()));
  if (options.variance != RateVariance::binomial) return base::success();
  const char* found = "--variance binomial";
  if (options.method != DirectRateMethod::normal)
    return base::make_problem(problems::bad_option, found, "--interval normal");
  if (input.has("frequency"))
    return base::make_problem(problems::bad_option, found, "poisson (frequency)");
  return base::success();
}

base::Status check_frequency(const Input& input, Rows rows) {
  if (!input.has("frequency")) return base::success();
  const auto frequency = input.numbers("frequency");
  for (const auto row : rows) {
    if (frequency[row] < 0) {
      return input.problem_at(problems::negative_number, row, "frequency",
                              base::format_significant(frequency[row]));
    }
  }
  return base::success();
}

base::Status run_direct_rate(const Input& input, Output& output) {
  const Call& call = input.call();
  auto options = direct_options(call);
  TRY(check_direct_options(input, options));
  const auto people = input.numbers("n");
  const auto compute = [&](Rows rows, OutputRow& results) -> Outcome {
    TRY(check_people(input, rows, "x", "n"));
    TRY(check_frequency(input, rows));
    TRY(check_weights(input, rows, "standard"));
    if (options.variance == RateVariance::binomial) TRY(check_at_most(input, rows, "x", "n"));
    for (const auto row : rows) {
      if (people[row] == 0) return zero_denominator;
    }
    std::string_view status = ok_status;
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      options.confidence = call.confidences()[i];
      const auto rate = TRY(direct_rate_of(input, rows, options));
      results.set("total_x", rate.total_affected);
      results.set("total_n", rate.total_people);
      status = direct_status(rate);
      if (!rate.value) continue;
      results.set("value", call.multiplier() * *rate.value);
      results.set("method", direct_method(rate, options.method));
      if (!rate.limits) continue;
      stats::Interval limits = *rate.limits;
      if (std::isinf(limits.upper)) limits.upper = std::numeric_limits<double>::quiet_NaN();
      results.limits(i, limits, call.multiplier());
    }
    return status;
  };
  return for_each_group(input, output, {"x", "n"}, compute);
}

/// A stratum with people needs the reference's people.
base::Status check_reference(const Input& input, Rows rows) {
  const auto people = input.numbers("n");
  const auto reference = input.numbers("reference_n");
  for (const auto row : rows) {
    if (reference[row] > 0 || people[row] == 0) continue;
    return input.problem_at(problems::contradicting_row, row, "reference_n", "0", "> 0");
  }
  return base::success();
}

void set_tests(OutputRow& results, const stats::IndirectTests& tests, Reasons& reasons) {
  reasons.add_when(!tests.z_binomial, "no binomial variance");
  reasons.add_when(!tests.p_minlike, "count not whole");
  results.set("z_binomial", tests.z_binomial);
  results.set("p_binomial", tests.p_binomial);
  results.set("z_poisson", tests.z_poisson);
  results.set("p_poisson", tests.p_poisson);
  results.set("p_double", tests.p_double);
  results.set("p_minlike", tests.p_minlike);
  results.set("chi2_corrected", tests.chi2_corrected);
}

using Estimate = base::Result<stats::IndirectEstimate> (*)(const stats::ObservedExpected&, double,
                                                           IndirectMethod);

base::Status run_indirect(const Input& input, Output& output, Estimate estimate_by) {
  const Call& call = input.call();
  const auto method = chosen(call, "interval", indirect_intervals);
  const bool binomial =
      method == IndirectMethod::binomial_exact || method == IndirectMethod::binomial_strata;
  const auto events = input.numbers("x");
  const auto people = input.numbers("n");
  const auto reference_events = input.numbers("reference_x");
  const auto reference_people = input.numbers("reference_n");
  const auto compute = [&](Rows rows, OutputRow& results) -> Outcome {
    TRY(check_people(input, rows, "x", "n"));
    TRY(check_people(input, rows, "reference_x", "reference_n"));
    TRY(check_reference(input, rows));
    if (binomial) TRY(check_at_most(input, rows, "x", "n"));
    std::vector<stats::IndirectStratum> strata;
    for (const auto row : rows)
      strata.push_back({events[row], people[row], reference_events[row], reference_people[row]});
    const auto sums = TRY(stats::observed_expected(strata));
    results.set("observed", sums.observed);
    results.set("expected", sums.expected);
    if (sums.expected == 0) return zero_denominator;
    Reasons reasons;
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      const double confidence = call.confidences()[i];
      const auto estimate = TRY(estimate_by(sums, confidence, method));
      results.set("value", call.multiplier() * estimate.value);
      results.set("method", word_of(estimate.method, indirect_intervals));
      reasons.add_when(!estimate.limits, "no events");
      if (!estimate.limits) continue;
      results.limits(i, *estimate.limits, call.multiplier());
      if (i > 0 || !call.flag("classes")) continue;
      const auto ratio = TRY(stats::standardised_ratio(sums, confidence, method));
      const auto found = stats::ratio_class(ratio.value, *ratio.limits);
      if (found) results.set("class", stats::japanese(*found));
    }
    if (call.flag("test")) set_tests(results, TRY(stats::indirect_tests(sums)), reasons);
    reasons.write_to(results);
    return ok_status;
  };
  return for_each_group(input, output, {"x", "n"}, compute);
}

std::vector<std::string> indirect_results(const Call& call, std::size_t) {
  auto names = columns({{"observed", "expected", "value"}, call.limit_columns(), {"method"}});
  if (call.flag("test")) {
    names = columns({names,
                     {"z_binomial", "p_binomial", "z_poisson", "p_poisson", "p_double", "p_minlike",
                      "chi2_corrected"}});
  }
  if (call.flag("classes")) names.emplace_back("class");
  return names;
}

Method indirect_method(std::string_view name, std::string_view purpose_ja,
                       base::Status (*run)(const Input&, Output&)) {
  return {.name = name,
          .purpose_ja = purpose_ja,
          .shape = Shape::group,
          .forms = {{"",
                     {{"group", ColumnKind::grouping, "グループ"},
                      {"stratum", ColumnKind::key, "層（性・年齢など）"},
                      {"x", ColumnKind::count, "該当者数・件数", false, true},
                      {"n", ColumnKind::count, "対象者数", false, true},
                      {"reference_x", ColumnKind::required_count, "基準集団の該当者数"},
                      {"reference_n", ColumnKind::required_count, "基準集団の対象者数"}}}},
          .options = {choice_option("interval", indirect_intervals, "信頼区間の求め方"),
                      {"test", OptionKind::flag, {}, {}, "基準と等しいという仮説の検定を添える"},
                      {"classes", OptionKind::flag, {}, {}, "有意に高い・低いなどの4区分を添える"}},
          .formula =
              "O = Σ x、E = Σ n reference_x / reference_n、value = k O / E\n"
              "（indirect-rate は基準集団の粗率 Σ reference_x / Σ reference_n を掛ける）\n"
              "地域どうしの比は比べられない。比べられるのは基準集団とだけ",
          .source = "Breslow & Day 1987; Vandenbroucke 1982; 新潟県 標準化有所見比の作成方法",
          .results = indirect_results,
          .run = run};
}

}  // namespace

std::vector<Method> standardised_methods() {
  return {
      {.name = "direct-rate",
       .purpose_ja = "直接法で標準化した率（年齢調整率）",
       .shape = Shape::group,
       .forms = {{"",
                  {{"group", ColumnKind::grouping, "グループ"},
                   {"stratum", ColumnKind::key, "層（年齢階級など）"},
                   {"x", ColumnKind::count, "件数（frequency があるときは人数）", false, true},
                   {"n", ColumnKind::count, "人口"},
                   {"standard", ColumnKind::required_count, "基準人口"},
                   {"frequency", ColumnKind::ordered_key, "1人あたりの回数", true}}}},
       .options = {choice_option("interval", direct_intervals, "信頼区間の求め方"),
                   choice_option("variance", variances, "分散（binomial は normal だけ）"),
                   {"min-events",
                    OptionKind::number,
                    {},
                    {},
                    "これより少ない件数では率を出さない（既定 dobson 10、ほか 0）"}},
       .formula = "v = Σ W x/n、W = standard / Σ standard、V = Σ W² x/n²\n"
                  "dobson: v + √(V/O)(L_O - O), v + √(V/O)(U_O - O)",
       .source = "Dobson et al. 1991; Fay & Feuer 1997; Tiwari et al. 2006",
       .results =
           [](const Call& call, std::size_t) {
             return columns({{"total_x", "total_n", "value"}, call.limit_columns(), {"method"}});
           },
       .run = run_direct_rate},
      indirect_method("indirect-ratio", "間接法の標準化比（標準化該当比は --multiplier 100）",
                      [](const Input& input, Output& output) {
                        return run_indirect(input, output, stats::standardised_ratio);
                      }),
      indirect_method("indirect-rate", "間接法で標準化した率",
                      [](const Input& input, Output& output) {
                        return run_indirect(input, output, stats::indirect_rate);
                      })};
}

}  // namespace engawa::methods
