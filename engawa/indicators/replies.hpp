#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

/// What the read actions answer with. JSON, the OpenAPI document and the TypeScript types are
/// derived from these declarations. Every number a person sees travels with its text, formatted
/// once here, so that a screen, a page and a letter can never disagree.
namespace engawa::indicators {

/// An area one can choose: the nation ("00"), a prefecture ("31") or a secondary medical area
/// (二次医療圏, "3101").
struct AreaEntry {
  std::string code;
  std::string name;
  std::string kind;  ///< "nation", "prefecture" or "medical_area"
  std::string prefecture_code;
  std::string prefecture_name;
};
BOOST_DESCRIBE_STRUCT(AreaEntry, (), (code, name, kind, prefecture_code, prefecture_name))

struct AreasReply {
  std::vector<AreaEntry> areas;
  std::vector<int> fiscal_years;  ///< years with data, ascending
  std::vector<std::string> attributions;
};
BOOST_DESCRIBE_STRUCT(AreasReply, (), (areas, fiscal_years, attributions))

struct AreaHit {
  AreaEntry area;
  std::string matched;  ///< what the query met: the area's name or a municipality in it
};
BOOST_DESCRIBE_STRUCT(AreaHit, (), (area, matched))

struct AreaSearchReply {
  std::string query;
  std::vector<AreaHit> hits;
};
BOOST_DESCRIBE_STRUCT(AreaSearchReply, (), (query, hits))

/// The numbers behind a figure as text, ready to show.
struct TableTwin {
  std::string caption;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};
BOOST_DESCRIBE_STRUCT(TableTwin, (), (caption, columns, rows))

struct FigureReply {
  std::string id;
  std::string title;
  std::string sentence;  ///< what the figure says, in one plain sentence
  std::string svg;
  std::string svg_path;  ///< download
  std::string png_path;  ///< download
  TableTwin table;
};
BOOST_DESCRIBE_STRUCT(FigureReply, (), (id, title, sentence, svg, svg_path, png_path, table))

/// A number with its 95 % limits and the text to show ("1.21（1.15–1.27）").
struct Estimate {
  std::optional<double> value;
  std::optional<double> lower_95;
  std::optional<double> upper_95;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(Estimate, (), (value, lower_95, upper_95, text))

/// One health issue (健康課題) of an area.
struct IssueRow {
  std::string indicator;
  std::string name;
  std::string short_name;
  std::string theme;
  std::string sentence;
  std::string direction;     ///< "higher_is_worse", "lower_is_worse" or "neutral"
  std::string verdict;       ///< "worse", "better", "similar" or "not_computable"
  std::string verdict_text;  ///< with its mark: "▲ 多い"
  std::string status;        ///< "ok" or why there is no result
  std::string status_text;
  std::optional<int> rank_lower;  ///< rank range among the area's issues, 95 %
  std::optional<int> rank_upper;
  std::string rank_text;
  Estimate ratio_nation;
  Estimate ratio_prefecture;
  Estimate smoothed;
  std::optional<double> p_above_1;
  Estimate excess;          ///< excess affected people (過剰該当者数)
  std::string people_text;  ///< people with a judgeable value, affected people
  std::string trend;        ///< see stats::TrendLabel
  std::string trend_text;
  std::string coverage_text;
  std::string masked_text;
  std::vector<std::string> drivers;  ///< sex and age classes that drive the gap
  std::string caution;
  std::string strip_svg;  ///< small picture: interval against the reference
  std::string depth_path;
};
BOOST_DESCRIBE_STRUCT(IssueRow, (),
                      (indicator, name, short_name, theme, sentence, direction, verdict,
                       verdict_text, status, status_text, rank_lower, rank_upper, rank_text,
                       ratio_nation, ratio_prefecture, smoothed, p_above_1, excess, people_text,
                       trend, trend_text, coverage_text, masked_text, drivers, caution, strip_svg,
                       depth_path))

/// How many issues each list of an area has.
struct IssueCounts {
  int worse = 0;
  int better = 0;
  int similar = 0;
  int not_computable = 0;
};
BOOST_DESCRIBE_STRUCT(IssueCounts, (), (worse, better, similar, not_computable))

struct IssuesReply {
  AreaEntry area;
  int fiscal_year = 0;
  std::string fiscal_year_text;
  std::vector<int> fiscal_years;
  std::string comparator;  ///< "nation" or "prefecture"
  std::string comparator_name;
  std::string summary;
  IssueCounts counts;
  std::vector<IssueRow> worse;  ///< in order of rank
  std::vector<IssueRow> better;
  std::vector<IssueRow> similar;
  std::vector<IssueRow> not_computable;
  std::vector<std::string> notes;
  std::vector<std::string> attributions;
  std::string sheet_path;
  std::string csv_path;
  std::string xlsx_path;
};
BOOST_DESCRIBE_STRUCT(IssuesReply, (),
                      (area, fiscal_year, fiscal_year_text, fiscal_years, comparator,
                       comparator_name, summary, counts, worse, better, similar, not_computable,
                       notes, attributions, sheet_path, csv_path, xlsx_path))

/// A term and its text, e.g. for "how this was computed".
struct LabelledText {
  std::string label;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(LabelledText, (), (label, text))

struct IssueDepthReply {
  AreaEntry area;
  int fiscal_year = 0;
  std::string fiscal_year_text;
  std::vector<int> fiscal_years;
  std::string comparator;
  std::string comparator_name;
  IssueRow issue;
  std::string meaning;
  std::string why;
  std::vector<std::string> actions;  ///< what a council can do
  std::vector<FigureReply> figures;
  TableTwin numbers;                 ///< every number of this issue
  std::vector<LabelledText> method;  ///< how this was computed
  std::vector<std::string> attributions;
  std::string csv_path;
  std::string xlsx_path;
};
BOOST_DESCRIBE_STRUCT(IssueDepthReply, (),
                      (area, fiscal_year, fiscal_year_text, fiscal_years, comparator,
                       comparator_name, issue, meaning, why, actions, figures, numbers, method,
                       attributions, csv_path, xlsx_path))

struct IndicatorEntry {
  std::string id;
  std::string name;
  std::string theme;
  std::string meaning;
  std::string direction;
  bool headline = false;  ///< enters the ranking of issues
  double severity_weight = 0;
  std::string severity_source;
  std::string source;
  std::string caution;
  std::vector<int> fiscal_years;
};
BOOST_DESCRIBE_STRUCT(IndicatorEntry, (),
                      (id, name, theme, meaning, direction, headline, severity_weight,
                       severity_source, source, caution, fiscal_years))

struct IndicatorsReply {
  std::vector<IndicatorEntry> indicators;
};
BOOST_DESCRIBE_STRUCT(IndicatorsReply, (), (indicators))

struct WorkbookEntry {
  std::string file;
  std::string sha256;
  std::string title;
  std::string item;
  std::string level;  ///< "prefecture" or "medical_area"
  int fiscal_year = 0;
  int rows = 0;
  int masked_cells = 0;
  int areas = 0;
  std::string rows_text;
  std::string masked_cells_text;
  std::string areas_text;
  std::vector<std::string> warnings;
};
BOOST_DESCRIBE_STRUCT(WorkbookEntry, (),
                      (file, sha256, title, item, level, fiscal_year, rows, masked_cells, areas,
                       rows_text, masked_cells_text, areas_text, warnings))

struct BatchEntry {
  int id = 0;
  std::string imported_at;
  std::string source;
  std::string state;  ///< "active" or "undone"
  int workbooks = 0;
  std::string workbooks_text;
};
BOOST_DESCRIBE_STRUCT(BatchEntry, (), (id, imported_at, source, state, workbooks, workbooks_text))

struct SourcesReply {
  std::vector<BatchEntry> batches;
  std::vector<WorkbookEntry> workbooks;
  std::vector<std::string> attributions;
  std::string version;
};
BOOST_DESCRIBE_STRUCT(SourcesReply, (), (batches, workbooks, attributions, version))

/// Body of every refused request (application/problem+json).
struct ProblemReply {
  std::string code;
  std::string title;
  std::string detail;
  int status = 0;
  std::string place;  ///< member of the request that it is about, or a cell; may be empty
};
BOOST_DESCRIBE_STRUCT(ProblemReply, (), (code, title, detail, status, place))

}  // namespace engawa::indicators
