#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engawa/methods/run_for_tests.hpp"
#include "engawa/stats/golden_for_tests.hpp"

namespace engawa::methods {
namespace {

namespace table = stats::golden;
using for_tests::run;

std::string word(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

/// Rows of a golden table as an input of sets; `prior` keeps the rows of one prior.
std::vector<table::Row> rows_with(const std::string& name, const std::string& prior) {
  auto rows = table::rows_of(name);
  std::erase_if(rows,
                [&](const table::Row& row) { return !prior.empty() && row.at("prior") != prior; });
  return rows;
}

std::string sets_csv(const std::vector<table::Row>& rows, const std::string& events,
                     const std::string& sizes) {
  std::string csv = "set,area," + events + "," + sizes + "\n";
  int area = 0;
  for (const auto& row : rows) {
    csv += row.at("case") + "," + std::to_string(++area) + "," + row.at(events) + "," +
           row.at(sizes) + "\n";
  }
  return csv;
}

TEST(SmoothRatioMethod, AgreesWithFiftyDigits) {
  for (const std::string prior : {"marshall", "clayton_kaldor", "negative_binomial"}) {
    const auto rows = rows_with("smooth_ratio", prior);
    const auto ran =
        run("smooth-ratio", {"--prior", word(prior)}, sets_csv(rows, "observed", "expected"));
    ASSERT_EQ(ran.rows.size(), rows.size()) << ran.fault();
    const double tolerance = prior == "marshall" ? 1e-9 : 1e-6;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::pair<const char*, const char*> columns[] = {{"smoothed", "smoothed"},
                                                             {"lower_95", "lower"},
                                                             {"upper_95", "upper"},
                                                             {"p_above_1", "p_above_1"},
                                                             {"p_above_1_1", "p_above_1_1"},
                                                             {"prior_mean", "prior_mean"},
                                                             {"prior_variance", "prior_variance"},
                                                             {"prior_shape", "shape"},
                                                             {"prior_rate", "rate"}};
      for (const auto& [column, expected] : columns)
        table::expect_near(ran.number(i, column), rows[i], expected, tolerance);
      EXPECT_EQ(ran.at(i, "status"), rows[i].at("shape") == "inf" ? "no heterogeneity" : "ok");
      EXPECT_EQ(ran.at(i, "prior_shape") == "inf", rows[i].at("shape") == "inf");
    }
  }
}

TEST(SmoothRatioMethod, PresetColumnsAndScale) {
  const auto rows = rows_with("smooth_ratio", "negative_binomial");
  const std::string csv = sets_csv(rows, "observed", "expected");
  const auto preset = run("smooth-ratio", {}, csv);
  EXPECT_EQ(preset.report->csv,
            run("smooth-ratio", {"--prior=negative-binomial"}, csv).report->csv);
  EXPECT_EQ(preset.report->csv.substr(0, preset.report->csv.find('\n')),
            "set,area,observed,expected,ratio,smoothed,lower_95,upper_95,p_above_1,p_above_1_1,"
            "prior_mean,prior_variance,prior_shape,prior_rate,iterations,status");
  const auto scaled = run("smooth-ratio", {"--multiplier", "100"}, csv);
  EXPECT_NEAR(scaled.number(0, "smoothed"), 100 * preset.number(0, "smoothed"), 1e-12);
  EXPECT_EQ(scaled.at(0, "p_above_1"), preset.at(0, "p_above_1"));
}

TEST(SmoothRatioMethod, RowsWithoutAPart) {
  const auto ran = run("smooth-ratio", {"--prior", "marshall"},
                       "area,observed,expected\na,12,9.5\nb,0,0\nc,,7\nd,30,33\ne,3,\nf,44,30\n");
  ASSERT_EQ(ran.rows.size(), 6u);
  EXPECT_EQ(ran.at(1, "status"), "zero denominator");
  EXPECT_EQ(ran.at(2, "status"), "missing observed");
  EXPECT_EQ(ran.at(4, "status"), "missing expected");
  EXPECT_EQ(ran.at(4, "smoothed"), "");
  const auto alone = run("smooth-ratio", {"--prior", "marshall"},
                         "area,observed,expected\na,12,9.5\nd,30,33\nf,44,30\n");
  EXPECT_EQ(ran.at(5, "smoothed"), alone.at(2, "smoothed"));
}

TEST(SmoothRatioMethod, SkipBadLeavesOutTheRowAlone) {
  const std::string csv = "set,area,observed,expected\ns,a,12,9.5\ns,b,3,0\ns,d,30,33\ns,f,x,30\n";
  EXPECT_EQ(run("smooth-ratio", {}, csv).fault(), "MET-006 5行目 observed列");
  const auto ran = run("smooth-ratio", {"--skip-bad"}, csv);
  ASSERT_EQ(ran.rows.size(), 2u);
  EXPECT_EQ(ran.report->rows_set_aside, 2u);
  EXPECT_EQ(run("smooth-ratio", {}, "area,observed,expected\na,3,0\n").fault(),
            "MET-011 2行目 expected列");
  EXPECT_EQ(run("smooth-ratio", {}, "area,observed,expected\na,3,1\na,4,1\n").fault(),
            "MET-009 3行目 area列");
}

TEST(SmoothProportionMethod, AgreesWithFiftyDigits) {
  const auto rows = rows_with("smooth_share", {});
  const auto ran = run("smooth-proportion", {}, sets_csv(rows, "x", "n"));
  const auto moments =
      run("smooth-proportion", {"--prior", "martuzzi-elliott"}, sets_csv(rows, "x", "n"));
  ASSERT_EQ(ran.rows.size(), rows.size()) << ran.fault();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::pair<const char*, const char*> columns[] = {{"smoothed", "smoothed"},
                                                           {"lower_95", "lower"},
                                                           {"upper_95", "upper"},
                                                           {"p_above_1", "p_above_1"},
                                                           {"p_above_1_1", "p_above_1_1"},
                                                           {"prior_a", "a"},
                                                           {"prior_b", "b"}};
    for (const auto& [column, expected] : columns)
      table::expect_near(ran.number(i, column), rows[i], expected, 1e-6);
    EXPECT_EQ(ran.at(i, "status"), rows[i].at("a") == "inf" ? "no heterogeneity" : "ok");
    table::expect_near(moments.number(i, "smoothed"), rows[i], "martuzzi_elliott", 1e-9);
    EXPECT_EQ(moments.at(i, "lower_95") + moments.at(i, "p_above_1") + moments.at(i, "prior_a"),
              "");
    EXPECT_NE(moments.at(i, "status").find("no limits"), std::string::npos);
  }
}

TEST(SmoothProportionMethod, AllAlikeAndFaults) {
  // All affected: Beta(30 + 1/2, 1/2) for every area.
  const auto ran = run("smooth-proportion", {}, "area,x,n\na,10,10\nb,20,20\n");
  EXPECT_EQ(ran.at(0, "status"), "no heterogeneity");
  EXPECT_EQ(ran.at(0, "smoothed"), "1");
  EXPECT_LT(ran.number(0, "lower_95"), 1);
  EXPECT_EQ(run("smooth-proportion", {}, "area,x,n\na,11,10\n").fault(), "MET-011 2行目 x列");
  const auto kept = run("smooth-proportion", {"--skip-bad"}, "area,x,n\na,11,10\nb,2,9\nc,8,9\n");
  EXPECT_EQ(kept.rows.size(), 2u);
  EXPECT_EQ(kept.report->rows_set_aside, 1u);
}

TEST(PosteriorMethod, SharesAgreeWithFiftyDigits) {
  const auto rows = table::rows_of("share_posterior");
  std::string csv = "n,x,reference\n";
  for (const auto& row : rows)
    csv += row.at("n") + "," + row.at("x") + "," + row.at("reference") + "\n";
  const auto ran = run("posterior", {}, csv);
  ASSERT_EQ(ran.rows.size(), rows.size()) << ran.fault();
  EXPECT_EQ(ran.report->csv.substr(0, ran.report->csv.find('\n')),
            "n,x,reference,posterior_mean,lower_95,upper_95,p_above,p_above_1_1,p_above_5pt,"
            "ratio_p_above_1,ratio_p_above_1_1,logit_z,status");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::pair<const char*, const char*> columns[] = {
        {"posterior_mean", "mean"},
        {"lower_95", "lower"},
        {"upper_95", "upper"},
        {"p_above", "p_above"},
        {"p_above_1_1", "p_above_1_1"},
        {"p_above_5pt", "p_above_5pt"},
        {"ratio_p_above_1", "ratio_p_above_1"},
        {"ratio_p_above_1_1", "ratio_p_above_1_1"},
        {"logit_z", "logit_z"}};
    for (const auto& [column, expected] : columns) {
      if (table::is_given(rows[i], expected)) {
        table::expect_near(ran.number(i, column), rows[i], expected, 1e-9);
      } else {
        EXPECT_EQ(ran.at(i, column), "");
        EXPECT_EQ(ran.at(i, "status"), "reference 0 or 1");
      }
    }
  }
}

