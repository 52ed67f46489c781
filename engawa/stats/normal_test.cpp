#include "engawa/stats/normal.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/precise_for_tests.hpp"

namespace engawa::stats {
namespace {

TEST(Normal, TailMatchesFiftyDigits) {
  for (double x = 0; x <= 8; x += 0.37) {
    EXPECT_LT(precise::error_of(normal_upper_tail(x), precise::normal_upper_tail(x)),
              (3 + x * x) * 2.3e-16)
        << x;
  }
}

TEST(Normal, QuantileUndoesTheTail) {
  for (double q = 1e-12; q < 0.5; q *= 1.7) {
    const double z = normal_upper_quantile(q);
    const precise::Real back = precise::normal_upper_tail(z);
    EXPECT_LT(std::fabs(static_cast<double>(back / q - 1)), 2e-14) << q;
    EXPECT_DOUBLE_EQ(normal_quantile(q), -z);
  }
}

TEST(Normal, PrintedPoints) {
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 4e-16 * 2);
  EXPECT_NEAR(normal_quantile(0.995), 2.575829303548901, 1e-14);
  EXPECT_DOUBLE_EQ(normal_quantile(0.5), 0);
  EXPECT_NEAR(normal_cdf(1), 0.841344746068542949, 1e-16);
  EXPECT_NEAR(normal_density(0), 0.398942280401432678, 1e-16);
  EXPECT_NEAR(two_sided_p(1.959963984540054), 0.05, 1e-16);
}

TEST(Normal, TwoSidedPointsAgreeWithTheQuantile) {
  for (const double confidence : {0.5, 0.8, 0.9, 0.95, 0.99, 0.998}) {
    EXPECT_LT(precise::error_of(two_sided_z(confidence), precise::two_sided_z(confidence)), 5e-15)
        << confidence;
  }
  EXPECT_NEAR(two_sided_z(0.95), normal_upper_quantile(0.5 * (1 - 0.95)), 2e-15);
}

TEST(Normal, OutsideItsRangeGivesNoNumber) {
  EXPECT_TRUE(std::isnan(normal_quantile(-0.1)));
  EXPECT_TRUE(std::isnan(normal_quantile(1.1)));
  EXPECT_TRUE(std::isnan(normal_quantile(NAN)));
  EXPECT_TRUE(std::isnan(two_sided_z(1)));
  EXPECT_TRUE(std::isnan(two_sided_z(0.4)));
  EXPECT_EQ(normal_quantile(0), -INFINITY);
  EXPECT_EQ(normal_quantile(1), INFINITY);
}

}  // namespace
}  // namespace engawa::stats
