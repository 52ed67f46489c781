#include "engawa/stats/gamma_beta.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/large_gamma.hpp"
#include "engawa/stats/log1p_minus.hpp"
#include "engawa/stats/normal.hpp"
#include "engawa/stats/precise_for_tests.hpp"

namespace engawa::stats {
namespace {

using precise::Real;

/// Q(n, x) of a whole shape is P(Poisson(x) < n).
TEST(Gamma, TailsMatchPoissonSums) {
  for (const int shape : {1, 2, 7, 30, 150, 999, 1000, 1001, 2500}) {
    for (const double z : {-3.0, -1.9, -0.2, 0.0, 0.7, 2.5}) {
      const double x = std::max(0.01, shape + z * std::sqrt(shape));
      const Real upper = precise::poisson_cdf(shape - 1, x);
      EXPECT_LT(precise::error_of(gamma_upper_tail(x, shape), upper), 2e-13) << shape << " " << x;
      EXPECT_LT(precise::error_of(gamma_lower_tail(x, shape), 1 - upper), 2e-13)
          << shape << " " << x;
    }
  }
}

TEST(Gamma, QuantilesMatchPoissonSums) {
  for (const int shape : {1, 3, 12, 80, 400, 1000, 1500, 3000}) {
    for (const double p : {0.001, 0.025, 0.5}) {
      const Real upper = precise::poisson_cdf(shape - 1, gamma_upper_quantile(p, shape));
      EXPECT_LT(precise::error_of(p, upper), 2e-11) << shape;
      const Real lower = 1 - precise::poisson_cdf(shape - 1, gamma_quantile(p, shape));
      EXPECT_LT(precise::error_of(p, lower), 2e-11) << shape;
    }
  }
}

TEST(Gamma, NothingJumpsWhereTheMethodChanges) {
  for (const double p : {0.001, 0.025, 0.3}) {
    const double below = gamma_quantile(p, std::nextafter(large_gamma_shape, 0.0));
    const double above = gamma_quantile(p, large_gamma_shape);
    EXPECT_NEAR(above / below, 1, 3e-13) << p;
  }
  const double below = gamma_upper_tail(1050, std::nextafter(large_gamma_shape, 0.0));
  EXPECT_NEAR(gamma_upper_tail(1050, large_gamma_shape) / below, 1, 1e-12);
}

TEST(Gamma, HugeShapesStillAnswer) {
  for (const double shape : {1e9, 1e10, 1e12, 1e15}) {
    EXPECT_NEAR(gamma_upper_tail(shape, shape), 0.5, 1e-4) << shape;
    const double upper = gamma_upper_quantile(0.025, shape);
    EXPECT_NEAR(gamma_upper_tail(upper, shape), 0.025, 1e-6 * shape / 1e12 + 1e-9) << shape;
    EXPECT_EQ(gamma_upper_tail(2 * shape, shape), 0);
    EXPECT_EQ(gamma_lower_tail(0.5 * shape, shape), 0);
  }
}

TEST(Gamma, RateOnlyScales) {
  EXPECT_DOUBLE_EQ(gamma_quantile(0.1, 5, 2), gamma_quantile(0.1, 5) / 2);
  EXPECT_DOUBLE_EQ(gamma_upper_tail(3, 5, 2), gamma_upper_tail(6, 5));
  EXPECT_NEAR(gamma_density(0.5, 1, 2), 2 * std::exp(-1.0), 1e-15);
}

TEST(Gamma, ShapeOfATail) {
  for (const double x : {0.3, 4.0, 90.0, 3999.0, 4001.0, 2e5, 3e7}) {
    for (const double p : {0.001, 0.025}) {
      EXPECT_NEAR(gamma_lower_tail(x, gamma_shape_of_lower_tail(x, p)) / p, 1, 5e-12) << x;
      EXPECT_NEAR(gamma_upper_tail(x, gamma_shape_of_upper_tail(x, p)) / p, 1, 5e-12) << x;
    }
  }
}

TEST(Gamma, LogGammaOfFactorials) {
  EXPECT_NEAR(log_gamma(11), std::log(3628800.0), 1e-13);
  EXPECT_NEAR(log_gamma(0.5), 0.5 * std::log(3.141592653589793), 1e-15);
  EXPECT_TRUE(std::isnan(log_gamma(0)));
}

TEST(Gamma, OutsideItsRangeGivesNoNumber) {
  EXPECT_TRUE(std::isnan(gamma_quantile(0.5, 0)));
  EXPECT_TRUE(std::isnan(gamma_quantile(0.5, -1)));
  EXPECT_TRUE(std::isnan(gamma_quantile(1.5, 1)));
  EXPECT_TRUE(std::isnan(gamma_quantile(0.5, 1, 0)));
  EXPECT_TRUE(std::isnan(gamma_upper_tail(-1, 1)));
  EXPECT_TRUE(std::isnan(gamma_shape_of_lower_tail(0, 0.5)));
  EXPECT_EQ(gamma_quantile(0, 3), 0);
  EXPECT_EQ(gamma_upper_quantile(0, 3), INFINITY);
}

/// I_x(k + 1, n - k) = P(Binomial(n, x) > k).
TEST(Beta, QuantilesMatchBinomialSums) {
  for (const int n : {1, 5, 40, 700}) {
    for (int k = 0; k < n; k += 1 + n / 6) {
      for (const double p : {0.001, 0.025, 0.4}) {
        const Real lower = 1 - precise::binomial_cdf(k, n, beta_quantile(p, k + 1, n - k));
        EXPECT_LT(precise::error_of(p, lower), 1e-11) << n << " " << k;
        const Real upper = precise::binomial_cdf(k, n, beta_upper_quantile(p, k + 1, n - k));
        EXPECT_LT(precise::error_of(p, upper), 1e-11) << n << " " << k;
      }
    }
  }
}

TEST(Beta, OutsideItsRangeGivesNoNumber) {
  EXPECT_TRUE(std::isnan(beta_quantile(0.5, 0, 1)));
  EXPECT_TRUE(std::isnan(beta_quantile(-0.5, 1, 1)));
  EXPECT_TRUE(std::isnan(beta_upper_quantile(0.5, 1, INFINITY)));
}

TEST(LargeGamma, FarPointsStayWithinTheirPromise) {
  // 50-digit Poisson sums at shape 1,000.
  for (const double z : {-5.0, 5.0}) {
    const double x = large_gamma_quantile(z, 1000);
    const Real upper = precise::poisson_cdf(999, x);
    const Real tail = z > 0 ? upper : 1 - upper;
    EXPECT_NEAR(static_cast<double>(tail / precise::normal_upper_tail(5)), 1, 2e-9);
  }
}

TEST(Log1pMinus, MatchesFiftyDigits) {
  for (const double x : {-0.99, -0.5, -0.16, -0.149, -1e-3, -1e-9, 1e-12, 1e-5, 0.1, 0.151, 3.0}) {
    const Real truth = log(1 + Real(x)) - Real(x);
    EXPECT_LT(precise::error_of(log1p_minus(x), truth), 1e-14) << x;
  }
  EXPECT_EQ(log1p_minus(0), 0);
}

}  // namespace
}  // namespace engawa::stats
