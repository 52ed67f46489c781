#include "engawa/methods/choices.hpp"
#include "engawa/methods/reasons.hpp"
#include "engawa/methods/registry.hpp"
#include "engawa/methods/rows.hpp"
#include "engawa/stats/adjust_p.hpp"
#include "engawa/stats/mantel_haenszel.hpp"
#include "engawa/stats/problems.hpp"
#include "engawa/stats/two_proportions.hpp"
#include "engawa/stats/two_rates.hpp"

namespace engawa::methods {
namespace {

/// Value (with the first confidence) and limits of a ratio; `prefix` is "" or ends with "_".
void write_ratio(OutputRow& results, std::size_t i, std::string_view name, std::string_view prefix,
                 const stats::RatioEstimate& ratio) {
  if (i == 0) results.set(name, ratio.value);
  if (ratio.limits) results.limits(i, *ratio.limits, 1, prefix);
}

base::Status run_compare_proportions(const Input& input, Output& output) {
  const auto x1 = input.numbers("x1");
  const auto n1 = input.numbers("n1");
  const auto x2 = input.numbers("x2");
  const auto n2 = input.numbers("n2");
  const Call& call = input.call();
  const auto compute = [&](std::size_t row, OutputRow& results) -> Outcome {
    TRY(check_at_most(input, {&row, 1}, "x1", "n1"));
    TRY(check_at_most(input, {&row, 1}, "x2", "n2"));
    if (n1[row] == 0 || n2[row] == 0) return zero_denominator;
    Reasons reasons;
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      const auto found = TRY(
          stats::compare_proportions({x1[row], n1[row], x2[row], n2[row]}, call.confidences()[i]));
      if (i == 0) {
        results.set("difference", call.multiplier() * found.difference.value);
        results.set("z", found.z);
        results.set("p", found.p);
        results.set("fisher_p", found.fisher_p);
      }
      results.limits(i, found.difference.limits, call.multiplier());
      write_ratio(results, i, "rr", "rr_", found.risk_ratio);
      write_ratio(results, i, "or", "or_", found.odds_ratio);
      reasons.add_when(!found.z, "no variation");
      reasons.add_when(!found.risk_ratio.limits || !found.odds_ratio.limits, "zero cell");
      reasons.add_when(!found.fisher_p, "fractional counts");
    }
    reasons.write_to(results);
    return ok_status;
  };
  return for_each_row(input, output, {"x1", "n1", "x2", "n2"}, compute);
}

base::Status run_compare_rates(const Input& input, Output& output) {
  const auto x1 = input.numbers("x1");
  const auto t1 = input.numbers("t1");
  const auto x2 = input.numbers("x2");
  const auto t2 = input.numbers("t2");
  const auto& confidences = input.call().confidences();
  const auto compute = [&](std::size_t row, OutputRow& results) -> Outcome {
    TRY(check_people(input, {&row, 1}, "x1", "t1"));
    TRY(check_people(input, {&row, 1}, "x2", "t2"));
    if (t1[row] == 0 || t2[row] == 0) return zero_denominator;
    Reasons reasons;
    for (std::size_t i = 0; i < confidences.size(); ++i) {
      const auto found =
          TRY(stats::compare_rates({x1[row], t1[row], x2[row], t2[row]}, confidences[i]));
      results.set("ratio", found.ratio);
      results.set("p", found.p);
      results.limits(i, found.limits);
      reasons.add_when(!found.ratio, "no events");
      reasons.add_when(!found.p, "fractional counts");
    }
    reasons.write_to(results);
    return ok_status;
  };
  return for_each_row(input, output, {"x1", "t1", "x2", "t2"}, compute);
}

void write_common_effect(OutputRow& results, const stats::MantelHaenszel& found, double k) {
  results.set("rd", k * found.risk_difference);
  if (found.risk_difference_se) results.set("rd_se", k * *found.risk_difference_se);
  results.set("cmh_chi2", found.chi_square);
  results.set("cmh_p", found.p);
  results.set("cmh_p_corrected", found.p_corrected);
  Reasons reasons;
  reasons.add_when(!found.chi_square, "no variation");
  reasons.add_when(!found.risk_ratio.limits || !found.odds_ratio.limits, "zero cell");
  reasons.add_when(!found.risk_difference_se, "negative variance of rd");
  reasons.write_to(results);
}

base::Status run_mantel_haenszel(const Input& input, Output& output) {
  const auto x1 = input.numbers("x1");
  const auto n1 = input.numbers("n1");
  const auto x0 = input.numbers("x0");
  const auto n0 = input.numbers("n0");
  const Call& call = input.call();
  const auto compute = [&](Rows rows, OutputRow& results) -> Outcome {
    TRY(check_at_most(input, rows, "x1", "n1"));
    TRY(check_at_most(input, rows, "x0", "n0"));
    std::vector<stats::ExposureStratum> strata;
    for (const auto row : rows) strata.push_back({x1[row], n1[row], x0[row], n0[row]});
    for (std::size_t i = 0; i < call.confidences().size(); ++i) {
      const auto found = stats::mantel_haenszel(strata, call.confidences()[i]);
      if (!found.ok()) {
        return empty_or_problem(found.problem(),
                                {{&stats::problems::too_few_members, zero_denominator}});
      }
      if (i == 0) write_common_effect(results, *found, call.multiplier());
      write_ratio(results, i, "rr", "", found->risk_ratio);
      write_ratio(results, i, "or", "or_", found->odds_ratio);
      if (found->risk_difference_limits)
        results.limits(i, *found->risk_difference_limits, call.multiplier(), "rd_");
    }
    return ok_status;
  };
  return for_each_group(input, output, {"x1", "n1", "x0", "n0"}, compute);
}

base::Status run_adjust_p(const Input& input, Output& output) {
  const auto p = input.numbers("p");
  return for_each_set(input, output, true, [&](Rows rows) -> base::Status {
    std::vector<std::optional<double>> known;
    for (const auto row : rows) known.push_back(present(p[row]));
    const auto adjusted = TRY(stats::adjust_p(known));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      OutputRow results = output.row();
      if (adjusted[i]) {
        results.set("bh", adjusted[i]->benjamini_hochberg);
        results.set("by", adjusted[i]->benjamini_yekutieli);
        results.set("bonferroni", adjusted[i]->bonferroni);
        results.set("holm", adjusted[i]->holm);
        results.set("hochberg", adjusted[i]->hochberg);
        results.set("hommel", adjusted[i]->hommel);
      } else {
        results.status(missing_status("p"));
      }
      output.write(rows[i], results);
    }
    return base::success();
  });
}

