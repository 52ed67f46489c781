#include "engawa/disclosure/attack.hpp"

#include <gtest/gtest.h>

#include <map>

#include "engawa/disclosure/tables_for_tests.hpp"

namespace engawa::disclosure {
namespace {

using Bounds = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;

Bounds bounds_of(const std::vector<std::string>& tables, const std::string& hierarchy = {},
                 const Attacker& attacker = {}, const AttackOptions& options = {}) {
  const auto files = read_tables(tables, hierarchy);
  const auto report = attack(files.cells, standard_profile(), attacker, options);
  EXPECT_TRUE(report.ok());
  Bounds bounds;
  for (const auto& cell : report.value().cells)
    bounds[files.cells.describe(cell.position)] = {cell.lower, cell.upper};
  return bounds;
}

TEST(Attack, FindsASingleHiddenCellByItsTotal) {
  const auto bounds = bounds_of({"area,count\na,\nb,20\nTOTAL,24\n"});
  EXPECT_EQ(bounds.at("area=a"), std::make_pair(std::int64_t{4}, std::int64_t{4}));
}

TEST(Attack, SharesARestBetweenTwoHiddenCells) {
  const auto bounds = bounds_of({"area,count\na,\nb,\nc,20\nTOTAL,27\n"});
  EXPECT_EQ(bounds.at("area=a"), std::make_pair(std::int64_t{0}, std::int64_t{7}));
}

TEST(Attack, WithoutATotalKnowsNothing) {
  const auto bounds = bounds_of({"area,count\na,\nb,20\n"});
  EXPECT_EQ(bounds.at("area=a"), std::make_pair(std::int64_t{0}, unlimited));
}

// Four hidden cells at the corners of a rectangle: each row and column alone leaves a range; the
// column of the smallest rest decides. Worked by hand: a+b = 13, c+d = 32, a+c = 15, b+d = 30.
TEST(Attack, SeesThroughARectangle) {
  const auto bounds = bounds_of(
      {"area,class,count\nx,p,\nx,q,\nx,r,40\nx,TOTAL,53\ny,p,\ny,q,\ny,r,50\ny,TOTAL,82\n"
       "TOTAL,p,15\nTOTAL,q,30\nTOTAL,r,90\nTOTAL,TOTAL,135\n"});
  EXPECT_EQ(bounds.at("area=x class=p"), std::make_pair(std::int64_t{0}, std::int64_t{13}));
  EXPECT_EQ(bounds.at("area=x class=q"), std::make_pair(std::int64_t{0}, std::int64_t{13}));
  EXPECT_EQ(bounds.at("area=y class=p"), std::make_pair(std::int64_t{2}, std::int64_t{15}));
  EXPECT_EQ(bounds.at("area=y class=q"), std::make_pair(std::int64_t{17}, std::int64_t{30}));
}

// Two hidden cells in every row and column, and still one is known: the sums of the first two rows
// less those of the first two columns leave it alone.
TEST(Attack, FindsWhatNoSingleSumGivesAway) {
  const auto bounds =
      bounds_of({"r,c,count\n1,1,\n1,2,\n1,3,30\n1,TOTAL,50\n2,1,\n2,2,\n2,3,\n"
                 "2,TOTAL,60\n3,1,15\n3,2,25\n3,3,\n3,TOTAL,70\n"
                 "TOTAL,1,45\nTOTAL,2,40\nTOTAL,3,95\nTOTAL,TOTAL,180\n"});
  // Rows 1 and 2 hold 20 + 60; columns 1 and 2 of them hold 30 + 15; the rest is the cell (2, 3).
  EXPECT_EQ(bounds.at("r=2 c=3"), std::make_pair(std::int64_t{35}, std::int64_t{35}));
  EXPECT_EQ(bounds.at("r=3 c=3"), std::make_pair(std::int64_t{30}, std::int64_t{30}));
}

TEST(Attack, UsesTheHierarchy) {
  const std::string hierarchy =
      "dimension,code,parent\narea,a,p\narea,b,p\narea,c,q\narea,d,q\n"
      "area,p,TOTAL\narea,q,TOTAL\n";
  const auto bounds =
      bounds_of({"area,count\na,\nb,20\nc,\nd,30\np,\nq,36\nTOTAL,60\n"}, hierarchy);
  EXPECT_EQ(bounds.at("area=a"), std::make_pair(std::int64_t{4}, std::int64_t{4}));
  EXPECT_EQ(bounds.at("area=p"), std::make_pair(std::int64_t{24}, std::int64_t{24}));
}

TEST(Attack, OfAContributorTakesOffItsOwnCounts) {
  const std::string csv = "area,insurer,count\na,k,\na,l,12\na,m,\na,TOTAL,40\n";
  auto files = read_tables({csv});
  files.cells.set_count(at(files.cells, {"a", "m"}), 24);
  Attacker contributor;
  contributor.contributor_dimension = 1;
  contributor.contributor = files.cells.dimensions()[1].find("m");
  const auto report = attack(files.cells, standard_profile(), contributor).value();
  ASSERT_EQ(report.cells.size(), 1U);
  EXPECT_EQ(report.cells.front().lower, 4);
  EXPECT_EQ(report.cells.front().upper, 4);
}

TEST(Attack, RefusesTablesThatContradictThemselves) {
  const auto files = read_tables({"area,count\na,\nb,20\nTOTAL,14\n"});
  EXPECT_EQ(attack(files.cells, standard_profile()).problem().code(), "DIS-011");
  const auto shown = read_tables({"area,count\na,10\nb,20\nTOTAL,34\n"});
  EXPECT_EQ(attack(shown.cells, standard_profile()).problem().code(), "DIS-011");
}

TEST(Attack, OfALargeGroupGivesAPartOfWhatIsPossible) {
  AttackOptions options;
  options.exact_cells_max = 2;
  const std::vector<std::string> tables{
      "area,class,count\nx,p,\nx,q,\nx,r,40\nx,TOTAL,73\ny,p,\ny,q,\ny,r,50\ny,TOTAL,82\n"
      "TOTAL,p,35\nTOTAL,q,30\nTOTAL,r,90\nTOTAL,TOTAL,155\n"};
  const auto whole = bounds_of(tables);
  for (const auto& [cell, bounds] : bounds_of(tables, {}, {}, options)) {
    EXPECT_GE(bounds.first, whole.at(cell).first);
    EXPECT_LE(bounds.second, whole.at(cell).second);
    EXPECT_GE(bounds.second - bounds.first, 9);
  }
}

TEST(Attack, OfNothingHiddenFindsNothing) {
  EXPECT_TRUE(bounds_of({"area,count\na,10\nTOTAL,10\n"}).empty());
}

}  // namespace
}  // namespace engawa::disclosure
