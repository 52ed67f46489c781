#include "engawa/stats/smooth_proportion.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "engawa/stats/beta_binomial.hpp"
#include "engawa/stats/posterior_share.hpp"

namespace engawa::stats {
namespace {

const std::vector<double> affected{12, 30, 5, 80, 22, 3, 140, 9, 61, 0};
const std::vector<double> people{60, 100, 50, 210, 45, 40, 500, 12, 300, 8};

TEST(BetaBinomial, IsAMaximum) {
  const BetaBinomialFit fit = fit_beta_binomial(affected, people);
  ASSERT_TRUE(fit.interior && fit.converged);
  const double best = beta_binomial_gain(affected, people, fit.a, fit.b);
  for (const double up : {0.98, 0.999, 1.001, 1.02}) {
    EXPECT_LT(beta_binomial_gain(affected, people, fit.a * up, fit.b), best);
    EXPECT_LT(beta_binomial_gain(affected, people, fit.a, fit.b * up), best);
    EXPECT_LT(beta_binomial_gain(affected, people, fit.a * up, fit.b * up), best);
  }
}

TEST(BetaBinomial, FindsThePriorOfManyAreas) {
  std::mt19937_64 generator(5);
  std::gamma_distribution<double> first(30);
  std::gamma_distribution<double> second(90);
  std::vector<double> x;
  std::vector<double> n;
  for (int i = 0; i < 3000; ++i) {
    const double one = first(generator);
    const double share = one / (one + second(generator));
    n.push_back(50 + i % 1000);
    x.push_back(static_cast<double>(
        std::binomial_distribution<int>(static_cast<int>(n.back()), share)(generator)));
  }
  const BetaBinomialFit fit = fit_beta_binomial(x, n);
  ASSERT_TRUE(fit.interior && fit.converged);
  EXPECT_NEAR(fit.a, 30, 2.5);
  EXPECT_NEAR(fit.b, 90, 7.5);
}

TEST(BetaBinomial, OthersSwapTheParameters) {
  std::vector<double> others;
  for (std::size_t i = 0; i < people.size(); ++i) others.push_back(people[i] - affected[i]);
  const BetaBinomialFit fit = fit_beta_binomial(affected, people);
  const BetaBinomialFit swapped = fit_beta_binomial(others, people);
  EXPECT_NEAR(swapped.a / fit.b, 1, 1e-10);
  EXPECT_NEAR(swapped.b / fit.a, 1, 1e-10);
}

TEST(SmoothProportion, ShrinksTowardsThePrior) {
  for (const auto method :
       {ProportionPriorMethod::beta_binomial, ProportionPriorMethod::martuzzi_elliott}) {
    const ProportionPrior prior = *fit_proportion_prior(affected, people, method);
    for (std::size_t i = 0; i < people.size(); ++i) {
      const double own = affected[i] / people[i];
      const double smoothed = (*proportion_posterior(prior, affected[i], people[i])).mean;
      EXPECT_GE(smoothed, std::min(own, prior.mean) - 1e-15);
      EXPECT_LE(smoothed, std::max(own, prior.mean) + 1e-15);
    }
  }
}

TEST(SmoothProportion, AlikeAreasShareOneValue) {
  const std::vector<double> x{20, 41, 10, 61};
  const std::vector<double> n{100, 200, 50, 300};
  const ProportionPrior prior = *fit_proportion_prior(x, n);
  EXPECT_FALSE(prior.heterogeneity);
  EXPECT_TRUE(std::isinf(prior.a));
  const ProportionPosterior first = *proportion_posterior(prior, 20, 100);
  EXPECT_DOUBLE_EQ(first.mean, 132.0 / 650);
  const Interval limits = *proportion_posterior_limits(first);
  EXPECT_LT(limits.lower, first.mean);
  EXPECT_GT(limits.upper, first.mean);
  const ProportionPrior moments =
      *fit_proportion_prior(x, n, ProportionPriorMethod::martuzzi_elliott);
  EXPECT_FALSE(moments.heterogeneity);
  EXPECT_DOUBLE_EQ((*proportion_posterior(moments, 61, 300)).mean, 132.0 / 650);
}

TEST(SmoothProportion, RefusesBadInput) {
  const std::vector<double> none{0, 0, 0};
  const std::vector<double> some{5, 6, 7};
  const auto code = [](const std::vector<double>& x, const std::vector<double>& n) {
    return fit_proportion_prior(x, n).problem().code();
  };
  EXPECT_EQ(code(none, some), "STA-007");
  EXPECT_EQ(code(some, some), "STA-007");
  EXPECT_EQ(code({1, 2}, some), "STA-008");
  EXPECT_EQ(code({1, 2, 9}, some), "STA-002");
  EXPECT_EQ(code({1, 0, 0}, {5, 0, 0}), "STA-006");
  const ProportionPrior prior = *fit_proportion_prior(affected, people);
  EXPECT_EQ(proportion_posterior(prior, 0, 0).problem().code(), "STA-003");
  const ProportionPosterior no_law{0.2, {}, {}};
  EXPECT_EQ(proportion_posterior_limits(no_law).problem().code(), "STA-010");
  EXPECT_EQ(proportion_probability_above(no_law, 0.5).problem().code(), "STA-010");
  EXPECT_EQ(proportion_probability_above({0.2, 4.0, 16.0}, -1).problem().code(), "STA-010");
  EXPECT_EQ(*proportion_probability_above({0.9, 90.0, 10.0}, 1.2), 0);
}

TEST(SharePosterior, EndsAndBadInput) {
  const SharePosterior none = *share_posterior(0, 10, 0);
  EXPECT_EQ(none.p_above, 1);
  EXPECT_FALSE(none.ratio_p_above_1);
  EXPECT_FALSE(none.logit_z);
  const SharePosterior all = *share_posterior(10, 10, 1);
  EXPECT_EQ(all.p_above, 0);
  EXPECT_FALSE(all.logit_z);
  EXPECT_GT((*share_posterior_limits(0, 10)).lower, 0);
  EXPECT_EQ(share_posterior(0, 0, 0.1).problem().code(), "STA-003");
  EXPECT_EQ(share_posterior(3, 2, 0.1).problem().code(), "STA-002");
  EXPECT_EQ(share_posterior(1, 2, 1.1).problem().code(), "STA-010");
  EXPECT_EQ(share_posterior_limits(1, 2, 1).problem().code(), "STA-004");
}

}  // namespace
}  // namespace engawa::stats
