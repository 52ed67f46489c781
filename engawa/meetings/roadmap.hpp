#pragma once

#include "engawa/accounts/action.hpp"
#include "engawa/accounts/post.hpp"
#include "engawa/councils/council.hpp"
#include "engawa/documents/document.hpp"

/// 三か年工程表: where a council wants to be in three years, on one page (2007 report, Q1).
namespace engawa::meetings {

using RoadmapItemId = base::Id<struct RoadmapItemTag>;

inline constexpr int roadmap_years = 3;

/// One line of the roadmap: what is to be done in a fiscal year, and in which step.
struct RoadmapItem {
  RoadmapItemId id;
  councils::CouncilId council;
  int fiscal_year = 0;
  std::string theme;  ///< 小規模事業所の健診後受診: lines of one theme stand in one row
  std::string text;
  accounts::PostId owner;
  bool is_done = false;
};
BOOST_DESCRIBE_STRUCT(RoadmapItem, (), (id, council, fiscal_year, theme, text, owner, is_done))

struct RoadmapInput {
  councils::CouncilId council;
  int fiscal_year = 0;  ///< the first of the three; 0: the present one
};
BOOST_DESCRIBE_STRUCT(RoadmapInput, (), (council, fiscal_year))
struct PrintRoadmap {
  councils::CouncilId council;
  int fiscal_year = 0;
  std::string format;  ///< pdf or docx; empty: pdf
};
BOOST_DESCRIBE_STRUCT(PrintRoadmap, (), (council, fiscal_year, format))
struct KeepRoadmapItem {
  councils::CouncilId council;
  RoadmapItem item;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepRoadmapItem, (), (council, item, version))
struct RemoveRoadmapItem {
  councils::CouncilId council;
  RoadmapItemId item;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(RemoveRoadmapItem, (), (council, item, version))

struct RoadmapEntry {
  RoadmapItem item;
  std::int64_t version = 0;
  std::string owner_ja;
};
BOOST_DESCRIBE_STRUCT(RoadmapEntry, (), (item, version, owner_ja))
struct RoadmapYear {
  int fiscal_year = 0;
  std::string text;  ///< 2026年度（令和8年度）
};
BOOST_DESCRIBE_STRUCT(RoadmapYear, (), (fiscal_year, text))
/// One theme through the years.
struct RoadmapRow {
  std::string theme;
  std::vector<RoadmapEntry> entries;
};
BOOST_DESCRIBE_STRUCT(RoadmapRow, (), (theme, entries))
/// A body that has agreed to the direction, and when.
struct Agreement {
  std::string organisation_name;
  std::optional<base::Date> agreed_on;
};
BOOST_DESCRIBE_STRUCT(Agreement, (), (organisation_name, agreed_on))
struct RoadmapReply {
  std::string council_name;
  std::string direction;  ///< the council's purpose as it is worded now
  std::vector<RoadmapYear> years;
  std::vector<RoadmapRow> rows;
  std::vector<Agreement> agreements;
  int agreed = 0;
  bool may_keep = false;
};
BOOST_DESCRIBE_STRUCT(RoadmapReply, (),
                      (council_name, direction, years, rows, agreements, agreed, may_keep))

/// Direction, roadmap and agreements on one landscape page. Pure.
[[nodiscard]] documents::Document roadmap_document(const RoadmapReply& reply);

[[nodiscard]] std::vector<accounts::Action> roadmap_actions();

}  // namespace engawa::meetings

template <>
inline constexpr std::string_view engawa::store::table_of<engawa::meetings::RoadmapItem> =
    "meetings_roadmap";
