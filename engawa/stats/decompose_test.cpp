#include "engawa/stats/decompose.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace engawa::stats {
namespace {

TEST(DecomposeGap, WorkedByHand) {
  // Shares a 0.75, 0.25, b 0.5, 0.5; rates a 0.2, 0.4, b 0.1, 0.3.
  const std::vector<ClassCounts> classes{{75, 15, 50, 5}, {25, 10, 50, 15}};
  const Decomposition gap = *decompose_gap(classes);
  EXPECT_NEAR(gap.value_a, 0.25, 1e-16);
  EXPECT_NEAR(gap.value_b, 0.2, 1e-16);
  EXPECT_NEAR(gap.difference, 0.05, 1e-16);
  EXPECT_NEAR(gap.classes[0].rate_effect, 0.625 * 0.1, 1e-16);
  EXPECT_NEAR(gap.classes[1].rate_effect, 0.375 * 0.1, 1e-16);
  EXPECT_NEAR(gap.classes[0].composition_effect, 0.15 * 0.25, 1e-16);
  EXPECT_NEAR(gap.classes[1].composition_effect, 0.35 * -0.25, 1e-16);
  EXPECT_NEAR(gap.classes[0].composition_centred, (0.15 - 0.225) * 0.25, 1e-16);
  EXPECT_NEAR(gap.rate_effect, 0.1, 1e-16);
  EXPECT_NEAR(gap.composition_effect, -0.05, 1e-16);
  EXPECT_NEAR(*gap.classes[0].excess, 7.5, 1e-14);
  EXPECT_NEAR(*gap.classes[1].excess, 2.5, 1e-14);
  EXPECT_NEAR(gap.classes[0].excess_variance, 75 * 0.2 * 0.8, 1e-14);
  EXPECT_NEAR(*gap.log_ratio, std::log(1.25), 1e-15);
}

TEST(DecomposeGap, EffectsAddUpToTheDifference) {
  std::mt19937_64 generator(4);
  std::uniform_real_distribution<double> uniform(0, 1);
  for (int round = 0; round < 200; ++round) {
    std::vector<ClassCounts> classes;
    for (int i = 0; i < 14; ++i) {
      const double a = uniform(generator) < 0.1 ? 0 : 1e4 * uniform(generator);
      const double b = uniform(generator) < 0.1 ? 0 : 1e6 * uniform(generator);
      classes.push_back({a, a * uniform(generator), b, b * uniform(generator)});
    }
    const Decomposition gap = *decompose_gap(classes);
    EXPECT_NEAR(gap.rate_effect + gap.composition_effect, gap.difference, 1e-15);
    double centred = 0;
    for (const ClassEffect& effect : gap.classes) centred += effect.composition_centred;
    EXPECT_NEAR(centred, gap.composition_effect, 1e-15);
  }
}

TEST(DecomposeGap, AnEmptyClassInventsNoGap) {
  const std::vector<ClassCounts> classes{{100, 20, 100, 20}, {0, 0, 100, 90}, {50, 25, 0, 0}};
  const Decomposition gap = *decompose_gap(classes);
  EXPECT_EQ(gap.classes[1].rate_effect, 0);
  EXPECT_EQ(gap.classes[2].rate_effect, 0);
  EXPECT_EQ(*gap.classes[1].excess, 0);
  EXPECT_FALSE(gap.classes[2].excess);
  EXPECT_NEAR(gap.rate_effect + gap.composition_effect, gap.difference, 1e-15);
}

TEST(DecomposeGap, AClassOfNobodyHasNoExcess) {
  const std::vector<ClassCounts> classes{{100, 20, 100, 10}, {0, 0, 0, 0}};
  const Decomposition gap = *decompose_gap(classes);
  EXPECT_EQ(*gap.classes[1].excess, 0);
  EXPECT_NEAR(*gap.excess, 10, 1e-13);
}

TEST(DecomposeGap, NoEventHasNoLogRatio) {
  const std::vector<ClassCounts> classes{{100, 0, 100, 20}};
  EXPECT_FALSE((*decompose_gap(classes)).log_ratio);
}

TEST(DecomposeGap, RefusesBadInput) {
  using V = std::vector<ClassCounts>;
  EXPECT_EQ(decompose_gap({}).problem().code(), "STA-006");
  EXPECT_EQ(decompose_gap(V{{0, 0, 5, 1}}).problem().code(), "STA-003");
  EXPECT_EQ(decompose_gap(V{{5, 1, 0, 0}}).problem().code(), "STA-003");
  EXPECT_EQ(decompose_gap(V{{5, 6, 5, 1}}).problem().code(), "STA-002");
  EXPECT_EQ(decompose_gap(V{{5, 1, 5, -1}}).problem().code(), "STA-001");
}

TEST(GapDrivers, FewestClassesThatReachTheShare) {
  // Excess people 50, -30, 30, 15, 5.
  const std::vector<ClassCounts> classes{{100, 60, 1000, 100},
                                         {100, 20, 1000, 500},
                                         {100, 40, 1000, 100},
                                         {100, 25, 1000, 100},
                                         {100, 15, 1000, 100}};
  const Decomposition gap = *decompose_gap(classes);
  const std::vector<Driver> drivers = gap_drivers(gap);
  ASSERT_EQ(drivers.size(), 2u);
  EXPECT_EQ(drivers[0].class_index, 0u);
  EXPECT_EQ(drivers[1].class_index, 2u);
  EXPECT_NEAR(drivers[0].share, 0.5, 1e-12);
  EXPECT_NEAR(drivers[1].cumulative_share, 0.8, 1e-12);
  EXPECT_NEAR(drivers[0].excess, 50, 1e-12);
  EXPECT_GT(drivers[0].p_positive, 0.999);
  EXPECT_EQ(gap_drivers(gap, 0.95).size(), 3u);
  EXPECT_EQ(gap_drivers(gap, 1).size(), 4u);
}

TEST(GapDrivers, NoneWhenNothingIsWorse) {
  const std::vector<ClassCounts> classes{{100, 10, 1000, 200}};
  EXPECT_TRUE(gap_drivers(*decompose_gap(classes)).empty());
}

TEST(GapDrivers, CertainWhenTheClassHasNoVariance) {
  const std::vector<ClassCounts> classes{{10, 10, 1000, 200}};
  EXPECT_EQ(gap_drivers(*decompose_gap(classes))[0].p_positive, 1);
}

}  // namespace
}  // namespace engawa::stats
