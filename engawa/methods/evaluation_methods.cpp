#include <cmath>
#include <map>

#include "engawa/base/text.hpp"
#include "engawa/methods/choices.hpp"
#include "engawa/methods/problems.hpp"
#include "engawa/methods/reasons.hpp"
#include "engawa/methods/registry.hpp"
#include "engawa/methods/rows.hpp"
#include "engawa/stats/before_after.hpp"
#include "engawa/stats/difference_in_differences.hpp"
#include "engawa/stats/interrupted_series.hpp"
#include "engawa/stats/problems.hpp"

namespace engawa::methods {
namespace {

constexpr double lag_max = 1e6;

base::Status run_before_after(const Input& input, Output& output) {
  const auto x0 = input.numbers("x0");
  const auto n0 = input.numbers("n0");
  const auto x1 = input.numbers("x1");
  const auto n1 = input.numbers("n1");
  const Call& call = input.call();
  const double k = call.multiplier();
  const auto compute = [&](std::size_t row, OutputRow& results) -> Outcome {
    TRY(check_at_most(input, {&row, 1}, "x0", "n0"));
    TRY(check_at_most(input, {&row, 1}, "x1", "n1"));
    if (n0[row] == 0 || n1[row] == 0) return zero_denominator;
    Reasons reasons;
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      const auto found =
          TRY(stats::before_after({x0[row], n0[row], x1[row], n1[row]}, call.confidences()[i]));
      results.set("effect", k * found.effect);
      results.set("se", k * found.standard_error);
      results.set("z", found.z);
      results.set("p", found.p);
      results.limits(i, found.limits, k);
      reasons.add_when(!found.p, "no variation");
    }
    reasons.write_to(results);
    return ok_status;
  };
  return for_each_row(input, output, {"x0", "n0", "x1", "n1"}, compute);
}

base::Status run_paired(const Input& input, Output& output) {
  const auto both = input.numbers("both");
  const auto before = input.numbers("before_only");
  const auto after = input.numbers("after_only");
  const auto neither = input.numbers("neither");
  const Call& call = input.call();
  const double k = call.multiplier();
  const auto compute = [&](std::size_t row, OutputRow& results) -> Outcome {
    const stats::PairedCounts pairs{both[row], before[row], after[row], neither[row]};
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      const auto found = stats::paired_before_after(pairs, call.confidences()[i]);
      if (!found.ok()) {
        return empty_or_problem(found.problem(),
                                {{&stats::problems::zero_denominator, zero_denominator}});
      }
      results.set("effect", k * found->effect);
      results.set("p", found->p);
      results.limits(i, found->limits, k);
    }
    return ok_status;
  };
  return for_each_row(input, output, {"both", "before_only", "after_only", "neither"}, compute);
}

/// The four shares of a row; `group` is "t" or "c", `time` "0" or "1".
base::Result<stats::ShareCount> share_of(const Input& input, std::size_t row,
                                         const std::string& group, const std::string& time) {
  const std::string affected = "x" + group + time;
  const std::string people = "n" + group + time;
  TRY(check_at_most(input, {&row, 1}, affected, people));
  return stats::ShareCount{input.numbers(affected)[row], input.numbers(people)[row]};
}

base::Status run_two_by_two(const Input& input, Output& output) {
  const Call& call = input.call();
  const double k = call.multiplier();
  const auto compute = [&](std::size_t row, OutputRow& results) -> Outcome {
    const stats::TwoByTwo counts{
        TRY(share_of(input, row, "t", "0")), TRY(share_of(input, row, "t", "1")),
        TRY(share_of(input, row, "c", "0")), TRY(share_of(input, row, "c", "1"))};
    Reasons reasons;
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      const auto found = stats::difference_in_differences(counts, call.confidences()[i]);
      if (!found.ok()) {
        return empty_or_problem(found.problem(),
                                {{&stats::problems::zero_denominator, zero_denominator}});
      }
      results.set("effect", k * found->effect);
      results.set("se", k * found->standard_error);
      results.set("z", found->z);
      results.set("p", found->p);
      results.limits(i, found->limits, k);
      results.set("log_or", found->log_odds);
      results.set("log_or_se", found->log_odds_se);
      reasons.add_when(!found->p, "no variation");
      reasons.add_when(!found->log_odds, "zero cell");
    }
    reasons.write_to(results);
    return ok_status;
  };
  return for_each_row(input, output, {"xt0", "nt0", "xt1", "nt1", "xc0", "nc0", "xc1", "nc1"},
                      compute);
}

