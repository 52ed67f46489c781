#include "engawa/stats/difference_in_differences.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/least_squares.hpp"
#include "engawa/stats/normal.hpp"
#include "engawa/stats/student.hpp"

namespace engawa::stats {
namespace {

constexpr std::size_t numbers_max = 100'000;
constexpr std::size_t safe_units = 30;
constexpr std::size_t safe_treated_units = 10;

double others(const ShareCount& count) { return count.people - count.affected; }
double share(const ShareCount& count) { return count.affected / count.people; }

/// Log odds of the treated group's change over that of the control group.
void add_log_odds(TwoByTwoEffect& result, const TwoByTwo& counts) {
  double variance = 0;
  for (const ShareCount* count : {&counts.treated_before, &counts.treated_after,
                                  &counts.control_before, &counts.control_after}) {
    if (count->affected == 0 || others(*count) == 0) return;
    variance += 1 / count->affected + 1 / others(*count);
  }
  const auto logit = [](const ShareCount& count) {
    return std::log(count.affected / others(count));
  };
  result.log_odds = logit(counts.treated_after) - logit(counts.treated_before) -
                    (logit(counts.control_after) - logit(counts.control_before));
  result.log_odds_se = std::sqrt(variance);
}

/// How often each number occurs.
struct Frequencies {
  std::vector<double> of;
  std::size_t distinct = 0;

