#include "engawa/stats/discrete_law.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/precise_for_tests.hpp"

namespace engawa::stats {
namespace {

using precise::Real;

Real choose(int n, int k) {
  Real product = 1;
  for (int j = 1; j <= k; ++j) product *= Real(n - k + j) / j;
  return product;
}

TEST(BinomialLaw, ProbabilitiesMatchFiftyDigits) {
  for (const int n : {1, 7, 40, 900}) {
    for (const double share : {0.001, 0.3, 0.5, 0.97}) {
      const BinomialLaw law{static_cast<double>(n), share, 1 - share};
      for (int k = 0; k <= n; k += 1 + n / 30) {
        const Real truth = choose(n, k) * pow(Real(share), k) * pow(Real(1 - share), n - k);
        const double log_truth = static_cast<double>(log(truth));
        EXPECT_NEAR(law.log_probability(k), log_truth, 2e-13 * (1 + std::fabs(log_truth)));
      }
    }
  }
}

TEST(HypergeometricLaw, ProbabilitiesAddUpAndFollowTheRatio) {
  const HypergeometricLaw law{30, 45, 20};
  double sum = 0;
  for (double k = law.lowest(); k <= law.highest(); ++k) {
    sum += std::exp(law.log_probability(k));
    EXPECT_LE(law.log_probability(k), law.log_probability(law.mode()));
    if (k == law.highest()) continue;
    EXPECT_NEAR(law.ratio_up(k), std::exp(law.log_probability(k + 1) - law.log_probability(k)),
                1e-12 * law.ratio_up(k));
  }
  EXPECT_NEAR(sum, 1, 1e-13);
}

TEST(MinimumLikelihood, IsTheSumOverAllCounts) {
  for (const double share : {0.1, 0.5, 0.62}) {
    const BinomialLaw law{23, share, 1 - share};
    for (double observed = 0; observed <= 23; ++observed) {
      const double border = law.log_probability(observed) + std::log1p(1e-7);
      double sum = 0;
      for (double k = 0; k <= 23; ++k) {
        if (law.log_probability(k) <= border) sum += std::exp(law.log_probability(k));
      }
      EXPECT_NEAR(minimum_likelihood_p(law, observed), sum, 1e-13);
    }
  }
}

TEST(EvenBinomial, WholeAndFractionalCountsMeet) {
  EXPECT_EQ(even_binomial_p(0, 0), 1);
  EXPECT_EQ(even_binomial_p(6, 6), 1);
  EXPECT_NEAR(even_binomial_p(0, 10), std::ldexp(1, -9), 1e-18);
  EXPECT_NEAR(even_binomial_p(3, 12), even_binomial_p(12, 3), 1e-18);
  EXPECT_NEAR(even_binomial_p(3, 12), even_binomial_p(3 + 1e-12, 12), 1e-12);
}

}  // namespace
}  // namespace engawa::stats
