#include "engawa/checkups/package_preview.hpp"

#include <algorithm>
#include <map>

#include "engawa/base/decimal.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/fiscal_year.hpp"
#include "engawa/base/text.hpp"
#include "engawa/disclosure/linked_cells.hpp"
#include "engawa/formats/csv_reader.hpp"

namespace engawa::checkups {

namespace fs = std::filesystem;
using base::Status;
using packages::Package;
using packages::PackageManifest;
using packages::PackageTable;
using packages::Population;

namespace {

std::string grouped(std::int64_t count) {
  return base::format_grouped(static_cast<double>(count), 0);
}

std::string years_ja(const PackageManifest& manifest) {
  std::vector<std::string> years;
  for (const int year : manifest.fiscal_years)
    years.push_back(base::FiscalYear{year}.japanese_with_era());
  return base::join(years, "、");
}

/// Names of the items, without repeating them for every year.
std::vector<std::string> item_names(const PackageManifest& manifest) {
  std::vector<std::string> names;
  for (const auto& table : manifest.tables) {
    if (std::find(names.begin(), names.end(), table.item_name_ja) == names.end()) {
      names.push_back(table.item_name_ja);
    }
  }
  return names;
}

/// The classes of one table over all areas, ages and qualifications: "―" where hidden.
struct ClassRow {
  std::string name;
  std::map<std::string, std::string> by_sex;
};

std::vector<ClassRow> class_rows(const std::string& csv) {
  std::vector<ClassRow> rows;
  const auto table = formats::read_csv(csv);
  if (!table) return rows;
  for (std::size_t i = 1; i < table->rows_count(); ++i) {
    const auto row = table->row(i);
    const bool overall = row[0] == disclosure::total_code && row[1] == disclosure::total_code &&
                         row[3] == disclosure::total_code && row[4] != disclosure::total_code;
    if (!overall) continue;
    auto place = std::find_if(rows.begin(), rows.end(),
                              [&](const ClassRow& known) { return known.name == row[4]; });
    if (place == rows.end()) place = rows.insert(rows.end(), {std::string(row[4]), {}});
    place->by_sex[std::string(row[2])] =
        row[5].empty() ? "―（秘匿）" : grouped(base::parse_integer(row[5]).value_or(0));
  }
  return rows;
}

std::string table_html(const PackageTable& table, const std::string& csv) {
  const bool works = table.people == Population::Workers;
  std::string html = "<h3>" + base::escape_xml(table.item_name_ja) + "（" +
                     base::FiscalYear{table.fiscal_year}.japanese() + (works ? "、働く人" : "") +
                     "）</h3>\n<p>" + grouped(table.cells) + " 個の数のうち、" +
                     grouped(table.hidden) + " 個を隠します。" +
                     (table.coarsened > 0 ? "守れるように、区域や年齢を粗くしました。" : "") +
                     "全体では次のとおりです。区域・年齢・資格ごとの数は <a href=\"" + table.file +
                     "\">" + table.file + "</a> にあります。</p>\n";
  const auto rows = class_rows(csv);
  const bool by_sex = std::any_of(rows.begin(), rows.end(), [](const ClassRow& row) {
    return row.by_sex.contains("male") || row.by_sex.contains("female");
  });
  const std::vector<std::pair<std::string, const char*>> columns =
      by_sex ? std::vector<std::pair<std::string, const char*>>{{"male", "男性"},
                                                                {"female", "女性"},
                                                                {"TOTAL", "計"}}
             : std::vector<std::pair<std::string, const char*>>{{"TOTAL", "男女計"}};
  html += "<table><thead><tr><th scope=\"col\">区分</th>";
  for (const auto& [code, heading] : columns) {
    html += std::string("<th scope=\"col\">") + heading + "</th>";
  }
  html += "</tr></thead><tbody>";
  for (const auto& row : rows) {
    html += "<tr><th scope=\"row\">" + base::escape_xml(row.name) + "</th>";
    for (const auto& [code, heading] : columns) {
      const auto found = row.by_sex.find(code);
      html += "<td class=\"n\">" + (found == row.by_sex.end() ? std::string() : found->second) +
              "</td>";
    }
    html += "</tr>\n";
  }
  return html + "</tbody></table>\n";
}

/// Names of the municipalities that the tables speak of.
std::string areas_ja(const Package& package, const areas::AreaMaster& areas) {
  std::vector<std::string> codes;
  bool any_together = false;
  for (const auto& file : package.files) {
    const auto table = formats::read_csv(file.bytes);
    if (!table) continue;
    for (std::size_t i = 1; i < table->rows_count(); ++i) {
      const std::string code(table->row(i)[0]);
      constexpr std::size_t municipality_digits = 5;
      if (code == disclosure::total_code) continue;
      any_together = any_together || code.back() == 'X';
      if (code.size() == municipality_digits) codes.push_back(code);
    }
    break;  // the areas of all tables of a year are the same
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  std::vector<std::string> names;
  for (const auto& municipality : areas.municipalities()) {
    if (std::binary_search(codes.begin(), codes.end(), municipality.code)) {
      names.push_back(municipality.name);
    }
  }
  const std::string told = base::join(names, "、");
  if (!any_together) return told;
  return told + (told.empty() ? "" : "。ほかの") + "人数の少ない市区町村は、まとめて数えます";
}

bool counts_workers(const PackageManifest& manifest) {
  return std::any_of(manifest.tables.begin(), manifest.tables.end(),
                     [](const PackageTable& table) { return table.people == Population::Workers; });
}

/// Whom the tables count.
std::string people_ja(const PackageManifest& manifest, const areas::AreaMaster& areas) {
  const areas::Area* area = areas.find(manifest.area);
  if (area == nullptr) return manifest.area;
  return area->full_name() + "に住む人" +
         (counts_workers(manifest) ? "。別の表で、" + area->full_name() +
                                         "にある事業所で働く被保険者（住んでいる所によらない）"
                                   : "");
}

std::string party_names(const PackageManifest& manifest) {
  std::vector<std::string> names;
  for (const auto& party : manifest.parties) names.push_back(party.name);
  return base::join(names, "、");
}

constexpr const char* style =
    "body{font:16px/1.7 sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
    "h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2.5rem;border-bottom:1px solid #767676}"
    "h3{font-size:1rem;margin-top:2rem}table{border-collapse:collapse}th,td{border:1px solid "
    "#b3b3b3;"
    "padding:.2rem .7rem;text-align:left}td.n{text-align:right}thead th{background:#f2f2f2}"
    "dt{font-weight:bold}.notice{background:#f2f2f2;padding:1rem;white-space:pre-wrap}"
    "@media print{body{font-size:11px;margin:0}tr{break-inside:avoid}}";

}  // namespace

std::string notice_ja(const PackageManifest& manifest) {
  const bool is_sum = !manifest.parties.empty();
  return "健診結果の集計表の提供について（案）\n\n" +
         (is_sum ? party_names(manifest) : manifest.insurer_name) +
         "は、地域・職域連携推進協議会に、加入者の健診結果を集計した表を提供します。\n"
         "個人の記録（氏名、被保険者番号、生年月日、住所、一人ひとりの検査値）は提供しません。\n\n"
         "1 提供する表に含まれる情報の項目\n"
         "　居住する市区町村" +
         (counts_workers(manifest) ? "（被保険者については、事業所のある市区町村の別の表も）"
                                   : "") +
         "、性別、5歳ごとの年齢階級、資格の区分（被保険者・被扶養者・任意継続など"
         "）、分かるときは事業所の規模、"
         "健診の年度（" +
         years_ja(manifest) + "）ごとの、次の項目の区分別の人数\n　" +
         base::join(item_names(manifest), "、") + "\n\n2 提供の方法\n" +
         (is_sum
              ? "　それぞれの保険者の機器の中で集計した人数を、互いに見せずに合計し（秘匿合算）、「"
              : "　保険者の機器の中で集計し、「") +
         manifest.profile_name_ja +
         "」の規則により少人数の値と、引き算で少人数が分かる値を隠したうえで、"
         "電子署名を付け、協議会だけが開けるよう暗号化したファイルを渡します。\n";
}

std::string preview_html(const Package& package, const areas::AreaMaster& areas) {
  const PackageManifest& manifest = package.manifest;
  std::int64_t cells = 0;
  std::int64_t hidden = 0;
  for (const auto& table : manifest.tables) {
    cells += table.cells;
    hidden += table.hidden;
  }
  std::string html =
      "<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\"><title>渡す内容の確認</title>"
      "<style>" +
      std::string(style) +
      "</style></head><body><main>\n<h1>渡す内容の確認</h1>\n"
      "<p>"
      "協議会に渡るのは、このページに示した表だけです。氏名、被保険者番号、生年月日、住所、一人ひと"
      "りの検査値は入っていません。</p>\n";
  html += "<dl><dt>保険者</dt><dd>" + base::escape_xml(manifest.insurer_name) +
          (manifest.parties.empty() ? ""
                                    : base::escape_xml("（" + party_names(manifest) + "の合計）")) +
          "</dd><dt>区域</dt><dd>" + base::escape_xml(people_ja(manifest, areas)) +
          "</dd><dt>年度</dt><dd>" + years_ja(manifest) +
          "</dd><dt>もとになった健診</dt><dd>文書 " + grouped(manifest.intake.documents) +
          " 件から、人・年度で " + grouped(manifest.intake.person_years) + "（読めずに除いた文書 " +
          grouped(manifest.intake.set_aside) + " 件、同じ人の前の結果 " +
          grouped(manifest.intake.superseded) + " 件、削除されたもの " +
          grouped(manifest.intake.deleted) + " 件、区域外か住所の分からない人 " +
          grouped(manifest.intake.outside) + "）" +
          (manifest.intake.workers > 0 ? "。区域にある事業所で働く被保険者は、人・年度で " +
                                             grouped(manifest.intake.workers)
                                       : "") +
          "</dd><dt>表</dt><dd>" + grouped(static_cast<std::int64_t>(manifest.tables.size())) +
          " 枚、数 " + grouped(cells) + " 個。うち " + grouped(hidden) + " 個を隠します（" +
          base::escape_xml(manifest.profile_name_ja) +
          "）。隠した数は、ほかの数の引き算でも分からないことを確かめました。</dd>";
  const std::string towns = areas_ja(package, areas);
  if (!towns.empty()) html += "<dt>市区町村</dt><dd>" + base::escape_xml(towns) + "</dd>";
  if (!manifest.left_out.empty()) {
    html += "<dt>渡さない表</dt><dd>" + base::escape_xml(base::join(manifest.left_out, "、")) +
            "（どう隠しても守れないため）</dd>";
  }
  html += "</dl>\n<h2>公表文の案</h2>\n<div class=\"notice\">" +
          base::escape_xml(notice_ja(manifest)) + "</div>\n<h2>表</h2>\n";
  for (std::size_t i = 0; i < manifest.tables.size(); ++i) {
    html += table_html(manifest.tables[i], package.files[i].bytes);
  }
  return html + "</main></body></html>\n";
}

Status write_preview(const Package& package, const areas::AreaMaster& areas,
                     const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  TRY(base::write_file(folder / "preview.html", preview_html(package, areas)));
  TRY(base::write_file(folder / "notice.txt", notice_ja(package.manifest)));
  for (const auto& file : package.files) {
    const fs::path path = folder / file.name;
    fs::create_directories(path.parent_path(), error);
    TRY(base::write_file(path, file.bytes));
  }
  return base::success();
}

}  // namespace engawa::checkups
