#include "engawa/stats/indirect_ratio.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace engawa::stats {
namespace {

TEST(ObservedExpected, AddsPeopleTimesReferenceShare) {
  const std::vector<IndirectStratum> strata{
      {12, 100, 300, 3000}, {40, 200, 500, 2000}, {0, 0, 0, 0}};
  const ObservedExpected sums = *observed_expected(strata);
  EXPECT_EQ(sums.observed, 52);
  EXPECT_DOUBLE_EQ(sums.expected, 100 * 0.1 + 200 * 0.25);
  EXPECT_EQ(sums.people, 300);
}

TEST(ObservedExpected, AnAreaEqualToItsReferenceHasRatioOne) {
  const std::vector<IndirectStratum> strata{{12, 100, 120, 1000}, {40, 200, 400, 2000}};
  const ObservedExpected sums = *observed_expected(strata);
  EXPECT_NEAR(sums.observed / sums.expected, 1, 1e-15);
}

TEST(ObservedExpected, RefusesWhatCannotBeCompared) {
  EXPECT_EQ(observed_expected({}).problem().code(), "STA-006");
  EXPECT_EQ(observed_expected(std::vector<IndirectStratum>{{1, 5, 0, 0}}).problem().code(),
            "STA-003");
  EXPECT_EQ(observed_expected(std::vector<IndirectStratum>{{1, -5, 1, 9}}).problem().code(),
            "STA-001");
}

TEST(IndirectRatio, LimitsAndExcess) {
  const IndirectRatio ratio = *indirect_ratio(120, 100);
  const Interval count = *count_byar(120);
  EXPECT_DOUBLE_EQ(ratio.ratio, 1.2);
  EXPECT_DOUBLE_EQ(ratio.limits.lower, count.lower / 100);
  EXPECT_DOUBLE_EQ(ratio.limits.upper, count.upper / 100);
  EXPECT_DOUBLE_EQ(ratio.excess, 20);
  EXPECT_NEAR(ratio.excess_limits.lower, 100 * (ratio.limits.lower - 1), 1e-12);
  EXPECT_NEAR(ratio.excess_limits.upper, 100 * (ratio.limits.upper - 1), 1e-12);
}

/// Garwood's 95 % limits of 8 events are 3.454 and 15.763.
TEST(IndirectRatio, SmallCountsUseExactLimits) {
  const IndirectRatio ratio = *indirect_ratio(8, 13.3);
  EXPECT_NEAR(ratio.limits.lower, 3.454 / 13.3, 1e-4);
  EXPECT_NEAR(ratio.limits.upper, 15.763 / 13.3, 1e-4);
  EXPECT_NE((*indirect_ratio(8, 13.3, 0.95, CountMethod::byar)).limits.lower, ratio.limits.lower);
}

TEST(IndirectRatio, NothingObserved) {
  const IndirectRatio ratio = *indirect_ratio(0, 4);
  EXPECT_EQ(ratio.ratio, 0);
  EXPECT_EQ(ratio.limits.lower, 0);
  EXPECT_NEAR(ratio.limits.upper, -std::log(0.025) / 4, 1e-14);
  EXPECT_EQ(ratio.excess, -4);
}

TEST(IndirectRatio, BinomialLimitsAreNarrower) {
  const IndirectRatio poisson = *indirect_ratio(300, 280, 0.95, CountMethod::exact);
  const IndirectRatio binomial = *indirect_ratio_binomial(300, 280, 1000);
  EXPECT_GT(binomial.limits.lower, poisson.limits.lower);
  EXPECT_LT(binomial.limits.upper, poisson.limits.upper);
  const Interval share = *proportion_clopper_pearson(300, 1000);
  EXPECT_DOUBLE_EQ(binomial.limits.upper, 1000 * share.upper / 280);
  EXPECT_EQ((*indirect_ratio_binomial(1000, 900, 1000)).limits.upper, 1000.0 / 900);
}

TEST(IndirectRatio, HugeCounts) {
  const IndirectRatio ratio = *indirect_ratio(3e9, 2.9e9);
  EXPECT_NEAR(ratio.limits.upper / ratio.ratio - 1, 1.959964 / std::sqrt(3e9), 1e-8);
}

TEST(StandardisedRatio, AutomaticNamesWhatItUsed) {
  const std::vector<IndirectStratum> few{{9, 100, 120, 1000}};
  const std::vector<IndirectStratum> more{{10, 100, 120, 1000}};
  EXPECT_EQ((*standardised_ratio(*observed_expected(few))).method, IndirectMethod::exact);
  EXPECT_EQ((*standardised_ratio(*observed_expected(more))).method, IndirectMethod::byar);
}

TEST(StandardisedRatio, NothingObserved) {
  const ObservedExpected none = *observed_expected(std::vector<IndirectStratum>{{0, 40, 10, 100}});
  EXPECT_FALSE((*standardised_ratio(none, 0.95, IndirectMethod::log_normal)).limits);
  for (const auto method : {IndirectMethod::automatic, IndirectMethod::vandenbroucke,
                            IndirectMethod::binomial_exact, IndirectMethod::binomial_strata}) {
    const IndirectEstimate ratio = *standardised_ratio(none, 0.95, method);
    EXPECT_EQ(ratio.value, 0);
    EXPECT_EQ(ratio.limits->lower, 0);
    EXPECT_GE(ratio.limits->upper, 0);
  }
}

TEST(StandardisedRatio, AllMethodsContainTheRatio) {
  for (double count = 0; count <= 60; count += 1.5) {
    const ObservedExpected sums =
        *observed_expected(std::vector<IndirectStratum>{{count, 60, 100, 400}, {1, 30, 5, 90}});
    for (int method = 0; method <= static_cast<int>(IndirectMethod::log_normal); ++method) {
      const IndirectEstimate ratio =
          *standardised_ratio(sums, 0.95, static_cast<IndirectMethod>(method));
      EXPECT_LE(ratio.limits->lower, ratio.value) << method;
      EXPECT_GE(ratio.limits->upper, ratio.value) << method;
      EXPECT_GE(ratio.limits->lower, 0);
    }
  }
}

TEST(StandardisedRatio, RatesAbovePeopleAllowPoissonOnly) {
  const ObservedExpected sums =
      *observed_expected(std::vector<IndirectStratum>{{12, 10, 900, 700}});
  EXPECT_TRUE(standardised_ratio(sums));
  EXPECT_EQ(standardised_ratio(sums, 0.95, IndirectMethod::binomial_strata).problem().code(),
            "STA-002");
  EXPECT_EQ(standardised_ratio(sums, 0.95, IndirectMethod::binomial_exact).problem().code(),
            "STA-002");
  EXPECT_FALSE((*indirect_tests(sums)).z_binomial);
  EXPECT_EQ(observed_expected(std::vector<IndirectStratum>{{1, 0, 9, 70}}).problem().code(),
            "STA-003");
}

TEST(RatioClass, FollowsTheFourRules) {
  EXPECT_EQ(ratio_class(0.8, {0.6, 0.99}), RatioClass::significantly_low);
  EXPECT_EQ(ratio_class(0.8, {0.6, 1}), RatioClass::low);
  EXPECT_EQ(ratio_class(1.2, {1, 1.5}), RatioClass::high);
  EXPECT_EQ(ratio_class(1.2, {1.01, 1.5}), RatioClass::significantly_high);
  EXPECT_FALSE(ratio_class(1, {0.9, 1.1}));
  EXPECT_EQ(japanese(RatioClass::high), "高いが有意ではない");
  EXPECT_EQ(japanese(RatioClass::significantly_low), "有意に低い");
}

TEST(IndirectRatio, RefusesBadInput) {
  EXPECT_EQ(indirect_ratio(1, 0).problem().code(), "STA-003");
  EXPECT_EQ(indirect_ratio(-1, 2).problem().code(), "STA-001");
  EXPECT_EQ(indirect_ratio(1, NAN).problem().code(), "STA-001");
  EXPECT_EQ(indirect_ratio(1, 2, 1.5).problem().code(), "STA-004");
  EXPECT_EQ(indirect_ratio_binomial(5, 2, 4).problem().code(), "STA-002");
}

}  // namespace
}  // namespace engawa::stats
