#include <gtest/gtest.h>

#include "engawa/methods/run_for_tests.hpp"

namespace engawa::methods {
namespace {

namespace golden = stats::comparison_golden;
using for_tests::golden_text;
using for_tests::run;

TEST(DecomposeMethod, KitagawaAgreesWithFiftyDigits) {
  golden::Expected precise("decompose", "50");
  const auto ran = run("decompose", {}, golden_text("decompose_input.csv"));
  ASSERT_EQ(ran.fault(), "ok");
  std::map<std::string, std::size_t> index;
  for (const auto& row : ran.rows) {
    const std::string set = row.at("set");
    const bool total = row.at("class") == "TOTAL";
    const std::string place = total ? "" : "." + std::to_string(index[set]++);
    for (const char* field : {"rate_effect", "composition_effect", "composition_centred", "step_b",
                              "step_a", "excess", "excess_variance"}) {
      const auto value = golden::number(row.at(field));
      EXPECT_EQ(precise.difference(set, field + place, value, 1e-9, 1e-3), "");
    }
    for (const char* field : {"value_a", "value_b", "difference", "log_ratio"}) {
      const auto value = golden::number(row.at(field));
      if (total) {
        EXPECT_EQ(precise.difference(set, field, value, 1e-9, 1e-3), "");
      } else {
        EXPECT_FALSE(value);
      }
    }
  }
  EXPECT_GT(precise.asked(), 100u);
}

TEST(DecomposeMethod, ShapleyAgreesWithFiftyDigits) {
  golden::Expected precise("decompose", "50");
  const auto ran = run("decompose", {"--method", "shapley"}, golden_text("decompose_input.csv"));
  ASSERT_EQ(ran.fault(), "ok");
  for (const auto& row : ran.rows) {
    if (row.at("class") != "TOTAL") continue;
    EXPECT_EQ(row.at("mix"), "");
    for (const std::string factor : {"mix", "class", "rate"}) {
      EXPECT_EQ(precise.difference(row.at("set"), "shapley_" + factor,
                                   golden::number(row.at(factor + "_effect")), 1e-9, 1e-3),
                "");
    }
  }
  EXPECT_GE(precise.asked(), 12u);
}

// Worked by hand: shares a 0.75, 0.25, b 0.5, 0.5; rates a 0.2, 0.4, b 0.1, 0.3.
TEST(DecomposeMethod, WritesClassesInTheirPlacesAndATotal) {
  const std::string csv =
      "set,class,n_a,x_a,n_b,x_b,note\nK,m,75,15,50,5,here\nL,m,1,0,1,0,\nK,f,25,10,50,15,there\n";
  const auto ran = run("decompose", {"--multiplier", "100"}, csv);
  ASSERT_EQ(ran.rows.size(), 5u);
  EXPECT_EQ(ran.at(0, "note"), "here");
  EXPECT_NEAR(ran.number(0, "rate_effect"), 6.25, 1e-13);
  EXPECT_NEAR(ran.number(0, "excess"), 7.5, 1e-13);
  EXPECT_EQ(ran.at(2, "class"), "TOTAL");
  EXPECT_EQ(ran.at(2, "set"), "K");
  EXPECT_EQ(ran.at(2, "note"), "");
  EXPECT_NEAR(ran.number(2, "value_a"), 25, 1e-13);
  EXPECT_NEAR(ran.number(2, "difference"), 5, 1e-13);
  EXPECT_NEAR(ran.number(2, "composition_effect"), -5, 1e-13);
  EXPECT_EQ(ran.at(2, "status"), "ok");
  EXPECT_EQ(ran.at(4, "status"), "zero value");
}

TEST(DecomposeMethod, EmptyWithAReason) {
  const auto ran = run("decompose", {},
                       "set,class,n_a,x_a,n_b,x_b\n"
                       "gap,m,75,,50,5\ngap,f,25,10,50,15\n"
                       "zero,m,0,0,50,5\nzero,f,0,0,50,15\n"
                       "unknown,m,75,15,0,0\nunknown,f,25,10,50,15\nunknown,x,0,0,0,0\n");
  ASSERT_EQ(ran.rows.size(), 10u);
  for (const std::size_t row : {0u, 1u, 2u}) EXPECT_EQ(ran.at(row, "status"), "missing x_a");
  for (const std::size_t row : {3u, 4u, 5u}) EXPECT_EQ(ran.at(row, "status"), "zero denominator");
  EXPECT_EQ(ran.at(6, "status"), "no people in b");
  EXPECT_EQ(ran.at(6, "excess"), "");
  EXPECT_EQ(ran.at(6, "rate_effect"), "0");
  // Nobody on either side: nobody in excess.
  EXPECT_EQ(ran.at(8, "excess"), "0");
  EXPECT_EQ(ran.at(9, "excess"), "");
}

TEST(DecomposeMethod, Faults) {
  EXPECT_EQ(run("decompose", {}, "class,n_a,x_a,n_b,x_b\nm,7,8,5,5\n").fault(),
            "MET-011 2行目 x_a列");
  EXPECT_EQ(run("decompose", {}, "class,n_a,x_a,n_b,x_b\nm,7,1,5,5\nm,7,1,5,5\n").fault(),
            "MET-009 3行目 class列");
  const auto mixless =
      run("decompose", {"--method", "shapley"}, "class,n_a,x_a,n_b,x_b\nm,7,1,5,5\n");
  EXPECT_EQ(mixless.report.problem().code(), "MET-003");
  const auto ran = run("decompose", {"--skip-bad"},
                       "set,class,n_a,x_a,n_b,x_b\na,m,7,8,5,5\na,f,9,8,5,5\nb,m,9,8,5,4\n");
  EXPECT_EQ(ran.rows.size(), 2u);
  EXPECT_EQ(ran.report->rows_set_aside, 2u);
}

TEST(InequalityMethod, AgreesWithFiftyDigits) {
  golden::Expected precise("inequality", "50");
  const std::string csv = golden_text("inequality_input.csv");
  struct Case {
    std::string prefix;
    std::vector<std::string> arguments;
  };
  for (const Case& c : {Case{"none_proportion_", {}}, Case{"none_rate_", {"--kind", "rate"}},
                        Case{"logit_", {"--transform", "logit"}},
                        Case{"log_", {"--transform", "log", "--kind", "rate"}}}) {
    const auto ran = run("inequality", c.arguments, csv);
    ASSERT_EQ(ran.fault(), "ok");
    for (const auto& row : ran.rows) {
      const auto check = [&](const std::string& field, const std::string& column) {
        EXPECT_EQ(precise.difference(row.at("set"), c.prefix + field,
                                     golden::number(row.at(column)), 1e-9, 1e-4),
                  "");
      };
      check("sii", "sii");
      check("sii_lower", "lower_95");
      check("sii_upper", "upper_95");
      check("rii", "rii");
      check("rii_lower", "rii_lower_95");
      check("rii_upper", "rii_upper_95");
      check("intercept", "intercept");
    }
  }
  EXPECT_EQ(precise.asked(), precise.size());
}

// Middles 0.1, 0.4, 0.8 of shares 0.2, 0.4, 0.4; value 0.3 - 0.1 b.
TEST(InequalityMethod, JoinsByQuantileNotByPosition) {
  const auto ran = run("inequality", {"--multiplier", "1000", "--confidence", "0.95,0.998"},
                       "quantile,n,value,se\n3,40,0.22,0.01\n1,20,0.29,0.01\n2,40,0.26,0.01\n");
  ASSERT_EQ(ran.rows.size(), 1u);
  EXPECT_NEAR(ran.number(0, "sii"), -100, 1e-10);
  EXPECT_NEAR(ran.number(0, "intercept"), 300, 1e-10);
  EXPECT_NEAR(ran.number(0, "rii"), 2.0 / 3, 1e-13);
  EXPECT_LT(ran.number(0, "lower_99_8"), ran.number(0, "lower_95"));
  EXPECT_GT(ran.number(0, "rii_upper_99_8"), ran.number(0, "rii_upper_95"));
}

TEST(InequalityMethod, EmptyWithAReason) {
  const auto ran = run("inequality", {},
                       "set,quantile,n,x\n"
                       "one,1,50,4\n"
                       "zero,1,50,4\nzero,2,0,0\n"
                       "gap,1,50,4\ngap,2,60,\n");
  EXPECT_EQ(ran.at(0, "status"), "too few quantiles");
  EXPECT_EQ(ran.at(1, "status"), "zero denominator");
  EXPECT_EQ(ran.at(2, "status"), "missing x");
  const auto wide = run("inequality", {}, "quantile,n,value,se\n1,10,0.05,0.2\n2,10,0.04,0.2\n");
  EXPECT_EQ(wide.at(0, "status"), "intercept not clear of 0");
  EXPECT_EQ(wide.at(0, "rii_lower_95"), "");
  EXPECT_NE(wide.at(0, "rii"), "");
}

TEST(InequalityMethod, Faults) {
  const std::string none = "quantile,n,x\n1,50,4\n2,60,0\n";
  EXPECT_EQ(run("inequality", {}, none).fault(), "STA-022 3行目 x列");
  EXPECT_EQ(run("inequality", {}, "quantile,n,x\n1,50,4\n2,60,60\n").fault(), "STA-022 3行目 x列");
  EXPECT_EQ(run("inequality", {"--kind", "rate"}, "quantile,n,x\n1,50,4\n2,60,60\n").fault(), "ok");
  EXPECT_EQ(run("inequality", {"--transform", "logit"},
                "quantile,n,value,se\n1,50,0.4,0.1\n2,60,1.2,0.1\n")
                .fault(),
            "MET-012 3行目 value列");
  EXPECT_EQ(
      run("inequality", {"--transform", "logit", "--kind", "rate"}, none).report.problem().code(),
      "MET-002");
}

}  // namespace
}  // namespace engawa::methods
