#include "engawa/indicators/health_issue_sheet.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <utility>

#include "engawa/base/decimal.hpp"
#include "engawa/base/fiscal_year.hpp"
#include "engawa/documents/pdf_writer.hpp"
#include "engawa/figures/issue_bar.hpp"
#include "engawa/figures/palette.hpp"
#include "engawa/figures/trend_lines.hpp"
#include "engawa/indicators/examined.hpp"
#include "engawa/indicators/health_issues.hpp"
#include "engawa/indicators/issue_text.hpp"

namespace engawa::indicators {
namespace {

using documents::Alignment;
using documents::Block;
using documents::Cell;
using documents::ColourRole;

constexpr std::size_t sentences_max = 3;
constexpr std::size_t issues_max = 8;
constexpr std::size_t better_max = 4;
constexpr std::size_t drivers_max = 2;
constexpr double strip_width = 86;
constexpr double strip_height = 15;
constexpr double strip_margin = 6;  ///< as draw_issue_bar() keeps on either side

using IssueList = std::vector<const HealthIssue*>;

/// The issues of a sheet in the order of its parts.
struct Sorted {
  std::vector<HealthIssue> all;
  IssueList worse;     ///< in order of rank
  IssueList better;    ///< largest shortfall first
  IssueList shown;     ///< rows of the main table: the worse, then those of no clear difference
  double reach = 1.5;  ///< strips run from 1 / reach to reach
};

Sorted sort_issues(const Analysis& analysis, std::size_t area_index, int fiscal_year) {
  Sorted sorted;
  sorted.all = rank_health_issues(analysis, area_index, fiscal_year, Comparator::Nation);
  IssueList similar;
  double farthest = 0;
  for (const auto& issue : sorted.all) {
    if (issue.verdict == Verdict::NotComputable) continue;
    farthest = std::max(farthest, std::fabs(std::log(issue.result.ratio->value)));
    if (issue.verdict == Verdict::Worse) sorted.worse.push_back(&issue);
    if (issue.verdict == Verdict::Better) sorted.better.insert(sorted.better.begin(), &issue);
    if (issue.verdict == Verdict::Similar) similar.push_back(&issue);
  }
  for (const auto* group : {&sorted.worse, &similar}) {
    for (const auto* issue : *group) {
      if (sorted.shown.size() < issues_max) sorted.shown.push_back(issue);
    }
  }
  for (const double reach : {1.5, 2.0, 3.0}) {
    sorted.reach = reach;
    if (std::exp(farthest) * 1.05 < reach) break;
  }
  return sorted;
}

ColourRole colour_of(Verdict verdict) {
  if (verdict == Verdict::Worse) return ColourRole::worse;
  return verdict == Verdict::Better ? ColourRole::better : ColourRole::ink;
}

// The sign alone: on paper without colour it is what tells worse from better.
std::string signed_ratio(const HealthIssue& issue) {
  if (issue.verdict == Verdict::NotComputable) return "－ 計算できません";
  return std::string(figures::comparison_sign(comparison_of(issue.verdict))) + " " +
         ratio_text(issue.result.ratio);
}

Cell strip_cell(const HealthIssue& issue, std::string_view part, double reach) {
  if (issue.verdict == Verdict::NotComputable) return {"計算できません"};
  figures::IssueBar bar;
  bar.id_prefix = std::string(part) + "-" + issue.result.indicator->id;
  bar.title = issue.result.indicator->short_ja + "の全国との比 " + ratio_text(issue.result.ratio);
  bar.comparison = comparison_of(issue.verdict);
  bar.low = 1 / reach;
  bar.high = reach;
  bar.width = strip_width;
  bar.height = strip_height;
  bar.value = issue.result.ratio->value;
  bar.lower = issue.result.ratio->lower;
  bar.upper = issue.result.ratio->upper;
  return {bar.title, false, ColourRole::ink, figures::draw_issue_bar(bar)};
}

// The axis above the strips, in the same scale.
std::string strip_axis(double reach) {
  constexpr double height = 24;
  constexpr double baseline = 19;
  figures::SvgWriter svg;
  svg.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                   {"viewBox", "0 0 86 24"},
                   {"width", strip_width},
                   {"height", height},
                   {"font-family", figures::font_family}});
  const std::array<std::pair<double, std::string_view>, 3> words{
      {{strip_margin, "少ない"}, {strip_width / 2, "全国"}, {strip_width - strip_margin, "多い"}}};
  const std::array<double, 3> values{1 / reach, 1, reach};
  const std::array<figures::Anchor, 3> anchors{figures::Anchor::start, figures::Anchor::middle,
                                               figures::Anchor::end};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string number = base::format_fixed(values[i], i == 1 ? 0 : i == 0 ? 2 : 1);
    svg.text(words[i].first, 9, words[i].second, {8.5, figures::palette::ink, anchors[i], i == 1});
    svg.text(words[i].first, baseline, number, {8, figures::palette::quiet_ink, anchors[i]});
  }
  return svg.finish();
}