/// Numbers texts from 0 in the order they are met.
class Numbering {
 public:
  std::size_t of(std::string_view text) {
    return m_numbers.emplace(base::trim(text), m_numbers.size()).first->second;
  }

 private:
  std::map<std::string, std::size_t> m_numbers;
};

std::vector<stats::PanelRow> panel_of(const Input& input, Rows rows) {
  const auto treated = input.numbers("treated");
  const auto post = input.numbers("post");
  const auto value = input.numbers("y");
  Numbering units;
  Numbering times;
  std::vector<stats::PanelRow> panel;
  for (const auto row : rows) {
    panel.push_back({units.of(input.text(row, "unit")), times.of(input.text(row, "time")),
                     treated[row] == 1, post[row] == 1, value[row]});
  }
  return panel;
}

base::Status run_panel(const Input& input, Output& output) {
  const Call& call = input.call();
  const double k = call.multiplier();
  const auto compute = [&](Rows rows, OutputRow& results) -> Outcome {
    const auto panel = panel_of(input, rows);
    Reasons reasons;
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      const auto found = stats::panel_difference_in_differences(panel, call.confidences()[i]);
      if (!found.ok()) {
        return empty_or_problem(found.problem(),
                                {{&stats::problems::too_few_members, "too few rows"},
                                 {&stats::problems::dependent_columns, "effect not identified"}});
      }
      results.set("effect", k * found->effect);
      results.set("se", k * found->standard_error);
      results.set("p", found->p);
      results.limits(i, found->limits, k);
      results.set("se_ols", k * found->standard_error_ols);
      results.set("df_residual", found->residual_freedom);
      results.set("units", static_cast<double>(found->units));
      results.set("treated_units", static_cast<double>(found->treated_units));
      if (found->few_units) results.set("caution", "few units");
      reasons.add_when(!found->p, "no variation");
    }
    reasons.write_to(results);
    return ok_status;
  };
  return for_each_group(input, output, {"y"}, compute);
}

void write_coefficient(OutputRow& results, const std::string& name,
                       const stats::SeriesCoefficient& coefficient) {
  results.set(name, coefficient.value);
  results.set("se_" + name, coefficient.standard_error);
  results.set("nw_se_" + name, coefficient.newey_west);
}

void write_series(OutputRow& results, const stats::InterruptedSeries& found) {
  results.set("effect", found.level_change.value);
  results.set("se", found.level_change.newey_west);
  results.set("p", found.p);
  write_coefficient(results, "level", found.level);
  write_coefficient(results, "slope", found.slope);
  write_coefficient(results, "level_change", found.level_change);
  write_coefficient(results, "slope_change", found.slope_change);
  results.set("durbin_watson", found.durbin_watson);
  results.set("lag", static_cast<double>(found.lag));
  Reasons reasons;
  reasons.add_when(!found.durbin_watson, "no variation");
  if (found.rates) {
    results.set("rate_slope", found.rates->slope);
    results.set("rate_level_change", found.rates->level_change);
    results.set("rate_slope_change", found.rates->slope_change);
    results.set("rate_se_level_change", found.rates->level_change_se);
    results.set("dispersion", found.rates->dispersion);
    results.set("rate_p_level_change", found.rates->level_change_p);
    reasons.add_when(!found.rates->level_change_p, "no dispersion");
  } else {
    reasons.add_when(true, "separation");
  }
  reasons.write_to(results);
}

