#include "engawa/formats/xlsx_writer.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <limits>

#include "engawa/base/temporary_folder.hpp"
#include "engawa/formats/xlsx_reader.hpp"

namespace engawa::formats {
namespace {

XlsxTable example() {
  using Kind = XlsxColumn::Kind;
  return {"結果[2021]",
          {{"二次医療圏コード"}, {"人数", Kind::number}, {"割合（％）", Kind::number, 1}},
          {{"0101", 1234.0, 17.55},
           {"=1+1", "秘匿", std::numeric_limits<double>::quiet_NaN()},
           {1001.0, {}, std::numeric_limits<double>::infinity()},
           {"a<b>&\n改行"}},
          {"出典：「NDBオープンデータ」（厚生労働省）を加工して作成", "注意：秘匿は10未満"},
          1'700'000'000};
}

TEST(WriteXlsx, IsReadBack) {
  const auto bytes = write_xlsx(example());
  ASSERT_TRUE(bytes.ok()) << bytes.problem().english();
  auto workbook = Workbook::open(*bytes);
  ASSERT_TRUE(workbook.ok()) << workbook.problem().english();
  ASSERT_EQ(workbook->sheets().size(), 2U);
  EXPECT_EQ(workbook->sheets()[0].name, "結果_2021_");
  EXPECT_EQ(workbook->sheets()[1].name, "出典と注意");
  const auto sheet = workbook->read_sheet(0);
  ASSERT_TRUE(sheet.ok()) << sheet.problem().english();
  EXPECT_EQ(sheet->cell(1, 1).text, "二次医療圏コード");
  EXPECT_EQ(sheet->cell(2, 1).text, "0101");
  EXPECT_EQ(sheet->cell(2, 2).number, 1234);
  EXPECT_EQ(sheet->cell(2, 3).number, 17.55);
  EXPECT_EQ(sheet->cell(3, 1).text, "=1+1");
  EXPECT_EQ(sheet->cell(3, 2).text, "秘匿");
  EXPECT_TRUE(sheet->cell(3, 3).is_blank());
  EXPECT_EQ(sheet->cell(4, 1).text, "1001");
  EXPECT_TRUE(sheet->cell(4, 2).is_blank());
  EXPECT_EQ(sheet->cell(4, 3).text, "inf");
  EXPECT_EQ(sheet->cell(5, 1).text, "a<b>&\n改行");
  EXPECT_TRUE(sheet->merged().empty());
  EXPECT_EQ(workbook->read_sheet(1)->cell(2, 1).text, "注意：秘匿は10未満");
}

TEST(WriteXlsx, FreezesFiltersAndFormats) {
  const auto bytes = write_xlsx(example());
  auto zip = ZipReader::open(*bytes);
  const std::string sheet = *zip->read("xl/worksheets/sheet1.xml");
  EXPECT_NE(sheet.find("<pane ySplit=\"1\""), std::string::npos);
  EXPECT_NE(sheet.find("<autoFilter ref=\"A1:C5\"/>"), std::string::npos);
  EXPECT_EQ(sheet.find("<f>"), std::string::npos);
  const std::string styles = *zip->read("xl/styles.xml");
  EXPECT_NE(styles.find("formatCode=\"#,##0.0\""), std::string::npos);
}

TEST(WriteXlsx, GivesTheSameBytesAgain) {
  EXPECT_TRUE(*write_xlsx(example()) == *write_xlsx(example()));
}

TEST(WriteXlsx, ChoosesAcceptableSheetNames) {
  const auto name_for = [](std::string wanted) {
    XlsxTable table = example();
    table.sheet_name = std::move(wanted);
    const auto bytes = write_xlsx(table);
    return bytes.ok() ? Workbook::open(*bytes)->sheets()[0].name : bytes.problem().english();
  };
  EXPECT_EQ(name_for(""), "データ");
  EXPECT_EQ(name_for("出典と注意"), "データ");
  EXPECT_EQ(name_for("a/b:c*d?e'"), "a_b_c_d_e_");
  EXPECT_EQ(name_for(std::string(40, 'n')), std::string(31, 'n'));
  std::string long_name;
  for (int i = 0; i < 40; ++i) long_name += "医";
  EXPECT_EQ(name_for(long_name), long_name.substr(0, 93));
}

TEST(WriteXlsx, RefusesWhatExcelCannotHold) {
  XlsxTable table = example();
  table.rows.push_back({"a", 1.0, 2.0, 3.0});
  EXPECT_EQ(write_xlsx(table).problem().code(), "FMT-020");
  table = example();
  table.rows.push_back({std::string(32'768, 'x')});
  const auto too_long = write_xlsx(table);
  EXPECT_EQ(too_long.problem().code(), "FMT-020");
  EXPECT_EQ(too_long.problem().place.cell, "A6");
  table = example();
  table.rows.push_back({"\xFF"});
  EXPECT_EQ(write_xlsx(table).problem().code(), "FMT-020");
  EXPECT_EQ(write_xlsx({}).problem().code(), "FMT-020");
}

TEST(WriteXlsx, LeavesNothingBehind) {
  // A folder of its own: other tests may run at the same time.
  const base::TemporaryFolder outer;
  const auto inner = outer.path() / "inner";
  ASSERT_TRUE(std::filesystem::create_directory(inner));
  setenv("TMPDIR", inner.c_str(), 1);
  EXPECT_TRUE(write_xlsx(example()).ok());
  EXPECT_TRUE(std::filesystem::is_empty(inner));
  std::filesystem::remove(inner);
  EXPECT_EQ(write_xlsx(example()).problem().code(), "FMT-020");
  unsetenv("TMPDIR");
}

}  // namespace
}  // namespace engawa::formats
