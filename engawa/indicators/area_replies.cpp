// The read actions that answer with areas and their issues.
#include <algorithm>

#include "engawa/areas/problems.hpp"
#include "engawa/base/decimal.hpp"
#include "engawa/base/version.hpp"
#include "engawa/indicators/issue_figures.hpp"
#include "engawa/indicators/issue_row.hpp"
#include "engawa/indicators/issue_text.hpp"
#include "engawa/indicators/problems.hpp"
#include "engawa/indicators/read_actions.hpp"

namespace engawa::indicators {
namespace {

using areas::AreaKind;
using base::Result;

constexpr std::size_t hits_max = 400;
constexpr std::string_view map_credit =
    "「国土数値情報（行政区域データ N03、医療圏データ A38-20）」（国土交通省）を加工して作成";

AreaEntry entry_of(const areas::Area& area) {
  const char* kind = area.kind == AreaKind::Nation       ? "nation"
                     : area.kind == AreaKind::Prefecture ? "prefecture"
                                                         : "medical_area";
  return {area.code.text, area.name, kind, area.code.prefecture(), area.prefecture_name};
}

std::vector<std::string> attributions(const Workspace& workspace) {
  return {workspace.catalogue().ndb_layout().attribution_ja, std::string(areas::census_credit_ja),
          std::string(map_credit)};
}

const std::vector<int>& years_of(const Analysis& analysis, const areas::Area& area) {
  return area.kind == AreaKind::MedicalArea ? analysis.medical_area_years()
                                            : analysis.fiscal_years();
}

std::string query_string(const Selection& selection) {
  return "?year=" + std::to_string(selection.fiscal_year) +
         "&comparator=" + std::string(comparator_word(selection.comparator));
}

IssueCounts counts_of(const IssuesReply& reply) {
  const auto count = [](const std::vector<IssueRow>& list) {
    return static_cast<int>(list.size());
  };
  return {count(reply.worse), count(reply.better), count(reply.similar),
          count(reply.not_computable)};
}

std::string summary_of(const areas::Area& area, const std::string& reference,
                       const IssuesReply& reply) {
  const auto& [worse, better, similar, not_computable] = reply.counts;
  std::string text = area.full_name() + "では、比べられた" +
                     std::to_string(worse + better + similar) + "の健康課題のうち、" + reference +
                     "より多いものが" + std::to_string(worse) + "、少ないものが" +
                     std::to_string(better) + "、差があるとはいえないものが" +
                     std::to_string(similar) + "です。";
  if (!reply.worse.empty())
    text += "まず確かめたい課題は「" + reply.worse.front().name + "」です。";
  return text;
}

std::vector<std::string> notes_of(const areas::Area& area) {
  std::vector<std::string> notes{
      "特定健診（40〜74歳）を受けた人の集計です。受けていない人のことは分かりません。",
      "順位は、この区域の中での健康課題の順位です。区域どうしの順位ではありません。",
      "比は、性別と年齢の構成をそろえて比べた値です（比較の相手を1とします）。"};
  if (area.kind == AreaKind::MedicalArea) {
    notes.emplace_back(
        "都道府県と比べた平滑化は、県内の二次医療圏が15に満たない場合、事前分布の不確かさを小さく見"
        "積もります。");
  }
  return notes;
}

std::vector<IssueRow>& list_of(IssuesReply& reply, Verdict verdict) {
  switch (verdict) {
    case Verdict::Worse:
      return reply.worse;
    case Verdict::Better:
      return reply.better;
    case Verdict::Similar:
      return reply.similar;
    case Verdict::NotComputable:
      break;
  }
  return reply.not_computable;
}

}  // namespace

Result<Selection> select(Workspace& workspace, const std::string& area, int year,
                         const std::string& comparator) {
  Selection selection;
  selection.analysis = TRY(workspace.analysis());
  const auto index = workspace.master().index_of(area);
  if (!index) return base::make_problem(areas::problems::unknown_area, area);
  selection.area_index = *index;
  const auto parsed = parse_comparator(comparator.empty() ? "nation" : comparator);
  if (!parsed) return base::make_problem(problems::unknown_comparator, comparator);
  selection.comparator = *parsed;
  const auto& found = workspace.master().areas()[*index];
  // A prefecture against itself says nothing; the nation has no larger reference.
  if (found.kind != AreaKind::MedicalArea) selection.comparator = Comparator::Nation;
  const auto& years = years_of(*selection.analysis, found);
  if (years.empty()) return base::make_problem(problems::no_data, found.full_name());
  selection.fiscal_year = year == 0 ? years.back() : year;
  if (std::find(years.begin(), years.end(), selection.fiscal_year) == years.end()) {
    return base::make_problem(
        problems::no_data, std::to_string(year) + "年度",
        std::to_string(years.front()) + "〜" + std::to_string(years.back()) + "年度");
  }
  return selection;
}

Result<AreasReply> list_areas(Workspace& workspace, const NoQuery&) {
  AreasReply reply;
  for (const auto& area : workspace.master().areas()) reply.areas.push_back(entry_of(area));
  reply.fiscal_years = TRY(workspace.analysis())->medical_area_years();
  reply.attributions = attributions(workspace);
  return reply;
}

Result<AreaSearchReply> search_areas(Workspace& workspace, const AreaSearchQuery& query) {
  AreaSearchReply reply{query.query, {}};
  if (query.query.empty()) {
    for (const auto& area : workspace.master().areas())
      reply.hits.push_back({entry_of(area), area.full_name()});
    return reply;
  }
  for (const auto& hit : workspace.master().search(query.query, hits_max)) {
    reply.hits.push_back({entry_of(*hit.area), hit.matched});
  }
  return reply;
}

Result<FigureReply> choice_map(Workspace& workspace, const AreaQuery& query) {
  return draw_choice_map(workspace.master(), workspace.shapes(), query.area);
}

Result<IssuesReply> area_issues(Workspace& workspace, const IssuesQuery& query) {
  const Selection selection = TRY(select(workspace, query.area, query.year, query.comparator));
  const auto& area = workspace.master().areas()[selection.area_index];
  IssuesReply reply;
  reply.area = entry_of(area);
  reply.fiscal_year = selection.fiscal_year;
  reply.fiscal_year_text = base::FiscalYear{selection.fiscal_year}.japanese_with_era();
  reply.fiscal_years = years_of(*selection.analysis, area);
  reply.comparator = comparator_word(selection.comparator);
  reply.comparator_name = comparator_name(area, selection.comparator);
  const auto issues = rank_health_issues(*selection.analysis, selection.area_index,
                                         selection.fiscal_year, selection.comparator);
  for (const auto& issue : issues) {
    auto row = make_issue_row(issue, workspace.census(), selection.area_index);
    row.depth_path += query_string(selection);
    list_of(reply, issue.verdict).push_back(std::move(row));
  }
  // What is best comes first among the better ones.
  std::reverse(reply.better.begin(), reply.better.end());
  reply.counts = counts_of(reply);
  reply.summary = summary_of(area, reply.comparator_name, reply);
  reply.notes = notes_of(area);
  reply.attributions = attributions(workspace);
  const std::string base = "/api/areas/" + area.code.text;
  reply.sheet_path = base + "/sheet.pdf?year=" + std::to_string(selection.fiscal_year);
  reply.csv_path = base + "/results.csv" + query_string(selection);
  reply.xlsx_path = base + "/results.xlsx" + query_string(selection);
  return reply;
}

Result<IssueDepthReply> issue_depth(Workspace& workspace, const IssueDepthQuery& query) {
  const Selection selection = TRY(select(workspace, query.area, query.year, query.comparator));
  const double width = TRY(figure_width(query.width));
  const Analysis& analysis = *selection.analysis;
  if (workspace.catalogue().find_indicator(query.indicator) == nullptr) {
    return base::make_problem(problems::unknown_indicator, query.indicator);
  }
  const auto* year = analysis.find(query.indicator, selection.fiscal_year);
  if (year == nullptr) {
    return base::make_problem(
        problems::no_data, query.indicator + " " + std::to_string(selection.fiscal_year) + "年度");
  }
  const auto& area = workspace.master().areas()[selection.area_index];
  const Indicator& indicator = *year->indicator;
  HealthIssue issue = describe_issue(analysis, *year, selection.area_index, selection.comparator);
  for (const auto& ranked : rank_health_issues(analysis, selection.area_index,
                                               selection.fiscal_year, selection.comparator)) {
    if (ranked.result.indicator == &indicator) issue.rank = ranked.rank;
  }
  IssueDepthReply reply;
  reply.area = entry_of(area);
  reply.fiscal_year = selection.fiscal_year;
  reply.fiscal_year_text = base::FiscalYear{selection.fiscal_year}.japanese_with_era();
  for (const int candidate : years_of(analysis, area)) {
    if (analysis.find(indicator.id, candidate) != nullptr) reply.fiscal_years.push_back(candidate);
  }
  reply.comparator = comparator_word(selection.comparator);
  reply.comparator_name = comparator_name(area, selection.comparator);
  reply.issue = make_issue_row(issue, workspace.census(), selection.area_index);
  reply.meaning = indicator.meaning_ja;
  reply.why = indicator.why_ja;
  reply.actions = indicator.action_ja;
  const std::string path = "/api/areas/" + area.code.text + "/issues/" + indicator.id;
  const FigureSubject subject{
      analysis,      workspace.shapes(), *year, selection.area_index, selection.comparator,
      {false, width}};
  for (const auto& id : issue_figure_ids()) {
    FigureReply figure = TRY(draw_issue_figure(subject, id));
    figure.svg_path = path + "/figures/" + id + "/picture.svg" + query_string(selection);
    figure.png_path = path + "/figures/" + id + "/picture.png" + query_string(selection);
    reply.figures.push_back(std::move(figure));
  }
  reply.numbers = all_numbers(analysis, *year, selection.area_index);
  reply.method = method_texts(analysis, *year, issue, base::program_version);
  reply.attributions = attributions(workspace);
  reply.csv_path = path + "/numbers.csv" + query_string(selection);
  reply.xlsx_path = path + "/numbers.xlsx" + query_string(selection);
  return reply;
}

Result<IndicatorsReply> list_indicators(Workspace& workspace, const NoQuery&) {
  const auto analysis = TRY(workspace.analysis());
  IndicatorsReply reply;
  for (const auto& indicator : workspace.catalogue().indicators()) {
    IndicatorEntry entry{indicator.id,
                         indicator.name_ja,
                         indicator.theme,
                         indicator.meaning_ja,
                         "",
                         indicator.headline,
                         indicator.severity_weight,
                         indicator.severity_source_ja,
                         indicator.source_ja,
                         indicator.caution_ja,
                         {}};
    entry.direction = indicator.direction == Direction::Neutral        ? "neutral"
                      : indicator.direction == Direction::LowerIsWorse ? "lower_is_worse"
                                                                       : "higher_is_worse";
    for (const int year : analysis->fiscal_years()) {
      if (analysis->find(indicator.id, year) != nullptr) entry.fiscal_years.push_back(year);
    }
    reply.indicators.push_back(std::move(entry));
  }
  return reply;
}

Result<SourcesReply> list_sources(Workspace& workspace, const NoQuery&) {
  store::Database database = TRY(workspace.connect());
  SourcesReply reply;
  reply.batches = TRY(read_batches(database));
  for (auto& batch : reply.batches) batch.workbooks_text = base::format_grouped(batch.workbooks, 0);
  for (const auto& table : TRY(active_tables(database))) {
    const Item* item = workspace.catalogue().find_item(table.item);
    WorkbookEntry entry{table.file,
                        table.file_sha256,
                        table.title,
                        item == nullptr ? table.item : item->name_ja,
                        table.level == cells::Level::Prefecture ? "prefecture" : "medical_area",
                        table.fiscal_year,
                        table.row_count,
                        table.masked_cells,
                        table.area_count,
                        base::format_grouped(table.row_count, 0),
                        base::format_grouped(table.masked_cells, 0),
                        base::format_grouped(table.area_count, 0),
                        {}};
    if (!table.warnings.empty()) entry.warnings.push_back(table.warnings);
    reply.workbooks.push_back(std::move(entry));
  }
  reply.attributions = attributions(workspace);
  reply.version = std::string(base::program_version);
  return reply;
}

}  // namespace engawa::indicators
