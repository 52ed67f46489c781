#include "engawa/stats/interrupted_series.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/comparison_golden_for_tests.hpp"

namespace engawa::stats {
namespace {

namespace golden = comparison_golden;

std::vector<SeriesPoint> points_of(const std::vector<golden::Row>& rows) {
  std::vector<SeriesPoint> points;
  for (const golden::Row& row : rows) {
    points.push_back({golden::number(row, "t"), golden::number(row, "post") == 1,
                      golden::number(row, "tsince"), golden::number(row, "n"),
                      golden::number(row, "x")});
  }
  return points;
}

TEST(InterruptedSeries, AgreesWithFiftyDigitsAndR) {
  golden::Expected r("its", "r");
  golden::Expected precise("its", "50");
  for (const auto& entry : golden::sets_of("its")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    const std::vector<SeriesPoint> points = points_of(rows);
    for (const std::string lag : {"3", "auto", "0"}) {
      SeriesOptions options{.confidence = 0.95, .multiplier = 100, .lag = std::nullopt};
      if (lag != "auto") options.lag = static_cast<std::size_t>(std::stoi(lag));
      const InterruptedSeries result = *interrupted_series(points, options);
      const auto check = [&](const std::string& field, std::optional<double> value) {
        // R works on uncentred years, which costs the sandwich a few digits.
        EXPECT_EQ(r.difference(set, field, value, 1e-8), "");
        EXPECT_EQ(precise.difference(set, field, value), "");
      };
      check("nw" + lag + "_level", result.level.newey_west);
      check("nw" + lag + "_slope", result.slope.newey_west);
      check("nw" + lag + "_level_change", result.level_change.newey_west);
      check("nw" + lag + "_slope_change", result.slope_change.newey_west);
      if (lag != "3") continue;
      check("level", result.level.value);
      check("slope", result.slope.value);
      check("level_change", result.level_change.value);
      check("slope_change", result.slope_change.value);
      check("se_level", result.level.standard_error);
      check("se_slope", result.slope.standard_error);
      check("se_level_change", result.level_change.standard_error);
      check("se_slope_change", result.slope_change.standard_error);
      check("p", result.p);
      check("lower", result.limits.lower);
      check("upper", result.limits.upper);
      check("durbin_watson", result.durbin_watson);
      ASSERT_TRUE(result.rates);
      check("rate_slope", result.rates->slope);
      check("rate_level_change", result.rates->level_change);
      check("rate_slope_change", result.rates->slope_change);
      check("dispersion", result.rates->dispersion);
      check("rate_se_level_change", result.rates->level_change_se);
      check("rate_p_level_change", result.rates->level_change_p);
    }
  }
  EXPECT_EQ(r.asked(), r.size());
  EXPECT_EQ(precise.asked(), precise.size());
}

std::vector<SeriesPoint> exact_points() {
  std::vector<SeriesPoint> points;
  for (int t = 0; t < 10; ++t) {
    const bool post = t >= 5;
    const double since = post ? t - 4 : 0;
    points.push_back({2010.0 + t, post, since, 1000, 200 + 4.0 * t - (post ? 30 : 0) - 2 * since});
  }
  return points;
}

TEST(InterruptedSeries, ExactLinesHaveNoTest) {
  const InterruptedSeries result = *interrupted_series(exact_points());
  EXPECT_NEAR(result.slope.value, 0.004, 1e-15);
  EXPECT_NEAR(result.level_change.value, -0.03, 1e-14);
  EXPECT_NEAR(result.slope_change.value, -0.002, 1e-15);
  EXPECT_NEAR(result.level.value, 0.2 - 0.004 * 2010, 1e-12);
  EXPECT_EQ(result.level_change.newey_west, 0);
  EXPECT_FALSE(result.p);
  EXPECT_FALSE(result.durbin_watson);
}

TEST(InterruptedSeries, OrderAndUnitOfTheValueDoNotMatter) {
  std::vector<SeriesPoint> points = points_of(golden::sets_of("its").at("years"));
  const InterruptedSeries one = *interrupted_series(points);
  std::swap(points[2], points[9]);
  const InterruptedSeries percent = *interrupted_series(points, {.multiplier = 100});
  EXPECT_NEAR(100 * one.level_change.newey_west, percent.level_change.newey_west, 1e-12);
  EXPECT_NEAR(*one.p, *percent.p, 1e-12);
  EXPECT_NEAR(*one.durbin_watson, *percent.durbin_watson, 1e-12);
}

TEST(InterruptedSeries, NoEventOnASideHasNoRates) {
  std::vector<SeriesPoint> points = exact_points();
  for (SeriesPoint& point : points) {
    if (point.post) point.affected = 0;
  }
  const InterruptedSeries result = *interrupted_series(points);
  EXPECT_FALSE(result.rates);
}

TEST(InterruptedSeries, RefusesBadInput) {
  std::vector<SeriesPoint> points = exact_points();
  EXPECT_EQ(interrupted_series(std::span(points).first(8)).problem().code(), "STA-006");
  EXPECT_EQ(interrupted_series(points, {.confidence = 0.3}).problem().code(), "STA-004");
  EXPECT_EQ(interrupted_series(points, {.multiplier = 0}).problem().code(), "STA-010");
  points[3].time = points[4].time;
  EXPECT_EQ(interrupted_series(points).problem().code(), "STA-010");
  points[3].time = NAN;
  EXPECT_EQ(interrupted_series(points).problem().code(), "STA-010");
  points[3].people = 0;
  EXPECT_EQ(interrupted_series(points).problem().code(), "STA-003");
  points = exact_points();
  for (SeriesPoint& point : points) point.time_since = 0;
  EXPECT_EQ(interrupted_series(points).problem().code(), "STA-020");
}

}  // namespace
}  // namespace engawa::stats
