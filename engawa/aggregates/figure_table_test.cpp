#include "engawa/aggregates/figure_table.hpp"

#include <gtest/gtest.h>

#include <array>

#include "engawa/aggregates/small_numbers.hpp"
#include "engawa/base/random_numbers.hpp"
#include "engawa/base/text.hpp"
#include "engawa/formats/xlsx_reader.hpp"
#include "engawa/formats/xlsx_writer.hpp"

namespace engawa::aggregates {
namespace {

const std::string catalogue_folder = std::string(ENGAWA_SOURCE_DIR) + "/catalog";

const Measures& catalogue() {
  static const auto loaded = Measures::load(catalogue_folder + "/aggregates");
  EXPECT_TRUE(loaded.ok()) << loaded.problem().english();
  return *loaded;
}
const packages::InsurerKinds& kinds() {
  static const auto loaded = packages::InsurerKinds::load(catalogue_folder + "/insurer_kinds.toml");
  EXPECT_TRUE(loaded.ok());
  return *loaded;
}

constexpr std::string_view heading = "指標,年度,どこの値か,保険者の種類,区分,分子,分母\n";

base::Result<FigureTable> read(const std::string& bytes) {
  return read_figures(bytes, "表.csv", catalogue(), kinds(), 2026);
}
std::string csv_field(std::string_view cell) {
  return "\"" + base::replace_all(std::string(cell), "\"", "\"\"") + "\"";
}
std::string with_heading(const std::string& rows) { return std::string(heading) + rows; }

TEST(FigureTables, AreReadAsPeopleWriteThem) {
  const auto table =
      read("みどり県の受診状況,,,,,,\n\n" +
           with_heading(
               "特定健診の受診率,令和6年度,みどり健保,健康保険組合,被扶養者（家族）,456,\"1,200\"\n"
               "特定健診の受診率,２０２４年度,みどり健保,,全体,３２４０人,4800人\n"
               "checkup_uptake,R5,みどり健保,society,dependant,420,1180\n"
               "1人当たり医療費（年額）,2024,みどり市,国民健康保険,全体,1234567890円,3600\n"));
  ASSERT_TRUE(table) << table.problem().english();
  ASSERT_EQ(table->figures.size(), 4U);
  EXPECT_TRUE(table->set_aside.empty());
  const auto& first = table->figures[0];
  EXPECT_EQ(first.measure, "checkup_uptake");
  EXPECT_EQ(first.fiscal_year, 2024);
  EXPECT_EQ(first.kind, "society");
  EXPECT_EQ(first.segment, "dependant");
  EXPECT_EQ(first.numerator, 456);
  EXPECT_EQ(first.denominator, 1200);
  EXPECT_EQ(table->figures[1].numerator, 3240);
  EXPECT_EQ(table->figures[1].kind, "");
  EXPECT_EQ(table->figures[2].fiscal_year, 2023);
  EXPECT_EQ(table->figures[3].numerator, 1'234'567'890);
}

TEST(FigureTables, SayOfEveryRowWhatIsWrong) {
  struct Case {
    const char* row;
    const char* problem;
  };
  for (const Case& it : std::vector<Case>{
           {"喫煙率,2024,みどり健保,,全体,20,100", "AGG-004"},
           {"特定健診の受診率,2024,みどり健保,,40歳未満,20,100", "AGG-005"},
           {"特定健診の受診率,2024,みどり健保,,係長,20,100", "AGG-005"},
           {"特定健診の受診率,2024,みどり健保,,全体,45.6%,100", "AGG-006"},
           {"特定健診の受診率,2024,みどり健保,,全体,,100", "AGG-006"},
           {"特定健診の受診率,2024,みどり健保,,全体,-20,100", "AGG-006"},
           {"特定健診の受診率,2024,みどり健保,,全体,99999999999999999999,100", "AGG-006"},
           {"特定健診の受診率,2024,みどり健保,,全体,200,100", "AGG-007"},
           {"特定健診の受診率,昨年,みどり健保,,全体,20,100", "AGG-008"},
           {"特定健診の受診率,,みどり健保,,全体,20,100", "AGG-008"},
           {"特定健診の受診率,平成40年度,みどり健保,,全体,20,100", "AGG-008"},
           {"特定健診の受診率,2024,みどり健保,生命保険,全体,20,100", "AGG-010"},
           {"特定健診の受診率,2024,みどり健保,,全体,-,100", "AGG-012"},
           {"特定健診の受診率,2024,みどり健保,,全体,＊,100", "AGG-012"},
           {"特定健診の受診率,2024,,,全体,20,100", "AGG-016"},
           {"特定健診の受診率,2024,みどり健保,,全体,5,100", "AGG-001"},
           {"特定健診の受診率,2024,みどり健保,,全体,20", "AGG-006"}}) {
    const auto table = read(with_heading(std::string(it.row) + "\n"));
    ASSERT_TRUE(table);
    ASSERT_EQ(table->set_aside.size(), 1U) << it.row;
    EXPECT_TRUE(table->figures.empty());
    EXPECT_EQ(table->set_aside[0].problem.code(), it.problem) << it.row;
    EXPECT_EQ(table->set_aside[0].problem.place.cell, "row 2");
  }
}

TEST(FigureTables, TakeNeitherOfTwoRowsOfTheSameSubject) {
  const auto table =
      read(with_heading("特定健診の受診率,2024,みどり健保,,全体,60,100\n"
                        "特定健診の受診率,令和6年度,みどり　健保,,everybody,61,100\n"
                        "特定健診の受診率,2023,みどり健保,,全体,60,100\n"));
  ASSERT_TRUE(table);
  EXPECT_EQ(table->figures.size(), 1U);
  ASSERT_EQ(table->set_aside.size(), 2U);
  EXPECT_EQ(table->set_aside[0].problem.code(), "AGG-009");
}

TEST(FigureTables, OfOtherKindsAreRefusedWhole) {
  EXPECT_EQ(read("名前,点\n花子,3\n").problem().code(), "AGG-011");
  EXPECT_EQ(read("").problem().code(), "AGG-011");
  std::string many(heading);
  for (std::size_t i = 0; i <= figure_rows_max; ++i) many += "a,b,c,d,e,1,2\n";
  EXPECT_EQ(read(many).problem().code(), "AGG-015");
  EXPECT_FALSE(read("PK\x03\x04 not a workbook").ok());
}

// Whatever stands in the cells: every row with a number in it is a figure or set aside, and what is
// a figure passes the check of figures again.
TEST(FigureTables, EveryRowIsTakenOrSetAsideWhateverStandsInIt) {
  constexpr std::array words{"特定健診の受診率",
                             "1人当たり医療費（年額）",
                             "2024",
                             "令和６年度",
                             "みどり健保",
                             "全体",
                             "男性",
                             "被扶養者（家族）",
                             "400",
                             "1,200人",
                             "-5",
                             "9",
                             "0",
                             "99999999999999999999",
                             "\"a\nb\"",
                             "＊",
                             "−",
                             "\x01",
                             "x"};
  base::RandomNumbers random(20261129);
  for (int round = 0; round < 3000; ++round) {
    std::string csv(heading);
    std::size_t filled = 0;
    const int rows = 1 + static_cast<int>(random.below(6));
    for (int row = 0; row < rows; ++row) {
      std::array<std::string, 7> cells;
      for (auto& cell : cells) {
        if (random.below(4) > 0) cell = words[random.below(words.size())];
      }
      // Half of the rows are nearly right.
      if (random.below(2) == 0)
        cells = {words[0], words[2], words[4], "", words[5], words[8], words[9]};
      if (random.below(3) == 0)
        cells[random.below(cells.size())] = words[random.below(words.size())];
      if (!cells[5].empty() || !cells[6].empty()) ++filled;
      for (std::size_t i = 0; i < cells.size(); ++i)
        csv += (i == 0 ? "" : ",") + csv_field(cells[i]);
      csv += "\n";
    }
    const auto table = read(csv);
    ASSERT_TRUE(table) << csv << table.problem().english();
    ASSERT_EQ(table->figures.size() + table->set_aside.size(), filled) << csv;
    for (const auto& figure : table->figures) {
      const auto* segment = catalogue().find_segment(figure.segment);
      EXPECT_TRUE(check_figure(*catalogue().find(figure.measure), *segment, figure)) << csv;
    }
  }
}

TEST(FigureTables, TheTemplateIsReadBack) {
  const auto& measure = *catalogue().find("checkup_uptake");
  const auto blank = figure_template(catalogue(), measure, 2024);
  ASSERT_TRUE(blank) << blank.problem().english();
  const auto nothing = read(*blank);
  ASSERT_TRUE(nothing) << nothing.problem().english();
  EXPECT_TRUE(nothing->figures.empty());
  EXPECT_TRUE(nothing->set_aside.empty());
  auto workbook = formats::Workbook::open(*blank);
  ASSERT_TRUE(workbook);
  const auto sheet = workbook->read_sheet(0);
  ASSERT_TRUE(sheet);
  // The whole and every segment by which it is told, and no other.
  EXPECT_EQ(sheet->last_row(), 1U + 13U);
  EXPECT_EQ(sheet->cell(2, 5).as_text(), "全体");

  formats::XlsxTable filled;
  filled.sheet_name = "受診率";
  for (std::uint32_t column = 1; column <= 7; ++column) {
    formats::XlsxColumn one;
    one.title = sheet->cell(1, column).as_text();
    filled.columns.push_back(one);
  }
  filled.rows.push_back(
      {measure.name_ja, 2024.0, "みどり健保", "健康保険組合", "男性", 456.0, 1200.0});
  const auto bytes = formats::write_xlsx(filled);
  ASSERT_TRUE(bytes);
  const auto table = read(*bytes);
  ASSERT_TRUE(table) << table.problem().english();
  ASSERT_EQ(table->figures.size(), 1U);
  EXPECT_EQ(table->figures[0].segment, "male");
  EXPECT_EQ(table->figures[0].denominator, 1200);
}

TEST(FiscalYears, AreReadAsPeopleWriteThem) {
  for (const auto& [text, year] :
       std::vector<std::pair<const char*, int>>{{"2024", 2024},
                                                {"2024年度", 2024},
                                                {"２０２４年", 2024},
                                                {"令和6年度", 2024},
                                                {"R6", 2024},
                                                {"r06", 2024},
                                                {"令和元年度", 2019},
                                                {"平成31年度", 2019},
                                                {"H30", 2018},
                                                {" 令和 6 年度 ", 2024}}) {
    const auto read = read_fiscal_year(text, 2026);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(*read, year) << text;
  }
  for (const char* text : {"", "6", "24", "来年度", "令和", "2024-25", "平成40年度", "99999999999",
                           "2027", "令和9年度"}) {
    EXPECT_FALSE(read_fiscal_year(text, 2026).ok()) << text;
  }
}

}  // namespace
}  // namespace engawa::aggregates