  void count(std::size_t number) {
    of.resize(std::max(of.size(), number + 1), 0);
    if (of[number] == 0) ++distinct;
    ++of[number];
  }
};

struct Panel {
  Frequencies units;
  Frequencies times;
  std::size_t treated_units = 0;
};

base::Result<Panel> panel_of(std::span<const PanelRow> rows) {
  Panel panel;
  std::vector<std::pair<std::size_t, std::size_t>> keys;
  std::vector<bool> is_treated;
  for (const PanelRow& row : rows) {
    if (row.unit >= numbers_max || row.time >= numbers_max || !std::isfinite(row.value)) {
      return base::make_problem(problems::bad_parameter, "panel row", "finite value");
    }
    panel.units.count(row.unit);
    panel.times.count(row.time);
    keys.emplace_back(row.unit, row.time);
    is_treated.resize(std::max(is_treated.size(), row.unit + 1));
    if (row.treated) is_treated[row.unit] = true;
  }
  std::sort(keys.begin(), keys.end());
  if (std::adjacent_find(keys.begin(), keys.end()) != keys.end()) {
    return base::make_problem(problems::bad_parameter, "unit and time twice", "once");
  }
  const std::size_t parameters = panel.units.distinct + panel.times.distinct;
  if (panel.units.distinct < 2 || rows.size() <= parameters) {
    return base::make_problem(problems::too_few_members, std::to_string(rows.size()),
                              "> " + std::to_string(parameters));
  }
  panel.treated_units =
      static_cast<std::size_t>(std::count(is_treated.begin(), is_treated.end(), true));
  return panel;
}

/// Takes the mean of each unit off: the projection that the unit dummies stand for.
void sweep_units(std::vector<double>& column, std::span<const PanelRow> rows,
                 const Frequencies& units) {
  // Twice: the second pass removes the rounding of the first mean.
  for (int pass = 0; pass < 2; ++pass) {
    std::vector<double> mean(units.of.size(), 0.0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      mean[rows[i].unit] += column[i] / units.of[rows[i].unit];
    }
    for (std::size_t i = 0; i < rows.size(); ++i) column[i] -= mean[rows[i].unit];
  }
}

/// The time dummies but the first, swept of units; column by column.
Design swept_times(std::span<const PanelRow> rows, const Panel& panel) {
  Design design(rows.size(), panel.times.distinct - 1);
  std::size_t column = 0;
  bool is_first = true;
  for (std::size_t time = 0; time < panel.times.of.size(); ++time) {
    if (panel.times.of[time] == 0) continue;
    if (std::exchange(is_first, false)) continue;
    std::vector<double> dummy(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) dummy[i] = rows[i].time == time ? 1 : 0;
    sweep_units(dummy, rows, panel.units);
    for (std::size_t i = 0; i < rows.size(); ++i) design.at(i, column) = dummy[i];
    ++column;
  }
  return design;
}

/// What units and times leave of a column (Frisch & Waugh 1933).
base::Result<std::vector<double>> remainder(std::vector<double> column, const Design& times,
                                            std::span<const PanelRow> rows,
                                            const Frequencies& units) {
  sweep_units(column, rows, units);
  if (times.columns == 0) return column;
  return TRY(least_squares(times, column)).residuals;
}

double sum_of_squares(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value * value;
  return sum;
}

}  // namespace

base::Result<TwoByTwoEffect> difference_in_differences(const TwoByTwo& counts, double confidence) {
  TRY(check_confidence(confidence));
  TwoByTwoEffect result{};
  double variance = 0;
  for (const ShareCount* count : {&counts.treated_before, &counts.treated_after,
                                  &counts.control_before, &counts.control_after}) {
    TRY(check_people(count->affected, count->people));
    if (count->people == 0) return base::make_problem(problems::zero_denominator);
    variance += share(*count) * (others(*count) / count->people) / count->people;
  }
  result.effect = (share(counts.treated_after) - share(counts.treated_before)) -
                  (share(counts.control_after) - share(counts.control_before));
  result.standard_error = std::sqrt(variance);
  if (variance > 0) {
    result.z = result.effect / result.standard_error;
    result.p = two_sided_p(*result.z);
  }
  const double half_width = two_sided_z(confidence) * result.standard_error;
  result.limits = {result.effect - half_width, result.effect + half_width};
  add_log_odds(result, counts);
  return result;
}

base::Result<PanelEffect> panel_difference_in_differences(std::span<const PanelRow> rows,
                                                          double confidence) {
  TRY(check_confidence(confidence));
  const Panel panel = TRY(panel_of(rows));
  std::vector<double> exposure;
  std::vector<double> values;
  for (const PanelRow& row : rows) {
    exposure.push_back(row.treated && row.post ? 1 : 0);
    values.push_back(row.value);
  }
  const double exposure_whole = sum_of_squares(exposure);
  const double value_whole = sum_of_squares(values);
  const Design times = swept_times(rows, panel);
  exposure = TRY(remainder(std::move(exposure), times, rows, panel.units));
  values = TRY(remainder(std::move(values), times, rows, panel.units));
  const double spread = sum_of_squares(exposure);
  if (!(spread > 1e-20 * exposure_whole)) {
    return base::make_problem(problems::dependent_columns, "treated x post");
  }
  PanelEffect result{};
  for (std::size_t i = 0; i < rows.size(); ++i) result.effect += exposure[i] / spread * values[i];
  std::vector<double> score(panel.units.of.size(), 0.0);
  double residual_sum = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double residual = values[i] - result.effect * exposure[i];
    residual_sum += residual * residual;
    score[rows[i].unit] += exposure[i] * residual;
  }
  if (residual_sum <= 1e-26 * value_whole) {  // rounding, not scatter
    residual_sum = 0;
    score.assign(score.size(), 0.0);
  }
  const auto row_count = static_cast<double>(rows.size());
  const auto units = static_cast<double>(panel.units.distinct);
  result.units = panel.units.distinct;
  result.times = panel.times.distinct;
  result.treated_units = panel.treated_units;
  result.residual_freedom = row_count - units - static_cast<double>(panel.times.distinct);
  result.few_units = result.units < safe_units || result.treated_units < safe_treated_units;
  result.standard_error_ols = std::sqrt(residual_sum / result.residual_freedom / spread);
  const double factor = units / (units - 1) * (row_count - 1) / result.residual_freedom;
  result.standard_error = std::sqrt(sum_of_squares(score) * factor) / spread;
  if (result.standard_error > 0) {
    result.p = student_two_sided_p(result.effect / result.standard_error, units - 1);
  }
  const double half_width =
      student_quantile_upper(0.5 * (1 - confidence), units - 1) * result.standard_error;
  result.limits = {result.effect - half_width, result.effect + half_width};
  return result;
}

}  // namespace engawa::stats
