#include <algorithm>
#include <array>
#include <string>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/quality_report.hpp"
#include "engawa/formats/csv_writer.hpp"

namespace engawa::checkups {

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string text_of(std::uint64_t count) {
  return base::format_grouped(static_cast<double>(count), 0);
}

std::string plain(std::uint64_t count) { return std::to_string(count); }

/// What was counted, by the words of the two documents' totals.
struct CountLine {
  const char* key;
  const char* label;
  std::uint64_t count;
};

std::vector<CountLine> count_lines(const IntakeTotals& intake, const PersonYearTotals& persons) {
  return {{"documents", "健診の文書", intake.documents()},
          {"set_aside", "　除いたもの", intake.set_aside},
          {"read", "　読めたもの", intake.read},
          {"counted", "　　数える人・年度", persons.counted},
          {"superseded", "　　同じ人・同じ年度の前の結果", persons.superseded},
          {"deleted", "　　削除の依頼で除いたもの", persons.deleted},
          {"deletion_requests", "　　削除の依頼", persons.deletion_requests},
          {"requests_without_target", "　　　うち、元の文書がないもの",
           persons.requests_without_target},
          {"guidance", "保健指導の文書", intake.guidance},
          {"exchange", "交換用の情報と決済", intake.exchange},
          {"others", "その他のファイル", intake.others}};
}

constexpr std::array<const char*, 4> level_words{"積極的支援", "動機付け支援", "情報提供",
                                                 "判定不能"};
constexpr std::array<const char*, 4> metabolic_words{"基準該当", "予備群該当", "非該当",
                                                     "判定不能"};

/// "積極的支援→情報提供 3": declared and recomputed, where they differ.
std::string differences(const VerdictAgreement& agreement,
                        const std::array<const char*, 4>& words) {
  std::string text;
  for (std::size_t declared = 0; declared < words.size(); ++declared) {
    for (std::size_t computed = 0; computed < words.size(); ++computed) {
      const auto count = agreement.pairs[declared][computed];
      if (declared == computed || count == 0) continue;
      if (!text.empty()) text += "、";
      text += std::string(words[declared]) + "→" + words[computed] + " " + text_of(count);
    }
  }
  return text;
}

std::string html_table(const std::vector<std::string>& headings, const Rows& rows) {
  if (rows.empty()) return "<p>ありません。</p>\n";
  std::string html = "<table><thead><tr>";
  for (const auto& heading : headings)
    html += "<th scope=\"col\">" + base::escape_xml(heading) + "</th>";
  html += "</tr></thead>\n<tbody>";
  for (const auto& row : rows) {
    html += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool is_number = i > 0 && !row[i].empty() &&
                             row[i].find_first_not_of("0123456789,.%") == std::string::npos;
      html +=
          std::string(is_number ? "<td class=\"n\">" : "<td>") + base::escape_xml(row[i]) + "</td>";
    }
    html += "</tr>\n";
  }
  return html + "</tbody></table>\n";
}

std::string share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "";
  return base::format_fixed(100.0 * static_cast<double>(part) / static_cast<double>(whole), 1) +
         "%";
}

std::string problems_html(const QualityReport::ByCode& by_code) {
  Rows rows;
  for (const auto& [code, found] : by_code) {
    const std::size_t shown = std::min<std::size_t>(found.places.size(), 3);
    std::vector<std::string> places(found.places.begin(),
                                    found.places.begin() + static_cast<std::ptrdiff_t>(shown));
    if (found.count > shown)
      places.push_back("ほか " + text_of(found.count - shown) +
                       " か所（100か所までは quality.csv に）");
    rows.push_back({code, text_of(found.count), std::string(found.kind->what_ja),
                    std::string(found.kind->mend_ja), base::join(places, "\n")});
  }
  return html_table({"番号", "件数", "見つかったこと", "直し方", "場所"}, rows);
}

std::string institutions_html(const QualityReport::ByInstitution& institutions,
                              const std::array<const char*, 4>& words) {
  Rows rows;
  for (const auto& [institution, agreement] : institutions) {
    if (agreement.compared == 0) continue;
    rows.push_back({institution.empty() ? "（番号なし）" : institution, text_of(agreement.compared),
                    text_of(agreement.differs), share(agreement.differs, agreement.compared),
                    differences(agreement, words)});
  }
  return html_table({"健診機関番号", "比べた件数", "食い違い", "割合", "申告→計算"}, rows);
}

constexpr const char* style =
    "body{font:16px/1.7 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
    "h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2.5rem;border-bottom:1px solid #767676}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #b3b3b3;padding:.3rem .6rem;"
    "text-align:left;vertical-align:top;white-space:pre-line;overflow-wrap:anywhere}"
    "th,td:first-child,td.n{overflow-wrap:normal;white-space:nowrap}td.n{text-align:right}"
    "th{background:#f2f2f2}@media print{body{font-size:11px;margin:0}tr{break-inside:avoid}}";

}  // namespace

