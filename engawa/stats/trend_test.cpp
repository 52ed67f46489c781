#include "engawa/stats/trend.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engawa/stats/comparison_golden_for_tests.hpp"
#include "engawa/stats/precise_for_tests.hpp"

namespace engawa::stats {
namespace {

namespace golden = comparison_golden;
using precise::Real;

/// Fleiss 1981: smokers among patients of four hospitals; R's prop.trend.test prints
/// X-squared = 8.2249, p-value = 0.004132.
const std::vector<TrendPoint> smokers{{1, 83, 86}, {2, 90, 93}, {3, 129, 136}, {4, 70, 82}};

TEST(ProportionTrend, FleissSmokers) {
  const ProportionTrend trend = *proportion_trend(smokers);
  EXPECT_NEAR(trend.chi_square, 8.2249, 5e-5);
  EXPECT_NEAR(trend.p, 0.004132, 5e-7);
  EXPECT_LT(trend.z, 0);
}

/// Newton's method in 50 digits on level and slope; `logit` or log-linear.
std::pair<Real, Real> precise_slope(const std::vector<TrendPoint>& points, bool logit) {
  Real level = logit ? 0 : -2;
  Real slope = 0;
  Real determinant = 1;
  Real information = 1;
  for (int step = 0; step < 60; ++step) {
    Real s0 = 0, s1 = 0, i00 = 0, i01 = 0, i11 = 0;
    for (const TrendPoint& point : points) {
      const Real t = Real(point.time) - points[0].time;
      const Real e = exp(level + slope * t);
      const Real mean = logit ? point.people * e / (1 + e) : point.people * e;
      const Real weight = logit ? mean / (1 + e) : mean;
      s0 += point.affected - mean;
      s1 += t * (point.affected - mean);
      i00 += weight;
      i01 += weight * t;
      i11 += weight * t * t;
    }
    determinant = i00 * i11 - i01 * i01;
    information = i00;
    level += (i11 * s0 - i01 * s1) / determinant;
    slope += (i00 * s1 - i01 * s0) / determinant;
  }
  return {slope, sqrt(information / determinant)};
}

TEST(ProportionTrend, SlopesMatchFiftyDigits) {
  const std::vector<TrendPoint> years{{2017, 412, 3010},
                                      {2018, 430, 3050},
                                      {2019, 455.5, 3100},
                                      {2020, 501, 2980},
                                      {2021, 520, 3200}};
  for (const auto& points : {smokers, years}) {
    const ProportionTrend trend = *proportion_trend(points);
    const auto [logit, logit_error] = precise_slope(points, true);
    ASSERT_TRUE(trend.logit);
    EXPECT_LT(precise::error_of(trend.logit->slope, logit), 1e-11);
    EXPECT_LT(precise::error_of(trend.logit->standard_error, logit_error), 1e-11);
    const auto [rate, rate_error] = precise_slope(points, false);
    ASSERT_TRUE(trend.log_linear);
    EXPECT_LT(precise::error_of(trend.log_linear->slope, rate), 1e-11);
    EXPECT_LT(precise::error_of(trend.log_linear->standard_error, rate_error), 1e-11);
    EXPECT_NEAR(*trend.annual_percent_change, static_cast<double>(100 * (exp(rate) - 1)), 1e-10);
    const Real z = precise::two_sided_z(Real(0.95));
    EXPECT_NEAR(trend.annual_percent_change_limits->upper,
                static_cast<double>(100 * (exp(rate + z * rate_error) - 1)), 1e-9);
  }
}

TEST(ProportionTrend, AgreesWithR) {
  golden::Expected r("trend", "r");
  for (const auto& entry : golden::sets_of("trend")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    std::vector<TrendPoint> points;
    for (const golden::Row& row : rows) {
      points.push_back(
          {golden::number(row, "t"), golden::number(row, "x"), golden::number(row, "n")});
    }
    const ProportionTrend trend = *proportion_trend(points);
    const auto check = [&](const char* field, std::optional<double> value) {
      // What comes from iterations in R keeps 1e-10 there at best.
      EXPECT_EQ(r.difference(set, field, value, 1e-9, 1e-6), "");
    };
    check("chi2", trend.chi_square);
    check("p", trend.p);
    const auto slope = [&](const std::string& name, const std::optional<Slope>& estimate) {
      if (!estimate) return;
      check((name + "_slope").c_str(), estimate->slope);
      check((name + "_se").c_str(), estimate->standard_error);
      check((name + "_p").c_str(), estimate->p);
    };
    slope("logit", trend.logit);
    slope("poisson", trend.log_linear);
    check("annual_percent_change", trend.annual_percent_change);
    check("lower", trend.annual_percent_change_limits->lower);
    check("upper", trend.annual_percent_change_limits->upper);
    check("dispersion", trend.dispersion);
    check("quasi_p", trend.quasi_p);
    EXPECT_EQ(trend.dispersion.has_value(), points.size() > 2);
  }
  EXPECT_EQ(r.asked(), r.size());
}

TEST(WeightedTrend, AgreesWithR) {
  golden::Expected r("weighted_trend", "r");
  for (const auto& entry : golden::sets_of("weighted_trend")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    std::vector<WeightedPoint> points;
    for (const golden::Row& row : rows) {
      points.push_back(
          {golden::number(row, "t"), golden::number(row, "value"), golden::number(row, "se")});
    }
    const WeightedTrend trend = *weighted_trend(points);
    EXPECT_EQ(r.difference(set, "slope", trend.slope), "");
    EXPECT_EQ(r.difference(set, "se", trend.standard_error), "");
    EXPECT_EQ(r.difference(set, "p", trend.p), "");
    EXPECT_EQ(r.difference(set, "p_one_sided", trend.p_one_sided), "");
  }
  EXPECT_EQ(r.asked(), r.size());
}

TEST(ProportionTrend, OriginAndUnitOfTimeDoNotMatter) {
  std::vector<TrendPoint> moved = smokers;
  for (TrendPoint& point : moved) point.time = 2000 + 10 * point.time;
  const ProportionTrend here = *proportion_trend(smokers);
  const ProportionTrend there = *proportion_trend(moved);
  EXPECT_NEAR(there.z, here.z, 1e-12);
  EXPECT_NEAR(10 * there.logit->slope, here.logit->slope, 1e-12);
}

TEST(ProportionTrend, HugeCounts) {
  std::vector<TrendPoint> points;
  for (int t = 0; t < 5; ++t) points.push_back({2017.0 + t, 1e9 * std::exp(0.01 * t), 5e9});
  const ProportionTrend trend = *proportion_trend(points);
  EXPECT_NEAR(*trend.annual_percent_change, 100 * std::expm1(0.01), 1e-7);
  EXPECT_GT(trend.z, 1000);
}

TEST(ProportionTrend, SeparationHasNoSlope) {
  const std::vector<TrendPoint> separated{{1, 0, 10}, {2, 0, 10}, {3, 4, 10}, {4, 10, 10}};
  const ProportionTrend trend = *proportion_trend(separated);
  EXPECT_FALSE(trend.logit);
  EXPECT_TRUE(trend.log_linear);
  const std::vector<TrendPoint> only_last{{1, 0, 10}, {2, 0, 10}, {3, 4, 10}};
  const ProportionTrend last = *proportion_trend(only_last);
  EXPECT_FALSE(last.logit);
  EXPECT_FALSE(last.log_linear);
  EXPECT_FALSE(last.annual_percent_change);
  EXPECT_GT(last.chi_square, 0);
}

TEST(ProportionTrend, RefusesWhatHasNoTrend) {
  using V = std::vector<TrendPoint>;
  EXPECT_EQ(proportion_trend(V{{1, 0, 10}, {2, 0, 10}}).problem().code(), "STA-007");
  EXPECT_EQ(proportion_trend(V{{1, 10, 10}, {2, 9, 9}}).problem().code(), "STA-007");
  EXPECT_EQ(proportion_trend(V{{1, 3, 10}, {1, 4, 10}}).problem().code(), "STA-007");
  EXPECT_EQ(proportion_trend(V{{1, 3, 10}, {2, 0, 0}}).problem().code(), "STA-006");
  EXPECT_EQ(proportion_trend(V{{1, 11, 10}, {2, 1, 5}}).problem().code(), "STA-002");
  EXPECT_EQ(proportion_trend(V{{NAN, 1, 10}, {2, 1, 5}}).problem().code(), "STA-010");
  EXPECT_EQ(proportion_trend(smokers, 0.1).problem().code(), "STA-004");
}

TEST(WeightedTrend, EqualErrorsGiveLeastSquares) {
  const std::vector<WeightedPoint> points{{1, 2, 0.5}, {2, 4, 0.5}, {3, 5, 0.5}, {4, 9, 0.5}};
  const WeightedTrend trend = *weighted_trend(points);
  EXPECT_NEAR(trend.slope, 2.2, 1e-14);  // by hand: 11 / 5
  EXPECT_NEAR(trend.standard_error, 0.5 / std::sqrt(5.0), 1e-15);
  EXPECT_NEAR(trend.z, trend.slope / trend.standard_error, 1e-12);
  EXPECT_NEAR(trend.p, 2 * trend.p_one_sided, 1e-20);
}

TEST(WeightedTrend, RefusesBadPoints) {
  using V = std::vector<WeightedPoint>;
  EXPECT_EQ(weighted_trend(V{{1, 2, 1}}).problem().code(), "STA-006");
  EXPECT_EQ(weighted_trend(V{{1, 2, 1}, {1, 3, 1}}).problem().code(), "STA-007");
  EXPECT_EQ(weighted_trend(V{{1, 2, 0}, {2, 3, 1}}).problem().code(), "STA-010");
}

std::vector<TrendPoint> shares(const std::vector<double>& percent, double people) {
  std::vector<TrendPoint> points;
  for (std::size_t i = 0; i < percent.size(); ++i) {
    points.push_back({2017.0 + static_cast<double>(i), people * percent[i] / 100, people});
  }
  return points;
}

TEST(TrendLabel, BorderIsTheSquaredPoint) {
  EXPECT_NEAR(trend_chi_square_border, 3.090232306167813 * 3.090232306167813, 1e-14);
}

TEST(TrendLabel, SteadyChangeIsNamed) {
  EXPECT_EQ(trend_label(shares({20, 21, 22, 23, 24}, 10000)), TrendLabel::increasing);
  EXPECT_EQ(trend_label(shares({24, 23, 22, 21, 20}, 10000)), TrendLabel::decreasing);
  EXPECT_EQ(trend_label(shares({20, 21, 20, 21, 20}, 10000)), TrendLabel::no_significant_change);
  EXPECT_EQ(trend_label(shares({20, 21, 22, 23, 24}, 100)), TrendLabel::no_significant_change);
}

TEST(TrendLabel, OnePointDoesNotCarryIt) {
  EXPECT_GT((*proportion_trend(shares({20, 20, 20, 20, 24}, 10000))).chi_square,
            trend_chi_square_border);
  EXPECT_EQ(trend_label(shares({20, 20, 20, 20, 24}, 10000)), TrendLabel::no_significant_change);
}

TEST(TrendLabel, LooksAtTheLastFivePointsInTimeOrder) {
  std::vector<TrendPoint> points = shares({90, 80, 20, 21, 22, 23, 24}, 10000);
  std::swap(points[0], points[6]);
  EXPECT_EQ(trend_label(points), TrendLabel::increasing);
}

TEST(TrendLabel, NeedsFivePointsThatVary) {
  EXPECT_EQ(trend_label(shares({20, 21, 22, 23}, 10000)), TrendLabel::cannot_be_calculated);
  EXPECT_EQ(trend_label(shares({0, 0, 0, 0, 0}, 10000)), TrendLabel::cannot_be_calculated);
  EXPECT_EQ(trend_label(shares({-1, 0, 0, 0, 0}, 10000)), TrendLabel::cannot_be_calculated);
}

TEST(TrendLabel, WorksOnValuesWithErrors) {
  std::vector<WeightedPoint> points;
  for (int t = 0; t < 5; ++t) points.push_back({2017.0 + t, 1.0 + 0.1 * t, 0.02});
  EXPECT_EQ(trend_label(points), TrendLabel::increasing);
  points[2].standard_error = 0;
  EXPECT_EQ(trend_label(points), TrendLabel::cannot_be_calculated);
}

}  // namespace
}  // namespace engawa::stats
