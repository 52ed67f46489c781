#include "engawa/stats/mean.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <span>

namespace engawa::stats {
namespace {

TEST(Moments, KeepTheSpreadOfLargeValues) {
  std::vector<double> values;
  for (int i = 1; i <= 9; ++i) values.push_back(1e9 + 0.1 * i);
  const SampleMean mean = *sample_mean(values);
  EXPECT_NEAR(mean.mean, 1e9 + 0.5, 2e-7);
  EXPECT_NEAR(*mean.standard_deviation, 0.1 * std::sqrt(7.5), 1e-7);
}

TEST(Moments, PartsMergeToTheWhole) {
  std::vector<double> values;
  for (int i = 0; i < 400; ++i) values.push_back(1e6 + std::sin(i) * (1 + i % 7));
  const Moments whole = *moments_of(values);
  for (const std::size_t cut : {0, 1, 17, 399, 400}) {
    const std::span<const double> all(values);
    const Moments merged =
        merge_moments(*moments_of(all.subspan(0, cut)), *moments_of(all.subspan(cut)));
    EXPECT_EQ(merged.count, 400);
    EXPECT_NEAR(merged.mean, whole.mean, 1e-9);
    EXPECT_NEAR(merged.squares / whole.squares, 1, 1e-9);
  }
}

TEST(SampleMean, OneValueHasNoSpread) {
  const double one[] = {3.5};
  const SampleMean mean = *sample_mean(one);
  EXPECT_EQ(mean.mean, 3.5);
  EXPECT_FALSE(mean.standard_deviation);
  EXPECT_FALSE(mean.limits);
}

TEST(SampleMean, RefusesBadInput) {
  EXPECT_EQ(sample_mean(std::span<const double>{}).problem().code(), "STA-006");
  const double bad[] = {1, NAN};
  EXPECT_EQ(sample_mean(bad).problem().code(), "STA-010");
  const double good[] = {1, 2};
  EXPECT_EQ(sample_mean(good, 1).problem().code(), "STA-004");
}

TEST(DirectMean, FollowsItsFormula) {
  const std::vector<MeanStratum> strata{{20, 120, 15, 300}, {50, 130, 18, 600}, {5, 141, 22, 100}};
  const DirectMean mean = *direct_mean(strata);
  EXPECT_NEAR(mean.value, 0.3 * 120 + 0.6 * 130 + 0.1 * 141, 1e-12);
  const double variance = 0.09 * 225 / 20 + 0.36 * 324 / 50 + 0.01 * 484 / 5;
  EXPECT_NEAR(mean.standard_error, std::sqrt(variance), 1e-14);
  EXPECT_NEAR(mean.limits.upper - mean.value, 1.959963984540054 * std::sqrt(variance), 1e-12);
  EXPECT_EQ(direct_mean({}).problem().code(), "STA-006");
  EXPECT_EQ(direct_mean(std::vector<MeanStratum>{{0, 1, 1, 1}}).problem().code(), "STA-003");
  EXPECT_EQ(direct_mean(std::vector<MeanStratum>{{3, 1, 1, 0}}).problem().code(), "STA-005");
  EXPECT_EQ(direct_mean(std::vector<MeanStratum>{{3, 1, -1, 1}}).problem().code(), "STA-010");
}

TEST(Percentiles, InterpolateBetweenSortedValues) {
  const double values[] = {40, 10, 30, 20};
  const double shares[] = {0, 0.1, 0.5, 1};
  const std::vector<double> found = *percentiles(values, shares);
  EXPECT_DOUBLE_EQ(found[0], 10);
  EXPECT_DOUBLE_EQ(found[1], 13);
  EXPECT_DOUBLE_EQ(found[2], 25);
  EXPECT_DOUBLE_EQ(found[3], 40);
  EXPECT_EQ(percentiles({}, shares).problem().code(), "STA-006");
  const double outside[] = {1.5};
  EXPECT_EQ(percentiles(values, outside).problem().code(), "STA-010");
}

}  // namespace
}  // namespace engawa::stats
