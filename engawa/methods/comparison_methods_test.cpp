#include <gtest/gtest.h>

#include "engawa/methods/run_for_tests.hpp"

namespace engawa::methods {
namespace {

namespace golden = stats::comparison_golden;
using for_tests::golden_text;
using for_tests::run;

/// Fields of the expected tables and the columns of a method that hold them.
using Fields = std::vector<std::pair<std::string, std::string>>;

void compare(const for_tests::Ran& ran, golden::Expected& expected, const Fields& fields,
             double scale = 0) {
  ASSERT_EQ(ran.fault(), "ok");
  for (const auto& row : ran.rows) {
    for (const auto& [field, column] : fields) {
      const auto value = golden::number(row.at(column));
      EXPECT_EQ(expected.difference(row.at("set"), field, value, 1e-9, scale), "");
    }
  }
  EXPECT_EQ(expected.asked(), expected.size());
}

TEST(CompareProportionsMethod, AgreesWithFiftyDigitsAndR) {
  const auto ran = run("compare-proportions", {"--confidence", "0.95,0.998"},
                       golden_text("two_proportions_input.csv"));
  golden::Expected precise("two_proportions", "50");
  // Differences near 0 are compared on the scale of the shares.
  compare(ran, precise,
          {{"difference", "difference"},
           {"lower_95", "lower_95"},
           {"upper_95", "upper_95"},
           {"lower_998", "lower_99_8"},
           {"upper_998", "upper_99_8"},
           {"z", "z"},
           {"p", "p"},
           {"fisher_p", "fisher_p"},
           {"rr", "rr"},
           {"rr_lower", "rr_lower_95"},
           {"rr_upper", "rr_upper_95"},
           {"or", "or"},
           {"or_lower", "or_lower_95"},
           {"or_upper", "or_upper_95"}},
          1e-3);
  golden::Expected r("two_proportions", "r");
  compare(ran, r, {{"z", "z"}, {"p", "p"}, {"fisher_p", "fisher_p"}}, 1e-12);
}

TEST(CompareProportionsMethod, EmptyWithAReason) {
  const auto ran = run("compare-proportions", {},
                       "name,x1,n1,x2,n2\n"
                       "a,7,30,0,40\nb,0,5,0,9\nc,3.5,20,7,30\nd,0,0,1,5\ne,,10,1,5\n");
  ASSERT_EQ(ran.rows.size(), 5u);
  EXPECT_EQ(ran.at(0, "status"), "zero cell");
  EXPECT_EQ(ran.at(0, "rr"), "inf");
  EXPECT_EQ(ran.at(0, "rr_lower_95"), "");
  EXPECT_EQ(ran.at(1, "status"), "no variation; zero cell");
  EXPECT_EQ(ran.at(1, "rr"), "");
  EXPECT_EQ(ran.at(2, "status"), "fractional counts");
  EXPECT_EQ(ran.at(2, "fisher_p"), "");
  EXPECT_EQ(ran.at(3, "status"), "zero denominator");
  EXPECT_EQ(ran.at(3, "difference"), "");
  EXPECT_EQ(ran.at(4, "status"), "missing x1");
  EXPECT_EQ(ran.at(4, "name"), "e");
}

TEST(CompareProportionsMethod, MultiplierScalesTheDifferenceOnly) {
  const std::string csv = "x1,n1,x2,n2\n412,3010,380,3300\n";
  const auto plain = run("compare-proportions", {}, csv);
  const auto percent = run("compare-proportions", {"--multiplier", "100"}, csv);
  for (const char* column : {"difference", "lower_95", "upper_95"})
    EXPECT_NEAR(percent.number(0, column), 100 * plain.number(0, column), 1e-12);
  EXPECT_EQ(percent.at(0, "rr_upper_95"), plain.at(0, "rr_upper_95"));
  EXPECT_EQ(percent.at(0, "z"), plain.at(0, "z"));
}

TEST(CompareProportionsMethod, Faults) {
  EXPECT_EQ(run("compare-proportions", {}, "x1,n1,x2,n2\n1,2,8,5\n").fault(), "MET-011 2行目 x2列");
  EXPECT_EQ(run("compare-proportions", {}, "x1,n1,x2\n1,2,8\n").report.problem().code(), "MET-003");
  const auto ran = run("compare-proportions", {"--skip-bad"}, "x1,n1,x2,n2\n1,2,8,5\n1,2,3,5\n");
  EXPECT_EQ(ran.rows.size(), 1u);
  EXPECT_EQ(ran.report->rows_set_aside, 1u);
}

TEST(CompareRatesMethod, AgreesWithFiftyDigitsAndR) {
  const auto ran = run("compare-rates", {}, golden_text("two_rates_input.csv"));
  golden::Expected precise("two_rates", "50");
  compare(ran, precise,
          {{"ratio", "ratio"}, {"lower", "lower_95"}, {"upper", "upper_95"}, {"p", "p"}});
  golden::Expected r("two_rates", "r");
  compare(ran, r, {{"lower", "lower_95"}, {"upper", "upper_95"}, {"p", "p"}});
}

TEST(CompareRatesMethod, NoEvents) {
  const auto ran = run("compare-rates", {}, "x1,t1,x2,t2\n0,5,0,9\n4,55.5,0,80\n0,0,1,3\n");
  EXPECT_EQ(ran.at(0, "status"), "no events");
  EXPECT_EQ(ran.at(0, "ratio"), "");
  EXPECT_EQ(ran.at(0, "p"), "1");
  EXPECT_EQ(ran.at(0, "lower_95"), "0");
  EXPECT_EQ(ran.at(0, "upper_95"), "inf");
  EXPECT_EQ(ran.at(1, "ratio"), "inf");
  EXPECT_EQ(ran.at(1, "status"), "ok");
  EXPECT_EQ(ran.at(2, "status"), "zero denominator");
  EXPECT_EQ(run("compare-rates", {}, "x1,t1,x2,t2\n2,0,1,3\n").fault(), "MET-011 2行目 t1列");
}

TEST(MantelHaenszelMethod, AgreesWithFiftyDigitsAndR) {
  const auto ran = run("mantel-haenszel", {}, golden_text("mantel_haenszel_input.csv"));
  golden::Expected precise("mantel_haenszel", "50");
  const Fields test{{"cmh_chi2", "cmh_chi2"},
                    {"cmh_p", "cmh_p"},
                    {"cmh_p_corrected", "cmh_p_corrected"},
                    {"or", "or"},
                    {"or_lower", "or_lower_95"},
                    {"or_upper", "or_upper_95"}};
  Fields all = test;
  all.insert(all.end(), {{"rr", "rr"},
                         {"rr_lower", "lower_95"},
                         {"rr_upper", "upper_95"},
                         {"rd", "rd"},
                         {"rd_se", "rd_se"},
                         {"rd_lower", "rd_lower_95"},
                         {"rd_upper", "rd_upper_95"}});
  compare(ran, precise, all, 1e-3);
  golden::Expected r("mantel_haenszel", "r");
  compare(ran, r, test);
}

TEST(MantelHaenszelMethod, EdgesAndFaults) {
  const auto ran = run("mantel-haenszel", {},
                       "set,stratum,x1,n1,x0,n0\n"
                       "empty,a,0,0,4,30\nempty,b,3,25,0,0\n"
                       "gap,a,1,9,2,\ngap,b,1,9,2,8\n"
                       "still,a,0,9,0,8\n");
  ASSERT_EQ(ran.rows.size(), 3u);
  EXPECT_EQ(ran.at(0, "status"), "zero denominator");
  EXPECT_EQ(ran.at(1, "status"), "missing n0");
  EXPECT_EQ(ran.at(2, "status"), "no variation; zero cell");
  EXPECT_EQ(run("mantel-haenszel", {}, "stratum,x1,n1,x0,n0\na,1,9,2,8\na,1,9,2,8\n").fault(),
            "MET-009 3行目 stratum列");
}

TEST(AdjustPMethod, AgreesWithR) {
  golden::Expected r("adjust_p", "r");
  const auto ran = run("adjust-p", {}, golden_text("adjust_p_input.csv"));
  ASSERT_EQ(ran.fault(), "ok");
  std::map<std::string, std::size_t> index;
  for (const auto& row : ran.rows) {
    const std::string place = "." + std::to_string(index[row.at("set")]++);
    for (const char* field : {"bh", "by", "bonferroni", "holm", "hochberg", "hommel"})
      EXPECT_EQ(r.difference(row.at("set"), field + place, golden::number(row.at(field))), "");
  }
  EXPECT_EQ(r.asked(), r.size());
}

TEST(AdjustPMethod, EmptyDoesNotCountAndBadRowsAreLeftOut) {
  const auto ran = run("adjust-p", {"--skip-bad"}, "p,name\n0.01,a\n,b\n1.5,c\n0.04,d\n");
  ASSERT_EQ(ran.rows.size(), 3u);
  // Without a set column the whole file is one set.
  EXPECT_EQ(ran.at(0, "bonferroni"), "0.02");
  const auto set =
      run("adjust-p", {"--skip-bad"}, "set,p,name\n1,0.01,a\n1,,b\n1,1.5,c\n1,0.04,d\n");
  ASSERT_EQ(set.rows.size(), 3u);
  EXPECT_EQ(set.at(0, "bonferroni"), "0.02");
  EXPECT_EQ(set.at(1, "status"), "missing p");
  EXPECT_EQ(set.at(2, "name"), "d");
  EXPECT_EQ(run("adjust-p", {}, "p\n0.01\n1.5\n").fault(), "MET-012 3行目 p列");
}

}  // namespace
}  // namespace engawa::methods
