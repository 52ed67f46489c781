#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>

#include "engawa/base/date.hpp"
#include "engawa/base/id.hpp"
#include "engawa/councils/council.hpp"
#include "engawa/store/records.hpp"

namespace engawa::aggregates {

using FigureSourceId = base::Id<struct FigureSourceTag>;
using AggregateFigureId = base::Id<struct AggregateFigureTag>;
using PlannedActionId = base::Id<struct PlannedActionTag>;

/// 出典: a table that was taken in, or the paper that figures were typed from. Taking it back takes
/// its figures back; what they had replaced counts again.
struct FigureSource {
  FigureSourceId id;
  councils::CouncilId council;
  std::string title;  ///< 令和6年度 法定報告（協会けんぽ みどり支部）
  std::string file_name;
  std::string sha256;  ///< of the file; empty: typed
};
BOOST_DESCRIBE_STRUCT(FigureSource, (), (id, council, title, file_name, sha256))

/// 集計値: a measure of one body's people, or of some of them, in one fiscal year.
struct AggregateFigure {
  AggregateFigureId id;
  councils::CouncilId council;
  FigureSourceId source;
  std::string measure;  ///< id of catalog/aggregates
  std::string segment;
  std::string body;  ///< whose people: 協会けんぽ みどり支部
  std::string kind;  ///< id of catalog/insurer_kinds.toml; empty: no insurer
  int fiscal_year = 0;
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;

  /// What it is a figure of; of several the one that was written last counts.
  [[nodiscard]] auto subject() const { return std::tie(measure, body, fiscal_year, segment); }
  /// Figures of one family tell of the same people, whole and by segments.
  [[nodiscard]] auto family() const { return std::tie(measure, body, fiscal_year); }
};
BOOST_DESCRIBE_STRUCT(AggregateFigure, (),
                      (id, council, source, measure, segment, body, kind, fiscal_year, numerator,
                       denominator))

/// How far a planned action has come.
enum class PlanState { Planned, UnderWay, Done, Dropped };
BOOST_DESCRIBE_ENUM(PlanState, Planned, UnderWay, Done, Dropped)
[[nodiscard]] std::string_view japanese(PlanState state);

/// 打ち手: what is planned for one segment, to move one measure.
struct PlannedAction {
  PlannedActionId id;
  councils::CouncilId council;
  std::string measure;
  std::string segment;
  std::string what;
  std::string who;  ///< bodies that do it, in words
  std::optional<base::Date> starts_on;
  std::optional<base::Date> ends_on;
  PlanState state = PlanState::Planned;
  std::string outcome;  ///< what came of it
};
BOOST_DESCRIBE_STRUCT(PlannedAction, (),
                      (id, council, measure, segment, what, who, starts_on, ends_on, state,
                       outcome))

}  // namespace engawa::aggregates

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::aggregates::FigureSource> =
    "aggregates_sources";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::aggregates::AggregateFigure> =
    "aggregates_figures";
template <>
inline constexpr std::string_view engawa::store::table_of<engawa::aggregates::PlannedAction> =
    "aggregates_plans";
