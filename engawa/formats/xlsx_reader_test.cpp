#include "engawa/formats/xlsx_reader.hpp"

#include <gtest/gtest.h>

#include "engawa/formats/test_workbooks.hpp"

namespace engawa::formats {
namespace {

using base::Result;
using test::make_zip;
using test::sheet_xml;
using test::workbook_parts;

Result<Sheet> first_sheet(const std::vector<test::Part>& parts) {
  auto workbook = TRY(Workbook::open(make_zip(parts), "表.xlsx"));
  const std::size_t index = TRY(workbook.first_visible_sheet());
  return workbook.read_sheet(index);
}

std::string_view code_of(const std::vector<test::Part>& parts) {
  const auto sheet = first_sheet(parts);
  if (sheet.ok()) return "read";
  EXPECT_EQ(sheet.problem().place.file, "表.xlsx");
  return sheet.problem().code();
}

TEST(Workbook, ReadsTheFirstVisibleWorksheetWhateverItsName) {
  auto parts = workbook_parts(sheet_xml("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));
  parts[1].bytes =
      "<x:workbook xmlns:x='m' xmlns:rel='r'><x:sheets>"
      "<x:sheet name='隠し' sheetId='1' state='hidden' rel:id='rId1'/>"
      "<x:sheet name='図' sheetId='2' rel:id='rId2'/>"
      "<x:sheet name='とても隠し' sheetId='3' state='veryHidden' rel:id='rId1'/>"
      "<x:sheet name='Ａ＆B &amp; C' sheetId='4' rel:id='rId3'/></x:sheets></x:workbook>";
  parts[2].bytes = test::relationships_xml({{"rId1", "worksheet", "worksheets/sheet1.xml"},
                                            {"rId2", "chartsheet", "chartsheets/sheet1.xml"},
                                            {"rId3", "worksheet", "/xl/other/../odd name.xml"}});
  parts[4] = {"xl/odd name.xml",
              "<x:worksheet><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t>値</x:t></x:is></x:c>"
              "</x:row></x:sheetData></x:worksheet>"};
  auto workbook = Workbook::open(make_zip(parts), "f");
  ASSERT_TRUE(workbook.ok()) << workbook.problem().english();
  ASSERT_EQ(workbook->sheets().size(), 4U);
  EXPECT_FALSE(workbook->sheets()[0].visible);
  EXPECT_FALSE(workbook->sheets()[1].is_worksheet);
  EXPECT_EQ(*workbook->first_visible_sheet(), 3U);
  const auto sheet = workbook->read_sheet(3);
  ASSERT_TRUE(sheet.ok()) << sheet.problem().english();
  EXPECT_EQ(sheet->name(), "Ａ＆B & C");
  EXPECT_EQ(sheet->cell(1, 1).text, "値");
  EXPECT_EQ(workbook->read_sheet(1).problem().code(), "FMT-013");
  EXPECT_EQ(workbook->read_sheet(9).problem().code(), "FMT-013");
}

TEST(Workbook, FindsTheWorkbookPartByRelationship) {
  auto parts = workbook_parts(sheet_xml("<row><c><v>5</v></c></row>"));
  parts[0].bytes = test::relationships_xml({{"x", "officeDocument", "/xl/workbook2.xml"}});
  parts[1].name = "xl/workbook2.xml";
  parts[2].name = "xl/_rels/workbook2.xml.rels";
  EXPECT_EQ(first_sheet(parts)->cell(1, 1).number, 5);
}

TEST(Workbook, SheetOutlivesTheWorkbook) {
  std::string shared = "<sst><si><t>都道府県</t></si></sst>";
  const auto sheet = first_sheet(
      workbook_parts(sheet_xml("<row r='1'><c r='A1' t='s'><v>0</v></c></row>"), shared));
  ASSERT_TRUE(sheet.ok());
  EXPECT_EQ(sheet->cell(1, 1).text, "都道府県");
}

TEST(Workbook, RefusesOtherContainers) {
  EXPECT_EQ(Workbook::open("a,b\n").problem().code(), "FMT-001");
  EXPECT_EQ(Workbook::open(make_zip({{"table.csv", "a,b"}})).problem().code(), "FMT-012");
  auto parts = workbook_parts(sheet_xml(""));
  parts[1].name = "xl/gone.xml";
  EXPECT_EQ(code_of(parts), "FMT-012");
  parts = workbook_parts(sheet_xml(""));
  parts[0].bytes = test::relationships_xml({{"x", "officeDocument", "word/document.xml"}});
  parts.push_back({"word/document.xml", "<w:document/>"});
  EXPECT_EQ(code_of(parts), "FMT-012");
  parts[0].bytes = test::relationships_xml({{"x", "officeDocument", "xl/workbook.bin"}});
  parts.push_back({"xl/workbook.bin", std::string("\x83\x01\x00", 3)});
  EXPECT_EQ(code_of(parts), "FMT-012");
}

TEST(Workbook, RefusesMissingAndHiddenSheets) {
  auto parts = workbook_parts(sheet_xml(""));
  EXPECT_EQ(code_of(parts), "read");
  parts[3].name = "xl/worksheets/gone.xml";
  EXPECT_EQ(code_of(parts), "FMT-013");
  parts = workbook_parts(sheet_xml(""));
  parts[1].bytes =
      "<workbook><sheets><sheet name='a' state='hidden' r:id='rId1'/></sheets></workbook>";
  EXPECT_EQ(code_of(parts), "FMT-013");
  parts[1].bytes = "<workbook/>";
  EXPECT_EQ(code_of(parts), "FMT-013");
  parts = workbook_parts(sheet_xml(""));
  parts[4].name = "xl/gone.xml";
  EXPECT_EQ(code_of(parts), "FMT-006");
}

TEST(Workbook, RefusesDtdAndEntitiesInEveryPart) {
  const std::string dtd = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>";
  for (std::size_t i = 0; i < 5; ++i) {
    auto parts = workbook_parts(sheet_xml("<row><c t='s'><v>0</v></c></row>"),
                                "<sst><si><t>a</t></si></sst>");
    EXPECT_EQ(code_of(parts), "read");
    const std::string& old = parts[i].bytes;
    const std::size_t declaration = old.find("?>");
    const std::size_t at = declaration == std::string::npos ? 0 : declaration + 2;
    parts[i].bytes = old.substr(0, at) + dtd + old.substr(at);
    EXPECT_EQ(code_of(parts), "FMT-010") << parts[i].name;
    parts[i].bytes = old.substr(0, at) + old.substr(at, 5) + "<";
    EXPECT_EQ(code_of(parts), "FMT-009") << parts[i].name;
  }
}

TEST(Workbook, RefusesBombsAndEncryption) {
  auto parts = workbook_parts(sheet_xml(std::string(std::size_t{4} << 20, ' ')));
  EXPECT_EQ(code_of(parts), "FMT-005");
  parts = workbook_parts(sheet_xml(""));
  parts[3].encryption = ZIP_EM_AES_128;
  EXPECT_EQ(code_of(parts), "FMT-003");
}

TEST(Workbook, RefusesTooManySheets) {
  auto parts = workbook_parts(sheet_xml(""));
  parts[1].bytes = "<workbook><sheets>";
  for (int i = 0; i < 1001; ++i) parts[1].bytes += "<sheet name='a' id='rId1'/>";
  parts[1].bytes += "</sheets></workbook>";
  EXPECT_EQ(code_of(parts), "FMT-016");
}

TEST(Workbook, ReadsTextBoxesOfTheSheet) {
  auto parts = workbook_parts(sheet_xml(""));
  EXPECT_TRUE(Workbook::open(make_zip(parts))->drawing_texts(0)->empty());
  parts.push_back({"xl/worksheets/_rels/sheet1.xml.rels",
                   test::relationships_xml({{"rId1", "drawing", "../drawings/drawing1.xml"}})});
  parts.push_back(
      {"xl/drawings/drawing1.xml",
       "<xdr:wsDr><xdr:sp><xdr:nvSpPr/><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>1：はい</a:t></a:r>"
       "<a:r><a:rPr/><a:t>、続き</a:t></a:r></a:p><a:p><a:r><a:t>2：いいえ</a:t></a:r></a:p>"
       "</xdr:txBody></xdr:sp><xdr:sp><xdr:txBody><a:p/></xdr:txBody></xdr:sp>"
       "<mc:AlternateContent><mc:Choice><xdr:sp><xdr:txBody><a:p><a:r><a:t>注</a:t></a:r></a:p>"
       "</xdr:txBody></xdr:sp></mc:Choice><mc:Fallback><xdr:sp><xdr:txBody><a:p><a:r><a:t>注</a:t>"
       "</a:r></a:p></xdr:txBody></xdr:sp></mc:Fallback></mc:AlternateContent></xdr:wsDr>"});
  auto workbook = Workbook::open(make_zip(parts));
  EXPECT_EQ(*workbook->drawing_texts(0),
            (std::vector<std::string>{"1：はい、続き\n2：いいえ", "注"}));
  parts.back().bytes = "<xdr:wsDr><!DOCTYPE a></xdr:wsDr>";
  workbook = Workbook::open(make_zip(parts));
  EXPECT_TRUE(first_sheet(parts).ok());  // drawings are read only when asked for
  EXPECT_EQ(workbook->drawing_texts(0).problem().code(), "FMT-010");
}

}  // namespace
}  // namespace engawa::formats
