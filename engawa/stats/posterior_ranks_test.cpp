#include "engawa/stats/posterior_ranks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/success_count.hpp"

namespace engawa::stats {
namespace {

std::vector<Posterior> many(int areas) {
  std::vector<Posterior> posteriors;
  for (int i = 0; i < areas; ++i) {
    const double rate = 20 + 15.0 * (i * 7 % 23);
    const double shape = rate * (0.8 + 0.4 * (i * 5 % areas) / areas);
    posteriors.push_back({shape, rate, shape / rate});
  }
  return posteriors;
}

TEST(PosteriorRanks, AgreeWithDraws) {
  const std::vector<Posterior> posteriors = many(30);
  const std::vector<PosteriorRank> ranks = *posterior_ranks(posteriors);
  std::mt19937_64 generator(11);
  constexpr int draws = 20000;
  std::vector<double> mean(30);
  std::vector<double> top(30);
  std::vector<double> ratio(30);
  for (int draw = 0; draw < draws; ++draw) {
    for (std::size_t i = 0; i < 30; ++i) {
      ratio[i] =
          std::gamma_distribution<double>(posteriors[i].shape, 1 / posteriors[i].rate)(generator);
    }
    for (std::size_t i = 0; i < 30; ++i) {
      const auto higher =
          std::count_if(ratio.begin(), ratio.end(), [&](double other) { return other > ratio[i]; });
      mean[i] += 1 + static_cast<double>(higher);
      if (higher < 6) top[i] += 1;
    }
  }
  for (std::size_t i = 0; i < 30; ++i) {
    EXPECT_NEAR(ranks[i].expected_rank, mean[i] / draws, 0.2);
    EXPECT_NEAR(ranks[i].p_top_20, top[i] / draws, 0.015);
    EXPECT_LE(ranks[i].rank_lower_95, ranks[i].expected_rank);
    EXPECT_GE(ranks[i].rank_upper_95, ranks[i].expected_rank);
  }
}

/// P(rank <= ceil(0.2 areas)) with the law of the others worked out at each of the 400 slices
/// alone.
double top_share_slice_by_slice(const std::vector<Posterior>& posteriors, std::size_t area) {
  const std::size_t top = (posteriors.size() + 4) / 5;
  const auto& own = posteriors[area];
  double sum = 0;
  for (int slice = 0; slice < 400; ++slice) {
    const double ratio = gamma_quantile((slice + 0.5) / 400, own.shape, own.rate);
    std::vector<double> law(posteriors.size() + 1);
    law[0] = 1;
    for (std::size_t j = 0; j < posteriors.size(); ++j) {
      if (j == area) continue;
      const double above = gamma_upper_tail(ratio, posteriors[j].shape, posteriors[j].rate);
      for (std::size_t k = posteriors.size(); k > 0; --k) {
        law[k] = law[k] * (1 - above) + law[k - 1] * above;
      }
      law[0] *= 1 - above;
    }
    sum += std::accumulate(law.begin(), law.begin() + static_cast<std::ptrdiff_t>(top), 0.0);
  }
  return sum / 400;
}

TEST(PosteriorRanks, EqualWhatEachSliceAloneGives) {
  const std::vector<Posterior> alike(12, Posterior{50, 50, 1});
  const std::vector<Posterior> apart{{1e8, 1e8, 1}, {3e7, 2.9e7, 1}, {0.02, 0.01, 2}, {0.3, 2, 0.1},
                                     {40, 44, 0.9}, {90, 70, 1.3},   {2, 1, 2},       {300, 301, 1},
                                     {1e4, 1e4, 1}, {5, 5, 1}};
  const std::vector<Posterior> large{
      {1e6, 1e6, 1}, {1.01e6, 1.009e6, 1}, {4e5, 4.01e5, 1}, {6e5, 6e5, 1}, {2e5, 1.99e5, 1}};
  for (const auto& posteriors : {alike, apart, large, many(40)}) {
    const std::vector<PosteriorRank> ranks = *posterior_ranks(posteriors);
    for (std::size_t i = 0; i < posteriors.size(); ++i) {
      EXPECT_NEAR(ranks[i].p_top_20, top_share_slice_by_slice(posteriors, i), 1e-12) << i;
    }
  }
}

TEST(SuccessCount, TakesOneTrialOutAgain) {
  const std::vector<double> trials{0.2, 0, 0.5, 1, 0.7, 0.999999, 1, 1e-9};
  SuccessCount all(trials.size());
  all.reset();
  for (const double trial : trials) all.add(trial);
  for (std::size_t without = 0; without < trials.size(); ++without) {
    SuccessCount others(trials.size());
    others.reset();
    for (std::size_t i = 0; i < trials.size(); ++i) {
      if (i != without) others.add(trials[i]);
    }
    // A trial that never succeeds, taken out, leaves the law as it is.
    others.add(0);
    std::vector<double> expected(trials.size());
    others.add_without(0, 2, expected);
    std::vector<double> found(trials.size());
    all.add_without(trials[without], 2, found);
    for (std::size_t k = 0; k < found.size(); ++k) {
      EXPECT_NEAR(found[k], expected[k], 1e-15) << without << " " << k;
    }
  }
}

TEST(PosteriorRanks, SumsAreThoseOfRanks) {
  const std::vector<PosteriorRank> ranks = *posterior_ranks(many(23));
  double expected = 0;
  double top = 0;
  for (const PosteriorRank& rank : ranks) {
    expected += rank.expected_rank;
    top += rank.p_top_20;
  }
  EXPECT_NEAR(expected, 23 * 24 / 2.0, 1e-9);
  EXPECT_NEAR(top, 5, 5e-3) << "five places among the top fifth of 23";
}

TEST(PosteriorRanks, AloneAndFarApart) {
  const std::vector<Posterior> one{{3, 4, 0.75}};
  EXPECT_EQ((*posterior_ranks(one))[0].rank_upper_95, 1);
  EXPECT_NEAR((*posterior_ranks(one))[0].p_top_20, 1, 1e-12);
  const std::vector<Posterior> apart{{1e4, 1e4, 1}, {2e4, 1e4, 2}, {3e10, 1e10, 3}};
  const std::vector<PosteriorRank> ranks = *posterior_ranks(apart);
  EXPECT_NEAR(ranks[0].expected_rank, 3, 1e-12);
  EXPECT_EQ(ranks[1].rank_lower_95, 2);
  EXPECT_EQ(ranks[1].rank_upper_95, 2);
  EXPECT_NEAR(ranks[2].p_top_20, 1, 1e-12);
}

TEST(PosteriorRanks, RefuseBadInput) {
  EXPECT_EQ(posterior_ranks({}).problem().code(), "STA-006");
  const std::vector<Posterior> bad{{1, 0, 1}};
  EXPECT_EQ(posterior_ranks(bad).problem().code(), "STA-010");
  EXPECT_EQ(expected_excess_ratio(bad[0]).problem().code(), "STA-010");
  EXPECT_EQ(expected_excess_ratio({2, 2, 1}, -1).problem().code(), "STA-010");
}

TEST(ExpectedExcess, FallsWithTheTarget) {
  const Posterior known{40.5, 32, 40.5 / 32};
  EXPECT_DOUBLE_EQ(*expected_excess_ratio(known, 0), known.mean);
  double before = 2;
  for (double target = 0; target < 4; target += 0.1) {
    const double excess = *expected_excess_ratio(known, target);
    EXPECT_LE(excess, before);
    EXPECT_GE(excess, std::max(0.0, known.mean - target) * (1 - 1e-14));
    before = excess;
  }
}

TEST(FalseShare, NamesTheLongestHead) {
  const std::vector<double> p{0.99, 0.5, 0.97, 0.9, 0.99};
  // 1 - p in order: 0.01, 0.01, 0.03, 0.10, 0.50; means 0.01, 0.01, 0.0167, 0.0375, 0.13.
  const std::vector<bool> expected{true, false, true, true, true};
  EXPECT_EQ(*select_by_false_share(p), expected);
  const std::vector<bool> strict{true, false, false, false, true};
  EXPECT_EQ(*select_by_false_share(p, 0.0101), strict);
  EXPECT_TRUE((*select_by_false_share({})).empty());
  EXPECT_EQ(select_by_false_share(std::vector<double>{1.2}).problem().code(), "STA-010");
}

}  // namespace
}  // namespace engawa::stats
