#include "engawa/disclosure/linked_cells.hpp"

#include <gtest/gtest.h>

#include "engawa/disclosure/cell_moves.hpp"
#include "engawa/disclosure/tables_for_tests.hpp"

namespace engawa::disclosure {
namespace {

TEST(Dimension, KnowsEveryCodeAbove) {
  Dimension area("area");
  const auto town = area.add("town");
  const auto medical = area.add("medical");
  const auto centre = area.add("centre");
  const auto nation = area.add("TOTAL");
  area.link(town, medical);
  area.link(town, centre);  // a town lies in a medical area and in a health centre's area
  area.link(medical, nation);
  ASSERT_TRUE(area.close().ok());
  EXPECT_EQ(area.upward(town).size(), 4U);
  EXPECT_EQ(area.upward(centre).size(), 1U);
  EXPECT_EQ(area.children(nation).size(), 1U);
  EXPECT_EQ(area.find("nowhere"), area.size());
}

TEST(Dimension, RefusesACodeUnderItself) {
  Dimension area("area");
  const auto a = area.add("a");
  const auto b = area.add("b");
  const auto c = area.add("c");
  area.link(a, b);
  area.link(b, c);
  area.link(c, a);
  EXPECT_EQ(area.close().problem().code(), "DIS-004");
}

TEST(LinkedCells, RefusesMorePositionsThanItCanCheck) {
  std::vector<Dimension> dimensions;
  for (const char* name : {"a", "b", "c"}) {
    dimensions.emplace_back(name);
    for (int i = 0; i < 400; ++i) dimensions.back().add(std::to_string(i));
    ASSERT_TRUE(dimensions.back().close().ok());
  }
  EXPECT_EQ(LinkedCells::make(std::move(dimensions)).problem().code(), "DIS-003");
}

// The prefecture is in no table, but it binds its areas to the nation.
TEST(LinkedCells, FindsCellsBetweenThoseOfTheTables) {
  const auto files = read_tables({"area,count\na,20\nb,30\nc,40\nTOTAL,90\n"},
                                 "dimension,code,parent\narea,a,p\n"
                                 "area,b,p\narea,p,TOTAL\n");
  const auto& cells = files.cells;
  const std::size_t prefecture = at(cells, {"p"});
  EXPECT_EQ(cells.state(prefecture), CellState::absent);
  EXPECT_TRUE(cells.present(prefecture));
  EXPECT_EQ(cells.count(prefecture), 50);
  EXPECT_EQ(sums_of(cells).size(), 2U);
  EXPECT_TRUE(check_sums(cells).ok());
}

TEST(LinkedCells, TakesAMissingPartAsAtMostTheRest) {
  const auto files = read_tables({"area,count\na,20\nTOTAL,90\n"},
                                 "dimension,code,parent\narea,a,TOTAL\narea,b,TOTAL\n");
  const auto sums = sums_of(files.cells);
  ASSERT_EQ(sums.size(), 1U);
  EXPECT_FALSE(sums.front().complete);
  EXPECT_TRUE(check_sums(files.cells).ok());
  const auto wrong = read_tables({"area,count\na,91\nTOTAL,90\n"},
                                 "dimension,code,parent\narea,a,TOTAL\narea,b,TOTAL\n");
  EXPECT_EQ(check_sums(wrong.cells).problem().code(), "DIS-005");
}

TEST(KeepsSums, LooksAtEverySumOfEveryChangedCell) {
  const auto files =
      read_tables({"area,sex,count\na,m,20\na,f,30\na,TOTAL,50\nb,m,40\nb,f,50\n"
                   "b,TOTAL,90\nTOTAL,m,60\nTOTAL,f,80\nTOTAL,TOTAL,140\n"});
  const auto& cells = files.cells;
  const auto p = [&](const char* area, const char* sex) { return at(cells, {area, sex}); };
  EXPECT_TRUE(keeps_sums(
      cells, {{{p("a", "m"), 1}, {p("a", "f"), -1}, {p("b", "m"), -1}, {p("b", "f"), 1}}}));
  EXPECT_FALSE(keeps_sums(cells, {{{p("a", "m"), 1}, {p("a", "f"), -1}}}));
  EXPECT_TRUE(keeps_sums(
      cells,
      {{{p("a", "m"), 1}, {p("a", "TOTAL"), 1}, {p("TOTAL", "m"), 1}, {p("TOTAL", "TOTAL"), 1}}}));
  EXPECT_FALSE(keeps_sums(cells, {{{p("a", "TOTAL"), 1}, {p("TOTAL", "TOTAL"), 1}}}));
}

}  // namespace
}  // namespace engawa::disclosure
