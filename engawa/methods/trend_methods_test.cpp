#include <gtest/gtest.h>

#include "engawa/methods/run_for_tests.hpp"

namespace engawa::methods {
namespace {

namespace golden = stats::comparison_golden;
using for_tests::run;

TEST(TrendMethod, AgreesWithR) {
  golden::Expected r("trend", "r");
  const auto ran = run("trend", {}, for_tests::golden_text("trend_input.csv"));
  ASSERT_EQ(ran.fault(), "ok");
  for (const auto& row : ran.rows) {
    const auto check = [&](const std::string& field, const std::string& column) {
      EXPECT_EQ(r.difference(row.at("set"), field, golden::number(row.at(column)), 1e-8), "");
    };
    for (const char* field :
         {"chi2", "p", "logit_slope", "logit_se", "logit_p", "poisson_slope", "poisson_se",
          "poisson_p", "annual_percent_change", "dispersion", "quasi_p"})
      check(field, field);
    check("lower", "lower_95");
    check("upper", "upper_95");
  }
  EXPECT_EQ(r.asked(), r.size());
}

TEST(TrendMethod, ValuesAgreeWithR) {
  golden::Expected r("weighted_trend", "r");
  const auto ran = run("trend", {}, for_tests::golden_text("weighted_trend_input.csv"));
  ASSERT_EQ(ran.fault(), "ok");
  for (const auto& row : ran.rows) {
    for (const char* field : {"slope", "se", "p", "p_one_sided"})
      EXPECT_EQ(r.difference(row.at("set"), field, golden::number(row.at(field))), "");
  }
  EXPECT_EQ(r.asked(), r.size());
}

TEST(TrendMethod, MultiplierScalesTheSlopeOfValues) {
  const std::string csv = "t,value,se\n2010,0.31,0.01\n2022,0.29,0.02\n";
  const auto plain = run("trend", {}, csv);
  const auto scaled = run("trend", {"--multiplier", "100"}, csv);
  EXPECT_NEAR(scaled.number(0, "slope"), 100 * plain.number(0, "slope"), 1e-13);
  EXPECT_NEAR(scaled.number(0, "se"), 100 * plain.number(0, "se"), 1e-13);
  EXPECT_EQ(scaled.at(0, "p"), plain.at(0, "p"));
}

TEST(TrendMethod, WiderConfidenceWiderLimits) {
  const std::string csv = "set,t,x,n\na,1,30,100\na,2,25,90\na,6,45,110\n";
  const auto ran = run("trend", {"--confidence", "0.95,0.998"}, csv);
  ASSERT_EQ(ran.rows.size(), 1u);
  EXPECT_LT(ran.number(0, "lower_99_8"), ran.number(0, "lower_95"));
  EXPECT_GT(ran.number(0, "upper_99_8"), ran.number(0, "upper_95"));
  EXPECT_EQ(run("trend", {}, csv).at(0, "upper_95"), ran.at(0, "upper_95"));
}

TEST(TrendMethod, EmptyWithAReason) {
  const auto ran = run("trend", {},
                       "set,t,x,n\n"
                       "none,1,0,50\nnone,2,0,60\n"
                       "all,1,50,50\nall,2,60,60\n"
                       "one,1,3,50\none,2,0,0\n"
                       "gap,1,3,50\ngap,2,,60\ngap,3,9,70\n"
                       "apart,1,0,10\napart,2,0,10\napart,3,10,10\n"
                       "two,1,3,50\ntwo,2,5,60\n");
  ASSERT_EQ(ran.rows.size(), 6u);
  EXPECT_EQ(ran.at(0, "status"), "no variation");
  EXPECT_EQ(ran.at(1, "status"), "no variation");
  EXPECT_EQ(ran.at(1, "chi2"), "");
  EXPECT_EQ(ran.at(2, "status"), "too few points");
  EXPECT_EQ(ran.at(3, "status"), "missing x");
  EXPECT_EQ(ran.at(4, "status"), "separation");
  EXPECT_EQ(ran.at(4, "logit_slope"), "");
  EXPECT_NE(ran.at(4, "chi2"), "");
  EXPECT_EQ(ran.at(5, "status"), "dispersion needs 3 points");
  EXPECT_NE(ran.at(5, "poisson_p"), "");
}

TEST(TrendMethod, MissingCountedAsZero) {
  const auto ran = run("trend", {"--missing", "zero"}, "t,x,n\n1,3,50\n2,,60\n3,9,70\n");
  const auto zero = run("trend", {}, "t,x,n\n1,3,50\n2,0,60\n3,9,70\n");
  EXPECT_EQ(ran.at(0, "status"), "ok");
  EXPECT_EQ(ran.at(0, "chi2"), zero.at(0, "chi2"));
}

TEST(TrendMethod, FaultsNameRowAndColumn) {
  EXPECT_EQ(run("trend", {}, "t,x,n\n1,3,50\n2,70,60\n").fault(), "MET-011 3行目 x列");
  EXPECT_EQ(run("trend", {}, "t,x,n\n1,3,50\n2,1,0\n").fault(), "MET-011 3行目 x列");
  EXPECT_EQ(run("trend", {}, "t,x,n\n1,3,50\n,7,60\n").fault(), "MET-008 3行目 t列");
  EXPECT_EQ(run("trend", {}, "t,x,n\n1,3,50\n1,7,60\n").fault(), "MET-009 3行目 t列");
  EXPECT_EQ(run("trend", {}, "t,x,n\n1,three,50\n").fault(), "MET-006 2行目 x列");
  EXPECT_EQ(run("trend", {}, "t,value,se\n1,3,-1\n").fault(), "MET-007 2行目 se列");
}

TEST(TrendMethod, SkipBadSetsTheWholeSetAside) {
  const auto ran =
      run("trend", {"--skip-bad"}, "set,t,x,n\na,1,3,50\na,2,70,60\nb,1,3,50\nb,2,6,60\n");
  ASSERT_EQ(ran.rows.size(), 1u);
  EXPECT_EQ(ran.at(0, "set"), "b");
  EXPECT_EQ(ran.report->rows_set_aside, 2u);
}

TEST(TrendMethod, AStandardErrorOfZeroHasNoWeight) {
  const auto ran = run("trend", {}, "t,value,se\n1,3,0.1\n2,4,0\n");
  EXPECT_EQ(ran.at(0, "status"), "zero standard error");
  EXPECT_EQ(ran.at(0, "slope"), "");
}

}  // namespace
}  // namespace engawa::methods
