#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/indicators/analysis.hpp"
#include "engawa/indicators/direct_rates.hpp"

namespace engawa::indicators {

enum class ResultStatus {
  Ok,
  NoPeople,     ///< nobody with a judgeable value, or nobody expected
  TooHidden,    ///< hidden cells leave more than 20 % of the number open
  NotPublished  ///< no table for this area and year
};
[[nodiscard]] std::string_view status_word(ResultStatus status);
[[nodiscard]] std::string_view status_ja(ResultStatus status);

/// One result: indicator x area x fiscal year x sex x comparator, with every interval at 95 %.
/// Intervals run from the lower limit at the least that hidden cells allow to the upper limit at
/// the most. Optional parts are empty where they cannot be computed.
struct IndicatorResult {
  const Indicator* indicator = nullptr;
  const areas::Area* area = nullptr;
  int fiscal_year = 0;
  Group group = Group::Both;
  Comparator comparator = Comparator::Nation;
  ResultStatus status = ResultStatus::Ok;
  BoundedCount people;              ///< 判定可能者
  BoundedCount affected;            ///< 該当者
  double expected = 0;              ///< 期待該当者数
  std::optional<Limited> ratio;     ///< 標準化該当比 (reference = 1)
  std::optional<Limited> smoothed;  ///< empirical Bayes
  std::optional<double> p_above_1;
  std::optional<Limited> excess;       ///< 過剰該当者数
  std::optional<Limited> direct_rate;  ///< 年齢調整割合, 2015 model population
  std::optional<Limited> direct_rate_national_checkups;  ///< 年齢調整割合, national checkups
  int masked_cells = 0;
  double masked_share = 0;
};

/// Observed against expected: the standardised ratio and the excess affected people, both with the
/// widest limits that hidden cells allow.
struct Comparison {
  Limited ratio;
  Limited excess;
};
/// Nothing where nobody is expected.
[[nodiscard]] std::optional<Comparison> compare(const BoundedCount& affected,
                                                const Expected& expected);

/// The result of one area. Pure; the area must be present() in `year` or the status says so.
[[nodiscard]] IndicatorResult make_result(const Analysis& analysis, const IndicatorYear& year,
                                          std::size_t area_index, Group group,
                                          Comparator comparator);

/// The prior that smooths an area's ratio: of its peers against the same comparator. Null for the
/// nation, for a prefecture against itself, and where there are too few peers.
[[nodiscard]] const stats::Prior* prior_of(const Analysis& analysis, const IndicatorYear& year,
                                           const areas::Area& area, Group group,
                                           Comparator comparator);

/// Which results to give.
struct ResultQuery {
  std::string area;                      ///< empty: all medical areas
  std::optional<int> fiscal_year;        ///< empty: every year
  std::string indicator;                 ///< empty: every indicator
  std::optional<Group> group;            ///< empty: male, female and both
  std::optional<Comparator> comparator;  ///< empty: both
};

/// Columns of the analysts' CSV, in order.
[[nodiscard]] const std::vector<std::string>& result_columns();
/// The cells of one row of that CSV: numbers with up to 15 significant digits, empty if unknown.
[[nodiscard]] std::vector<std::string> result_cells(const IndicatorResult& result);

/// Calls `use` for each result of the query, by indicator, year, area, group, comparator.
/// ARE-003, IND-003, IND-004 for an unknown area or indicator, or a year without data.
[[nodiscard]] base::Status for_each_result(const Analysis& analysis, const ResultQuery& query,
                                           const std::function<void(const IndicatorResult&)>& use);

[[nodiscard]] std::string_view group_word(Group group);  ///< "male", "female", "both"
[[nodiscard]] std::string_view comparator_word(Comparator comparator);  ///< "nation", "prefecture"
[[nodiscard]] std::optional<Group> parse_group(std::string_view word);
[[nodiscard]] std::optional<Comparator> parse_comparator(std::string_view word);

}  // namespace engawa::indicators
