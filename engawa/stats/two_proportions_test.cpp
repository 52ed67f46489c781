#include "engawa/stats/two_proportions.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "engawa/stats/comparison_golden_for_tests.hpp"

namespace engawa::stats {
namespace {

namespace golden = comparison_golden;

TwoProportions groups_of(const golden::Row& row) {
  return {golden::number(row, "x1"), golden::number(row, "n1"), golden::number(row, "x2"),
          golden::number(row, "n2")};
}

TEST(CompareProportions, AgreesWithFiftyDigitsAndR) {
  golden::Expected precise("two_proportions", "50");
  golden::Expected r("two_proportions", "r");
  for (const auto& entry : golden::sets_of("two_proportions")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    const TwoProportions groups = groups_of(rows[0]);
    const ProportionComparison result = *compare_proportions(groups);
    const Interval wide = (*compare_proportions(groups, 0.998)).difference.limits;
    const auto check = [&](const char* field, std::optional<double> value) {
      EXPECT_EQ(precise.difference(set, field, value), "");
      EXPECT_EQ(r.difference(set, field, value, 1e-8), "");  // fisher.test keeps about 1e-9
    };
    check("difference", result.difference.value);
    check("lower_95", result.difference.limits.lower);
    check("upper_95", result.difference.limits.upper);
    check("lower_998", wide.lower);
    check("upper_998", wide.upper);
    check("z", result.z);
    check("p", result.p);
    check("fisher_p", result.fisher_p);
    check("rr", result.risk_ratio.value);
    check("or", result.odds_ratio.value);
    const auto limits = [&](const std::string& name, const RatioEstimate& ratio) {
      check((name + "_lower").c_str(),
            ratio.limits ? std::optional(ratio.limits->lower) : std::nullopt);
      check((name + "_upper").c_str(),
            ratio.limits ? std::optional(ratio.limits->upper) : std::nullopt);
    };
    limits("rr", result.risk_ratio);
    limits("or", result.odds_ratio);
  }
  EXPECT_EQ(precise.asked(), precise.size());
  EXPECT_EQ(r.asked(), r.size());
  EXPECT_GT(precise.asked(), 150u);
}

/// Newcombe 1998b, table II, method 10, examples (a), (b) and (h) as printed.
TEST(NewcombeDifference, PrintedExamples) {
  const Difference a = *newcombe_difference({56, 70, 48, 80});
  EXPECT_NEAR(a.limits.lower, 0.0524, 5e-5);
  EXPECT_NEAR(a.limits.upper, 0.3339, 5e-5);
  const Difference b = *newcombe_difference({9, 10, 3, 10});
  EXPECT_NEAR(b.limits.lower, 0.1705, 5e-5);
  EXPECT_NEAR(b.limits.upper, 0.8090, 5e-5);
  const Difference h = *newcombe_difference({10, 10, 0, 10});
  EXPECT_NEAR(h.limits.lower, 0.6075, 5e-5);
  EXPECT_NEAR(h.limits.upper, 1.0000, 5e-5);
}

TEST(CompareProportions, ExchangingGroupsMirrorsEverything) {
  for (const TwoProportions& g : {TwoProportions{12, 50, 31, 60}, TwoProportions{0, 9, 4, 8}}) {
    const ProportionComparison here = *compare_proportions(g);
    const ProportionComparison there =
        *compare_proportions({g.affected_2, g.people_2, g.affected_1, g.people_1});
    EXPECT_NEAR(here.difference.limits.lower, -there.difference.limits.upper, 1e-15);
    EXPECT_NEAR(here.difference.limits.upper, -there.difference.limits.lower, 1e-15);
    EXPECT_NEAR(*here.z, -*there.z, 1e-14);
    EXPECT_NEAR(*here.fisher_p, *there.fisher_p, 1e-13);
    if (here.odds_ratio.limits) {
      EXPECT_NEAR(here.odds_ratio.limits->lower * there.odds_ratio.limits->upper, 1, 1e-14);
      EXPECT_NEAR(here.risk_ratio.limits->lower * there.risk_ratio.limits->upper, 1, 1e-14);
    }
  }
}

TEST(CompareProportions, EmptyCells) {
  const ProportionComparison none = *compare_proportions({0, 20, 5, 25});
  EXPECT_EQ(*none.risk_ratio.value, 0);
  EXPECT_EQ(*none.odds_ratio.value, 0);
  EXPECT_FALSE(none.risk_ratio.limits);
  EXPECT_FALSE(none.odds_ratio.limits);
  const ProportionComparison infinite = *compare_proportions({5, 25, 0, 20});
  EXPECT_EQ(*infinite.risk_ratio.value, std::numeric_limits<double>::infinity());
  const ProportionComparison both = *compare_proportions({0, 25, 0, 20});
  EXPECT_FALSE(both.risk_ratio.value);
  EXPECT_FALSE(both.z);
  EXPECT_FALSE(both.p);
  EXPECT_EQ(*both.fisher_p, 1);
}

TEST(CompareProportions, RefusesBadInput) {
  EXPECT_EQ(compare_proportions({-1, 5, 1, 5}).problem().code(), "STA-001");
  EXPECT_EQ(compare_proportions({6, 5, 1, 5}).problem().code(), "STA-002");
  EXPECT_EQ(compare_proportions({0, 0, 1, 5}).problem().code(), "STA-003");
  EXPECT_EQ(compare_proportions({1, 5, 1, 5}, 1).problem().code(), "STA-004");
}

}  // namespace
}  // namespace engawa::stats
