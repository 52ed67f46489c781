#pragma once

#include <map>
#include <string>
#include <utility>

#include "engawa/base/text.hpp"
#include "engawa/formats/cell_name.hpp"
#include "engawa/formats/test_workbooks.hpp"

// A small table in the publisher's layout whose cells a test may change. For tests only; the
// counts are made up.
namespace engawa::indicators::test {

class NdbSheet {
 public:
  /// BMI by prefecture, two areas and two classes; every row adds up.
  NdbSheet() {
    set("A1",
        "特定健診（BMI)"
        "：2021年度　※集計結果が10未満の場合は「‐」で表示（10未満の箇所が1箇所の場合は10以上の最小"
        "値を全て「‐」で表示）");
    set("A2", "都道府県名");
    set("B2", "検査値階層\n(kg/㎡)");
    set("C2", "全体");
    set("C3", "男");
    set("K3", "女");
    const char* ages[] = {"40～44歳", "45～49歳", "50～54歳", "55～59歳",
                          "60～64歳", "65～69歳", "70～74歳", "中計"};
    for (std::uint32_t i = 0; i < 16; ++i) {
      set(formats::cell_name(4, 3 + i), ages[i % 8]);
      set(formats::cell_name(5, 3 + i), "人数");
    }
    set("A6", "北海道");
    set("A8", "青森県");
    for (std::uint32_t row = 6; row <= 9; ++row) {
      set(formats::cell_name(row, 2), row % 2 == 0 ? "25.0以上" : "25.0未満");
      for (std::uint32_t i = 0; i < 16; ++i) {
        const int count =
            i % 8 == 7 ? 7 * 100 * static_cast<int>(row) : 100 * static_cast<int>(row);
        set_number(formats::cell_name(row, 3 + i), std::to_string(count));
      }
    }
  }

  NdbSheet& set(const std::string& cell, const std::string& text) {
    m_cells[cell] = {false, text};
    return *this;
  }
  NdbSheet& set_number(const std::string& cell, const std::string& number) {
    m_cells[cell] = {true, number};
    return *this;
  }
  NdbSheet& clear(const std::string& cell) {
    m_cells.erase(cell);
    return *this;
  }

  [[nodiscard]] std::string bytes() const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> ordered;
    for (const auto& [name, value] : m_cells) {
      const auto place = formats::parse_cell_name(name).value();
      const std::string head = "<c r=\"" + name + "\"";
      ordered[{place.row, place.column}] = value.first ? head + "><v>" + value.second + "</v></c>"
                                                       : head + " t=\"inlineStr\"><is><t>" +
                                                             base::escape_xml(value.second) +
                                                             "</t></is></c>";
    }
    std::string rows;
    std::uint32_t row = 0;
    for (const auto& [place, xml] : ordered) {
      if (place.first != row)
        rows += (row == 0 ? "" : "</row>") + ("<row r=\"" + std::to_string(place.first) + "\">");
      row = place.first;
      rows += xml;
    }
    return formats::test::make_zip(
        formats::test::workbook_parts(formats::test::sheet_xml(rows + "</row>")));
  }

 private:
  std::map<std::string, std::pair<bool, std::string>> m_cells;
};

}  // namespace engawa::indicators::test