/// The lag of --lag; nothing for `auto`.
base::Result<std::optional<std::size_t>> lag_of(const Call& call) {
  const auto lag = call.number("lag");
  if (!lag) return std::optional<std::size_t>();
  if (!(*lag >= 0 && *lag <= lag_max) || std::floor(*lag) != *lag) {
    return base::make_problem(problems::bad_option, "--lag " + std::string(call.choice("lag")),
                              "0, 1, 2, ..., auto");
  }
  return std::optional<std::size_t>(static_cast<std::size_t>(*lag));
}

base::Status run_series(const Input& input, Output& output) {
  const Call& call = input.call();
  stats::SeriesOptions options{0.95, call.multiplier(), TRY(lag_of(call))};
  const auto time = input.numbers("t");
  const auto post = input.numbers("post");
  const auto since = input.numbers("tsince");
  const auto people = input.numbers("n");
  const auto affected = input.numbers("x");
  const auto compute = [&](Rows rows, OutputRow& results) -> Outcome {
    TRY(check_people(input, rows, "x", "n"));
    std::vector<stats::SeriesPoint> points;
    for (const auto row : rows)
      points.push_back({time[row], post[row] == 1, since[row], people[row], affected[row]});
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      options.confidence = call.confidences()[i];
      const auto found = stats::interrupted_series(points, options);
      if (!found.ok()) {
        return empty_or_problem(found.problem(),
                                {{&stats::problems::zero_denominator, zero_denominator},
                                 {&stats::problems::too_few_members, "too few points"},
                                 {&stats::problems::dependent_columns, "effect not identified"}});
      }
      if (i == 0) write_series(results, *found);
      results.limits(i, found->limits);
    }
    return ok_status;
  };
  return for_each_group(input, output, {"x", "n"}, compute);
}

const Column set_column{"set", ColumnKind::grouping, "評価する1組"};

Method before_after_method() {
  return {
      .name = "before-after",
      .purpose_ja = "前後の割合の差（別の人々、または同じ人々）",
      .shape = Shape::row,
      .forms = {{"別の人々",
                 {set_column,
                  {"x0", ColumnKind::count, "前の該当者数", false, true},
                  {"n0", ColumnKind::count, "前の対象者数"},
                  {"x1", ColumnKind::count, "後の該当者数", false, true},
                  {"n1", ColumnKind::count, "後の対象者数"}}},
                {"同じ人々",
                 {set_column,
                  {"both", ColumnKind::count, "前後とも該当", false, true},
                  {"before_only", ColumnKind::count, "前だけ該当", false, true},
                  {"after_only", ColumnKind::count, "後だけ該当", false, true},
                  {"neither", ColumnKind::count, "前後とも非該当", false, true}}}},
      .options = {},
      .formula =
          "別の人々: effect = k(p1-p0)、se = k√Σp(1-p)/n、z は割合をまとめた分散、\n"
          "  限界は Newcombe method 10\n"
          "同じ人々（e, f, g, h）: effect = k(g-f)/n、p = min(1, 2Pr[Bin(f+g,1/2) ≤ min(f,g)])、\n"
          "  限界は effect ∓ √(u²-2φuv+v²)、φ は補正した相関",
      .source = "Newcombe 1998b, 1998c; McNemar の正確検定",
      .results =
          [](const Call& call, std::size_t form) {
            if (form == 0) return columns({{"effect", "se", "z", "p"}, call.limit_columns()});
            return columns({{"effect", "p"}, call.limit_columns()});
          },
      .run =
          [](const Input& input, Output& output) {
            return input.form() == 0 ? run_before_after(input, output) : run_paired(input, output);
          }};
}

