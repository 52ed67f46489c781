#include "engawa/formats/cell_name.hpp"

#include <gtest/gtest.h>

namespace engawa::formats {
namespace {

TEST(CellName, NamesAndReadsTheSamePlace) {
  EXPECT_EQ(cell_name(7, 3), "C7");
  EXPECT_EQ(cell_name(1, 26), "Z1");
  EXPECT_EQ(cell_name(1, 27), "AA1");
  EXPECT_EQ(cell_name(rows_max, columns_max), "XFD1048576");
  for (std::uint32_t column = 1; column <= columns_max; ++column) {
    const auto position = parse_cell_name(cell_name(12, column));
    ASSERT_TRUE(position.has_value());
    EXPECT_EQ(*position, (CellPosition{12, column}));
  }
}

TEST(CellName, RefusesEverythingElse) {
  for (const char* name : {"", "A", "7", "A0", "A01", "a1", "$A$1", "A-1", "A1 ", " A1", "XFE1",
                           "A1048577", "A99999999999999999999", "ZZZZZZZZZZZZ1", "A1:B2", "あ1"}) {
    EXPECT_FALSE(parse_cell_name(name).has_value()) << name;
  }
}

TEST(CellName, ReadsRanges) {
  EXPECT_EQ(parse_cell_range("A6:B9"), (CellRange{6, 1, 9, 2}));
  EXPECT_EQ(parse_cell_range("C7"), (CellRange{7, 3, 7, 3}));
  EXPECT_TRUE(parse_cell_range("A6:B9")->contains(9, 1));
  EXPECT_FALSE(parse_cell_range("A6:B9")->contains(10, 1));
  for (const char* name : {"", ":", "A1:", ":A1", "B1:A1", "A2:A1", "A1:B2:C3"}) {
    EXPECT_FALSE(parse_cell_range(name).has_value()) << name;
  }
}

}  // namespace
}  // namespace engawa::formats