documents::TableColumn strip_column(double width_share, double reach) {
  return {"比の図。左は全国より少ない、右は多い", width_share, Alignment::centre, true,
          strip_axis(reach)};
}

std::string drivers_text(const HealthIssue& issue) {
  if (issue.verdict != Verdict::Worse || issue.drivers.empty()) return "－";
  std::string text;
  for (std::size_t i = 0; i < std::min(drivers_max, issue.drivers.size()); ++i) {
    const auto& driver = issue.drivers[i];
    if (!text.empty()) text += "\n";
    text += std::string(cells::sex_ja(driver.sex)) +
            std::string(cells::age_labels[static_cast<std::size_t>(driver.age)]);
  }
  return text;
}

// Brackets at the end on a line of their own, so that rows are two lines high.
std::string with_brackets_below(std::string text) {
  const auto bracket = text.rfind("（");
  if (bracket != std::string::npos && text.ends_with("）")) text.insert(bracket, "\n");
  return text;
}

std::string short_trend(const HealthIssue& issue) {
  if (issue.implausible_jump) return "※ 値に\n　 注意";
  switch (issue.trend) {
    case stats::TrendLabel::increasing:
      return "↗ 増加";
    case stats::TrendLabel::decreasing:
      return "↘ 減少";
    case stats::TrendLabel::no_significant_change:
      return "→ はっきり\n　 しない";
    case stats::TrendLabel::cannot_be_calculated:
      break;
  }
  return "－ 判定\n　 できない";
}

documents::Note at_a_glance(const Sorted& sorted) {
  if (sorted.all.empty()) return {"ひとめで", "この年度には、この区域の集計表がありません。"};
  if (sorted.worse.empty()) {
    const std::string better = std::to_string(sorted.better.size());
    return {"ひとめで",
            "全国より多いといえる健康課題はありません。" +
                (sorted.better.empty() ? std::string("全国との差がはっきりしたものはありません。")
                                       : "全国より良いものが" + better + "件あります。")};
  }
  std::string text;
  const std::array<std::string_view, sentences_max> numbers{"① ", "② ", "③ "};
  for (std::size_t i = 0; i < std::min(sentences_max, sorted.worse.size()); ++i) {
    if (!text.empty()) text += "\n";
    text += std::string(numbers[i]) + issue_sentence(*sorted.worse[i]);
  }
  return {"ひとめで　全国より多いものは" + std::to_string(sorted.worse.size()) +
              "件です。まず見たいのは次のものです。",
          text};
}

documents::Table issue_table(const Sorted& sorted) {
  documents::Table table;
  table.caption = "健康課題（影響の大きい順）";
  table.columns = {{"順位\nの幅", 9, Alignment::start, true},
                   {"健康課題", 27},
                   {"全国との比\n（95%区間）", 14, Alignment::start, true},
                   strip_column(18, sorted.reach),
                   {"多い人数\n（95%区間）", 20, Alignment::start, true},
                   {"推移", 12, Alignment::start, true},
                   {"とくに\n多い層", 15, Alignment::start, true}};
  for (const auto* issue : sorted.shown) {
    table.rows.push_back({Cell{rank_text(issue->rank)},
                          Cell{with_brackets_below(issue->result.indicator->name_ja), true},
                          Cell{with_brackets_below(signed_ratio(*issue)),
                               issue->verdict == Verdict::Worse, colour_of(issue->verdict)},
                          strip_cell(*issue, "issue", sorted.reach),
                          Cell{with_brackets_below(excess_text(issue->result.excess))},
                          Cell{short_trend(*issue)}, Cell{drivers_text(*issue)}});
  }
  return table;
}

