#pragma once

#include <boost/describe.hpp>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/json.hpp"
#include "engawa/base/result.hpp"
#include "engawa/indicators/replies.hpp"
#include "engawa/indicators/workspace.hpp"

namespace engawa::indicators {

/// What one can ask. Members are the path and query parameters; an empty text or 0 means the
/// default (newest year, comparator nation).
struct NoQuery {};
BOOST_DESCRIBE_STRUCT(NoQuery, (), ())
struct AreaSearchQuery {
  std::string query;
};
BOOST_DESCRIBE_STRUCT(AreaSearchQuery, (), (query))
struct AreaQuery {
  std::string area;
};
BOOST_DESCRIBE_STRUCT(AreaQuery, (), (area))
struct IssuesQuery {
  std::string area;
  int year = 0;
  std::string comparator;
};
BOOST_DESCRIBE_STRUCT(IssuesQuery, (), (area, year, comparator))
struct IssueDepthQuery {
  std::string area;
  std::string indicator;
  int year = 0;
  std::string comparator;
  std::string width;  ///< of the figures: see figure_width()
};
BOOST_DESCRIBE_STRUCT(IssueDepthQuery, (), (area, indicator, year, comparator, width))

/// All areas and the years with data.
[[nodiscard]] base::Result<AreasReply> list_areas(Workspace& workspace, const NoQuery& query);
/// Areas by code, name, reading, romaji or municipality; everything for an empty query.
[[nodiscard]] base::Result<AreaSearchReply> search_areas(Workspace& workspace,
                                                         const AreaSearchQuery& query);
/// Map for choosing an area.
[[nodiscard]] base::Result<FigureReply> choice_map(Workspace& workspace, const AreaQuery& query);
/// The health issues of an area, ranked.
[[nodiscard]] base::Result<IssuesReply> area_issues(Workspace& workspace, const IssuesQuery& query);
/// One issue with its figures and every number.
[[nodiscard]] base::Result<IssueDepthReply> issue_depth(Workspace& workspace,
                                                        const IssueDepthQuery& query);
[[nodiscard]] base::Result<IndicatorsReply> list_indicators(Workspace& workspace,
                                                            const NoQuery& query);
[[nodiscard]] base::Result<SourcesReply> list_sources(Workspace& workspace, const NoQuery& query);

/// Area, year and comparator of a query, checked. ARE-003, IND-004, IND-005.
struct Selection {
  std::shared_ptr<const Analysis> analysis;
  std::size_t area_index = 0;
  int fiscal_year = 0;
  Comparator comparator = Comparator::Nation;
};
[[nodiscard]] base::Result<Selection> select(Workspace& workspace, const std::string& area,
                                             int year, const std::string& comparator);

/// Parameters of one call, by name.
using Parameters = std::map<std::string, std::string, std::less<>>;

/// A read action: route, words, parameters and reply, all derived from its two structs and its
/// function. The server routes by it and OpenAPI describes it.
struct ReadAction {
  std::string name;  ///< "indicators.area_issues"
  std::string path;  ///< "/api/areas/{area}/issues"
  std::string summary_ja;
  std::function<base::Result<std::string>(Workspace&, const Parameters&)> run;  ///< gives JSON
  std::vector<std::pair<std::string, bool>> parameters;  ///< name, is an integer
  std::function<std::string(std::map<std::string, std::string>&)> reply_schema;
};
[[nodiscard]] const std::vector<ReadAction>& read_actions();

/// The OpenAPI 3.1 paths of all read actions, as members of an object; adds to `schemas`.
[[nodiscard]] std::string openapi_paths(base::Schemas& schemas);

}  // namespace engawa::indicators
