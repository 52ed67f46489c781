#include "engawa/formats/sheet_xml.hpp"

#include <gtest/gtest.h>

#include "engawa/base/text.hpp"
#include "engawa/formats/test_workbooks.hpp"

namespace engawa::formats {
namespace {

using test::sheet_xml;

const base::Place place{"f.xlsx", "表", {}};

std::shared_ptr<const SharedTexts> shared_of(std::string_view xml) {
  auto shared = parse_shared_texts(xml, place);
  EXPECT_TRUE(shared.ok());
  return shared.ok() ? *shared : nullptr;
}

base::Result<Sheet> read(std::string_view rows, std::string_view after = {}) {
  return parse_sheet(sheet_xml(rows, after), shared_of("<sst><si><t>零</t></si><si/></sst>"), {},
                     place);
}

std::string code_and_cell(std::string_view rows) {
  const auto sheet = read(rows);
  if (sheet.ok()) return "read";
  EXPECT_EQ(sheet.problem().place.sheet, "表");
  return std::string(sheet.problem().code()) + " " + sheet.problem().place.cell;
}

TEST(SharedTexts, JoinsRunsAndLeavesReadingsOut) {
  const auto shared = shared_of(
      "<sst><si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/></si>"
      "<si><r><rPr/><t>Ⅱ</t></r><r><t xml:space='preserve'> b</t></r><rPh><t>ニ</t></rPh></si>"
      "<si><t> </t></si><si><t>a&lt;b&#x3042;<![CDATA[&x]]></t></si><si/>"
      "<si><t>l1_x000D_\nl2_x005F_x000D_</t></si></sst>");
  ASSERT_EQ(shared->texts.size(), 6U);
  EXPECT_EQ(shared->texts[0], "東京");
  EXPECT_EQ(shared->texts[1], "Ⅱ b");
  EXPECT_EQ(shared->texts[2], " ");
  EXPECT_EQ(shared->texts[3], "a<bあ&x");
  EXPECT_EQ(shared->texts[4], "");
  EXPECT_EQ(shared->texts[5], "l1\r\nl2_x000D_");
}

TEST(SharedTexts, RefusesDamage) {
  for (const char* xml : {"", "text", "<sst><si></sst>", "<sst>", "<other/>", "<sst></sst",
                          "<sst><si><t>\xFF</t></si></sst>", "<sst><si><t>&#xD800;</t></si></sst>",
                          "\xFF\xFE<\0s\0"}) {
    const auto shared = parse_shared_texts(xml, place);
    ASSERT_FALSE(shared.ok()) << xml;
    EXPECT_EQ(shared.problem().code(), "FMT-009") << xml;
  }
}

TEST(SharedTexts, ReportsNamesThatAreNotUtf8) {
  for (const char* xml : {"<s\xFF/>", "<\xFF:sst>", "<\xFF:sst><si></\xFF:sst>"}) {
    const auto shared = parse_shared_texts(xml, place);
    ASSERT_FALSE(shared.ok());
    EXPECT_TRUE(base::is_valid_utf8(shared.problem().japanese()));
  }
}

TEST(DecodeEscapes, TouchesOnlyEscapes) {
  EXPECT_EQ(decode_escapes("a_x0041_b_x3042_"), "aAbあ");
  for (const char* text : {"_x", "_x00", "_x00G0_", "_x0041", "_xD800_", "_x0000_", "_x-041_"}) {
    EXPECT_EQ(decode_escapes(text), text);
  }
}

TEST(ParseSheet, ReadsEveryKindOfCell) {
  const auto sheet = read(
      "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2'><v>12.5</v></c>"
      "<c r='C2' t='inlineStr'><is><r><t>内</t></r><r><t>側</t></r></is></c>"
      "<c r='D2' t='str'><f>A1</f><v>式</v></c><c r='E2' t='b'><v>1</v></c>"
      "<c r='F2' t='e'><v>#N/A</v></c><c r='G2' s='3'/><c r='H2' t='n'><f>1+1</f><v>2</v></c>"
      "<c r='I2' t='s'><v>1</v></c><c r='J2'><v></v></c><c r='K2'><v>-1E-3</v></c></row>");
  ASSERT_TRUE(sheet.ok()) << sheet.problem().english();
  EXPECT_EQ(sheet->cell(2, 1).text, "零");
  EXPECT_EQ(sheet->cell(2, 2).number, 12.5);
  EXPECT_EQ(sheet->cell(2, 3).text, "内側");
  EXPECT_EQ(sheet->cell(2, 4).text, "式");
  EXPECT_EQ(sheet->cell(2, 5).text, "TRUE");
  EXPECT_EQ(sheet->cell(2, 6).text, "#N/A");
  EXPECT_TRUE(sheet->cell(2, 7).is_blank());
  EXPECT_EQ(sheet->cell(2, 8).number, 2);
  EXPECT_TRUE(sheet->cell(2, 9).is_blank());
  EXPECT_TRUE(sheet->cell(2, 10).is_blank());
  EXPECT_EQ(sheet->cell(2, 11).as_text(), "-0.001");
  EXPECT_EQ(sheet->cells().size(), 8U);
  EXPECT_EQ(sheet->last_row(), 2U);
  EXPECT_EQ(sheet->last_column(), 11U);
  EXPECT_TRUE(sheet->row(0).empty());
  EXPECT_TRUE(sheet->row(1).empty());
  EXPECT_EQ(sheet->row(2).size(), 8U);
  EXPECT_TRUE(sheet->row(3).empty());
  EXPECT_TRUE(sheet->cell(0, 0).is_blank());
  EXPECT_TRUE(sheet->cell(4'000'000'000U, 1).is_blank());
}

TEST(ParseSheet, PlacesCellsWithoutAddress) {
  const auto sheet = read(
      "<row><c><v>1</v></c><c><v>2</v></c></row>"
      "<row r='5'><c r='C5'><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>");
  EXPECT_EQ(sheet->cell(1, 2).number, 2);
  EXPECT_EQ(sheet->cell(5, 4).number, 4);
  EXPECT_EQ(sheet->cell(6, 1).number, 5);
}

TEST(ParseSheet, RefusesWeirdReferences) {
  EXPECT_EQ(code_and_cell("<row r='3'/><row r='3'/>"), "FMT-014 row 3");
  EXPECT_EQ(code_and_cell("<row r='3'/><row r='2'/>"), "FMT-014 row 3");
  EXPECT_EQ(code_and_cell("<row r='0'/>"), "FMT-014 row 0");
  EXPECT_EQ(code_and_cell("<row r='-1'/>"), "FMT-014 row 0");
  EXPECT_EQ(code_and_cell("<row r='x'/>"), "FMT-014 row 0");
  EXPECT_EQ(code_and_cell("<row r='1048577'/>"), "FMT-014 row 0");
  EXPECT_EQ(code_and_cell("<row r='1048576'/><row/>"), "FMT-014 row 1048576");
  EXPECT_EQ(code_and_cell("<row r='1'><c r='A2'/></row>"), "FMT-014 row 1");
  EXPECT_EQ(code_and_cell("<row r='1'><c r='B1'/><c r='A1'/></row>"), "FMT-014 row 1");
  EXPECT_EQ(code_and_cell("<row r='1'><c r='B1'/><c r='B1'/></row>"), "FMT-014 row 1");
  EXPECT_EQ(code_and_cell("<row r='1'><c r='XFE1'/></row>"), "FMT-014 row 1");
  EXPECT_EQ(code_and_cell("<row r='1'><c r='XFD1'/><c/></row>"), "FMT-014 row 1");
  EXPECT_EQ(code_and_cell("<row r='1'><c r='R1C1'/></row>"), "FMT-014 row 1");
  EXPECT_EQ(read("", "<mergeCells><mergeCell ref='A2:A1'/></mergeCells>").problem().code(),
            "FMT-014");
}

TEST(ParseSheet, RefusesUnreadableValues) {
  const auto of_cell = [](const std::string& cell) {
    return code_and_cell("<row r='7'><c r='C7'" + cell + "</c></row>");
  };
  EXPECT_EQ(of_cell("><v>12x</v>"), "FMT-015 C7");
  EXPECT_EQ(of_cell("><v>inf</v>"), "FMT-015 C7");
  EXPECT_EQ(of_cell("><v>nan</v>"), "FMT-015 C7");
  EXPECT_EQ(of_cell("><v>1e999</v>"), "FMT-015 C7");
  EXPECT_EQ(of_cell(" t='s'><v>2</v>"), "FMT-015 C7");
  EXPECT_EQ(of_cell(" t='s'><v>-1</v>"), "FMT-015 C7");
  EXPECT_EQ(of_cell(" t='s'><v>99999999999999999999</v>"), "FMT-015 C7");
  EXPECT_EQ(of_cell(" t='b'><v>2</v>"), "FMT-015 C7");
  EXPECT_EQ(of_cell(" t='zz'><v>2</v>"), "FMT-015 C7");
  EXPECT_EQ(of_cell(" t='str'><v>\xC3</v>"), "FMT-015 C7");
}

TEST(ParseSheet, RefusesDamagedXml) {
  for (const char* rows : {"<row>", "</row>", "<row><c></row>", "<row r='1'", "<!-- </row> -->x<",
                           "</sheetData>", "<![CDATA[<row></row>"}) {
    EXPECT_EQ(code_and_cell(rows).substr(0, 7), "FMT-009") << rows;
  }
}

TEST(ParseSheet, ListsMergedRanges) {
  const auto sheet = read("",
                          "<mergeCells count='2'><mergeCell ref='A6:A12'/><mergeCell ref='B6:C6'/>"
                          "</mergeCells>");
  EXPECT_EQ(sheet->merged(), (std::vector<CellRange>{{6, 1, 12, 1}, {6, 2, 6, 3}}));
}

TEST(ParseSheet, ReadsLargeSheetsPieceByPiece) {
  std::string rows;
  for (int row = 1; row <= 30'000; ++row) {
    rows += "<row r='" + std::to_string(row) + "'><c r='A" + std::to_string(row) + "'><v>" +
            std::to_string(row * 3) + "</v></c><c t='inlineStr'><is><t>文" + std::to_string(row) +
            "</t></is></c></row>";
  }
  auto sheet = read(rows);
  ASSERT_TRUE(sheet.ok()) << sheet.problem().english();
  const Sheet moved = std::move(*sheet);
  ASSERT_EQ(moved.cells().size(), 60'000U);
  for (std::uint32_t row = 1; row <= 30'000; ++row) {
    ASSERT_EQ(moved.cell(row, 1).number, row * 3.0);
    ASSERT_EQ(moved.cell(row, 2).text, "文" + std::to_string(row));
  }
}

TEST(ParseSheet, KeepsItsLimits) {
  SheetLimits limits;
  limits.cells_max = 2;
  const auto shared = std::make_shared<SharedTexts>();
  EXPECT_TRUE(
      parse_sheet(sheet_xml("<row><c><v>1</v></c><c><v>1</v></c><c/></row>"), shared, limits, place)
          .ok());
  EXPECT_EQ(parse_sheet(sheet_xml("<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>"),
                        shared, limits, place)
                .problem()
                .code(),
            "FMT-016");
  // One row beyond what may become one tree.
  EXPECT_EQ(code_and_cell("<row>" + std::string(std::size_t{9} << 20, ' ') + "</row>").substr(0, 7),
            "FMT-011");
}

TEST(ParseSheet, AcceptsSheetsWithoutData) {
  for (const char* xml : {"<worksheet/>", "<worksheet><sheetData/></worksheet>",
                          "<x:worksheet><x:sheetData></x:sheetData></x:worksheet>"}) {
    const auto sheet = parse_sheet(xml, nullptr, {}, place);
    ASSERT_TRUE(sheet.ok()) << xml;
    EXPECT_EQ(sheet->last_row(), 0U);
  }
  EXPECT_EQ(parse_sheet("<html/>", nullptr, {}, place).problem().code(), "FMT-009");
}

}  // namespace
}  // namespace engawa::formats
