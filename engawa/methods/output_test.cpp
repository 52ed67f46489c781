#include <gtest/gtest.h>

#include "engawa/methods/run_for_tests.hpp"

namespace engawa::methods {
namespace {

using for_tests::run;

TEST(Output, HandsOtherColumnsThroughUnchanged) {
  const auto ran = run("rate", {}, "name,x,code,n\n\"a, \"\"b\"\"\",1,007,2\n=1+1,1, y ,2\n");
  ASSERT_TRUE(ran.report.ok());
  EXPECT_NE(ran.report->csv.find("\n\"a, \"\"b\"\"\",1,007,2,0.5,"), std::string::npos);
  EXPECT_NE(ran.report->csv.find("\n=1+1,1,\" y \",2,0.5,"), std::string::npos);
}

TEST(Output, ResultsTakeThePlaceOfColumnsOfTheirName) {
  const auto once = run("rate", {}, "x,n,value,status\n1,2,9,old\n");
  EXPECT_EQ(once.report->csv.substr(0, once.report->csv.find('\n')),
            "x,n,value,lower_95,upper_95,method,status");
  EXPECT_EQ(once.at(0, "value"), "0.5");
  EXPECT_EQ(once.at(0, "status"), "ok");
  EXPECT_EQ(run("rate", {}, once.report->csv).report->csv, once.report->csv);
}

TEST(Output, DigitsInfinityAndZero) {
  EXPECT_EQ(run("rate", {}, "x,n\n1,3\n").at(0, "value"), "0.333333333333333");
  EXPECT_EQ(run("rate", {}, "x,n\n1e12,1\n").at(0, "value"), "1000000000000");
  EXPECT_EQ(run("mean", {}, "x\n-0\n-0\n").at(0, "mean"), "0");
  const auto smooth = run("smooth-ratio", {}, "area,observed,expected\na,5,5\nb,5,5\n");
  EXPECT_EQ(smooth.at(0, "prior_shape"), "inf");
  EXPECT_EQ(smooth.report->csv.find("nan"), std::string::npos);
}

}  // namespace
}  // namespace engawa::methods
