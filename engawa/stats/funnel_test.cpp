#include "engawa/stats/funnel.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace engawa::stats {
namespace {

TEST(FunnelProportion, MatchesTheFormula) {
  const Interval limits = *funnel_proportion_limits(400, 0.2);
  EXPECT_NEAR(limits.lower, 0.2 - 1.959963984540054 * 0.02, 1e-15);
  EXPECT_NEAR(limits.upper, 0.2 + 1.959963984540054 * 0.02, 1e-15);
  const Interval cut = *funnel_proportion_limits(3, 0.1, 0.998);
  EXPECT_EQ(cut.lower, 0);
  EXPECT_LE(cut.upper, 1);
  EXPECT_EQ((*funnel_proportion_limits(3, 0, 0.95)).upper, 0);
}

/// At whole limits l and u the mean is a Poisson limit: e = G(1-a; l+1), e = G(a; u).
TEST(FunnelRatio, WholeLimitsMatchPoissonSums) {
  for (const double confidence : {0.95, 0.998}) {
    for (const int count : {1, 5, 40, 300, 2000}) {
      const double low_mean = (*count_exact(count, confidence)).upper;
      EXPECT_NEAR((*funnel_ratio_limits(low_mean, 1, confidence)).lower * low_mean / count, 1,
                  1e-10);
      const double high_mean = (*count_exact(count, confidence)).lower;
      EXPECT_NEAR((*funnel_ratio_limits(high_mean, 1, confidence)).upper * high_mean / count, 1,
                  1e-10);
    }
  }
}

TEST(FunnelRatio, SmallAreasHaveNoLowerLimit) {
  EXPECT_EQ((*funnel_ratio_limits(3.6)).lower, 0);
  EXPECT_GT((*funnel_ratio_limits(3.7)).lower, 0);
  EXPECT_LT((*funnel_ratio_limits(3.7)).lower, 0.01);
}

TEST(FunnelRatio, NarrowsWithSize) {
  Interval before{-1, 1e9};
  for (double expected = 0.5; expected < 1e10; expected *= 1.9) {
    const Interval limits = *funnel_ratio_limits(expected);
    EXPECT_GE(limits.lower, before.lower) << expected;
    EXPECT_LT(limits.upper, before.upper) << expected;
    EXPECT_LT(limits.lower, 1);
    EXPECT_GT(limits.upper, 1);
    const Interval outer = *funnel_ratio_limits(expected, 1, 0.998);
    EXPECT_LE(outer.lower, limits.lower);
    EXPECT_GT(outer.upper, limits.upper);
    before = limits;
  }
}

TEST(FunnelRatio, CentreScales) {
  const Interval half = *funnel_ratio_limits(100, 0.5);
  const Interval whole = *funnel_ratio_limits(50);
  EXPECT_NEAR(half.upper, 0.5 * whole.upper, 1e-14);
  EXPECT_NEAR(half.lower, 0.5 * whole.lower, 1e-14);
}

TEST(FunnelSignificance, AgreesWithTheLimitsDrawn) {
  using enum FunnelSignificance;
  for (const double expected : {0.4, 6.0, 55.5, 700.0, 12000.0}) {
    const Interval near = *funnel_ratio_limits(expected);
    const Interval far = *funnel_ratio_limits(expected, 1, 0.998);
    const double deviation = std::sqrt(expected);
    for (double z = -4.5; z < 4.6; z += 0.31) {
      const double observed = std::max(0.0, std::floor(expected + z * deviation));
      const double ratio = observed / expected;
      const FunnelSignificance drawn = ratio > far.upper    ? high_99_8
                                       : ratio > near.upper ? high_95
                                       : ratio < far.lower  ? low_99_8
                                       : ratio < near.lower ? low_95
                                                            : none;
      EXPECT_EQ(*funnel_ratio_significance(observed, expected), drawn) << observed << expected;
    }
  }
}

TEST(FunnelSignificance, Proportions) {
  EXPECT_EQ(*funnel_proportion_significance(80, 400, 0.2), FunnelSignificance::none);
  EXPECT_EQ(*funnel_proportion_significance(96, 400, 0.2), FunnelSignificance::high_95);
  EXPECT_EQ(*funnel_proportion_significance(110, 400, 0.2), FunnelSignificance::high_99_8);
  EXPECT_EQ(*funnel_proportion_significance(64, 400, 0.2), FunnelSignificance::low_95);
  EXPECT_EQ(*funnel_proportion_significance(50, 400, 0.2), FunnelSignificance::low_99_8);
}

TEST(Funnel, RefusesBadInput) {
  EXPECT_EQ(funnel_proportion_limits(0, 0.5).problem().code(), "STA-003");
  EXPECT_EQ(funnel_proportion_limits(10, 1.5).problem().code(), "STA-010");
  EXPECT_EQ(funnel_proportion_limits(10, 0.5, 1).problem().code(), "STA-004");
  EXPECT_EQ(funnel_ratio_limits(-1).problem().code(), "STA-001");
  EXPECT_EQ(funnel_ratio_limits(0).problem().code(), "STA-003");
  EXPECT_EQ(funnel_ratio_limits(5, 0).problem().code(), "STA-010");
  EXPECT_EQ(funnel_ratio_significance(1, 0).problem().code(), "STA-003");
  EXPECT_EQ(funnel_proportion_significance(5, 4, 0.5).problem().code(), "STA-002");
}

}  // namespace
}  // namespace engawa::stats
