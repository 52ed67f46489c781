#include "engawa/stats/smooth_ratio.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <ctime>
#include <random>
#include <vector>

#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/negative_binomial.hpp"
#include "engawa/stats/precise_for_tests.hpp"

namespace engawa::stats {
namespace {

using precise::Real;

struct Areas {
  std::vector<double> observed;
  std::vector<double> expected;
};

/// Lip cancer in 56 districts of Scotland, 1975-1980 (Clayton & Kaldor 1987, expected cases as
/// printed there to one decimal).
const Areas scotland{
    {9, 39, 11, 9,  15, 8,  26, 7, 6,  20, 13, 5, 3, 8, 17, 9,  2, 7,  9,
     7, 16, 31, 11, 7,  19, 15, 7, 10, 16, 11, 5, 3, 7, 8,  11, 9, 11, 8,
     6, 4,  10, 8,  2,  6,  19, 3, 2,  3,  28, 6, 1, 1, 1,  1,  0, 0},
    {1.4,  8.7,  3.0,  2.5, 4.3, 2.4, 8.1,  2.3,  2.0,  6.6, 4.4,  1.8,  1.1,  3.3,
     7.8,  4.6,  1.1,  4.2, 5.5, 4.4, 10.5, 22.7, 8.8,  5.6, 15.5, 12.5, 6.0,  9.0,
     14.4, 10.2, 4.8,  2.9, 7.0, 8.5, 12.3, 10.1, 12.7, 9.4, 7.2,  5.3,  18.8, 15.8,
     4.3,  14.6, 50.7, 8.2, 5.6, 9.3, 88.7, 19.6, 3.4,  3.6, 5.7,  7.0,  4.2,  1.8}};

Areas simulate(double shape, double expected_max, unsigned seed, int count = 335) {
  std::mt19937_64 generator(seed);
  std::gamma_distribution<double> ratio(shape, 1 / shape);
  std::uniform_real_distribution<double> size(std::log(expected_max / 100), std::log(expected_max));
  Areas areas;
  for (int i = 0; i < count; ++i) {
    const double expected = std::exp(size(generator));
    std::poisson_distribution<long> events(ratio(generator) * expected);
    areas.observed.push_back(static_cast<double>(events(generator)));
    areas.expected.push_back(expected);
  }
  return areas;
}

/// Log likelihood of section 4 in 50 digits, sums over j < O written out; whole counts.
Real log_likelihood(const Areas& areas, const Real& shape, const Real& mean) {
  Real sum = 0;
  for (std::size_t i = 0; i < areas.observed.size(); ++i) {
    const Real fitted = mean * Real(areas.expected[i]);
    Real product = 1;
    for (int j = 0; j < static_cast<int>(areas.observed[i]); ++j) product *= 1 + j / shape;
    sum += log(product) + Real(areas.observed[i]) * log(fitted) -
           (Real(areas.observed[i]) + shape) * log(1 + fitted / shape);
  }
  return sum;
}

Real poisson_log_likelihood(const Areas& areas, const Real& mean) {
  Real sum = 0;
  for (std::size_t i = 0; i < areas.observed.size(); ++i) {
    const Real fitted = mean * Real(areas.expected[i]);
    sum += Real(areas.observed[i]) * log(fitted) - fitted;
  }
  return sum;
}

TEST(NegativeBinomial, ScotlandAsPublished) {
  const Prior prior = *fit_prior(scotland.observed, scotland.expected);
  EXPECT_TRUE(prior.heterogeneity);
  EXPECT_NEAR(prior.shape, 1.88, 0.005);  // Clayton & Kaldor 1987
  EXPECT_NEAR(prior.rate, 1.32, 0.005);
  EXPECT_NEAR(prior.mean, prior.shape / prior.rate, 1e-15);
  EXPECT_EQ(prior.observed_total, 536);
}

TEST(NegativeBinomial, ScoreVanishesInFiftyDigits) {
  const Prior prior = *fit_prior(scotland.observed, scotland.expected);
  const Real step = 1e-12;
  const auto at = [&](const Real& du, const Real& dt) {
    return log_likelihood(scotland, Real(prior.shape) * exp(dt), Real(prior.mean) * exp(du));
  };
  // Newton's remaining step in each logarithm, from central differences in 50 digits.
  for (const auto& [u, t] : {std::pair{1, 0}, {0, 1}}) {
    const Real up = at(u * step, t * step);
    const Real down = at(-u * step, -t * step);
    const Real score = (up - down) / (2 * step);
    const Real curvature = (up - 2 * at(0, 0) + down) / (step * step);
    EXPECT_LT(curvature, 0);
    EXPECT_LT(abs(static_cast<double>(score / curvature)), 1e-11);
  }
}

TEST(NegativeBinomial, GainKeepsItsDigitsAtTinySpread) {
  const double pooled = 536.0 / [] {
    double sum = 0;
    for (const double e : scotland.expected) sum += e;
    return sum;
  }();
  for (const double shape : {0.4, 7.0, 9.99, 10.01, 300.0, 1e5, 1e8}) {
    for (const double mean : {pooled, 1.1 * pooled}) {
      const Real truth =
          log_likelihood(scotland, shape, mean) - poisson_log_likelihood(scotland, pooled);
      const double gain = negative_binomial_gain(scotland.observed, scotland.expected, shape, mean);
      const double error = std::fabs(static_cast<double>(truth - gain));
      EXPECT_LT(error, 1e-11 * (1 + std::fabs(gain))) << shape;
    }
  }
}

TEST(NegativeBinomial, FindsTheTruthOfManyAreas) {
  for (const double shape : {0.7, 5.0, 60.0, 700.0}) {
    const Areas areas = simulate(shape, 1e5, 11, 4000);
    const Prior prior = *fit_prior(areas.observed, areas.expected);
    EXPECT_NEAR(prior.shape / shape, 1, 0.1) << shape;
    EXPECT_NEAR(prior.mean, 1, 0.1);
    EXPECT_LE(prior.iterations, 12);
  }
}

TEST(NegativeBinomial, EqualRatiosHaveNoHeterogeneity) {
  std::vector<double> observed;
  std::vector<double> expected;
  for (int i = 1; i <= 40; ++i) {
    observed.push_back(50.0 * i);
    expected.push_back(100.0 * i);
  }
  for (const auto method :
       {PriorMethod::marshall, PriorMethod::clayton_kaldor, PriorMethod::negative_binomial}) {
    const Prior prior = *fit_prior(observed, expected, method);
    EXPECT_FALSE(prior.heterogeneity);
    EXPECT_TRUE(std::isinf(prior.shape));
    EXPECT_EQ(prior.variance, 0);
    EXPECT_NEAR(prior.mean, 0.5, 1e-15);
    const Posterior first = *posterior(prior, observed[0], expected[0]);
    const Posterior last = *posterior(prior, observed[39], expected[39]);
    EXPECT_EQ(first.mean, prior.mean);
    EXPECT_EQ(first.shape, prior.observed_total + 0.5);
    EXPECT_EQ(first.rate, prior.expected_total);
    EXPECT_EQ(last.shape, first.shape);
    EXPECT_EQ(reliability(prior, 100), 0);
  }
}

TEST(NegativeBinomial, SpreadOfSmallAreasIsSeenBesideALargeOne) {
  // The score at equal ratios is dominated by one area that happens to fit well.
  std::vector<double> observed{1000000};
  std::vector<double> expected{1000000};
  for (int i = 0; i < 60; ++i) {
    observed.push_back(i % 2 == 0 ? 4 : 21);
    expected.push_back(12);
  }
  const Prior prior = *fit_prior(observed, expected);
  EXPECT_TRUE(prior.heterogeneity);
  EXPECT_LT(prior.shape, 20);
}

TEST(NegativeBinomial, IsFast) {
  const Areas areas = simulate(80, 1e5, 5);
  const std::clock_t start = std::clock();  // processor time: other work does not count
  constexpr int repeats = 50;
  for (int i = 0; i < repeats; ++i) ASSERT_TRUE(fit_prior(areas.observed, areas.expected));
  const double taken = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  // 0.06 ms in a release build; the border leaves room for sanitizers.
  EXPECT_LT(taken / repeats, 5e-3);
}

TEST(Marshall, ClosedFormOfTwoAreas) {
  // b = 1, s^2 = (10 * 0.25 + 10 * 0.25) / 20 = 0.25, A = 0.25 - 1/10.
  const Prior prior =
      *fit_prior(std::vector<double>{15, 5}, std::vector<double>{10, 10}, PriorMethod::marshall);
  EXPECT_NEAR(prior.mean, 1, 1e-15);
  EXPECT_NEAR(prior.variance, 0.15, 1e-15);
  const Posterior area = *posterior(prior, 15, 10);
  EXPECT_NEAR(area.mean, 1 + 0.15 * 0.5 / (0.15 + 0.1), 1e-14);
}

TEST(ClaytonKaldor, IsAFixedPoint) {
  const Prior prior = *fit_prior(scotland.observed, scotland.expected, PriorMethod::clayton_kaldor);
  const std::size_t m = scotland.observed.size();
  double mean = 0;
  for (std::size_t i = 0; i < m; ++i) {
    mean += (scotland.observed[i] + prior.shape) / (scotland.expected[i] + prior.rate) / 56;
  }
  double spread = 0;
  for (std::size_t i = 0; i < m; ++i) {
    const double ratio = (scotland.observed[i] + prior.shape) / (scotland.expected[i] + prior.rate);
    spread += (1 + prior.rate / scotland.expected[i]) * (ratio - mean) * (ratio - mean) / 55;
  }
  EXPECT_NEAR(prior.mean, mean, 1e-11);
  EXPECT_NEAR(prior.variance, spread, 1e-11);
  EXPECT_GT(prior.iterations, 5);
}

TEST(Posterior, IsConjugate) {
  const Prior prior = *fit_prior(scotland.observed, scotland.expected);
  const Posterior area = *posterior(prior, 39, 8.7);
  EXPECT_DOUBLE_EQ(area.shape, 39 + prior.shape);
  EXPECT_DOUBLE_EQ(area.rate, 8.7 + prior.rate);
  EXPECT_DOUBLE_EQ(area.mean, area.shape / area.rate);
  const Interval limits = *posterior_limits(area);
  EXPECT_NEAR(gamma_lower_tail(limits.lower, area.shape, area.rate), 0.025, 1e-14);
  EXPECT_NEAR(gamma_upper_tail(limits.upper, area.shape, area.rate), 0.025, 1e-14);
  EXPECT_GT(*probability_above(area, 1), 0.999);
  EXPECT_NEAR(*probability_above(area, limits.upper), 0.025, 1e-12);
  EXPECT_EQ(*probability_above(area, 0), 1);
  EXPECT_NEAR(reliability(prior, 8.7), 8.7 / area.rate, 1e-15);
}

TEST(Posterior, ShrinksTowardsThePriorMean) {
  const Prior prior = *fit_prior(scotland.observed, scotland.expected);
  for (std::size_t i = 0; i < scotland.observed.size(); ++i) {
    const double raw = scotland.observed[i] / scotland.expected[i];
    const double smoothed = (*posterior(prior, scotland.observed[i], scotland.expected[i])).mean;
    EXPECT_GE(smoothed, std::min(raw, prior.mean));
    EXPECT_LE(smoothed, std::max(raw, prior.mean));
  }
  EXPECT_DOUBLE_EQ((*posterior(prior, 0, 0)).mean, prior.mean);
}

TEST(FitPrior, LeavesOutAreasWithoutPeople) {
  Areas more = scotland;
  more.observed.push_back(0);
  more.expected.push_back(0);
  EXPECT_EQ((*fit_prior(more.observed, more.expected)).shape,
            (*fit_prior(scotland.observed, scotland.expected)).shape);
}

TEST(FitPrior, TakesFractionalAndHugeCounts) {
  Areas areas = simulate(50, 3e9, 3, 60);
  for (double& o : areas.observed) o += 0.25;
  const Prior prior = *fit_prior(areas.observed, areas.expected);
  EXPECT_TRUE(prior.heterogeneity);
  EXPECT_NEAR(prior.shape, 50, 25);
}

TEST(FitPrior, RefusesBadInput) {
  using V = std::vector<double>;
  EXPECT_EQ(fit_prior(V{1, 2}, V{1}).problem().code(), "STA-008");
  EXPECT_EQ(fit_prior(V{1, -2}, V{1, 2}).problem().code(), "STA-001");
  EXPECT_EQ(fit_prior(V{1, 2}, V{1, NAN}).problem().code(), "STA-001");
  EXPECT_EQ(fit_prior(V{1, 2}, V{1, 0}).problem().code(), "STA-006");
  EXPECT_EQ(fit_prior(V{0, 0}, V{1, 2}).problem().code(), "STA-007");
  const Prior prior = *fit_prior(scotland.observed, scotland.expected);
  EXPECT_EQ(posterior(prior, -1, 1).problem().code(), "STA-001");
  EXPECT_EQ(posterior_limits(*posterior(prior, 1, 1), 1).problem().code(), "STA-004");
  EXPECT_EQ(probability_above(*posterior(prior, 1, 1), -1).problem().code(), "STA-010");
}

}  // namespace
}  // namespace engawa::stats