documents::Table better_table(const Sorted& sorted) {
  documents::Table table;
  table.caption = "全国より良い点";
  table.columns = {{"項目", 30}, {"全国との比（95%区間）", 34}};
  for (std::size_t i = 0; i < std::min(better_max, sorted.better.size()); ++i) {
    const HealthIssue& issue = *sorted.better[i];
    table.rows.push_back({Cell{issue.result.indicator->short_ja, true},
                          Cell{signed_ratio(issue), false, ColourRole::better}});
  }
  return table;
}

// One row per theme: its issue with the highest rank, so that a theme is never better than its
// worst part.
documents::Table theme_table(const Sorted& sorted) {
  documents::Table table;
  table.caption = "テーマごとの全国との比（順位が最も上の項目）";
  table.columns = {
      {"テーマ・項目", 30}, strip_column(30, sorted.reach), {"比", 12, Alignment::end, true}};
  std::set<std::string_view> seen;
  for (const auto& issue : sorted.all) {
    const Indicator& indicator = *issue.result.indicator;
    if (!seen.insert(indicator.theme).second) continue;
    const auto sign = figures::comparison_sign(comparison_of(issue.verdict));
    const std::string ratio =
        issue.verdict == Verdict::NotComputable
            ? std::string("－")
            : std::string(sign) + " " + base::format_fixed(issue.result.ratio->value, 2);
    const bool repeats = indicator.short_ja == indicator.theme;
    table.rows.push_back(
        {Cell{repeats ? indicator.theme : indicator.theme + "：" + indicator.short_ja},
         strip_cell(issue, "theme", sorted.reach),
         Cell{ratio, issue.verdict == Verdict::Worse, colour_of(issue.verdict)}});
  }
  return table;
}

figures::TrendSeries trend_series(const Analysis& analysis, const Indicator& indicator,
                                  std::size_t area_index, figures::SeriesRole role) {
  const auto& area = analysis.master().areas()[area_index];
  figures::TrendSeries series{area.name, role, {}};
  const auto& years = analysis.medical_area_years();
  for (const auto& point : series_of(analysis, indicator, area_index, Group::Both)) {
    if (std::find(years.begin(), years.end(), point.fiscal_year) == years.end()) continue;
    figures::TrendPoint shown;
    shown.fiscal_year = point.fiscal_year;
    if (point.rate) {
      shown.value = 100 * point.rate->value;
      shown.lower = 100 * point.rate->lower;
      shown.upper = 100 * point.rate->upper;
    }
    series.points.push_back(shown);
  }
  return series;
}

documents::Figure trend_figure(const Analysis& analysis, const HealthIssue& issue,
                               std::size_t area_index) {
  const auto& area = analysis.master().areas()[area_index];
  const Indicator& indicator = *issue.result.indicator;
  figures::TrendLines trend;
  trend.text.id_prefix = "trend";
  trend.text.title = indicator.name_ja + "の推移";
  trend.text.show_title = false;
  trend.text.width = 420;
  trend.unit = "%";
  trend.series.push_back(trend_series(analysis, indicator, area_index, figures::SeriesRole::area));
  if (area.kind == areas::AreaKind::MedicalArea) {
    trend.series.push_back(trend_series(analysis, indicator,
                                        *analysis.master().index_of(area.code.prefecture()),
                                        figures::SeriesRole::prefecture));
  }
  if (area.kind != areas::AreaKind::Nation) {
    trend.series.push_back(trend_series(analysis, indicator, *analysis.master().index_of("00"),
                                        figures::SeriesRole::nation));
  }
  return {figures::draw_trend_lines(trend),
          "推移：" + indicator.short_ja + "（年齢調整割合、縦線は95%区間）"};
}

