// Simulations and enumerations with a known truth: do the intervals hold what they promise?

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "engawa/stats/direct_rate.hpp"
#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/indirect_ratio.hpp"
#include "engawa/stats/rank_range.hpp"
#include "engawa/stats/smooth_ratio.hpp"

namespace engawa::stats {
namespace {

using Generator = std::mt19937_64;

double log_choose(int n, int k) {
  return log_gamma(n + 1.0) - log_gamma(k + 1.0) - log_gamma(n - k + 1.0);
}

/// Probability that the interval of a binomial count covers its p, over a grid of p: exact, no
/// draws.
template <class Method>
double mean_binomial_coverage(int n, Method method, double* lowest = nullptr) {
  std::vector<Interval> limits;
  for (int x = 0; x <= n; ++x) limits.push_back(*method(x, n, 0.95));
  constexpr int grid = 499;
  double sum = 0;
  double smallest = 1;
  for (int g = 0; g < grid; ++g) {
    const double p = (g + 0.5) / grid;
    double covered = 0;
    for (int x = 0; x <= n; ++x) {
      if (limits[x].lower > p || limits[x].upper < p) continue;
      covered += std::exp(log_choose(n, x) + x * std::log(p) + (n - x) * std::log1p(-p));
    }
    sum += covered;
    smallest = std::min(smallest, covered);
  }
  if (lowest != nullptr) *lowest = smallest;
  return sum / grid;
}

TEST(Coverage, WilsonIsNominalOnAverage) {
  for (const int n : {20, 50, 200}) {
    EXPECT_NEAR(mean_binomial_coverage(n, proportion_wilson), 0.95, 0.015) << n;
  }
}

TEST(Coverage, ClopperPearsonNeverFallsShort) {
  for (const int n : {20, 100}) {
    double lowest = 0;
    EXPECT_GE(mean_binomial_coverage(n, proportion_clopper_pearson, &lowest), 0.95);
    EXPECT_GE(lowest, 0.95 - 1e-9) << n;
  }
}

/// Exact coverage of the Poisson mean by the limits of its count.
template <class Method>
double poisson_coverage(double mean, Method method) {
  double covered = 0;
  const int last = static_cast<int>(mean + 12 * std::sqrt(mean) + 30);
  for (int x = 0; x <= last; ++x) {
    const Interval limits = *method(x, 0.95);
    if (limits.lower > mean || limits.upper < mean) continue;
    covered += std::exp(x * std::log(mean) - mean - log_gamma(x + 1.0));
  }
  return covered;
}

TEST(Coverage, PoissonLimitsNeverFallShort) {
  double sum = 0;
  int count = 0;
  for (double mean = 0.5; mean < 400; mean *= 1.07) {
    EXPECT_GE(poisson_coverage(mean, count_exact), 0.95 - 1e-9) << mean;
    EXPECT_GE(poisson_coverage(mean, count_auto), 0.95 - 0.015) << mean;
    if (mean < 60) continue;
    sum += poisson_coverage(mean, count_auto);
    ++count;
  }
  // From about 60 events they are nominal within 1.5 points on average, not only conservative.
  EXPECT_NEAR(sum / count, 0.95, 0.015);
}

/// Shares of the reference in seven classes and the people of an area in them.
constexpr double reference_share[] = {0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.33};
constexpr int class_people[] = {300, 350, 400, 420, 450, 500, 480};

TEST(Coverage, StandardisedRatioByBinomialLimits) {
  Generator generator(2024);
  constexpr double true_ratio = 1.1;
  constexpr int rounds = 6000;
  int covered = 0;
  for (int round = 0; round < rounds; ++round) {
    std::vector<IndirectStratum> strata;
    for (int k = 0; k < 7; ++k) {
      std::binomial_distribution<int> affected(class_people[k], true_ratio * reference_share[k]);
      strata.push_back({static_cast<double>(affected(generator)),
                        static_cast<double>(class_people[k]), 1e6 * reference_share[k], 1e6});
    }
    const ObservedExpected sums = *observed_expected(strata);
    const Interval limits =
        (*indirect_ratio_binomial(sums.observed, sums.expected, sums.people)).limits;
    if (limits.lower <= true_ratio && true_ratio <= limits.upper) ++covered;
  }
  EXPECT_NEAR(static_cast<double>(covered) / rounds, 0.95, 0.015);
}

TEST(Coverage, DirectRateWithBinomialVariance) {
  Generator generator(77);
  constexpr double standard[] = {9, 9, 10, 9, 8, 8, 9};
  const double total = std::accumulate(std::begin(standard), std::end(standard), 0.0);
  double truth = 0;
  for (int k = 0; k < 7; ++k) truth += standard[k] / total * reference_share[k];
  constexpr int rounds = 6000;
  int covered = 0;
  for (int round = 0; round < rounds; ++round) {
    std::vector<DirectStratum> strata;
    for (int k = 0; k < 7; ++k) {
      std::binomial_distribution<int> affected(class_people[k], reference_share[k]);
      strata.push_back({static_cast<double>(affected(generator)),
                        static_cast<double>(class_people[k]), standard[k]});
    }
    const DirectRate rate = *direct_rate(strata, {.variance = RateVariance::binomial});
    if (rate.limits->lower <= truth && truth <= rate.limits->upper) ++covered;
  }
  EXPECT_NEAR(static_cast<double>(covered) / rounds, 0.95, 0.015);
}

/// The areas of one issue: true ratios from Gamma(shape, shape), Poisson counts.
struct Truth {
  std::vector<double> ratio;
  std::vector<double> observed;
  std::vector<double> expected;
};

Truth draw_areas(Generator& generator, double shape, int areas, double smallest, double largest) {
  std::gamma_distribution<double> ratio(shape, 1 / shape);
  std::uniform_real_distribution<double> size(std::log(smallest), std::log(largest));
  Truth truth;
  for (int i = 0; i < areas; ++i) {
    truth.ratio.push_back(ratio(generator));
    truth.expected.push_back(std::exp(size(generator)));
    std::poisson_distribution<long> events(truth.ratio.back() * truth.expected.back());
    truth.observed.push_back(static_cast<double>(events(generator)));
  }
  return truth;
}

TEST(Coverage, SmoothedLimitsAreNominalOverAreas) {
  Generator generator(31);
  for (const double shape : {20.0, 150.0}) {
    int covered = 0;
    int count = 0;
    for (int set = 0; set < 25; ++set) {
      const Truth truth = draw_areas(generator, shape, 335, 20, 3000);
      const Prior prior = *fit_prior(truth.observed, truth.expected);
      for (std::size_t i = 0; i < truth.ratio.size(); ++i) {
        const Interval limits =
            *posterior_limits(*posterior(prior, truth.observed[i], truth.expected[i]));
        if (limits.lower <= truth.ratio[i] && truth.ratio[i] <= limits.upper) ++covered;
        ++count;
      }
    }
    EXPECT_NEAR(static_cast<double>(covered) / count, 0.95, 0.015) << shape;
  }
}

TEST(Coverage, ProbabilityAboveIsCalibrated) {
  Generator generator(8);
  double promised = 0;
  int above = 0;
  int count = 0;
  for (int set = 0; set < 25; ++set) {
    const Truth truth = draw_areas(generator, 60, 335, 20, 3000);
    const Prior prior = *fit_prior(truth.observed, truth.expected);
    for (std::size_t i = 0; i < truth.ratio.size(); ++i) {
      const double p =
          *probability_above(*posterior(prior, truth.observed[i], truth.expected[i]), 1);
      if (p < 0.6 || p > 0.9) continue;
      promised += p;
      above += truth.ratio[i] > 1 ? 1 : 0;
      ++count;
    }
  }
  ASSERT_GT(count, 1000);
  EXPECT_NEAR(static_cast<double>(above) / count, promised / count, 0.03);
}

/// Issues of 40 areas, ranked by weighted excess people; priors fitted to 335 areas each.
TEST(Coverage, RankRangesContainTheTrueRank) {
  Generator generator(123);
  const RankSimulator simulator;
  constexpr int issues = 30;
  constexpr int areas_ranked = 40;
  int contained = 0;
  int count = 0;
  double width = 0;
  for (int round = 0; round < 4; ++round) {
    std::vector<Truth> truths;
    std::vector<Prior> priors;
    for (int issue = 0; issue < issues; ++issue) {
      truths.push_back(draw_areas(generator, 30.0 + 40 * (issue % 5), 335, 30, 3000));
      priors.push_back(*fit_prior(truths.back().observed, truths.back().expected));
    }
    for (int area = 0; area < areas_ranked; ++area) {
      std::vector<RankItem> items;
      std::vector<double> scores;
      for (int issue = 0; issue < issues; ++issue) {
        const Truth& truth = truths[issue];
        const double weight = 1 + issue % 3;
        const Posterior known =
            *posterior(priors[issue], truth.observed[area], truth.expected[area]);
        items.push_back({known.shape, known.rate, truth.expected[area], weight});
        scores.push_back(weight * (truth.ratio[area] - 1) * truth.expected[area]);
      }
      const auto ranges = *simulator.simulate(items);
      for (int issue = 0; issue < issues; ++issue) {
        const int rank =
            1 + static_cast<int>(std::count_if(scores.begin(), scores.end(), [&](double score) {
              return score > scores[issue];
            }));
        const RankRange& range = ranges[issue];
        if (range.rank_lower_95 <= rank && rank <= range.rank_upper_95) ++contained;
        width += range.rank_upper_95 - range.rank_lower_95 + 1;
        ++count;
      }
    }
  }
  EXPECT_GE(static_cast<double>(contained) / count, 0.93);
  EXPECT_LT(width / count, 0.75 * issues) << "ranges that name every rank would say nothing";
}

}  // namespace
}  // namespace engawa::stats