const Column first_x{"x1", ColumnKind::count, "群1の該当者数・件数", false, true};
const Column first_n{"n1", ColumnKind::count, "群1の対象者数"};

Method compare_proportions_method() {
  return {.name = "compare-proportions",
          .purpose_ja = "2群の割合の差、比、オッズ比と検定",
          .shape = Shape::row,
          .forms = {{"",
                     {first_x,
                      first_n,
                      {"x2", ColumnKind::count, "群2の該当者数", false, true},
                      {"n2", ColumnKind::count, "群2の対象者数"}}}},
          .options = {},
          .formula =
              "difference = k(p1-p2)、限界は Wilson の限界 l, u から\n"
              "  d-√((p1-l1)²+(u2-p2)²), d+√((u1-p1)²+(p2-l2)²)（method 10、補正なし）\n"
              "z = d/√(P(1-P)(1/n1+1/n2))、fisher_p は観測より確からしくない表の確率の和\n"
              "rr exp(∓z√(1/x1-1/n1+1/x2-1/n2))、or exp(∓z√Σ1/セル)、0のセルでは限界なし",
          .source = "Newcombe 1998b; Fisher; Katz et al. 1978; Woolf 1955",
          .results =
              [](const Call& call, std::size_t) {
                return columns({{"difference"},
                                call.limit_columns(),
                                {"z", "p", "fisher_p", "rr"},
                                call.limit_columns("rr_"),
                                {"or"},
                                call.limit_columns("or_")});
              },
          .run = run_compare_proportions};
}

