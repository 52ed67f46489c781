#include "engawa/stats/funnel_dispersion.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "engawa/stats/funnel_rate.hpp"

namespace engawa::stats {
namespace {

using enum FunnelSignificance;

const std::vector<FunnelArea> spread{{12, 9.5},   {30, 40},    {{}, 50}, {220, 160},
                                     {61, 95.25}, {1009, 900}, {5, 0}};

TEST(FunnelDispersion, AreasWithoutEventsOrSizeTakeNoPart) {
  const FunnelDispersion found =
      *funnel_dispersion(spread, 1, FunnelScale::ratio, Overdispersion::additive);
  EXPECT_FALSE(found.scores[2]);
  EXPECT_FALSE(found.scores[6]);
  ASSERT_TRUE(found.scores[0]);
  EXPECT_GT(found.phi, 1);
  EXPECT_GT(found.tau_squared, 0);
}

TEST(FunnelDispersion, LimitsAreWhereTheScoresCross) {
  for (const auto kind : {Overdispersion::multiplicative, Overdispersion::additive}) {
    const FunnelDispersion found = *funnel_dispersion(spread, 1, FunnelScale::ratio, kind);
    for (std::size_t i = 0; i < spread.size(); ++i) {
      if (!found.scores[i]) continue;
      const Interval near = *dispersed_funnel_limits(found, spread[i].size);
      const double ratio = *spread[i].events / spread[i].size;
      const FunnelSignificance label = score_significance(found.scores[i]->z_adjusted);
      EXPECT_EQ(label == none, ratio >= near.lower && ratio <= near.upper) << i;
    }
  }
}

TEST(FunnelDispersion, EvenAreasKeepTheirLimits) {
  const std::vector<FunnelArea> even{{100, 101}, {50, 50}, {201, 200}};
  const FunnelDispersion found =
      *funnel_dispersion(even, 1, FunnelScale::ratio, Overdispersion::multiplicative);
  EXPECT_LT(found.phi, 1);
  EXPECT_EQ(found.tau_squared, 0);
  EXPECT_DOUBLE_EQ(found.scores[0]->z, found.scores[0]->z_adjusted);
}

TEST(FunnelDispersion, LimitsStayInTheirRange) {
  const std::vector<FunnelArea> wild{{0, 4}, {4, 4}, {30, 100}, {90, 100}};
  const FunnelDispersion found =
      *funnel_dispersion(wild, 0.5, FunnelScale::proportion, Overdispersion::additive, 0);
  const Interval limits = *dispersed_funnel_limits(found, 1, 0.998);
  EXPECT_EQ(limits.lower, 0);
  EXPECT_EQ(limits.upper, 1);
  const FunnelDispersion ratio =
      *funnel_dispersion(wild, 0.5, FunnelScale::ratio, Overdispersion::multiplicative, 0);
  EXPECT_EQ((*dispersed_funnel_limits(ratio, 0.01)).lower, 0);
}

TEST(FunnelDispersion, ScoresAreJudgedByTheNormalPoints) {
  EXPECT_EQ(score_significance(1.95), none);
  EXPECT_EQ(score_significance(1.97), high_95);
  EXPECT_EQ(score_significance(-3.08), low_95);
  EXPECT_EQ(score_significance(3.1), high_99_8);
  EXPECT_EQ(score_significance(-3.1), low_99_8);
}

TEST(FunnelDispersion, RefusesBadInput) {
  const auto code = [](std::vector<FunnelArea> areas, double centre, double winsorise = 0.1) {
    return funnel_dispersion(areas, centre, FunnelScale::proportion, Overdispersion::additive,
                             winsorise)
        .problem()
        .code();
  };
  EXPECT_EQ(code({}, 0.5), "STA-006");
  EXPECT_EQ(code({{5, 4}}, 0.5), "STA-002");
  EXPECT_EQ(code({{-5, 4}}, 0.5), "STA-001");
  EXPECT_EQ(code({{1, 4}}, 1.5), "STA-010");
  EXPECT_EQ(code({{1, 4}}, 0.5, 0.5), "STA-010");
}

TEST(RateFunnel, PlainRates) {
  const std::vector<RateArea> areas{{30, 1000, {}}, {12, 900, {}}, {{}, 500, {}}, {0, 0, {}}};
  const RateFunnel funnel = *rate_funnel(areas);
  EXPECT_DOUBLE_EQ(funnel.centre, 42.0 / 1900);
  EXPECT_DOUBLE_EQ(*funnel.points[0].value, 0.03);
  EXPECT_DOUBLE_EQ(*funnel.points[0].expected, 1000 * 42.0 / 1900);
  EXPECT_TRUE(funnel.points[1].significance);
  EXPECT_DOUBLE_EQ(*funnel.points[2].people, 500) << "limits only";
  EXPECT_FALSE(funnel.points[2].significance);
  EXPECT_FALSE(funnel.points[3].people);
  const Interval rate = *funnel_rate_limits(1000, funnel.centre);
  const Interval ratio = *funnel_ratio_limits(1000 * funnel.centre);
  EXPECT_DOUBLE_EQ(rate.upper, ratio.upper * funnel.centre);
}

TEST(RateFunnel, StandardisedRatesStandForTheirPeople) {
  const std::vector<RateArea> areas{{30, 1000, 0.025}, {9, 900, 0.012}, {0, 400, 0.0}};
  const RateFunnel funnel = *rate_funnel(areas);
  EXPECT_DOUBLE_EQ(*funnel.points[0].people, 1200);
  EXPECT_DOUBLE_EQ(funnel.centre, 39.0 / (1200 + 750));
  EXPECT_TRUE(funnel.points[0].significance);
  EXPECT_FALSE(funnel.points[1].significance) << "fewer than 10 events";
  EXPECT_FALSE(funnel.points[2].people);
  EXPECT_DOUBLE_EQ((*rate_funnel(areas, 0.05)).centre, 0.05);
}

TEST(RateFunnel, RefusesBadInput) {
  const auto code = [](RateArea area) {
    return rate_funnel(std::vector<RateArea>{area}).problem().code();
  };
  EXPECT_EQ(code({-1, 5, {}}), "STA-001");
  EXPECT_EQ(code({1, 0, {}}), "STA-003");
  EXPECT_EQ(code({1, 5, 0.0}), "STA-003");
  EXPECT_EQ(code({0, 5, {}}), "STA-007");
  EXPECT_EQ(rate_funnel(std::vector<RateArea>{{1, 5, {}}}, -1).problem().code(), "STA-010");
  EXPECT_EQ(funnel_rate_limits(0, 1).problem().code(), "STA-003");
}

}  // namespace
}  // namespace engawa::stats
