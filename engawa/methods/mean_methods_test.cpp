#include <gtest/gtest.h>

#include "engawa/methods/run_for_tests.hpp"
#include "engawa/stats/golden_for_tests.hpp"

namespace engawa::methods {
namespace {

namespace table = stats::golden;
using for_tests::run;

/// The samples of tests/golden/stats as one file.
std::string samples() {
  std::string csv = "group,x\n";
  for (const auto& row : table::rows_of("sample")) csv += row.at("case") + "," + row.at("x") + "\n";
  return csv;
}

std::size_t row_of(const for_tests::Ran& ran, const std::string& group) {
  std::size_t row = 0;
  while (row < ran.rows.size() && ran.at(row, "group") != group) ++row;
  return row;
}

TEST(MeanMethod, AgreesWithFiftyDigits) {
  const auto ran = run("mean", {"--confidence", "0.5,0.95,0.998"}, samples());
  ASSERT_EQ(ran.fault(), "ok");
  ASSERT_EQ(ran.rows.size(), 6u);
  for (const auto& row : table::rows_of("mean")) {
    const auto at = row_of(ran, row.at("case"));
    const double confidence = table::number(row, "confidence");
    const std::string name = confidence == 0.5 ? "50" : confidence == 0.95 ? "95" : "99_8";
    table::expect_near(ran.number(at, "n"), row, "n", 0);
    table::expect_near(ran.number(at, "mean"), row, "mean", 1e-9);
    if (!table::is_given(row, "sd")) {
      EXPECT_EQ(ran.at(at, "sd") + ran.at(at, "lower_" + name) + ran.at(at, "upper_" + name), "");
      EXPECT_EQ(ran.at(at, "status"), "one value");
      continue;
    }
    EXPECT_EQ(ran.at(at, "status"), "ok");
    table::expect_near(ran.number(at, "sd"), row, "sd", 1e-9);
    table::expect_near(ran.number(at, "lower_" + name), row, "lower", 1e-9);
    table::expect_near(ran.number(at, "upper_" + name), row, "upper", 1e-9);
  }
}

TEST(MeanMethod, AgreesWithR) {
  for (const auto& row : table::rows_of("r_reference")) {
    if (row.at("method") != "mean") continue;
    const auto ran =
        run("mean", {"--confidence", row.at("confidence")}, "x\n3.1\n2.7\n4.4\n3.9\n5.05\n1.2\n");
    ASSERT_EQ(ran.rows.size(), 1u);
    const auto names = ran.rows[0];
    for (const auto& [name, text] : names) {
      if (name.rfind("lower", 0) == 0) table::expect_near(std::stod(text), row, "lower", 1e-9);
      if (name.rfind("upper", 0) == 0) table::expect_near(std::stod(text), row, "upper", 1e-9);
    }
  }
}

TEST(MeanMethod, ColumnsMultiplierAndMissing) {
  const auto ran = run("mean", {"--multiplier", "10"}, "group,x\na,1\na,4\nb,2\nb,\n");
  EXPECT_EQ(ran.report->csv.substr(0, ran.report->csv.find('\n')),
            "group,n,mean,sd,lower_95,upper_95,status");
  EXPECT_EQ(ran.at(0, "n"), "2");
  EXPECT_EQ(ran.at(0, "mean"), "25");
  EXPECT_EQ(ran.at(1, "mean"), "");
  EXPECT_EQ(ran.at(1, "status"), "missing x");
}

TEST(PercentileMethod, AgreesWithFiftyDigits) {
  const auto ran = run("percentile", {}, samples());
  ASSERT_EQ(ran.fault(), "ok");
  EXPECT_EQ(ran.report->csv.substr(0, ran.report->csv.find('\n')),
            "group,p5,p10,p25,p50,p75,p90,p95,status");
  for (const auto& row : table::rows_of("mean")) {
    const auto at = row_of(ran, row.at("case"));
    for (const char* column : {"p5", "p25", "p50", "p90"})
      table::expect_near(ran.number(at, column), row, column, 1e-9);
  }
}

TEST(PercentileMethod, TypeSevenOfElevenValues) {
  // h = 10 p + 1: p10, p50 and p90 are values, p5 and p95 lie half way.
  const auto ran = run("percentile", {}, "x\n0\n10\n20\n30\n40\n50\n60\n70\n80\n90\n100\n");
  const char* expected[][2] = {{"p5", "5"},   {"p10", "10"}, {"p25", "25"}, {"p50", "50"},
                               {"p75", "75"}, {"p90", "90"}, {"p95", "95"}};
  for (const auto& [column, value] : expected) EXPECT_EQ(ran.at(0, column), value);
}

TEST(DirectMeanMethod, WeightsAndStandardError) {
  // W = 1/4, 3/4: value 10/4 + 60/4; variance (1/16) 4/25 + (9/16) 9/36 = 0.150625.
  const std::string head = "group,stratum,n,mean,sd,standard\n";
  const auto ran = run("direct-mean", {}, head + "g,a,25,10,2,100\ng,b,36,20,3,300\n");
  EXPECT_EQ(ran.report->csv.substr(0, ran.report->csv.find('\n')),
            "group,value,se,lower_95,upper_95,status");
  EXPECT_NEAR(ran.number(0, "value"), 17.5, 1e-13);
  EXPECT_NEAR(ran.number(0, "se"), 0.38810436740650059, 1e-14);
  EXPECT_NEAR(ran.number(0, "lower_95"), 17.5 - 1.9599639845400542 * 0.38810436740650059, 1e-12);
  EXPECT_NEAR(ran.number(0, "upper_95"), 17.5 + 1.9599639845400542 * 0.38810436740650059, 1e-12);
}

TEST(DirectMeanMethod, EdgesAndFaults) {
  const std::string head = "stratum,n,mean,sd,standard\n";
  EXPECT_EQ(run("direct-mean", {}, head + "a,0,10,2,1\nb,5,1,1,1\n").at(0, "status"),
            "zero denominator");
  EXPECT_EQ(run("direct-mean", {}, head + "a,5,,2,1\n").at(0, "status"), "missing mean");
  EXPECT_EQ(run("direct-mean", {}, head + "a,5,1,2,\n").fault(), "MET-008 2行目 standard列");
  EXPECT_EQ(run("direct-mean", {}, head + "a,5,1,2,0\n").fault(), "MET-011 2行目 standard列");
  EXPECT_EQ(run("direct-mean", {}, head + "a,5,1,-2,1\n").fault(), "MET-007 2行目 sd列");
  EXPECT_EQ(run("direct-mean", {}, head + "a,5,1,2,1\na,5,1,2,1\n").fault(),
            "MET-009 3行目 stratum列");
}

}  // namespace
}  // namespace engawa::methods
