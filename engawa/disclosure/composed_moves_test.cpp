#include "engawa/disclosure/composed_moves.hpp"

#include <gtest/gtest.h>

#include "engawa/disclosure/attack.hpp"
#include "engawa/disclosure/protect.hpp"
#include "engawa/disclosure/tables_for_tests.hpp"

namespace engawa::disclosure {
namespace {

/// Hidden cells in a ring of six: every row and column of three holds two of them, so that no
/// rectangle of hidden cells exists.
CellFiles ring() {
  return read_tables(
      {"r,c,count\n1,1,12\n1,2,15\n1,3,30\n1,TOTAL,57\n2,1,30\n2,2,11\n2,3,14\n2,TOTAL,55\n"
       "3,1,13\n3,2,30\n3,3,16\n3,TOTAL,59\nTOTAL,1,55\nTOTAL,2,56\nTOTAL,3,60\nTOTAL,TOTAL,"
       "171\n"});
}

void hide_ring(LinkedCells& cells) {
  for (const auto& codes : std::vector<std::vector<std::string>>{
           {"1", "1"}, {"1", "2"}, {"2", "2"}, {"2", "3"}, {"3", "1"}, {"3", "3"}})
    cells.set_state(at(cells, codes), CellState::hidden);
}

TEST(ComposedMoves, FindsARingThatNoBoxGives) {
  auto files = ring();
  hide_ring(files.cells);
  const Profile profile = standard_profile();
  const WidthNeeded needed{{}, 9};
  const std::size_t cell = at(files.cells, {"1", "1"});
  EXPECT_FALSE(
      MoveSearch(files.cells, profile).find(cell, {&needed, 1}, MoveSearch::Effort::hidden_only));
  const auto ways = ComposedMoves(files.cells, profile).find(cell, needed, false);
  ASSERT_TRUE(ways);
  EXPECT_GE(reach_of(files.cells, profile, {}, *ways, cell).width(), 9);
  for (const auto& way : *ways) EXPECT_TRUE(keeps_sums(files.cells, way));
}

// One up and one down together where neither alone is wide enough: 1 to 9 leaves eight.
TEST(ComposedMoves, JoinsAWayUpAndAWayDown) {
  auto files = read_tables({"area,count\na,4\nb,5\nc,30\nTOTAL,39\n"});
  const Profile profile = standard_profile();
  for (const char* area : {"a", "b"})
    files.cells.set_state(at(files.cells, {area}), CellState::hidden);
  const std::size_t cell = at(files.cells, {"a"});
  const auto ways = ComposedMoves(files.cells, profile).find(cell, {{}, 9}, false);
  ASSERT_TRUE(ways);
  const auto certificate = certify(files.cells, profile, *ways, cell, 9);
  EXPECT_EQ(certificate.width(), 9);
  EXPECT_FALSE(ComposedMoves(files.cells, profile).find(cell, {{}, 10}, false));
  EXPECT_TRUE(ComposedMoves(files.cells, profile).find(cell, {{}, 10}, true));
}

// A small cell beside the smallest counts its total can have is known, whatever is hidden.
TEST(ComposedMoves, FindsNothingWhereNothingHelps) {
  auto files = read_tables({"area,count\na,1\nb,1\nc,1\nd,1\ne,1\nf,1\ng,1\nh,1\ni,1\nTOTAL,9\n"});
  EXPECT_EQ(protect(files.cells, standard_profile()).problem().code(), "DIS-009");
}

// Nobody lived in b in the first year: everybody sees it in the class that is shown.
TEST(SumsOf, TakesCellsThatVisiblyHoldNobodyAsEmpty) {
  const std::string csv =
      "year,area,class,count\n1,a,p,20\n1,TOTAL,p,20\n1,a,q,\n1,TOTAL,q,30\n"
      "2,a,p,20\n2,b,p,30\n2,TOTAL,p,50\n2,a,q,40\n2,b,q,50\n2,TOTAL,q,90\n";
  const auto files = read_tables({csv});
  const auto report = attack(files.cells, standard_profile()).value();
  ASSERT_EQ(report.cells.size(), 1U);
  EXPECT_EQ(report.cells[0].lower, 30);
  auto other = csv;
  other.replace(other.find("1,TOTAL,p,20"), 12, "1,TOTAL,p,25");
  const auto open = read_tables({other});
  EXPECT_EQ(attack(open.cells, standard_profile()).value().cells[0].lower, 0);
}

}  // namespace
}  // namespace engawa::disclosure
