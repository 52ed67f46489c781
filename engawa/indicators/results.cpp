#include "engawa/indicators/results.hpp"

#include "engawa/areas/problems.hpp"
#include "engawa/base/decimal.hpp"
#include "engawa/indicators/indicator_year.hpp"
#include "engawa/indicators/problems.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::indicators {
namespace {

using base::format_significant;

constexpr double confidence = 0.95;

void add_smoothed(IndicatorResult& result, const stats::Prior* prior, double observed,
                  double expected) {
  if (prior == nullptr) return;
  const auto posterior = stats::posterior(*prior, observed, expected);
  if (!posterior) return;
  const auto limits = stats::posterior_limits(*posterior, confidence);
  const auto above = stats::probability_above(*posterior, 1.0);
  if (!limits || !above) return;
  result.smoothed = Limited{posterior->mean, limits->lower, limits->upper};
  result.p_above_1 = *above;
}

void add_direct_rates(IndicatorResult& result, const Analysis& analysis, const IndicatorYear& year,
                      std::size_t area_index) {
  const AreaCells& cells = year.areas[area_index];
  result.direct_rate =
      direct_rate(cells, result.group, analysis.catalogue().model_population().weights);
  result.direct_rate_national_checkups = direct_rate(cells, result.group, year.national_checkups);
}

void copy_direct_rates(IndicatorResult& result, const IndicatorResult& from) {
  result.direct_rate = from.direct_rate;
  result.direct_rate_national_checkups = from.direct_rate_national_checkups;
}

// A result without its direct rates.
IndicatorResult result_of_ratio(const Analysis& analysis, const IndicatorYear& year,
                                std::size_t area_index, Group group, Comparator comparator) {
  IndicatorResult result;
  result.indicator = year.indicator;
  result.area = &analysis.master().areas()[area_index];
  result.fiscal_year = year.fiscal_year;
  result.group = group;
  result.comparator = comparator;
  if (!year.areas[area_index].present) {
    result.status = ResultStatus::NotPublished;
    return result;
  }
  const Basis& basis = year.bases[area_index][static_cast<std::size_t>(group)];
  const Expected& expected = basis.expected[static_cast<std::size_t>(comparator)];
  result.people = basis.people;
  result.affected = basis.affected;
  result.expected = expected.estimate;
  result.masked_cells = basis.masked_cells;
  if (!(basis.people.estimate > 0) || !(expected.estimate > 0)) {
    result.status = ResultStatus::NoPeople;
    return result;
  }
  result.masked_share =
      basis.affected.estimate > 0
          ? (basis.affected.upper - basis.affected.lower) / basis.affected.estimate
          : 0;
  if (is_too_hidden(basis, comparator)) {
    result.status = ResultStatus::TooHidden;
    return result;
  }
  if (const auto comparison = compare(basis.affected, expected)) {
    result.ratio = comparison->ratio;
    result.excess = comparison->excess;
  }
  add_smoothed(result, prior_of(analysis, year, *result.area, group, comparator),
               basis.affected.estimate, expected.estimate);
  return result;
}

}  // namespace

std::optional<Comparison> compare(const BoundedCount& affected, const Expected& expected) {
  const auto at_least = stats::count_auto(affected.lower, confidence);
  const auto at_most = stats::count_auto(affected.upper, confidence);
  if (!at_least || !at_most || !(expected.lower > 0)) return std::nullopt;
  return Comparison{{affected.estimate / expected.estimate, at_least->lower / expected.upper,
                     at_most->upper / expected.lower},
                    {affected.estimate - expected.estimate, at_least->lower - expected.upper,
                     at_most->upper - expected.lower}};
}

std::string_view status_word(ResultStatus status) {
  switch (status) {
    case ResultStatus::Ok:
      return "ok";
    case ResultStatus::NoPeople:
      return "no_people";
    case ResultStatus::TooHidden:
      return "too_hidden";
    case ResultStatus::NotPublished:
      return "not_published";
  }
  return "";
}

std::string_view status_ja(ResultStatus status) {
  switch (status) {
    case ResultStatus::Ok:
      return "計算できました";
    case ResultStatus::NoPeople:
      return "該当する受診者がいないため計算できません";
    case ResultStatus::TooHidden:
      return "秘匿された人数が多く、幅が広くなりすぎるため計算していません";
    case ResultStatus::NotPublished:
      return "この区域・年度の表が公表されていません";
  }
  return "";
}

const stats::Prior* prior_of(const Analysis& analysis, const IndicatorYear& year,
                             const areas::Area& area, Group group, Comparator comparator) {
  const auto g = static_cast<std::size_t>(group);
  const auto pointer = [](const std::optional<stats::Prior>& prior) {
    return prior ? &*prior : nullptr;
  };
  if (area.kind == areas::AreaKind::Nation) return nullptr;
  if (area.kind == areas::AreaKind::Prefecture) {
    return comparator == Comparator::Nation ? pointer(year.prefectures_prior[g]) : nullptr;
  }
  if (comparator == Comparator::Nation) return pointer(year.medical_areas_prior[g]);
  return pointer(
      year.within_prefecture_prior[*analysis.master().index_of(area.code.prefecture())][g]);
}