// How many residents the checkups stand for.
std::string coverage_sentence(const Analysis& analysis, const areas::CensusPopulation& census,
                              std::size_t area_index, int fiscal_year) {
  const auto* examined = examined_people(analysis, area_index, fiscal_year);
  const auto residents = census.residents_40_to_74(area_index);
  const double all = residents[0] + residents[1];
  if (examined == nullptr || all <= 0) return {};
  const double people = examined->people[0][cells::age_total].estimate +
                        examined->people[1][cells::age_total].estimate;
  return "・受診：健診結果のある人は40〜74歳住民の約" + base::format_fixed(100 * people / all, 0) +
         "%（BMIを判定できた人÷国勢調査）。受けていない人は含みません。";
}

documents::Note reading_note(const Analysis& analysis, const areas::CensusPopulation& census,
                             std::size_t area_index, int fiscal_year) {
  return {
      "読み方",
      "・比：年齢と性別の構成をそろえて全国と比べた値（1.20なら全国の1.2倍）。"
      "多い人数：全国並みの場合との差。\n"
      "・95%区間（95%信頼区間）：偶然による幅。1をまたぐものは差があるとはいえず、●を付けました。"
      "▲ 多い　▼ 少ない\n"
      "・順位の幅：この区域の課題どうしの順位（多い人数×重大さの重み）が偶然に動く幅。"
      "区域どうしの順位ではありません。\n"
      "・秘匿：公表されていない小さな数は、取りうる値の幅を区間に含めました。\n" +
          coverage_sentence(analysis, census, area_index, fiscal_year)};
}

std::string source_line(const Analysis& analysis) {
  return "出典：" + analysis.catalogue().ndb_layout().attribution_ja + "\n" +
         std::string(areas::census_credit_ja);
}

}  // namespace

documents::Document health_issue_sheet(const Analysis& analysis,
                                       const areas::CensusPopulation& census,
                                       std::size_t area_index, int fiscal_year,
                                       std::string_view program_version) {
  const auto& area = analysis.master().areas()[area_index];
  const Sorted sorted = sort_issues(analysis, area_index, fiscal_year);
  documents::Document document;
  document.title = "健康課題シート　" + area.full_name();
  document.author = "特定健診 " + base::FiscalYear{fiscal_year}.japanese_with_era() +
                    "　40〜74歳・男女　比べる相手：全国";
  document.footer_left = source_line(analysis);
  document.footer_right = "Engawa " + std::string(program_version) + "　作成の基準：データ版 " +
                          std::to_string(analysis.data_version());
  document.page = {documents::Orientation::portrait, 12, 13, 12, 13};
  document.blocks.emplace_back(at_a_glance(sorted));
  if (sorted.all.empty()) return document;
  document.blocks.emplace_back(issue_table(sorted));
  documents::Column left{1, {}};
  if (!sorted.shown.empty()) {
    left.blocks.emplace_back(trend_figure(analysis, *sorted.shown.front(), area_index));
  }
  left.blocks.emplace_back(better_table(sorted));
  document.blocks.emplace_back(
      documents::Columns{{std::move(left), documents::Column{1, {theme_table(sorted)}}}});
  documents::Note note = reading_note(analysis, census, area_index, fiscal_year);
  const bool doubtful = std::any_of(sorted.shown.begin(), sorted.shown.end(),
                                    [](const auto* issue) { return issue->implausible_jump; });
  if (doubtful) {
    note.text += "\n・※：前後の年度から大きく動いた値です。公表された表の誤りかもしれません。";
  }
  document.blocks.emplace_back(std::move(note));
  return document;
}

base::Result<std::string> health_issue_sheet_pdf(const Analysis& analysis,
                                                 const areas::CensusPopulation& census,
                                                 std::size_t area_index, int fiscal_year,
                                                 std::string_view program_version) {
  documents::PdfOptions options;
  options.fit_one_page = true;
  options.created = std::to_string(fiscal_year + 1) + "-03-31T00:00:00+09:00";
  return documents::write_pdf(
      health_issue_sheet(analysis, census, area_index, fiscal_year, program_version), options);
}

}  // namespace engawa::indicators
