// Coverage of every interval at 95 % for small, middle and large counts, printed as the table of
// docs/statistics.md. Proportions and counts by enumeration, standardised rates by simulation.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

#include "engawa/stats/direct_rate.hpp"
#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/indirect_ratio.hpp"

namespace engawa::stats {
namespace {

struct Coverage {
  double mean;
  double lowest;
};

struct SizeClass {
  int people;
  double events_low;
  double events_high;
};

/// Expected events 0.5-10 of 50, 10-100 of 400, 100-2,000 of 8,000.
constexpr SizeClass size_classes[] = {{50, 0.5, 10}, {400, 10, 100}, {8000, 100, 2000}};
constexpr int grid = 80;

/// Mean and lowest of `coverage_at(events)` over a logarithmic grid of expected events.
template <class CoverageAt>
Coverage over_grid(const SizeClass& size, CoverageAt coverage_at) {
  Coverage result{0, 1};
  for (int g = 0; g < grid; ++g) {
    const double events =
        size.events_low * std::pow(size.events_high / size.events_low, (g + 0.5) / grid);
    const double coverage = coverage_at(events);
    result.mean += coverage / grid;
    result.lowest = std::min(result.lowest, coverage);
  }
  return result;
}

Coverage binomial_coverage(const SizeClass& size, ProportionMethod method) {
  const int n = size.people;
  const int last =
      std::min(n, static_cast<int>(size.events_high + 8 * std::sqrt(size.events_high) + 10));
  std::vector<Interval> limits;
  for (int x = 0; x <= last; ++x) limits.push_back(*proportion_limits(x, n, 0.95, method));
  const double log_n = log_gamma(n + 1.0);
  return over_grid(size, [&](double events) {
    const double p = events / n;
    double covered = 0;
    for (int x = 0; x <= last; ++x) {
      if (limits[x].lower > p || limits[x].upper < p) continue;
      covered += std::exp(log_n - log_gamma(x + 1.0) - log_gamma(n - x + 1.0) + x * std::log(p) +
                          (n - x) * std::log1p(-p));
    }
    return covered;
  });
}

Coverage poisson_coverage(const SizeClass& size, CountMethod method) {
  const int last = static_cast<int>(size.events_high + 8 * std::sqrt(size.events_high) + 10);
  std::vector<Interval> limits;
  for (int x = 0; x <= last; ++x) limits.push_back(*count_limits(x, 0.95, method));
  return over_grid(size, [&](double mean) {
    double covered = 0;
    for (int x = 0; x <= last; ++x) {
      if (limits[x].lower > mean || limits[x].upper < mean) continue;
      covered += std::exp(x * std::log(mean) - mean - log_gamma(x + 1.0));
    }
    return covered;
  });
}

void print_row(const char* name, const Coverage (&by_size)[3]) {
  std::printf("| %s |", name);
  for (const Coverage& coverage : by_size) {
    std::printf(" %.1f (%.1f) |", 100 * coverage.mean, 100 * coverage.lowest);
  }
  std::printf("\n");
}

TEST(IntervalCoverage, Proportions) {
  struct Named {
    const char* name;
    ProportionMethod method;
    bool never_short;
  };
  std::printf("| proportion | 0.5-10 of 50 | 10-100 of 400 | 100-2,000 of 8,000 |\n");
  for (const Named& named : {Named{"wilson", ProportionMethod::wilson, false},
                             Named{"clopper-pearson", ProportionMethod::clopper_pearson, true},
                             Named{"jeffreys", ProportionMethod::jeffreys, false},
                             Named{"agresti-coull", ProportionMethod::agresti_coull, false},
                             Named{"wilson-cc", ProportionMethod::wilson_cc, false},
                             Named{"mid-p", ProportionMethod::mid_p, false}}) {
    Coverage by_size[3];
    for (int s = 0; s < 3; ++s) by_size[s] = binomial_coverage(size_classes[s], named.method);
    print_row(named.name, by_size);
    EXPECT_GT(by_size[0].mean, 0.93) << named.name;
    EXPECT_LT(by_size[0].mean, 0.99) << named.name;
    EXPECT_NEAR(by_size[2].mean, 0.95, 0.006) << named.name;
    for (const Coverage& coverage : by_size) {
      EXPECT_GE(coverage.lowest, named.never_short ? 0.95 - 1e-9 : 0.83) << named.name;
    }
  }
}

TEST(IntervalCoverage, Counts) {
  struct Named {
    const char* name;
    CountMethod method;
  };
  std::printf("| count | mean 0.5-10 | mean 10-100 | mean 100-2,000 |\n");
  for (const Named& named :
       {Named{"auto", CountMethod::automatic}, Named{"exact", CountMethod::exact},
        Named{"byar", CountMethod::byar}, Named{"mid-p", CountMethod::mid_p}}) {
    Coverage by_size[3];
    for (int s = 0; s < 3; ++s) by_size[s] = poisson_coverage(size_classes[s], named.method);
    print_row(named.name, by_size);
    EXPECT_GE(by_size[0].mean, 0.945) << named.name;
    EXPECT_NEAR(by_size[2].mean, 0.95, 0.006) << named.name;
    if (named.method == CountMethod::exact) {
      for (const Coverage& coverage : by_size) EXPECT_GE(coverage.lowest, 0.95 - 1e-9);
    }
  }
}

using Generator = std::mt19937_64;

constexpr double class_share[] = {0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.33};
constexpr double class_standard[] = {9, 9, 10, 9, 8, 8, 9};
constexpr int class_people[] = {10, 11, 12, 13, 14, 13, 12};
constexpr int rounds = 10000;

/// One area of seven classes, each `scale` times class_people, with binomial (common) or Poisson
/// counts at `level` times class_share.
std::vector<double> draw_counts(Generator& generator, int scale, double level, bool common) {
  std::vector<double> counts;
  for (int k = 0; k < 7; ++k) {
    const double share = level * class_share[k];
    const int people = scale * class_people[k];
    counts.push_back(common ? std::binomial_distribution<int>(people, share)(generator)
                            : std::poisson_distribution<int>(people * share)(generator));
  }
  return counts;
}

/// Share of simulated directly standardised rates whose limits contain the true rate.
double direct_coverage(int scale, double level, bool common, const DirectRateOptions& options) {
  Generator generator(20261125);
  double truth = 0;
  double total = 0;
  for (int k = 0; k < 7; ++k) {
    truth += class_standard[k] * level * class_share[k];
    total += class_standard[k];
  }
  truth /= total;
  int covered = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::vector<double> counts = draw_counts(generator, scale, level, common);
    std::vector<DirectStratum> strata;
    for (int k = 0; k < 7; ++k) {
      strata.push_back(
          {counts[k], static_cast<double>(scale * class_people[k]), class_standard[k]});
    }
    const DirectRate rate = *direct_rate(strata, options);
    if (rate.limits && rate.limits->lower <= truth && truth <= rate.limits->upper) ++covered;
  }
  return static_cast<double>(covered) / rounds;
}

TEST(IntervalCoverage, DirectRates) {
  struct Named {
    const char* name;
    DirectRateOptions options;
    bool common;
  };
  std::printf("| direct rate | about 9 events | about 90 | about 900 |\n");
  for (const Named& named :
       {Named{"dobson", {.min_events = 0}, false},
        Named{"fay-feuer", {.method = DirectRateMethod::fay_feuer}, false},
        Named{"tiwari", {.method = DirectRateMethod::tiwari}, false},
        Named{"normal", {.method = DirectRateMethod::normal}, false},
        Named{"normal, binomial counts and variance",
              {.variance = RateVariance::binomial, .method = DirectRateMethod::normal},
              true}}) {
    std::printf("| %s |", named.name);
    for (const int scale : {10, 100, 1000}) {
      // Rare events (a twentieth of the shares) for Poisson counts, common ones for binomial.
      const double level = named.common ? 0.5 : 0.05;
      const double coverage =
          direct_coverage(named.common ? scale / 10 : scale, level, named.common, named.options);
      std::printf(" %.1f |", 100 * coverage);
      EXPECT_GT(coverage, scale == 10 ? 0.80 : 0.92) << named.name << scale;
      if (scale == 1000) {
        EXPECT_NEAR(coverage, 0.95, 0.02) << named.name;
      }
    }
    std::printf("\n");
  }
}

double ratio_coverage(int scale, IndirectMethod method) {
  Generator generator(20261125);
  int covered = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::vector<double> counts = draw_counts(generator, scale, 1, true);
    std::vector<IndirectStratum> strata;
    for (int k = 0; k < 7; ++k) {
      strata.push_back(
          {counts[k], static_cast<double>(scale * class_people[k]), 1e6 * class_share[k], 1e6});
    }
    const IndirectEstimate ratio = *standardised_ratio(*observed_expected(strata), 0.95, method);
    if (ratio.limits && ratio.limits->lower <= 1 && 1 <= ratio.limits->upper) ++covered;
  }
  return static_cast<double>(covered) / rounds;
}

TEST(IntervalCoverage, IndirectRatios) {
  struct Named {
    const char* name;
    IndirectMethod method;
    bool binomial;
  };
  std::printf("| indirect ratio, common condition | E = 18 | E = 180 | E = 1,800 |\n");
  for (const Named& named : {Named{"auto", IndirectMethod::automatic, false},
                             Named{"exact", IndirectMethod::exact, false},
                             Named{"vandenbroucke", IndirectMethod::vandenbroucke, false},
                             Named{"log-normal", IndirectMethod::log_normal, false},
                             Named{"binomial-exact", IndirectMethod::binomial_exact, true},
                             Named{"binomial-strata", IndirectMethod::binomial_strata, true}}) {
    std::printf("| %s |", named.name);
    for (const int scale : {1, 10, 100}) {
      const double coverage = ratio_coverage(scale, named.method);
      std::printf(" %.1f |", 100 * coverage);
      EXPECT_GT(coverage, 0.90) << named.name << scale;
      if (named.binomial && scale == 100) {
        EXPECT_NEAR(coverage, 0.955, 0.012) << named.name;
      }
    }
    std::printf("\n");
  }
}

}  // namespace
}  // namespace engawa::stats