Method did_method() {
  const auto count = [](std::string_view name, std::string_view meaning) {
    return Column{name, ColumnKind::count, meaning, false, name.front() == 'x'};
  };
  return {.name = "did",
          .purpose_ja = "差の差（対照のある前後比較）",
          .shape = Shape::row,
          .forms = {{"2群×2時点",
                     {count("xt0", "介入群・前の該当者数"), count("nt0", "介入群・前の対象者数"),
                      count("xt1", "介入群・後の該当者数"), count("nt1", "介入群・後の対象者数"),
                      count("xc0", "対照群・前の該当者数"), count("nc0", "対照群・前の対象者数"),
                      count("xc1", "対照群・後の該当者数"), count("nc1", "対照群・後の対象者数")}},
                    {"パネル",
                     {set_column,
                      {"unit", ColumnKind::key, "地域など"},
                      {"time", ColumnKind::key, "時点"},
                      {"treated", ColumnKind::yes_no, "介入した地域か"},
                      {"post", ColumnKind::yes_no, "介入後の時点か"},
                      {"y", ColumnKind::number, "値"}},
                     Shape::group}},
          .options = {},
          .formula =
              "2群×2時点: effect = k[(pt1-pt0)-(pc1-pc0)]、se = k√Σp(1-p)/n、正規分布\n"
              "  log_or はロジットの差の差、log_or_se = √Σ(1/x+1/(n-x))\n"
              "パネル: y を treated×post と地域・時点のダミーに回帰、se は地域でまとめた頑健分散\n"
              "  (HC1)、p と限界は t(地域数-1)。30地域または介入10地域に満たないとき caution",
          .source = "Bertrand, Duflo & Mullainathan 2004",
          .results =
              [](const Call& call, std::size_t form) {
                if (form == 0) {
                  return columns(
                      {{"effect", "se", "z", "p"}, call.limit_columns(), {"log_or", "log_or_se"}});
                }
                return columns({{"effect", "se", "p"},
                                call.limit_columns(),
                                {"se_ols", "df_residual", "units", "treated_units", "caution"}});
              },
          .run =
              [](const Input& input, Output& output) {
                return input.form() == 0 ? run_two_by_two(input, output) : run_panel(input, output);
              }};
}

std::vector<std::string> series_results(const Call& call, std::size_t) {
  std::vector<std::string> coefficients;
  for (const char* prefix : {"", "se_", "nw_se_"}) {
    for (const char* name : {"level", "slope", "level_change", "slope_change"})
      coefficients.push_back(std::string(prefix) + name);
  }
  return columns({{"effect", "se", "p"},
                  call.limit_columns(),
                  coefficients,
                  {"durbin_watson", "lag", "rate_slope", "rate_level_change", "rate_slope_change",
                   "rate_se_level_change", "dispersion", "rate_p_level_change"}});
}

Method its_method() {
  return {
      .name = "its",
      .purpose_ja = "中断時系列（介入の前後で水準と傾きがどう変わったか）",
      .shape = Shape::group,
      .forms = {{"",
                 {set_column,
                  {"t", ColumnKind::ordered_key, "時点"},
                  {"post", ColumnKind::yes_no, "介入後か"},
                  {"tsince", ColumnKind::required_number, "介入前の最後の時点からの時間。前は0"},
                  {"n", ColumnKind::count, "対象者数・人年"},
                  {"x", ColumnKind::count, "該当者数・件数", false, true}}}},
      .options = {{"lag", OptionKind::number, {"auto"}, "3", "自己相関をみる次数。auto も可"}},
      .formula =
          "y = kx/n を 1, t, post, tsince に回帰。se_* は最小二乗、nw_se_* は Newey-West\n"
          "  （重み 1-l/(L+1)、係数 n/(n-4)、auto は L = ⌊4(n/100)^(2/9)⌋）\n"
          "effect = level_change、se = nw_se_level_change、p と限界は t(n-4)\n"
          "rate_*: 準ポアソン回帰（log n をオフセット）。前後とも4時点以上",
      .source = "Newey & West 1987",
      .results = series_results,
      .run = run_series};
}

}  // namespace

std::vector<Method> evaluation_methods() {
  return {before_after_method(), did_method(), its_method()};
}

}  // namespace engawa::methods
