#include <cmath>
#include <numeric>

#include "engawa/methods/choices.hpp"
#include "engawa/methods/problems.hpp"
#include "engawa/methods/registry.hpp"
#include "engawa/methods/sets.hpp"
#include "engawa/stats/funnel.hpp"
#include "engawa/stats/funnel_dispersion.hpp"
#include "engawa/stats/funnel_rate.hpp"
#include "engawa/stats/problems.hpp"

namespace engawa::methods {
namespace {

using stats::FunnelScale;
using stats::FunnelSignificance;
using stats::Overdispersion;

enum class Spread { none, multiplicative, additive };
constexpr Choices<Spread, 3> spreads{{{"none", Spread::none},
                                      {"multiplicative", Spread::multiplicative},
                                      {"additive", Spread::additive}}};

constexpr Choices<FunnelSignificance, 5> significances{
    {{"none", FunnelSignificance::none},
     {"low_99_8", FunnelSignificance::low_99_8},
     {"low_95", FunnelSignificance::low_95},
     {"high_95", FunnelSignificance::high_95},
     {"high_99_8", FunnelSignificance::high_99_8}}};

/// A point of a funnel, whatever its kind. Sizes are people, or expected events.
struct Point {
  std::size_t row;
  std::optional<double> events;
  std::optional<double> size;
  std::optional<double> value;  ///< per person or ratio, not multiplied
  std::optional<FunnelSignificance> significance;
  std::string_view status = {};  ///< why the size is unknown, where no column of it is empty
};

/// The points of one set about their centre, and how limits are drawn without overdispersion.
struct Funnel {
  double centre = 1;
  std::vector<Point> points;
  base::Result<stats::Interval> (*limits)(double size, double centre, double confidence) = nullptr;
  FunnelScale scale = FunnelScale::ratio;
  std::string_view size_column = "n";
  double size_factor = 1;  ///< size times this is what the scale of dispersion wants
};

std::optional<double> known(double number) {
  return std::isnan(number) ? std::nullopt : std::optional(number);
}

base::Result<std::optional<stats::FunnelDispersion>> dispersion_of(const Call& call,
                                                                   const Funnel& funnel) {
  const Spread spread = chosen(call, "overdispersion", spreads);
  if (spread == Spread::none) return std::optional<stats::FunnelDispersion>();
  std::vector<stats::FunnelArea> areas;
  for (const auto& point : funnel.points)
    areas.push_back(
        {point.size ? point.events : std::nullopt, point.size.value_or(0) * funnel.size_factor});
  // On the scale of ratios the centre of rates is 1: their size is expected events.
  const double centre = funnel.size_factor == 1 ? funnel.centre : 1;
  return std::optional(TRY(stats::funnel_dispersion(
      areas, centre, funnel.scale,
      spread == Spread::multiplicative ? Overdispersion::multiplicative : Overdispersion::additive,
      call.number("winsorise").value_or(0.1))));
}

base::Status write_point(const Input& input, Output& output, const Funnel& funnel,
                         const std::optional<stats::FunnelDispersion>& dispersion,
                         std::size_t index) {
  const Call& call = input.call();
  const double k = call.multiplier();
  const Point& point = funnel.points[index];
  OutputRow results = output.row();
  results.set("centre", k * funnel.centre);
  if (point.value) results.set("value", k * *point.value);
  if (!point.size || *point.size == 0) {
    const auto missing = first_missing(input, {&point.row, 1}, {funnel.size_column});
    results.status(missing.empty() ? std::string(zero_denominator) : missing_status(missing));
    if (missing.empty() && !point.status.empty()) results.status(point.status);
    if (point.value) results.set("significance", "not_applicable");
    output.write(point.row, results);
    return base::success();
  }
  for (std::size_t i = 0; i < call.confidences().size(); ++i) {
    const double confidence = call.confidences()[i];
    if (!dispersion) {
      results.limits(i, TRY(funnel.limits(*point.size, funnel.centre, confidence)), k);
      continue;
    }
    const double unit = funnel.size_factor == 1 ? 1 : funnel.centre;
    const auto limits = TRY(
        stats::dispersed_funnel_limits(*dispersion, *point.size * funnel.size_factor, confidence));
    results.limits(i, limits, k * unit);
  }
  auto significance = point.significance;
  if (dispersion) {
    results.set("phi", dispersion->phi);
    results.set("tau2", dispersion->tau_squared);
    if (const auto& score = dispersion->scores[index]) {
      results.set("z", score->z);
      results.set("z_adjusted", score->z_adjusted);
      if (significance) significance = stats::score_significance(score->z_adjusted);
    }
  }
  if (point.events) {
    results.set("significance",
                significance ? word_of(*significance, significances) : "not_applicable");
  } else {
    results.status("limits only");
  }
  output.write(point.row, results);
  return base::success();
}

base::Status write_funnel(const Input& input, Output& output, const Funnel& funnel) {
  const auto dispersion = dispersion_of(input.call(), funnel);
  if (!dispersion.ok() && dispersion.problem().kind != &stats::problems::too_few_members)
    return dispersion.problem();
  for (std::size_t i = 0; i < funnel.points.size(); ++i) {
    // Rows for limits only, and no area to measure the dispersion by.
    TRY(dispersion.ok() ? write_point(input, output, funnel, *dispersion, i)
                        : write_status(output, funnel.points[i].row, too_few_areas));
  }
  return base::success();
}

/// Points of counts, with the sums of those whose events are known.
std::vector<Point> points_of(const Input& input, Rows rows, std::string_view events,
                             std::string_view sizes, double& events_total, double& sizes_total) {
  const auto event_numbers = input.numbers(events);
  const auto size_numbers = input.numbers(sizes);
  std::vector<Point> points;
  for (const auto row : rows) {
    Point point{row, known(event_numbers[row]), known(size_numbers[row]), {}, {}};
    if (point.events && point.size && *point.size > 0) {
      point.value = *point.events / *point.size;
      events_total += *point.events;
      sizes_total += *point.size;
    }
    points.push_back(point);
  }
  return points;
}

base::Status write_without_centre(Output& output, Rows rows) {
  for (const auto row : rows) TRY(write_status(output, row, "no events"));
  return base::success();
}

/// Options of every funnel; the centre of shares may be 0 to 1, every other only above 0.
base::Status check_options(const Call& call, bool shares) {
  const auto wrong = [&](std::string_view option, std::string expected) {
    return base::make_problem(problems::bad_option,
                              "--" + std::string(option) + " " + std::string(call.choice(option)),
                              std::move(expected));
  };
  const auto centre = call.number("centre");
  if (centre && shares && !(*centre >= 0 && *centre <= 1)) return wrong("centre", "0..1");
  if (centre && !shares && !(*centre > 0)) return wrong("centre", "> 0");
  const double winsorise = call.number("winsorise").value_or(0);
  if (!(winsorise >= 0 && winsorise < 0.5)) return wrong("winsorise", "0 <= w < 0.5");
  return base::success();
}

/// Sets the significance of every point that has a value.
base::Status judge(Funnel& funnel,
                   base::Result<FunnelSignificance> (*significance)(double events, double size,
                                                                    double centre)) {
  for (auto& point : funnel.points) {
    if (point.value) {
      point.significance = TRY(significance(*point.events, *point.size, funnel.centre));
    }
  }
  return base::success();
}

base::Status run_funnel_proportion(const Input& input, Output& output) {
  TRY(check_options(input.call(), true));
  const auto compute = [&](Rows rows) -> base::Status {
    double events = 0;
    double people = 0;
    Funnel funnel;
    funnel.points = points_of(input, rows, "x", "n", events, people);
    funnel.scale = FunnelScale::proportion;
    funnel.limits = stats::funnel_proportion_limits;
    const auto given = input.call().number("centre");
    if (!given && people == 0) return write_without_centre(output, rows);
    funnel.centre = given.value_or(events / people);
    TRY(judge(funnel, stats::funnel_proportion_significance));
    return write_funnel(input, output, funnel);
  };
  return for_each_set(input, output, true, compute, [&](std::size_t row) {
    return check_at_most(input, {&row, 1}, "x", "n");
  });
}

base::Status run_funnel_ratio(const Input& input, Output& output) {
  TRY(check_options(input.call(), false));
  const auto compute = [&](Rows rows) -> base::Status {
    double events = 0;
    double expected = 0;
    Funnel funnel;
    funnel.points = points_of(input, rows, "observed", "expected", events, expected);
    funnel.limits = stats::funnel_ratio_limits;
    funnel.size_column = "expected";
    funnel.centre = input.call().number("centre").value_or(1);
    TRY(judge(funnel, stats::funnel_ratio_significance));
    return write_funnel(input, output, funnel);
  };
  return for_each_set(input, output, true, compute, [&](std::size_t row) {
    return check_people(input, {&row, 1}, "observed", "expected");
  });
}

/// A row of a funnel of rates. Where the file has rates, an area without one takes no part; rows
/// for limits only need none.
stats::RateArea rate_area(const Input& input, std::size_t row) {
  const auto events = known(input.numbers("x")[row]);
  const double people = input.numbers("n")[row];
  if (!(people > 0)) return {{}, 0, {}};
  if (!events || !input.has("value")) return {events, people, {}};
  const double value = input.numbers("value")[row];
  if (std::isnan(value)) return {{}, 0, {}};
  return {events, people, value / input.call().multiplier()};
}

/// Why no size can be given to a row that has people.
std::string_view rate_status(const Input& input, std::size_t row) {
  if (!(input.numbers("n")[row] > 0) || !input.has("value")) return {};
  return std::isnan(input.numbers("value")[row]) ? "missing value" : "no events";
}

base::Status check_rate_row(const Input& input, std::size_t row) {
  TRY(check_people(input, {&row, 1}, "x", "n"));
  return input.has("value") ? check_people(input, {&row, 1}, "x", "value") : base::success();
}

base::Status run_funnel_rate(const Input& input, Output& output) {
  TRY(check_options(input.call(), false));
  const auto compute = [&](Rows rows) -> base::Status {
    std::vector<stats::RateArea> areas;
    bool some = false;
    for (const auto row : rows) {
      areas.push_back(rate_area(input, row));
      some = some || areas.back().events.value_or(0) > 0;
    }
    const auto given = input.call().number("centre");
    if (!some && !given) return write_without_centre(output, rows);
    const auto rates = TRY(stats::rate_funnel(areas, given));
    Funnel funnel;
    funnel.centre = rates.centre;
    funnel.limits = stats::funnel_rate_limits;
    funnel.size_factor = rates.centre;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto& point = rates.points[i];
      funnel.points.push_back({rows[i], areas[i].events, point.people, point.value,
                               point.significance, rate_status(input, rows[i])});
    }
    return write_funnel(input, output, funnel);
  };
  return for_each_set(input, output, true, compute,
                      [&](std::size_t row) { return check_rate_row(input, row); });
}

std::vector<std::string> funnel_results(const Call& call, std::size_t) {
  auto names = columns({{"value", "centre"}, call.limit_columns(), {"significance"}});
  if (chosen(call, "overdispersion", spreads) == Spread::none) return names;
  return columns({names, {"z", "z_adjusted", "phi", "tau2"}});
}

Method funnel_method(std::string_view name, std::string_view purpose_ja, std::vector<Column> counts,
                     std::string_view formula, base::Status (*run)(const Input&, Output&)) {
  std::vector<Column> all{{"set", ColumnKind::grouping, "1つの図に描く組"},
                          {"area", ColumnKind::key, "地域", true, false, true}};
  all.insert(all.end(), counts.begin(), counts.end());
  return {.name = name,
          .purpose_ja = purpose_ja,
          .shape = Shape::set,
          .forms = {{"", all}},
          .options = {{"centre",
                       OptionKind::number,
                       {},
                       {},
                       "中心の値（割合・比・1人あたりの率。省くと組の合計から）"},
                      choice_option("overdispersion", spreads, "偶然を超えるばらつきの扱い"),
                      {"winsorise", OptionKind::number, {}, "0.1", "z を抑える両端の割合"}},
          .formula = formula,
          .source = "Spiegelhalter 2005; Spiegelhalter et al. 2012",
          .results = funnel_results,
          .run = run,
          .confidence = "0.95,0.998"};
}

}  // namespace

std::vector<Method> funnel_methods() {
  return {
      funnel_method("funnel-proportion", "割合の漏斗プロット",
                    {{"x", ColumnKind::count, "該当者数（空欄の行は限界だけ）", false, true},
                     {"n", ColumnKind::count, "対象者数"}},
                    "C -+ z √(C(1-C)/n)、C = Σx/Σn", run_funnel_proportion),
      funnel_method("funnel-ratio", "標準化比の漏斗プロット",
                    {{"observed", ColumnKind::count, "観測数（空欄の行は限界だけ）", false, true},
                     {"expected", ColumnKind::count, "期待数"}},
                    "上限 u/E: P(u, e) = a、下限 l/E: Q(l+1, e) = a、e = E × 中心（既定 1）",
                    run_funnel_ratio),
      funnel_method("funnel-rate", "率の漏斗プロット",
                    {{"x", ColumnKind::count, "件数（空欄の行は限界だけ）", false, true},
                     {"n", ColumnKind::count, "人口・人年"},
                     {"value", ColumnKind::count, "直接法で標準化した率（同じ倍率）", true}},
                    "比の限界（E = n v）の k v 倍、v = Σx/Σn", run_funnel_rate)};
}

}  // namespace engawa::methods
