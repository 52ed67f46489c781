#include "engawa/stats/direct_rate.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engawa/stats/precise_for_tests.hpp"

namespace engawa::stats {
namespace {

using precise::Real;

const std::vector<DirectStratum> three_classes{{12, 1000, 300}, {30, 800, 500}, {25, 400, 200}};

/// The formula of Dobson et al. in 50 digits, Poisson counts, 67 events (Byar).
TEST(DirectRate, MatchesFiftyDigits) {
  Real value = 0;
  Real variance = 0;
  Real binomial = 0;
  for (const DirectStratum& s : three_classes) {
    const Real weight = Real(s.standard_weight) / 1000;
    const Real rate = Real(s.affected) / s.people;
    value += weight * rate;
    variance += weight * weight * rate / s.people;
    binomial += weight * weight * rate * (1 - rate) / s.people;
  }
  const Real z = precise::two_sided_z(Real(0.95));
  const Real lower_count = 67 * pow(1 - 1 / Real(9 * 67) - z / (3 * sqrt(Real(67))), 3);
  const Real upper_count = 68 * pow(1 - 1 / Real(9 * 68) + z / (3 * sqrt(Real(68))), 3);

  const DirectRate poisson = *direct_rate(three_classes);
  EXPECT_LT(precise::error_of(*poisson.value, value), 1e-15);
  const Real scale = sqrt(variance / 67);
  EXPECT_LT(precise::error_of(poisson.limits->lower, value + scale * (lower_count - 67)), 1e-14);
  EXPECT_LT(precise::error_of(poisson.limits->upper, value + scale * (upper_count - 67)), 1e-14);
  EXPECT_FALSE(poisson.status);
  EXPECT_EQ(poisson.total_affected, 67);
  EXPECT_EQ(poisson.total_people, 2200);

  const DirectRate share = *direct_rate(three_classes, {.variance = RateVariance::binomial});
  const Real narrow = sqrt(binomial / 67);
  EXPECT_LT(precise::error_of(share.limits->upper, value + narrow * (upper_count - 67)), 1e-14);
  EXPECT_EQ(*share.value, *poisson.value);
  EXPECT_LT(share.limits->upper, poisson.limits->upper);
}

TEST(DirectRate, OneClassIsItsCrudeRate) {
  const std::vector<DirectStratum> one{{40, 5000, 7}};
  const DirectRate rate = *direct_rate(one);
  const Interval count = *count_auto(40);
  EXPECT_DOUBLE_EQ(*rate.value, 40.0 / 5000);
  EXPECT_NEAR(rate.limits->lower, count.lower / 5000, 1e-16);
  EXPECT_NEAR(rate.limits->upper, count.upper / 5000, 1e-16);
}

TEST(DirectRate, OnlyProportionsOfTheWeightsMatter) {
  std::vector<DirectStratum> scaled = three_classes;
  for (DirectStratum& s : scaled) s.standard_weight *= 125319;
  EXPECT_NEAR(*(*direct_rate(scaled)).value, *(*direct_rate(three_classes)).value, 1e-17);
}

TEST(DirectRate, TooFewEventsShowNothing) {
  const std::vector<DirectStratum> few{{4, 1000, 1}, {5, 1000, 1}};
  const DirectRate rate = *direct_rate(few);
  EXPECT_FALSE(rate.value);
  EXPECT_FALSE(rate.limits);
  EXPECT_EQ(rate.status, DirectRateStatus::too_few_events);
  EXPECT_EQ(rate.total_affected, 9);
  const DirectRate shown = *direct_rate(few, {.min_events = 0});
  EXPECT_NEAR(*shown.value, 0.0045, 1e-18);
  EXPECT_NEAR(shown.limits->lower, (*count_exact(9)).lower / 2000, 1e-16);
}

TEST(DirectRate, NoEventHasNoUpperLimit) {
  const std::vector<DirectStratum> none{{0, 1000, 1}, {0, 50, 1}};
  const DirectRate rate = *direct_rate(none, {.min_events = 0});
  EXPECT_EQ(*rate.value, 0);
  EXPECT_EQ(rate.limits->lower, 0);
  EXPECT_TRUE(std::isinf(rate.limits->upper));
  EXPECT_EQ(rate.status, DirectRateStatus::no_upper_limit);
}

TEST(DirectRate, AllAffectedHasNoBinomialVariance) {
  const std::vector<DirectStratum> all{{1000, 1000, 1}, {50, 50, 1}};
  const DirectRate rate = *direct_rate(all, {.variance = RateVariance::binomial});
  EXPECT_EQ(*rate.value, 1);
  EXPECT_FALSE(rate.limits);
  EXPECT_EQ(rate.status, DirectRateStatus::no_variance);
}

TEST(DirectRate, LimitsStayInTheirRange) {
  // One small class carries nearly all weight: the plain lower limit would be negative.
  const std::vector<DirectStratum> uneven{{1, 10, 1000}, {60, 100000, 1}};
  const DirectRate rate = *direct_rate(uneven);
  EXPECT_EQ(rate.limits->lower, 0);
  EXPECT_GT(rate.limits->upper, *rate.value);
  const std::vector<DirectStratum> high{{9.9, 10, 100}, {300, 400, 1}};
  EXPECT_LE((*direct_rate(high, {.variance = RateVariance::binomial})).limits->upper, 1);
}

TEST(DirectRate, HugeCounts) {
  const std::vector<DirectStratum> huge{{1e9, 4e9, 1}, {2e9, 5e9, 1}};
  const DirectRate rate = *direct_rate(huge, {.variance = RateVariance::binomial});
  EXPECT_NEAR(*rate.value, 0.325, 1e-15);
  EXPECT_NEAR(rate.limits->upper - rate.limits->lower,
              2 * 1.959964 * 0.5 * std::sqrt(0.1875 / 4e9 + 0.24 / 5e9), 1e-10);
}

TEST(DirectRate, OnlyDobsonAsksForTenEvents) {
  const std::vector<DirectStratum> few{{4, 1000, 1}, {5, 1000, 1}};
  EXPECT_FALSE((*direct_rate(few)).value);
  EXPECT_TRUE((*direct_rate(few, {.method = DirectRateMethod::fay_feuer})).value);
  EXPECT_FALSE((*direct_rate(few, {.min_events = 10, .method = DirectRateMethod::tiwari})).value);
}

TEST(DirectRate, NoEventByMethod) {
  const std::vector<DirectStratum> none{{0, 1000, 1}, {0, 50, 3}};
  const DirectRate fay = *direct_rate(none, {.method = DirectRateMethod::fay_feuer});
  EXPECT_EQ(fay.limits->lower, 0);
  EXPECT_NEAR(fay.limits->upper, -0.75 / 50 * std::log(0.025), 1e-15);
  const DirectRate normal = *direct_rate(none, {.method = DirectRateMethod::normal});
  EXPECT_EQ(normal.limits->upper, 0);
  EXPECT_EQ(normal.status, DirectRateStatus::no_variance);
}

TEST(DirectRate, GammaLimitsAreOrdered) {
  // Tiwari's upper limit lies below that of Fay and Feuer, both above the value.
  for (double count = 0; count < 40; count += 0.5) {
    const std::vector<DirectStratum> strata{{count, 900, 20}, {2 * count, 350, 5}, {0, 20, 1}};
    const DirectRate fay = *direct_rate(strata, {.method = DirectRateMethod::fay_feuer});
    const DirectRate tiwari = *direct_rate(strata, {.method = DirectRateMethod::tiwari});
    EXPECT_LE(fay.limits->lower, *fay.value);
    EXPECT_LT(*fay.value, tiwari.limits->upper);
    EXPECT_LE(tiwari.limits->upper, fay.limits->upper);
    EXPECT_EQ(tiwari.limits->lower, fay.limits->lower);
  }
}

TEST(DirectRate, MethodOfTheEventsIsNamed) {
  const std::vector<DirectStratum> nine{{9, 1000, 1}};
  const std::vector<DirectStratum> ten{{10, 1000, 1}};
  EXPECT_EQ((*direct_rate(nine, {.min_events = 0})).count_method, CountMethod::exact);
  EXPECT_EQ((*direct_rate(ten)).count_method, CountMethod::byar);
}

TEST(DirectRate, SingleEventsAreNoSpecialCase) {
  std::vector<EventStratum> events;
  for (const DirectStratum& s : three_classes) {
    events.push_back({{{1, s.affected}}, s.people, s.standard_weight});
  }
  for (const auto method : {DirectRateMethod::dobson, DirectRateMethod::fay_feuer}) {
    const DirectRate plain = *direct_rate(three_classes, {.method = method});
    const DirectRate repeated = *direct_rate_of_events(events, {.method = method});
    EXPECT_EQ(*plain.value, *repeated.value);
    EXPECT_EQ(plain.limits->upper, repeated.limits->upper);
  }
  events[0].counts = {{2, 6}};  // the same events in half the persons: less certain
  EXPECT_GT((*direct_rate_of_events(events)).limits->upper,
            (*direct_rate(three_classes)).limits->upper);
  EXPECT_EQ((*direct_rate_of_events(events)).total_affected, 67);
  EXPECT_EQ(direct_rate_of_events(events, {.variance = RateVariance::binomial}).problem().code(),
            "STA-010");
}

TEST(DirectRate, RefusesBadStrata) {
  const auto code = [](DirectStratum stratum, RateVariance law = RateVariance::poisson) {
    return direct_rate(std::vector{stratum}, {.variance = law}).problem().code();
  };
  EXPECT_EQ(code({-1, 10, 1}), "STA-001");
  EXPECT_EQ(code({1, 0, 1}), "STA-003");
  EXPECT_EQ(code({1, 10, 0}), "STA-005");
  EXPECT_EQ(code({1, 10, -2}), "STA-005");
  EXPECT_EQ(code({11, 10, 1}, RateVariance::binomial), "STA-002");
  EXPECT_EQ(direct_rate({}).problem().code(), "STA-006");
  EXPECT_EQ(direct_rate(three_classes,
                        {.variance = RateVariance::binomial, .method = DirectRateMethod::fay_feuer})
                .problem()
                .code(),
            "STA-010");
  EXPECT_EQ(direct_rate(three_classes, {.confidence = 1}).problem().code(), "STA-004");
}

}  // namespace
}  // namespace engawa::stats
