#include "engawa/figures/axis.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace engawa::figures {
namespace {

TEST(Axis, FindsRoundNumbers) {
  const Ticks ticks = nice_ticks(18.3, 25.9, 5);
  EXPECT_EQ(ticks.values, (std::vector<double>{20, 22, 24}));
  EXPECT_EQ(ticks.places, 0);
  EXPECT_EQ(nice_ticks(0, 1, 5).places, 2);
  EXPECT_EQ(nice_ticks(0.1, 0.1, 5).values.size(), 1U);
  EXPECT_EQ(nice_ticks(5, std::numeric_limits<double>::infinity(), 5).values.size(), 1U);
}

TEST(Axis, FindsRoundNumbersOnALogarithmicAxis) {
  EXPECT_EQ(log_ticks(8, 1200, 10).values, (std::vector<double>{10, 20, 50, 100, 200, 500, 1000}));
  EXPECT_EQ(log_ticks(8, 1200, 4).values, (std::vector<double>{10, 100, 1000}));
  EXPECT_TRUE(log_ticks(0, 10, 4).values.empty());
}

TEST(Axis, KeepsOneAmongTheTicksOfRatios) {
  for (const double low : {0.3, 0.5, 0.71, 0.88}) {
    for (const double high : {1.1, 1.4, 2.6, 4.0}) {
      const Ticks ticks = log_ticks(low, high, 6);
      bool one = false;
      for (const double value : ticks.values) one = one || std::fabs(value - 1) < 1e-9;
      EXPECT_TRUE(one) << low << " " << high;
      EXPECT_LE(ticks.values.size(), 14U);
    }
  }
}

TEST(Axis, MapsValues) {
  const Scale linear(Scale::Kind::linear, 0, 10, 100, 0);
  EXPECT_DOUBLE_EQ(linear(5), 50);
  EXPECT_DOUBLE_EQ(linear.clamped(20), 0);
  EXPECT_DOUBLE_EQ(linear.clamped(std::numeric_limits<double>::infinity()), 0);
  EXPECT_DOUBLE_EQ(linear(std::nan("")), 100);
  const Scale logarithmic(Scale::Kind::logarithmic, 0.5, 2, 0, 100);
  EXPECT_NEAR(logarithmic(1), 50, 1e-9);
  EXPECT_DOUBLE_EQ(logarithmic(-1), 0);
}

TEST(Axis, SurvivesEmptyDomains) {
  for (const auto kind : {Scale::Kind::linear, Scale::Kind::logarithmic}) {
    for (const double value : {0.0, 1.0, -3.0, std::nan("")}) {
      const Scale scale(kind, value, value, 0, 100);
      EXPECT_TRUE(std::isfinite(scale(value)));
      EXPECT_TRUE(std::isfinite(scale(1)));
    }
  }
}

}  // namespace
}  // namespace engawa::figures
