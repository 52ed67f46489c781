#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/methods/run_for_tests.hpp"
#include "engawa/stats/golden_for_tests.hpp"

namespace engawa::methods {
namespace {

namespace table = stats::golden;
using for_tests::run;

/// "clopper_pearson" as the option spells it.
std::string word(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

/// Limits of one row of x and n at the confidence of a row of a golden table, per unit of n.
void expect_limits(const std::string& method, const table::Row& row, const std::string& n) {
  const auto ran =
      run(method, {"--interval", word(row.at("method")), "--confidence", row.at("confidence")},
          "x,n\n" + row.at("x") + "," + n + "\n");
  ASSERT_EQ(ran.fault(), "ok") << table::text_of(row);
  ASSERT_EQ(ran.rows.size(), 1u);
  EXPECT_EQ(ran.at(0, "status"), "ok");
  const double percent = std::round(1e6 * table::number(row, "confidence")) / 1e4;
  const std::string name = base::replace_all(base::format_significant(percent), ".", "_");
  table::expect_near(ran.number(0, "lower_" + name), row, "lower", 1e-9);
  table::expect_near(ran.number(0, "upper_" + name), row, "upper", 1e-9);
}

TEST(ProportionMethod, AgreesWithFiftyDigits) {
  for (const auto& row : table::rows_of("proportion"))
    expect_limits("proportion", row, row.at("n"));
}

TEST(ProportionMethod, AgreesWithR) {
  for (const auto& row : table::rows_of("r_reference")) {
    const std::string& method = row.at("method");
    if (method == "fay_feuer" || method == "mean") continue;
    expect_limits(method == "exact" ? "rate" : "proportion", row,
                  method == "exact" ? "1" : row.at("n"));
  }
}

TEST(RateMethod, AgreesWithFiftyDigits) {
  for (const auto& row : table::rows_of("count")) expect_limits("rate", row, "1");
}

TEST(ProportionMethod, PresetIsWilsonAt95) {
  // Newcombe 1998a, table 1: 81 of 263.
  const auto ran = run("proportion", {}, "area,x,n\nA,81,263\n");
  EXPECT_EQ(ran.report->csv.substr(0, ran.report->csv.find('\n')),
            "area,x,n,value,lower_95,upper_95,status");
  EXPECT_NEAR(ran.number(0, "value"), 81.0 / 263, 1e-15);
  EXPECT_NEAR(ran.number(0, "lower_95"), 0.2553, 5e-5);
  EXPECT_NEAR(ran.number(0, "upper_95"), 0.3662, 5e-5);
}

TEST(ProportionMethod, EndsAndEmptyFields) {
  for (const char* interval :
       {"wilson", "clopper-pearson", "jeffreys", "agresti-coull", "wilson-cc", "mid-p"}) {
    const auto ran = run("proportion", {"--interval", interval, "--multiplier", "100"},
                         "x,n\n0,20\n20,20\n0,0\n,20\n3,\n");
    ASSERT_EQ(ran.rows.size(), 5u) << interval;
    EXPECT_EQ(ran.at(0, "lower_95"), "0");
    EXPECT_EQ(ran.at(1, "upper_95"), "100");
    EXPECT_EQ(ran.at(1, "value"), "100");
    EXPECT_EQ(ran.at(2, "status"), "zero denominator");
    EXPECT_EQ(ran.at(3, "status"), "missing x");
    EXPECT_EQ(ran.at(4, "status"), "missing n");
    for (std::size_t row = 2; row < 5; ++row) {
      for (const char* column : {"value", "lower_95", "upper_95"})
        EXPECT_EQ(ran.at(row, column), "");
    }
  }
  const auto zero = run("proportion", {"--missing", "zero"}, "x,n\n,20\n3,\n");
  EXPECT_EQ(zero.at(0, "value"), "0");
  EXPECT_EQ(zero.at(1, "status"), "missing n");
}

TEST(ProportionMethod, FaultsNameRowAndColumn) {
  EXPECT_EQ(run("proportion", {}, "x,n\n1,5\n6,5\n").fault(), "MET-011 3行目 x列");
  EXPECT_EQ(run("proportion", {}, "x,n\n1,0\n").fault(), "MET-011 2行目 x列");
  EXPECT_EQ(run("proportion", {}, "x,n\n-1,5\n").fault(), "MET-007 2行目 x列");
  EXPECT_EQ(run("proportion", {}, "x,n\n1,five\n").fault(), "MET-006 2行目 n列");
}

TEST(RateMethod, WordsOfTheMethodUsed) {
  const std::string csv = "x,n\n9,100\n9.99,100\n10,100\n1e12,2e12\n0,7\n";
  const auto preset = run("rate", {"--multiplier", "1000"}, csv);
  EXPECT_EQ(preset.at(0, "method"), "exact");
  EXPECT_EQ(preset.at(1, "method"), "exact");
  EXPECT_EQ(preset.at(2, "method"), "byar");
  EXPECT_EQ(preset.at(3, "method"), "byar");
  EXPECT_EQ(preset.at(3, "value"), "500");
  EXPECT_EQ(preset.at(4, "value"), "0");
  EXPECT_EQ(preset.at(4, "lower_95"), "0");
  for (const char* word : {"exact", "byar", "mid-p"}) {
    const auto ran = run("rate", {"--interval", word}, csv);
    for (std::size_t row = 0; row < 5; ++row) EXPECT_EQ(ran.at(row, "method"), word);
  }
}

TEST(RateMethod, EventsMayExceedPeopleButNeedSome) {
  EXPECT_EQ(run("rate", {}, "x,n\n30,20\n").at(0, "value"), "1.5");
  EXPECT_EQ(run("rate", {}, "x,n\n0,0\n").at(0, "status"), "zero denominator");
  EXPECT_EQ(run("rate", {}, "x,n\n1,0\n").fault(), "MET-011 2行目 n列");
}

TEST(RateMethod, SkipBadCountsTheRows) {
  const auto ran = run("rate", {"--skip-bad"}, "x,n\n1,0\n2,4\n-1,4\nmany,4\n3,4\n");
  ASSERT_EQ(ran.rows.size(), 2u);
  EXPECT_EQ(ran.at(0, "value"), "0.5");
  EXPECT_EQ(ran.report->rows_set_aside, 3u);
  ASSERT_EQ(ran.report->set_aside.size(), 3u);
  EXPECT_EQ(ran.report->set_aside[1].place.cell, "4行目 x列");
}

}  // namespace
}  // namespace engawa::methods