Method compare_rates_method() {
  return {.name = "compare-rates",
          .purpose_ja = "2群の率の比と検定",
          .shape = Shape::row,
          .forms = {{"",
                     {first_x,
                      {"t1", ColumnKind::count, "群1の人年"},
                      {"x2", ColumnKind::count, "群2の件数", false, true},
                      {"t2", ColumnKind::count, "群2の人年"}}}},
          .options = {},
          .formula =
              "ratio = (x1/t1)/(x2/t2)、N = x1+x2 のもとで x1 ~ Bin(N, t1/(t1+t2))\n"
              "p は観測より確からしくない件数の確率の和\n"
              "限界は L/(1-L) t2/t1, U/(1-U) t2/t1（L, U は x1/N の Clopper-Pearson 限界）",
          .source = "Clopper & Pearson 1934",
          .results =
              [](const Call& call, std::size_t) {
                return columns({{"ratio", "p"}, call.limit_columns()});
              },
          .run = run_compare_rates};
}

Method mantel_haenszel_method() {
  return {.name = "mantel-haenszel",
          .purpose_ja = "層をそろえた2群の比・差・オッズ比",
          .shape = Shape::group,
          .forms = {{"",
                     {{"set", ColumnKind::grouping, "1つにまとめる組"},
                      {"stratum", ColumnKind::key, "層（性・年齢階級など）"},
                      first_x,
                      first_n,
                      {"x0", ColumnKind::count, "群0の該当者数", false, true},
                      {"n0", ColumnKind::count, "群0の対象者数"}}}},
          .options = {},
          .formula =
              "rr = Σ(a n0/N)/Σ(c n1/N)、or = Σ(ad/N)/Σ(bc/N)\n"
              "rd = kΣw(a/n1-c/n0)/Σw, w = n1 n0/N、限界は ∓ z rd_se\n"
              "cmh_chi2 = (Σ[a-n1(a+c)/N])²/Σ[n1 n0(a+c)(b+d)/(N²(N-1))]\n"
              "lower・upper は rr の限界",
          .source = "Greenland & Robins 1985; Sato 1989; Robins, Breslow & Greenland 1986",
          .results =
              [](const Call& call, std::size_t) {
                return columns({{"rr"},
                                call.limit_columns(),
                                {"rd", "rd_se"},
                                call.limit_columns("rd_"),
                                {"or"},
                                call.limit_columns("or_"),
                                {"cmh_chi2", "cmh_p", "cmh_p_corrected"}});
              },
          .run = run_mantel_haenszel};
}

Method adjust_p_method() {
  return {.name = "adjust-p",
          .purpose_ja = "多重検定のp値の調整",
          .shape = Shape::set,
          .forms = {{"",
                     {{"set", ColumnKind::grouping, "まとめて調整する組。なければ全体"},
                      {"p", ColumnKind::probability, "p値（空欄は数えない）"}}}},
          .options = {},
          .formula =
              "bh min_{j≥i} m p(j)/j、by = bh Σ1/i、bonferroni m p\n"
              "holm max_{j≤i}(m-j+1)p(j)、hochberg min_{j≥i}(m-j+1)p(j)、hommel、上限1",
          .source =
              "Benjamini & Hochberg 1995; Benjamini & Yekutieli 2001; Holm 1979; Hochberg "
              "1988; Hommel 1988",
          .results =
              [](const Call&, std::size_t) {
                return std::vector<std::string>{"bh",   "by",       "bonferroni",
                                                "holm", "hochberg", "hommel"};
              },
          .run = run_adjust_p,
          .whole_file_is_set = true};
}

}  // namespace

std::vector<Method> comparison_methods() {
  return {compare_proportions_method(), compare_rates_method(), mantel_haenszel_method(),
          adjust_p_method()};
}

}  // namespace engawa::methods
