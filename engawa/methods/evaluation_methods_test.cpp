#include <gtest/gtest.h>

#include "engawa/methods/run_for_tests.hpp"

namespace engawa::methods {
namespace {

namespace golden = stats::comparison_golden;
using for_tests::golden_text;
using for_tests::run;

// The effect is the comparison of after with before: R's values of two_proportions, exchanged.
TEST(BeforeAfterMethod, IsTheComparisonOfAfterWithBefore) {
  const auto ran = run("before-after", {"--confidence", "0.95,0.998"},
                       "set,x0,n0,x1,n1\nmiddle,380,3300,412,3010\n");
  golden::Expected precise("two_proportions", "50");
  const auto check = [&](const char* field, const char* column) {
    EXPECT_EQ(precise.difference("middle", field, ran.number(0, column)), "");
  };
  check("difference", "effect");
  check("lower_95", "lower_95");
  check("upper_95", "upper_95");
  check("lower_998", "lower_99_8");
  check("upper_998", "upper_99_8");
  check("p", "p");
  check("z", "z");
  EXPECT_EQ(precise.asked(), 7u);
  EXPECT_EQ(ran.at(0, "x0"), "380");
}

TEST(BeforeAfterMethod, PairedAgreesWithFiftyDigits) {
  golden::Expected precise("paired", "50");
  const auto ran = run("before-after", {}, golden_text("paired_input.csv"));
  ASSERT_EQ(ran.fault(), "ok");
  for (const auto& row : ran.rows) {
    for (const auto& [field, column] :
         {std::pair("effect", "effect"), std::pair("p", "p"), std::pair("lower", "lower_95"),
          std::pair("upper", "upper_95")}) {
      EXPECT_EQ(
          precise.difference(row.at("set"), field, golden::number(row.at(column)), 1e-9, 1e-3), "");
    }
  }
  EXPECT_EQ(precise.asked(), precise.size());
}

TEST(BeforeAfterMethod, EmptyAndFaults) {
  const auto ran = run("before-after", {}, "x0,n0,x1,n1\n0,0,1,5\n0,9,0,5\n,9,1,5\n");
  EXPECT_EQ(ran.at(0, "status"), "zero denominator");
  EXPECT_EQ(ran.at(1, "status"), "no variation");
  EXPECT_EQ(ran.at(1, "effect"), "0");
  EXPECT_EQ(ran.at(1, "p"), "");
  EXPECT_EQ(ran.at(2, "status"), "missing x0");
  const std::string pairs = "both,before_only,after_only,neither\n";
  EXPECT_EQ(run("before-after", {}, pairs + "0,0,0,0\n").at(0, "status"), "zero denominator");
  EXPECT_EQ(run("before-after", {}, pairs + "1,-2,0,0\n").fault(), "MET-007 2行目 before_only列");
  EXPECT_EQ(run("before-after", {}, "x0,n0,x1,n1\n3,9,7,5\n").fault(), "MET-011 2行目 x1列");
}

TEST(DidMethod, TwoByTwoAgreesWithFiftyDigits) {
  golden::Expected precise("did", "50");
  const auto ran = run("did", {}, golden_text("did_input.csv"));
  ASSERT_EQ(ran.fault(), "ok");
  for (const auto& row : ran.rows) {
    for (const char* field : {"effect", "se", "p", "log_or", "log_or_se"}) {
      EXPECT_EQ(precise.difference(row.at("set"), field, golden::number(row.at(field)), 1e-9, 1e-3),
                "");
    }
    for (const std::string side : {"lower", "upper"}) {
      EXPECT_EQ(
          precise.difference(row.at("set"), side, golden::number(row.at(side + "_95")), 1e-9, 1e-3),
          "");
    }
  }
  EXPECT_EQ(precise.asked(), precise.size());
  EXPECT_EQ(ran.at(1, "status"), "zero cell");
}

TEST(DidMethod, PanelAgreesWithR) {
  golden::Expected r("panel", "r");
  const auto ran = run("did", {}, golden_text("panel_input.csv"));
  ASSERT_EQ(ran.fault(), "ok");
  for (const auto& row : ran.rows) {
    for (const char* field : {"effect", "se", "se_ols", "df_residual", "p"}) {
      EXPECT_EQ(r.difference(row.at("set"), field, golden::number(row.at(field)), 1e-9), "");
    }
    EXPECT_EQ(r.difference(row.at("set"), "lower", golden::number(row.at("lower_95"))), "");
    EXPECT_EQ(r.difference(row.at("set"), "upper", golden::number(row.at("upper_95"))), "");
  }
  EXPECT_EQ(r.asked(), r.size());
  EXPECT_EQ(ran.at(0, "caution"), "few units");
}

TEST(DidMethod, PanelEmptyAndFaults) {
  const std::string header = "unit,time,treated,post,y\n";
  const std::string rows = "a,1,1,0,1\na,2,1,1,3\nb,1,0,0,1\nb,2,0,1,1.5\nc,1,0,0,2\nc,2,0,1,2.2\n";
  EXPECT_EQ(run("did", {}, header + rows).at(0, "status"), "ok");
  EXPECT_NEAR(run("did", {"--multiplier", "10"}, header + rows).number(0, "effect"), 16.5, 1e-12);
  EXPECT_EQ(run("did", {}, header + "a,1,1,0,1\na,2,1,1,3\n").at(0, "status"), "too few rows");
  const auto untreated = run("did", {},
                             header +
                                 "a,1,0,0,1\na,2,0,1,3\nb,1,0,0,1\nb,2,0,1,1.5\n"
                                 "c,1,0,0,2\nc,2,0,1,2.2\n");
  EXPECT_EQ(untreated.at(0, "status"), "effect not identified");
  EXPECT_EQ(run("did", {}, header + rows + "d,1,0,0,\n").at(0, "status"), "missing y");
  EXPECT_EQ(run("did", {}, header + rows + "c,2,0,1,2.2\n").fault(), "MET-009 8行目 unit,time列");
  EXPECT_EQ(run("did", {}, header + rows + "d,2,2,1,2.2\n").fault(), "MET-012 8行目 treated列");
}

TEST(ItsMethod, AgreesWithFiftyDigitsAndR) {
  golden::Expected precise("its", "50");
  golden::Expected r("its", "r");
  for (const std::string lag : {"3", "auto", "0"}) {
    const auto ran =
        run("its", {"--multiplier", "100", "--lag", lag}, golden_text("its_input.csv"));
    ASSERT_EQ(ran.fault(), "ok");
    for (const auto& row : ran.rows) {
      const auto check = [&](const std::string& field, const std::string& column) {
        const auto value = golden::number(row.at(column));
        EXPECT_EQ(precise.difference(row.at("set"), field, value), "");
        EXPECT_EQ(r.difference(row.at("set"), field, value, 1e-8), "");
      };
      for (const std::string name : {"level", "slope", "level_change", "slope_change"}) {
        check("nw" + lag + "_" + name, "nw_se_" + name);
        if (lag == "3") check(name, name);
        if (lag == "3") check("se_" + name, "se_" + name);
      }
      if (lag != "3") continue;
      for (const char* field :
           {"p", "durbin_watson", "rate_slope", "rate_level_change", "rate_slope_change",
            "rate_se_level_change", "dispersion", "rate_p_level_change"})
        check(field, field);
      check("lower", "lower_95");
      check("upper", "upper_95");
      EXPECT_EQ(row.at("effect"), row.at("level_change"));
      EXPECT_EQ(row.at("se"), row.at("nw_se_level_change"));
    }
  }
  EXPECT_EQ(precise.asked(), precise.size());
  EXPECT_EQ(r.asked(), r.size());
}

TEST(ItsMethod, EmptyAndFaults) {
  const std::string header = "t,post,tsince,n,x\n";
  const std::string before = "1,0,0,100,20\n2,0,0,110,25\n3,0,0,90,18\n4,0,0,95,21\n";
  const std::string after = "5,1,1,103,30\n6,1,2,92,12\n7,1,3,115,22\n";
  EXPECT_EQ(run("its", {}, header + before + after).at(0, "status"), "too few points");
  EXPECT_EQ(run("its", {}, header + before + after + "8,1,4,0,0\n").at(0, "status"),
            "zero denominator");
  EXPECT_EQ(run("its", {}, header + before + after + "8,1,4,90,\n").at(0, "status"), "missing x");
  EXPECT_EQ(run("its", {}, header + before + after + "8,1,4,90,9\n").at(0, "status"), "ok");
  EXPECT_EQ(run("its", {}, header + before + after + "7,1,4,90,9\n").fault(), "MET-009 9行目 t列");
  EXPECT_EQ(run("its", {}, header + "1,2,0,100,20\n").fault(), "MET-012 2行目 post列");
  EXPECT_EQ(run("its", {"--lag", "1.5"}, header + before).report.problem().code(), "MET-002");
}

}  // namespace
}  // namespace engawa::methods