TEST(PosteriorMethod, ShareFaultsAndEmptyFields) {
  EXPECT_EQ(run("posterior", {}, "x,n,reference\n1,5,\n").fault(), "MET-008 2行目 reference列");
  EXPECT_EQ(run("posterior", {}, "x,n,reference\n1,5,1.2\n").fault(), "MET-012 2行目 reference列");
  EXPECT_EQ(run("posterior", {}, "x,n,reference\n1,5,-0.2\n").fault(), "MET-007 2行目 reference列");
  EXPECT_EQ(run("posterior", {}, "x,n,reference\n6,5,0.2\n").fault(), "MET-011 2行目 x列");
  EXPECT_EQ(run("posterior", {}, "x,n,reference\n0,0,0.2\n").at(0, "status"), "zero denominator");
  EXPECT_EQ(run("posterior", {}, "x,n,reference\n,5,0.2\n").at(0, "status"), "missing x");
}

TEST(PosteriorMethod, RatiosAgreeWithFiftyDigits) {
  for (const std::string prior : {"marshall", "clayton_kaldor", "negative_binomial"}) {
    const auto rows = rows_with("smooth_ratio", prior);
    const std::string csv = sets_csv(rows, "observed", "expected");
    const auto ran = run("posterior", {"--prior", word(prior)}, csv);
    const auto target = run("posterior", {"--prior", word(prior), "--target", "1.2"}, csv);
    ASSERT_EQ(ran.rows.size(), rows.size()) << ran.fault();
    const double tolerance = prior == "marshall" ? 1e-9 : 1e-6;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::pair<const char*, const char*> columns[] = {{"posterior_shape", "post_shape"},
                                                             {"posterior_rate", "post_rate"},
                                                             {"expected_rank", "expected_rank"},
                                                             {"expected_excess_ratio", "excess_1"},
                                                             {"p_above_1", "p_above_1"}};
      for (const auto& [column, expected] : columns)
        table::expect_near(ran.number(i, column), rows[i], expected, tolerance);
      table::expect_near(target.number(i, "expected_excess_ratio"), rows[i], "excess_1_2",
                         tolerance);
      const double mean =
          table::number(rows[i], "post_shape") / table::number(rows[i], "post_rate");
      EXPECT_NEAR(ran.number(i, "posterior_mean"), mean, tolerance * mean);
      EXPECT_NEAR(ran.number(i, "expected_excess"),
                  ran.number(i, "expected_excess_ratio") * table::number(rows[i], "expected"),
                  1e-9);
      EXPECT_LE(ran.number(i, "rank_lower_95"), ran.number(i, "expected_rank"));
      EXPECT_GE(ran.number(i, "rank_upper_95"), ran.number(i, "expected_rank") - 1);
    }
  }
  EXPECT_EQ(run("posterior", {"--target", "-1"}, "area,observed,expected\na,1,1\n").fault(),
            "MET-002 ");
}

TEST(PosteriorMethod, SelectsTheLongestSafeHead) {
  const auto ran = run("posterior", {"--prior", "marshall"},
                       "area,observed,expected\na,900,500\nb,700,500\nc,500,500\nd,300,500\n");
  EXPECT_EQ(ran.at(0, "selected_fdr_5"), "1");
  EXPECT_EQ(ran.at(1, "selected_fdr_5"), "1");
  EXPECT_EQ(ran.at(2, "selected_fdr_5"), "0");
  EXPECT_EQ(ran.at(3, "selected_fdr_5"), "0");
  EXPECT_EQ(ran.at(0, "rank_lower_95"), "1");
  EXPECT_EQ(ran.at(0, "rank_upper_95"), "1");
  EXPECT_GT(ran.number(0, "p_top_20"), 0.999);
}

}  // namespace
}  // namespace engawa::methods
