#pragma once

#include <string>

#include "engawa/documents/document.hpp"

/// Documents for the tests and benchmarks of this folder.
namespace engawa::documents::test {

/// A title and a footer, no blocks.
inline Document empty_document() {
  Document document;
  document.title = "健康課題シート　東部圏域";
  document.author = "特定健診（令和5年度）";
  document.footer_left = "出典：「NDBオープンデータ」（厚生労働省）を加工して作成";
  document.footer_right = "作成日 令和8年5月1日";
  return document;
}

/// A small chart with text, a hatch and a marker.
inline std::string picture() {
  return R"svg(
    <svg xmlns="http://www.w3.org/2000/svg" width="340" height="120" viewBox="0 0 340 120"
         font-family="BIZ UDPGothic" font-size="13">
    <defs><pattern id="p-hatch" width="6" height="6" patternUnits="userSpaceOnUse">
    <path d="M0 6L6 0" stroke="#767676"/></pattern></defs>
    <rect x="60" y="20" width="200" height="18" fill="#3460FB"/>
    <rect x="60" y="50" width="160" height="18" fill="url(#p-hatch)"/>
    <text x="8" y="34">東部</text><text x="8" y="64">全国</text></svg>)svg";
}

/// An interval on a strip, for a table cell.
inline std::string strip(double shift) {
  const std::string x = std::to_string(static_cast<int>(shift));
  return R"svg(<svg xmlns="http://www.w3.org/2000/svg" width="120" height="16">
    <path d="M)svg" +
         x + R"svg( 8h20" stroke="#1A1A1A"/>
    <circle cx="70" cy="8" r="4" fill="#C74700"/></svg>)svg";
}

inline Table table(int rows) {
  Table table;
  table.caption = "表1　優先して見る課題";
  table.columns = {{"指標", 30},
                   {"全国との比\n（95％信頼区間）", 20, Alignment::start, true},
                   {"図", 20, Alignment::centre, true},
                   {"多い人数", 12, Alignment::end},
                   {"順位の幅", 15, Alignment::end, true}};
  for (int i = 0; i < rows; ++i) {
    const std::string number = std::to_string(i + 1);
    table.rows.push_back({Cell{"収縮期血圧140mmHg以上の人の割合（男性）" + number, true},
                          Cell{"▲ 1.32（1.24〜1.40）", true, ColourRole::worse},
                          Cell{"比1.32", false, ColourRole::ink, strip(40 + i % 10)},
                          Cell{number + "人"}, Cell{"12位（5〜31）"}});
  }
  return table;
}

/// One sheet as the product prints it: headline, table with strips, two figures, note.
inline Document sheet(int rows) {
  Document document = empty_document();
  document.blocks.push_back(Paragraph{{{"全国より目立って多いのは、", false, TextSize::lead},
                                       {"習慣的な喫煙 ▲", true, TextSize::lead, ColourRole::worse},
                                       {"です。", false, TextSize::lead}}});
  document.blocks.push_back(BulletList{{"血圧は5年続けて高い状態です。", "血糖は全国並みです。"}});
  document.blocks.push_back(Heading{2, "優先して見る課題"});
  document.blocks.push_back(table(rows));
  const Figure figure{picture(), "図1　割合の動き", "東部は全国より高い値です。"};
  document.blocks.push_back(Columns{{Column{1, {figure}}, Column{1, {figure}}}});
  document.blocks.push_back(
      Note{"読むときの注意", "健診を受けた人の集計です。受けていない人は含みません。"});
  return document;
}

}  // namespace engawa::documents::test
