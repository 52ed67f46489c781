#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engawa/aggregates/aggregate_figure.hpp"
#include "engawa/councils/council_actions.hpp"
#include "engawa/indicators/replies.hpp"

/// Inputs and replies of the actions of this folder.
namespace engawa::aggregates {

struct PlanEntry {
  PlannedAction plan;
  std::int64_t version = 0;
  std::string measure_name;
  std::string segment_name;
  std::string state_ja;
  std::string period_text;
};
BOOST_DESCRIBE_STRUCT(PlanEntry, (),
                      (plan, version, measure_name, segment_name, state_ja, period_text))

/// One figure in words.
struct FigureEntry {
  AggregateFigureId id;
  std::string body;
  std::string kind_ja;
  std::string fiscal_year_text;
  std::string value_text;   ///< with its interval
  std::string people_text;  ///< of how many
  std::string others_text;  ///< against the other people of the body
  std::string verdict_ja;   ///< "▼ ほかの人より低い"
  bool is_behind = false;   ///< clearly worse than the other people of the body
  std::string before_text;  ///< against the year before
  std::string source_text;
};
BOOST_DESCRIBE_STRUCT(FigureEntry, (),
                      (id, body, kind_ja, fiscal_year_text, value_text, people_text, others_text,
                       verdict_ja, is_behind, before_text, source_text))

/// One group of people with its latest figure of each body, and what is planned for it.
struct SegmentEntry {
  std::string segment;
  std::string name;
  bool is_thin = false;
  std::vector<FigureEntry> figures;
  std::vector<PlanEntry> plans;
};
BOOST_DESCRIBE_STRUCT(SegmentEntry, (), (segment, name, is_thin, figures, plans))

/// The segments of one body beside each other.
struct BodyFigure {
  std::string title;
  std::string svg;
};
BOOST_DESCRIBE_STRUCT(BodyFigure, (), (title, svg))

struct MeasureEntry {
  std::string measure;
  std::string name;
  std::string meaning;
  std::string sentence;  ///< thin layers that are behind, and of whom nothing is known
  std::vector<SegmentEntry> segments;
  std::vector<BodyFigure> pictures;
};
BOOST_DESCRIBE_STRUCT(MeasureEntry, (), (measure, name, meaning, sentence, segments, pictures))

struct SourceEntry {
  FigureSourceId id;
  std::string title;
  std::string file_name;
  std::string taken_text;  ///< when and by whom
  int figures = 0;
};
BOOST_DESCRIBE_STRUCT(SourceEntry, (), (id, title, file_name, taken_text, figures))

/// A measure for the forms, with the segments that it can be told by.
struct MeasureChoice {
  std::string key;
  std::string label;
  std::string numerator;
  std::string denominator;
  std::vector<councils::CouncilWord> segments;
};
BOOST_DESCRIBE_STRUCT(MeasureChoice, (), (key, label, numerator, denominator, segments))

struct AggregatesInput {
  councils::CouncilId council;
};
BOOST_DESCRIBE_STRUCT(AggregatesInput, (), (council))

struct SegmentsInput {
  councils::CouncilId council;
  std::string lens;   ///< whom to look at: empty everybody, "thin", or a group of segments
  std::string kind;   ///< of insurer; empty: every body
  std::string width;  ///< of the pictures: "wide" (also when empty) or "narrow"
};
BOOST_DESCRIBE_STRUCT(SegmentsInput, (), (council, lens, kind, width))

struct SegmentsReply {
  std::string council_name;
  std::string area_name;
  std::vector<MeasureEntry> measures;  ///< of which anything is known or planned
  std::vector<SourceEntry> sources;
  std::vector<MeasureChoice> choices;
  std::vector<councils::CouncilWord> lenses;
  std::vector<councils::CouncilWord> kinds;
  std::vector<councils::CouncilWord> states;
  std::vector<std::string> notes;
  bool may_keep = false;
};
BOOST_DESCRIBE_STRUCT(SegmentsReply, (),
                      (council_name, area_name, measures, sources, choices, lenses, kinds, states,
                       notes, may_keep))

/// 値を書く: one figure, typed.
struct KeepFigure {
  councils::CouncilId council;
  std::string measure;
  std::string segment;
  std::string body;
  std::string kind;
  std::string fiscal_year;  ///< as people write it
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  std::string title;  ///< of the source
};
BOOST_DESCRIBE_STRUCT(KeepFigure, (),
                      (council, measure, segment, body, kind, fiscal_year, numerator, denominator,
                       title))

/// A table of figures, as it is checked and then taken in.
struct FigureFile {
  councils::CouncilId council;
  std::string file_name;
  std::string base64;
  std::string title;       ///< of the source; may be empty while it is only checked
  bool leave_out = false;  ///< take the rest in though rows are wrong
};
BOOST_DESCRIBE_STRUCT(FigureFile, (), (council, file_name, base64, title, leave_out))

struct ReadRow {
  int row = 0;
  std::string measure_name;
  std::string body;
  std::string fiscal_year_text;
  std::string segment_name;
  std::string value_text;
  std::string replaces_text;  ///< the value that it takes the place of; empty: none, or the same
};
BOOST_DESCRIBE_STRUCT(ReadRow, (),
                      (row, measure_name, body, fiscal_year_text, segment_name, value_text,
                       replaces_text))
struct WrongRow {
  int row = 0;
  std::string text;  ///< what is wrong, why it matters, how to mend it
  std::string code;
};
BOOST_DESCRIBE_STRUCT(WrongRow, (), (row, text, code))

/// What a table would bring: rows in = taken + set aside.
struct FigureFileReply {
  std::string summary;
  std::vector<ReadRow> rows;
  std::vector<WrongRow> wrong;
};
BOOST_DESCRIBE_STRUCT(FigureFileReply, (), (summary, rows, wrong))

struct RemoveSource {
  councils::CouncilId council;
  FigureSourceId source;
};
BOOST_DESCRIBE_STRUCT(RemoveSource, (), (council, source))

struct TemplateInput {
  councils::CouncilId council;
  std::string measure;
};
BOOST_DESCRIBE_STRUCT(TemplateInput, (), (council, measure))

struct KeepPlan {
  PlannedAction plan;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeepPlan, (), (plan, version))
struct RemovePlan {
  PlannedActionId plan;
  std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(RemovePlan, (), (plan, version))

/// だれのデータがないか: the council's area, by sex and age.
struct MissedReply {
  std::string area_name;
  std::vector<std::string> sentences;
  indicators::TableTwin table;
  std::vector<std::string> notes;
  std::vector<std::string> attributions;
};
BOOST_DESCRIBE_STRUCT(MissedReply, (), (area_name, sentences, table, notes, attributions))

}  // namespace engawa::aggregates
