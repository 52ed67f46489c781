#include <gtest/gtest.h>

#include <limits>

#include "engawa/formats/csv_reader.hpp"
#include "engawa/formats/csv_writer.hpp"

namespace engawa::formats {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const CsvTable& table) {
  Rows rows;
  for (std::size_t i = 0; i < table.rows_count(); ++i) {
    rows.emplace_back(table.row(i).begin(), table.row(i).end());
  }
  return rows;
}

TEST(CsvReader, ReadsTheFormsOfRfc4180) {
  struct Example {
    const char* text;
    Rows rows;
  };
  const std::vector<Example> examples{
      {"", {}},
      {"a,b\r\nc,d\r\n", {{"a", "b"}, {"c", "d"}}},
      {"a,b\nc,d", {{"a", "b"}, {"c", "d"}}},
      {"a,b\rc,d\r", {{"a", "b"}, {"c", "d"}}},
      {"\"a,1\",\"b\"\"q\"\"\",\"x\r\ny\"\n", {{"a,1", "b\"q\"", "x\r\ny"}}},
      {"a,,\n,,b\n", {{"a", "", ""}, {"", "", "b"}}},
      {"a,", {{"a", ""}}},
      {"\n\na\n\n", {{"a"}}},
      {"\"\"\n", {{""}}},
      {"5\"disk,b\n", {{"5\"disk", "b"}}},
      {" a , b \n", {{" a ", " b "}}},
      {"007,1e3\n", {{"007", "1e3"}}},
      {"\"a\"\"\"", {{"a\""}}},
  };
  for (const Example& example : examples) {
    const auto table = read_csv(example.text);
    ASSERT_TRUE(table.ok()) << example.text;
    EXPECT_EQ(rows_of(*table), example.rows) << example.text;
  }
}

TEST(CsvReader, ViewsStayValidWhenTheTableMoves) {
  auto table = read_csv("ab,cd\n");
  const CsvTable moved = std::move(*table);
  EXPECT_EQ(rows_of(moved), (Rows{{"ab", "cd"}}));
}

TEST(CsvReader, CountsLines) {
  const auto table = read_csv("a\r\n\r\n\"b\nb\"\nc\n");
  ASSERT_EQ(table->rows_count(), 3U);
  EXPECT_EQ(table->line_of(0), 1U);
  EXPECT_EQ(table->line_of(1), 3U);
  EXPECT_EQ(table->line_of(2), 5U);
}

TEST(CsvReader, DecidesTheEncodingOnTheWholeFile) {
  EXPECT_EQ(read_csv("\xEF\xBB\xBF鳥取\n")->encoding(), TextEncoding::utf8_with_bom);
  EXPECT_EQ(rows_of(*read_csv("\xEF\xBB\xBF鳥取\n")), (Rows{{"鳥取"}}));
  EXPECT_EQ(read_csv("鳥取\n")->encoding(), TextEncoding::utf8);
  // 鳥取,～,①,表 in CP932; the second byte of 表 is a backslash.
  const auto cp932 = read_csv("\x92\xB9\x8E\xE6,\x81\x60,\x87\x40,\x95\x5C\r\n");
  ASSERT_TRUE(cp932.ok());
  EXPECT_EQ(cp932->encoding(), TextEncoding::cp932);
  EXPECT_EQ(rows_of(*cp932), (Rows{{"鳥取", "～", "①", "表"}}));
  const auto late = read_csv(std::string(100'000, 'a') + ",\x92\xB9\x8E\xE6\n");
  EXPECT_EQ(late->row(0)[1], "鳥取");
}

TEST(CsvReader, RefusesOtherEncodings) {
  EXPECT_EQ(read_csv(std::string("\xFF\xFE\x61\x00", 4)).problem().code(), "FMT-018");
  EXPECT_EQ(read_csv(std::string("a\0b", 3)).problem().code(), "FMT-018");
  EXPECT_EQ(read_csv("a\xFF\xFF\xFF").problem().code(), "FMT-018");
  EXPECT_EQ(read_csv("\xEF\xBB\xBF\x92\xB9").problem().code(), "FMT-018");
  EXPECT_EQ(read_csv("ab\x92").problem().code(), "FMT-018");
}

TEST(CsvReader, RefusesBrokenQuotes) {
  const auto open = read_csv("a\n\"b\nc\n", "f.csv");
  ASSERT_FALSE(open.ok());
  EXPECT_EQ(open.problem().code(), "FMT-017");
  EXPECT_EQ(open.problem().place.cell, "row 2");
  EXPECT_EQ(open.problem().place.file, "f.csv");
  EXPECT_EQ(read_csv("\"a\"b\n").problem().code(), "FMT-017");
  EXPECT_EQ(read_csv("\"a\" ,b\n").problem().code(), "FMT-017");
}

TEST(CsvReader, KeepsItsLimitAndSeparator) {
  CsvOptions options;
  options.fields_max = 3;
  EXPECT_TRUE(read_csv("a,b\nc\n", {}, options).ok());
  EXPECT_EQ(read_csv("a,b\nc,d\n", {}, options).problem().code(), "FMT-019");
  options.separator = '\t';
  EXPECT_EQ(rows_of(*read_csv("a,b\tc\n", {}, options)), (Rows{{"a,b", "c"}}));
}

TEST(CsvWriter, WritesWhatExcelReads) {
  CsvWriter writer;
  writer.text("鳥取").text("a,\"b\"").number(-3.5).number(17.55, 1).blank().end_row();
  writer.text("").end_row();
  writer.number(std::numeric_limits<double>::quiet_NaN()).text(" x").end_row();
  EXPECT_EQ(std::move(writer).take(),
            "\xEF\xBB\xBF鳥取,\"a,\"\"b\"\"\",-3.5,17.6,\r\n\"\"\r\n,\" x\"\r\n");
  CsvWriter plain({false, false});
  plain.text("a").text("b").end_row();
  EXPECT_EQ(plain.bytes(), "a,b\n");
}

TEST(CsvWriter, GuardsFormulas) {
  for (const char* text : {"=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+A1", "-2+3", "-A1", "\tx",
                           "\rx", "＝1+1", "＠SUM(A1)", "－A1", "+1(2)"}) {
    EXPECT_EQ(guard_formula(text), std::string("'") + text);
  }
  for (const char* text : {"", "-", "+", "－", "＋", "±", "＋～", "+～", "-3.5", "+81", "－12",
                           "a=b", "30.0以上", "0101", "'x"}) {
    EXPECT_EQ(guard_formula(text), text);
  }
}

TEST(Csv, ReadsBackItsOwnText) {
  const Rows rows{{"a", "", "x\ny"}, {""}, {"\"", ",", " "}, {"秘匿", "-", "1,000"}};
  CsvWriter writer;
  for (const auto& row : rows) {
    for (const auto& cell : row) writer.text(cell);
    writer.end_row();
  }
  EXPECT_EQ(rows_of(*read_csv(std::move(writer).take())), rows);
}

}  // namespace
}  // namespace engawa::formats
