#include <gtest/gtest.h>

#include "engawa/methods/run_for_tests.hpp"

namespace engawa::methods {
namespace {

using for_tests::run;

std::string csv_of(const std::string& text) {
  const auto ran = run("proportion", {}, text);
  return ran.report.ok() ? ran.report->csv : ran.fault();
}

TEST(Input, FilesAsTheyCome) {
  const std::string plain = csv_of("x,n\n1,2\n");
  EXPECT_EQ(csv_of("\xEF\xBB\xBFx,n\n1,2\n"), plain);
  EXPECT_EQ(csv_of("x,n\r\n1,2\r\n"), plain);
  EXPECT_EQ(csv_of("x,n\n1,2"), plain);
  EXPECT_EQ(csv_of("\"x\",\"n\"\n\"1\",\"2\"\n"), plain);
  EXPECT_NE(csv_of("n,x\n 2 ,1\n").find("0.5"), std::string::npos);
  // CP932: 県 is 8C A7.
  EXPECT_EQ(csv_of("\x8C\xA7,x,n\n\x8C\xA7,1,2\n").substr(0, 8), "県,x,n,");
}

TEST(Input, NothingOrOnlyAHeader) {
  EXPECT_EQ(csv_of("").substr(0, 7), "MET-010");
  EXPECT_EQ(csv_of("x,n\n"), "x,n,value,lower_95,upper_95,status\n");
  EXPECT_EQ(run("mean", {}, "group,x\n").report->csv, "group,n,mean,sd,lower_95,upper_95,status\n");
  EXPECT_EQ(run("funnel-ratio", {}, "observed,expected\n").rows.size(), 0u);
}

TEST(Input, Columns) {
  EXPECT_EQ(csv_of("x,m\n1,2\n").substr(0, 7), "MET-003");
  EXPECT_EQ(csv_of("x,n,x\n1,2,3\n").substr(0, 7), "MET-004");
  EXPECT_EQ(csv_of("x,n\n1,2\n1,2,3\n"), "MET-005 3行目");
  EXPECT_EQ(csv_of("x,n\n1\n"), "MET-005 2行目");
}

TEST(Input, CellsThatAreNoNumbers) {
  for (const char* text : {"abc", "nan", "NA", "１", "0x10", "1 000", "+5"})
    EXPECT_EQ(csv_of(std::string("x,n\n") + text + ",20\n"), "MET-006 2行目 x列") << text;
  for (const char* text : {"inf", "-1", "-0.5", "-inf"})
    EXPECT_EQ(csv_of(std::string("x,n\n") + text + ",20\n"), "MET-007 2行目 x列") << text;
}

TEST(Input, LinesCountWithinQuotedFields) {
  EXPECT_EQ(csv_of("name,x,n\n\"two\nlines\",1,2\nb,x,2\n"), "MET-006 4行目 x列");
  EXPECT_EQ(csv_of("name,x,n\n\n\nb,x,2\n"), "MET-006 4行目 x列");
}

TEST(Input, SkipBadCountsRowsGroupsAndSets) {
  const auto rows = run("proportion", {"--skip-bad"}, "x,n\n1,2\n3\n-1,2\n");
  EXPECT_EQ(rows.rows.size(), 1u);
  EXPECT_EQ(rows.report->rows_set_aside, 2u);
  const auto groups = run("mean", {"--skip-bad"}, "group,x\na,1\na,b\nc,1\nc,2\n");
  EXPECT_EQ(groups.rows.size(), 1u);
  EXPECT_EQ(groups.report->rows_set_aside, 2u);
  EXPECT_EQ(groups.report->set_aside.size(), 1u);
}

}  // namespace
}  // namespace engawa::methods
