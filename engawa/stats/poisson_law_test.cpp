#include "engawa/stats/poisson_law.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/gamma_beta.hpp"

namespace engawa::stats {
namespace {

TEST(PoissonLaw, LogProbabilities) {
  EXPECT_DOUBLE_EQ(poisson_log_probability(0, 3.5), -3.5);
  for (const double count : {0.5, 1.0, 3.0, 12.0, 150.0}) {
    for (const double mean : {0.01, 2.0, 100.0}) {
      const double plain = count * std::log(mean) - mean - log_gamma(count + 1);
      EXPECT_NEAR(poisson_log_probability(count, mean), plain, 1e-12 * (1 + std::fabs(plain)));
    }
  }
  // At the mode of a huge mean the density is that of the normal law.
  EXPECT_NEAR(poisson_log_probability(1e12, 1e12), -0.5 * std::log(2 * M_PI * 1e12), 1e-12);
}

/// Sum over all counts that are not more probable.
double plain_p(int observed, double mean) {
  double sum = 0;
  const double border = poisson_log_probability(observed, mean) + std::log1p(1e-7);
  for (int k = 0; k < 400; ++k) {
    const double log_p = poisson_log_probability(k, mean);
    if (log_p <= border) sum += std::exp(log_p);
  }
  return std::min(sum, 1.0);
}

TEST(PoissonLaw, MinimumLikelihoodIsTheSumOfTheLessProbable) {
  for (const double mean : {0.05, 0.9, 1.0, 3.0, 7.7, 50.0}) {
    for (const int observed : {0, 1, 2, 3, 4, 8, 20, 50, 90}) {
      const double p = poisson_minimum_likelihood_p(observed, mean);
      EXPECT_NEAR(p / plain_p(observed, mean), 1, 1e-11) << observed << " " << mean;
    }
  }
}

TEST(PoissonLaw, HugeCountsFollowTheNormalLaw) {
  const double p = poisson_minimum_likelihood_p(1e12 + 2e6, 1e12);
  EXPECT_NEAR(p / std::erfc(2 / std::sqrt(2)), 1, 1e-5);
  EXPECT_EQ(poisson_minimum_likelihood_p(1e12, 1e12), 1);
}

}  // namespace
}  // namespace engawa::stats
