#include "engawa/indicators/read_ndb_workbook.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "engawa/indicators/test_ndb_sheet.hpp"

namespace engawa::indicators {
namespace {

using test::NdbSheet;

const Catalogue& catalogue() {
  static const auto loaded = Catalogue::load(ENGAWA_SOURCE_DIR "/catalog");
  return loaded.value();
}

const areas::AreaMaster& master() {
  static const auto loaded = areas::AreaMaster::load(ENGAWA_SOURCE_DIR "/catalog/areas");
  return loaded.value();
}

base::Result<NdbWorkbook> read(const NdbSheet& sheet) {
  return read_ndb_workbook(sheet.bytes(), "test.xlsx", catalogue(), master());
}

TEST(ReadNdbWorkbook, ReadsATableInThePublishedLayout) {
  const auto workbook = read(NdbSheet());
  ASSERT_TRUE(workbook.ok()) << workbook.problem().english();
  const auto& table = workbook->table;
  EXPECT_EQ(table.item, "bmi");
  EXPECT_EQ(table.fiscal_year.year, 2021);
  EXPECT_EQ(table.level, cells::Level::Prefecture);
  EXPECT_EQ(table.mask_rule, cells::MaskRule::UnderTenAndSmallest);
  EXPECT_EQ(table.classes, (std::vector<std::string>{"25.0以上", "25.0未満"}));
  EXPECT_EQ(table.area_codes, (std::vector<std::string>{"01", "02"}));
  EXPECT_EQ(table.count(1, 0, cells::Sex::Female, 3), 800);
  EXPECT_EQ(table.count(1, 1, cells::Sex::Male, cells::age_total), 6300);
}

TEST(ReadNdbWorkbook, KeepsMasksAsMasks) {
  const auto workbook = read(NdbSheet().set("C6", "-").set("D6", "-"));
  ASSERT_TRUE(workbook.ok()) << workbook.problem().english();
  EXPECT_EQ(workbook->table.count(0, 0, cells::Sex::Male, 0), cells::masked);
  EXPECT_EQ(workbook->table.masked_cell_count(), 2);
}

TEST(ReadNdbWorkbook, LeavesOutRowsThatRepeatOthers) {
  NdbSheet sheet;
  sheet.set("B10", "25.0以上（再掲）");
  for (std::uint32_t column = 3; column <= 18; ++column)
    sheet.set_number(formats::cell_name(10, column), "10");
  const auto workbook = read(sheet);
  ASSERT_TRUE(workbook.ok()) << workbook.problem().english();
  EXPECT_EQ(workbook->table.classes.size(), 2U);
  EXPECT_EQ(workbook->warnings.size(), 1U);
}

struct BadCase {
  const char* name;
  std::function<void(NdbSheet&)> change;
  const char* code;
  const char* cell;
};

class BadWorkbook : public testing::TestWithParam<BadCase> {};

TEST_P(BadWorkbook, IsRefusedWithNumberAndPlace) {
  NdbSheet sheet;
  GetParam().change(sheet);
  const auto workbook = read(sheet);
  ASSERT_FALSE(workbook.ok());
  EXPECT_EQ(workbook.problem().code(), GetParam().code) << workbook.problem().english();
  EXPECT_EQ(workbook.problem().place.cell, GetParam().cell);
  EXPECT_EQ(workbook.problem().place.file, "test.xlsx");
}

INSTANTIATE_TEST_SUITE_P(
    Cases, BadWorkbook,
    testing::Values(
        BadCase{"wrong_total", [](NdbSheet& s) { s.set_number("J7", "4901"); }, "NDB-005", "J7"},
        BadCase{"masked_row_above_total",
                [](NdbSheet& s) { s.set("C6", "-").set("D6", "-").set_number("J6", "2999"); },
                "NDB-005", "J6"},
        BadCase{"negative", [](NdbSheet& s) { s.set_number("D8", "-800"); }, "NDB-006", "D8"},
        BadCase{"decimal", [](NdbSheet& s) { s.set_number("D8", "800.5"); }, "NDB-006", "D8"},
        BadCase{"word", [](NdbSheet& s) { s.set("R9", "多数"); }, "NDB-006", "R9"},
        BadCase{"empty_cell", [](NdbSheet& s) { s.clear("E7"); }, "NDB-006", "E7"},
        BadCase{"unknown_prefecture", [](NdbSheet& s) { s.set("A8", "緑県"); }, "NDB-007", "A8"},
        BadCase{"age_order", [](NdbSheet& s) { s.set("D4", "50～54歳").set("E4", "45～49歳"); },
                "NDB-004", "D4"},
        BadCase{"missing_age", [](NdbSheet& s) { s.clear("F4"); }, "NDB-004", "G4"},
        BadCase{"inserted_column", [](NdbSheet& s) { s.set("J4", "メモ"); }, "NDB-004", "J4"},
        BadCase{"no_sex", [](NdbSheet& s) { s.clear("C3").clear("K3"); }, "NDB-003", "C4"},
        BadCase{"foreign_heading", [](NdbSheet& s) { s.set("B2", "備考"); }, "NDB-003", "B2"},
        BadCase{"no_unit", [](NdbSheet& s) { s.set("C5", "割合"); }, "NDB-003", "C5"},
        BadCase{"unknown_title", [](NdbSheet& s) { s.set("A1", "薬剤：2021年度"); }, "NDB-002",
                "A1"},
        BadCase{"no_year", [](NdbSheet& s) { s.set("A1", "特定健診（BMI)"); }, "NDB-010", "A1"},
        BadCase{"row_twice", [](NdbSheet& s) { s.set("B7", "25.0以上"); }, "NDB-011", "B7"}),
    [](const auto& tested) { return tested.param.name; });

TEST(ReadNdbWorkbookMissing, NamesTheAreaThatLacksAClass) {
  NdbSheet sheet;
  for (std::uint32_t column = 2; column <= 18; ++column) sheet.clear(formats::cell_name(9, column));
  const auto workbook = read(sheet);
  ASSERT_FALSE(workbook.ok());
  EXPECT_EQ(workbook.problem().code(), "NDB-012");
}

TEST(ReadNdbWorkbookGarbage, IsRefusedByTheReader) {
  for (const char* bytes : {"", "PK", "hello", "%PDF-1.7"}) {
    EXPECT_FALSE(read_ndb_workbook(bytes, "x.xlsx", catalogue(), master()).ok()) << bytes;
  }
}

struct TitleCase {
  const char* title;
  int year;
};
class TitleYear : public testing::TestWithParam<TitleCase> {};
TEST_P(TitleYear, IsRead) { EXPECT_EQ(fiscal_year_of_title(GetParam().title), GetParam().year); }
INSTANTIATE_TEST_SUITE_P(Titles, TitleYear,
                         testing::Values(TitleCase{"特定健診（BMI)：2021年度　※", 2021},
                                         TitleCase{"特定健診(BMI)：H29年度", 2017},
                                         TitleCase{"特定健診（BMI）：平成30年度", 2018},
                                         TitleCase{"特定健診：令和元年度", 2019},
                                         TitleCase{"特定健診：Ｒ４年度", 2022},
                                         TitleCase{"特定健診（BMI)", 0}, TitleCase{"年度", 0},
                                         TitleCase{"平成年度", 0}));

}  // namespace
}  // namespace engawa::indicators
