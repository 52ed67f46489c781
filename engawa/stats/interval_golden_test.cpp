// Every interval of a proportion and a count against 50-digit values and against base R and
// epitools (tests/golden/stats).

#include <gtest/gtest.h>

#include <map>

#include "engawa/stats/direct_rate.hpp"
#include "engawa/stats/golden_for_tests.hpp"
#include "engawa/stats/interval.hpp"
#include "engawa/stats/mean.hpp"
#include "engawa/stats/student.hpp"

namespace engawa::stats {
namespace {

using golden::expect_near;
using golden::number;
using golden::Row;

const std::map<std::string, ProportionMethod> proportion_methods{
    {"wilson", ProportionMethod::wilson},
    {"clopper_pearson", ProportionMethod::clopper_pearson},
    {"jeffreys", ProportionMethod::jeffreys},
    {"agresti_coull", ProportionMethod::agresti_coull},
    {"wilson_cc", ProportionMethod::wilson_cc},
    {"mid_p", ProportionMethod::mid_p}};

TEST(IntervalGolden, Proportions) {
  for (const Row& row : golden::rows_of("proportion")) {
    const auto limits =
        proportion_limits(number(row, "x"), number(row, "n"), number(row, "confidence"),
                          proportion_methods.at(row.at("method")));
    ASSERT_TRUE(limits) << golden::text_of(row);
    // Beta quantiles hold 1e-11 (1 of 1e6) and 1e-10 from 1e9 people, the plain formulas 1e-12.
    const std::string& method = row.at("method");
    const bool plain = method == "wilson" || method == "wilson_cc" || method == "agresti_coull";
    const double tolerance = plain ? 1e-12 : number(row, "n") < 1e9 ? 1e-11 : 1e-9;
    expect_near((*limits).lower, row, "lower", tolerance);
    expect_near((*limits).upper, row, "upper", tolerance);
  }
}

TEST(IntervalGolden, Counts) {
  const std::map<std::string, CountMethod> methods{
      {"exact", CountMethod::exact}, {"byar", CountMethod::byar}, {"mid_p", CountMethod::mid_p}};
  for (const Row& row : golden::rows_of("count")) {
    const auto limits =
        count_limits(number(row, "x"), number(row, "confidence"), methods.at(row.at("method")));
    ASSERT_TRUE(limits) << golden::text_of(row);
    expect_near((*limits).lower, row, "lower", 1e-12);
    expect_near((*limits).upper, row, "upper", 1e-12);
  }
}

/// The limits that a row of the R table names.
base::Result<Interval> limits_of_r_row(const Row& row) {
  const std::string& method = row.at("method");
  const double confidence = number(row, "confidence");
  if (method == "exact") return count_exact(number(row, "x"), confidence);
  if (method == "fay_feuer") {
    const std::vector<DirectStratum> strata{
        {12, 1000, 300}, {30, 800, 500}, {25, 400, 200}, {0, 90, 15}};
    return *TRY(direct_rate(strata,
                            {.confidence = confidence, .method = DirectRateMethod::fay_feuer}))
                .limits;
  }
  if (method == "mean") {
    const double values[] = {3.1, 2.7, 4.4, 3.9, 5.05, 1.2};
    return *TRY(sample_mean(values, confidence)).limits;
  }
  return proportion_limits(number(row, "x"), number(row, "n"), confidence,
                           proportion_methods.at(method));
}

TEST(IntervalGolden, BaseR) {
  for (const Row& row : golden::rows_of("r_reference")) {
    const auto limits = limits_of_r_row(row);
    ASSERT_TRUE(limits) << golden::text_of(row);
    expect_near((*limits).lower, row, "lower", 1e-9);
    expect_near((*limits).upper, row, "upper", 1e-9);
  }
}

TEST(IntervalGolden, Student) {
  for (const Row& row : golden::rows_of("student")) {
    const double t = number(row, "t");
    const double freedom = number(row, "freedom");
    expect_near(student_two_sided_p(t, freedom), row, "p", 1e-12);
    EXPECT_NEAR(student_quantile_upper(0.5 * number(row, "p"), freedom) / t, 1, 1e-11) << t;
  }
}

}  // namespace
}  // namespace engawa::stats