std::string report_html(const QualityReport& report, const IntakeTotals& intake,
                        const PersonYearTotals& persons) {
  std::string html =
      "<!doctype html><html lang=\"ja\"><head><meta "
      "charset=\"utf-8\"><title>健診データの品質報告</title>"
      "<style>" +
      std::string(style) +
      "</style></head><body><main>\n<h1>健診データの品質報告</h1>\n"
      "<p>"
      "保険者の手元で使う報告です。氏名、被保険者番号、生年月日は含みません。場所はファイルの名前と"
      "行で示します。</p>\n";
  html += "<h2>件数</h2>\n";
  Rows counts;
  for (const auto& line : count_lines(intake, persons))
    counts.push_back({line.label, text_of(line.count)});
  html += html_table({"区分", "件数"}, counts);
  html += "<h2>年度</h2>\n";
  Rows years;
  for (const auto& [year, count] : report.fiscal_years()) {
    years.push_back({base::FiscalYear{year}.japanese_with_era(), text_of(count)});
  }
  html += html_table({"年度", "文書"}, years);
  html += "<h2>除いた文書</h2>\n" + problems_html(report.set_aside());
  html += "<h2>気をつけること</h2>\n" + problems_html(report.warnings());
  html += "<h2>使わなかった値</h2>\n" + problems_html(report.values());
  html += "<h2>項目の有無</h2>\n";
  Rows items;
  for (std::size_t i = 0; i < report.presence().size(); ++i) {
    const ItemPresence& presence = report.presence()[i];
    const auto reported =
        presence.measured + presence.not_performed + presence.unmeasurable + presence.not_used;
    if (reported == 0) continue;
    items.push_back({std::string(report.items().quantity_name(static_cast<Quantity>(i))),
                     text_of(presence.measured), share(presence.measured, report.documents()),
                     text_of(presence.not_performed), text_of(presence.unmeasurable),
                     text_of(presence.not_used)});
  }
  html += html_table(
      {"項目", "測定あり", "文書に対する割合", "未実施", "測定不可能", "使わなかった値"}, items);
  html += "<h2>保健指導レベル: 健診機関の申告と計算</h2>\n" +
          institutions_html(report.levels(), level_words);
  html += "<h2>メタボリックシンドローム判定: 健診機関の申告と計算</h2>\n" +
          institutions_html(report.metabolic(), metabolic_words);
  return html +
         "<p>申告された判定は書きかえません。集計には計算した判定を使います。</p>\n</main></body></"
         "html>\n";
}

std::string report_csv(const QualityReport& report, const IntakeTotals& intake,
                       const PersonYearTotals& persons) {
  formats::CsvWriter csv;
  const auto row = [&](const char* section, std::string_view key, const std::string& value,
                       std::string_view detail) {
    csv.text(section).text(key).text(value).text(detail).end_row();
  };
  row("section", "key", "value", "detail");
  for (const auto& line : count_lines(intake, persons)) {
    row("count", line.key, plain(line.count), base::trim(base::replace_all(line.label, "　", "")));
  }
  for (const auto& [year, count] : report.fiscal_years()) {
    row("fiscal_year", std::to_string(year), plain(count), "");
  }
  const auto problems = [&](const char* section, const QualityReport::ByCode& by_code) {
    for (const auto& [code, found] : by_code) {
      row(section, code, plain(found.count), found.kind->what_ja);
      for (const auto& place : found.places) row("place", code, "", place);
    }
  };
  problems("set_aside", report.set_aside());
  problems("warning", report.warnings());
  problems("value", report.values());
  for (std::size_t i = 0; i < report.presence().size(); ++i) {
    const ItemPresence& presence = report.presence()[i];
    const std::string& quantity = report.items().quantities()[i];
    row("measured", quantity, plain(presence.measured),
        report.items().quantity_name(static_cast<Quantity>(i)));
    row("not_performed", quantity, plain(presence.not_performed), "");
    row("unmeasurable", quantity, plain(presence.unmeasurable), "");
    row("not_used", quantity, plain(presence.not_used), "");
  }
  const auto institutions = [&](const char* compared, const char* differs,
                                const QualityReport::ByInstitution& by_institution,
                                const std::array<const char*, 4>& words) {
    for (const auto& [institution, agreement] : by_institution) {
      row(compared, institution, plain(agreement.compared), "");
      row(differs, institution, plain(agreement.differs), differences(agreement, words));
    }
  };
  institutions("level_compared", "level_differs", report.levels(), level_words);
  institutions("metabolic_compared", "metabolic_differs", report.metabolic(), metabolic_words);
  return std::move(csv).take();
}

}  // namespace engawa::checkups
