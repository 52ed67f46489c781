#include "engawa/stats/rank_range.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <random>
#include <thread>

#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/gamma_draws.hpp"
#include "engawa/stats/normal.hpp"

namespace engawa::stats {
namespace {

std::vector<RankItem> some_items(int count, double smallest_shape) {
  std::mt19937_64 generator(7);
  std::uniform_real_distribution<double> spread(0, 4);
  std::normal_distribution<double> ratio(1, 0.1);
  std::vector<RankItem> items;
  for (int i = 0; i < count; ++i) {
    const double shape = smallest_shape * std::exp(spread(generator));
    items.push_back({shape, shape / std::max(0.5, ratio(generator)), 0.9 * shape, 1 + i % 3 * 1.0});
  }
  return items;
}

TEST(GammaDraws, SmallShapesFollowTheExactQuantile) {
  for (const double shape : {0.02, 0.3, 1.0, 4.5, 29.9}) {
    const GammaDraws draws(shape, 2, 3.3);
    ASSERT_TRUE(draws.ok());
    for (float z = -3.29F; z < 3.3F; z += 0.17F) {
      float value = 0;
      draws.transform({&z, 1}, &value);
      const double exact = z < 0 ? gamma_quantile(normal_cdf(z), shape, 2)
                                 : gamma_upper_quantile(normal_upper_tail(z), shape, 2);
      EXPECT_NEAR(value, exact, (shape < 0.3 ? 3e-4 : 3e-5) * exact + 1e-37) << shape << " " << z;
    }
  }
}

TEST(GammaDraws, LargeShapesFollowTheCube) {
  for (const double shape : {30.0, 200.0, 5e4, 1e9}) {
    const GammaDraws draws(shape, shape, 3.3);
    for (float z = -3.2F; z < 3.3F; z += 0.4F) {
      float value = 0;
      draws.transform({&z, 1}, &value);
      const double exact = z < 0 ? gamma_quantile(normal_cdf(z), shape, shape)
                                 : gamma_upper_quantile(normal_upper_tail(z), shape, shape);
      EXPECT_NEAR(value / exact, 1, 3e-3 * 30 / shape + 3e-7) << shape << " " << z;
    }
  }
}

TEST(RankSimulator, ClearOrderIsCertain) {
  const RankSimulator simulator;
  std::vector<RankItem> items;
  for (int i = 0; i < 8; ++i) items.push_back({1e6, 1e6 / (1.1 + 0.1 * i), 1000, 1});
  const auto ranges = *simulator.simulate(items);
  for (int i = 0; i < 8; ++i) {
    const RankRange& range = ranges[static_cast<std::size_t>(i)];
    EXPECT_EQ(range.rank_lower_95, 8 - i);
    EXPECT_EQ(range.rank_upper_95, 8 - i);
    EXPECT_NEAR(range.expected_rank, 8 - i, 1e-12);
    EXPECT_EQ(range.p_top_5, 8 - i <= 5 ? 1 : 0);
  }
}

TEST(RankSimulator, EqualItemsShareTheRanks) {
  const RankSimulator simulator;
  const std::vector<RankItem> items(20, RankItem{400, 400, 300, 1});
  const auto ranges = *simulator.simulate(items);
  for (const RankRange& range : ranges) {
    EXPECT_NEAR(range.expected_rank, 10.5, 0.8);
    EXPECT_LE(range.rank_lower_95, 2);
    EXPECT_GE(range.rank_upper_95, 19);
    EXPECT_NEAR(range.p_top_5, 0.25, 0.06);
  }
}

/// P(theta_1 > theta_2) = I_y(s_2, s_1) with y = beta_2/(beta_1+beta_2): a draw beats another as a
/// beta variable lies below its point.
TEST(RankSimulator, TwoItemsMatchTheBetaLaw) {
  const RankSimulator simulator(RankSimulator::default_seed, 20000);
  const std::vector<RankItem> items{{60, 50, 1, 1}, {45, 40, 1, 1}};
  const double first_is_higher = 2 - (*simulator.simulate(items))[0].expected_rank;
  // y is the quantile of Beta(s_2, s_1) at the true probability.
  const double y = beta_quantile(first_is_higher, 45, 60);
  const double slope = beta_quantile(first_is_higher + 0.015, 45, 60) - y;
  EXPECT_NEAR(y, 40.0 / 90, slope);
}

TEST(RankSimulator, ExpectedRanksAddUp) {
  const RankSimulator simulator;
  for (const double smallest : {2.0, 50.0}) {
    const auto items = some_items(40, smallest);
    double sum = 0;
    double top = 0;
    const auto ranges = *simulator.simulate(items);
    for (const RankRange& range : ranges) {
      sum += range.expected_rank;
      top += range.p_top_5;
      EXPECT_LE(range.rank_lower_95, range.expected_rank + 0.5);
      EXPECT_GE(range.rank_upper_95, range.expected_rank - 0.5);
      EXPECT_GE(range.rank_lower_95, 1);
      EXPECT_LE(range.rank_upper_95, 40);
    }
    EXPECT_NEAR(sum, 40 * 41 / 2.0, 1e-9);
    EXPECT_NEAR(top, 5, 1e-9);
  }
}

TEST(RankSimulator, SeedDecidesAndThreadsAgree) {
  const RankSimulator simulator;
  const RankSimulator same;
  const RankSimulator other(99);
  const auto items = some_items(30, 20);
  const auto expected = *simulator.simulate(items);
  const auto again = *same.simulate(items);
  std::vector<RankRange> in_thread;
  std::thread worker([&] { in_thread = *simulator.simulate(items); });
  const auto meanwhile = *simulator.simulate(items);
  worker.join();
  bool other_differs = false;
  const auto from_other = *other.simulate(items);
  for (std::size_t i = 0; i < items.size(); ++i) {
    EXPECT_EQ(expected[i].expected_rank, again[i].expected_rank);
    EXPECT_EQ(expected[i].expected_rank, in_thread[i].expected_rank);
    EXPECT_EQ(expected[i].expected_rank, meanwhile[i].expected_rank);
    EXPECT_NEAR(expected[i].expected_rank, from_other[i].expected_rank, 0.5);
    other_differs = other_differs || expected[i].expected_rank != from_other[i].expected_rank;
  }
  EXPECT_TRUE(other_differs);
}

TEST(RankSimulator, MoreDrawsAgreeWithinOneRank) {
  const RankSimulator few;
  const RankSimulator many(5, 20000);
  const auto items = some_items(25, 40);
  const auto a = *few.simulate(items);
  const auto b = *many.simulate(items);
  for (std::size_t i = 0; i < items.size(); ++i) {
    EXPECT_LE(std::abs(a[i].rank_lower_95 - b[i].rank_lower_95), 1);
    EXPECT_LE(std::abs(a[i].rank_upper_95 - b[i].rank_upper_95), 1);
    EXPECT_NEAR(a[i].p_top_5, b[i].p_top_5, 0.06);
  }
}

TEST(RankSimulator, WeightsMatter) {
  const RankSimulator simulator;
  const std::vector<RankItem> items{{1e5, 1e5 / 1.2, 100, 1}, {1e5, 1e5 / 1.1, 100, 3}};
  const auto ranges = *simulator.simulate(items);
  EXPECT_EQ(ranges[1].rank_upper_95, 1) << "three times the weight, half the excess";
}

TEST(RankSimulator, IsFast) {
  const RankSimulator simulator;
  const auto items = some_items(40, 50);
  const std::clock_t start = std::clock();  // processor time: other work does not count
  constexpr int repeats = 20;
  for (int i = 0; i < repeats; ++i) ASSERT_TRUE(simulator.simulate(items));
  const double taken = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  // 0.2 ms in a release build; the border leaves room for sanitizers.
  EXPECT_LT(taken / repeats, 0.05);
}

TEST(RankSimulator, RefusesBadInput) {
  const RankSimulator simulator(1, 100, 2);
  using V = std::vector<RankItem>;
  EXPECT_EQ(simulator.simulate({}).problem().code(), "STA-006");
  EXPECT_EQ(simulator.simulate(V(3, RankItem{1, 1, 1, 1})).problem().code(), "STA-012");
  EXPECT_EQ(simulator.simulate(V{{0, 1, 1, 1}}).problem().code(), "STA-010");
  EXPECT_EQ(simulator.simulate(V{{1, NAN, 1, 1}}).problem().code(), "STA-010");
  EXPECT_EQ(simulator.simulate(V{{1, 1, -1, 1}}).problem().code(), "STA-010");
  EXPECT_EQ(RankSimulator(1, 0, 0).draws(), 1);
}

}  // namespace
}  // namespace engawa::stats