IndicatorResult make_result(const Analysis& analysis, const IndicatorYear& year,
                            std::size_t area_index, Group group, Comparator comparator) {
  IndicatorResult result = result_of_ratio(analysis, year, area_index, group, comparator);
  if (result.status == ResultStatus::Ok) add_direct_rates(result, analysis, year, area_index);
  return result;
}

const std::vector<std::string>& result_columns() {
  static const std::vector<std::string> columns{"indicator",
                                                "area",
                                                "area_name",
                                                "fiscal_year",
                                                "sex",
                                                "comparator",
                                                "people",
                                                "people_lower",
                                                "people_upper",
                                                "observed",
                                                "observed_lower",
                                                "observed_upper",
                                                "expected",
                                                "ratio",
                                                "ratio_lower_95",
                                                "ratio_upper_95",
                                                "smoothed_ratio",
                                                "smoothed_lower_95",
                                                "smoothed_upper_95",
                                                "p_above_1",
                                                "excess",
                                                "excess_lower_95",
                                                "excess_upper_95",
                                                "direct_rate",
                                                "direct_rate_lower_95",
                                                "direct_rate_upper_95",
                                                "masked_cells",
                                                "masked_share",
                                                "status",
                                                "direct_rate_national_checkups",
                                                "direct_rate_national_checkups_lower_95",
                                                "direct_rate_national_checkups_upper_95"};
  return columns;
}

std::vector<std::string> result_cells(const IndicatorResult& result) {
  std::vector<std::string> cells{result.indicator->id,
                                 result.area->code.text,
                                 result.area->name,
                                 std::to_string(result.fiscal_year),
                                 std::string(group_word(result.group)),
                                 std::string(comparator_word(result.comparator))};
  const bool shown = result.status == ResultStatus::Ok;
  const auto add = [&](bool present, double value) {
    cells.push_back(present ? format_significant(value) : "");
  };
  const auto add_count = [&](const BoundedCount& count) {
    const bool known = result.status == ResultStatus::Ok || result.status == ResultStatus::NoPeople;
    add(known, count.estimate);
    add(known, count.lower);
    add(known, count.upper);
  };
  const auto add_limited = [&](const std::optional<Limited>& limited) {
    add(limited.has_value(), limited ? limited->value : 0);
    add(limited.has_value(), limited ? limited->lower : 0);
    add(limited.has_value(), limited ? limited->upper : 0);
  };
  add_count(result.people);
  add_count(result.affected);
  add(shown, result.expected);
  add_limited(result.ratio);
  add_limited(result.smoothed);
  add(result.p_above_1.has_value(), result.p_above_1.value_or(0));
  add_limited(result.excess);
  add_limited(result.direct_rate);
  cells.push_back(std::to_string(result.masked_cells));
  add(shown, result.masked_share);
  cells.emplace_back(status_word(result.status));
  add_limited(result.direct_rate_national_checkups);
  return cells;
}

base::Status for_each_result(const Analysis& analysis, const ResultQuery& query,
                             const std::function<void(const IndicatorResult&)>& use) {
  const auto& areas = analysis.master().areas();
  if (!query.area.empty() && analysis.master().find(query.area) == nullptr) {
    return base::make_problem(areas::problems::unknown_area, query.area);
  }
  if (!query.indicator.empty() && analysis.catalogue().find_indicator(query.indicator) == nullptr) {
    return base::make_problem(problems::unknown_indicator, query.indicator);
  }
  std::size_t given = 0;
  const auto each_area = [&](const IndicatorYear& year, std::size_t i) {
    for (const auto group : groups) {
      if (query.group && *query.group != group) continue;
      std::optional<IndicatorResult> rated;  // direct rates are the same against any comparator
      for (const auto comparator : {Comparator::Nation, Comparator::Prefecture}) {
        if (query.comparator && *query.comparator != comparator) continue;
        IndicatorResult result = result_of_ratio(analysis, year, i, group, comparator);
        if (result.status == ResultStatus::Ok) {
          if (rated) copy_direct_rates(result, *rated);
          if (!rated) add_direct_rates(result, analysis, year, i);
          rated = result;
        }
        use(result);
        ++given;
      }
    }
  };
  for (const auto& year : analysis.indicator_years()) {
    if (query.fiscal_year && *query.fiscal_year != year.fiscal_year) continue;
    if (!query.indicator.empty() && query.indicator != year.indicator->id) continue;
    for (std::size_t i = 0; i < areas.size(); ++i) {
      const bool wanted = query.area.empty() ? areas[i].kind == areas::AreaKind::MedicalArea &&
                                                   year.areas[i].present
                                             : areas[i].code.text == query.area;
      if (wanted) each_area(year, i);
    }
  }
  if (given == 0) return base::make_problem(problems::no_data, query.indicator + " " + query.area);
  return base::success();
}

std::string_view group_word(Group group) {
  return group == Group::Male ? "male" : group == Group::Female ? "female" : "both";
}

std::string_view comparator_word(Comparator comparator) {
  return comparator == Comparator::Nation ? "nation" : "prefecture";
}

std::optional<Group> parse_group(std::string_view word) {
  for (const auto group : groups) {
    if (word == group_word(group)) return group;
  }
  return std::nullopt;
}

std::optional<Comparator> parse_comparator(std::string_view word) {
  if (word == "nation") return Comparator::Nation;
  if (word == "prefecture") return Comparator::Prefecture;
  return std::nullopt;
}

}  // namespace engawa::indicators
