#include "engawa/stats/two_rates.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "engawa/stats/comparison_golden_for_tests.hpp"

namespace engawa::stats {
namespace {

namespace golden = comparison_golden;

TEST(CompareRates, AgreesWithFiftyDigitsAndR) {
  golden::Expected precise("two_rates", "50");
  golden::Expected r("two_rates", "r");
  for (const auto& entry : golden::sets_of("two_rates")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    const golden::Row& row = rows[0];
    const RateComparison result =
        *compare_rates({golden::number(row, "x1"), golden::number(row, "t1"),
                        golden::number(row, "x2"), golden::number(row, "t2")});
    const auto check = [&](const char* field, std::optional<double> value) {
      EXPECT_EQ(precise.difference(set, field, value), "");
      EXPECT_EQ(r.difference(set, field, value), "");
    };
    check("ratio", result.ratio);
    check("lower", result.limits.lower);
    check("upper", result.limits.upper);
    check("p", result.p);
  }
  EXPECT_EQ(precise.asked(), precise.size());
  EXPECT_EQ(r.asked(), r.size());
}

TEST(CompareRates, ExchangingGroupsInvertsTheRatio) {
  const RateComparison here = *compare_rates({12, 340, 31, 560});
  const RateComparison there = *compare_rates({31, 560, 12, 340});
  EXPECT_NEAR(here.limits.lower * there.limits.upper, 1, 1e-13);
  EXPECT_NEAR(here.limits.upper * there.limits.lower, 1, 1e-13);
  EXPECT_NEAR(*here.p, *there.p, 1e-14);
}

TEST(CompareRates, EmptySides) {
  const double infinity = std::numeric_limits<double>::infinity();
  const RateComparison none = *compare_rates({0, 5, 0, 9});
  EXPECT_FALSE(none.ratio);
  EXPECT_EQ(*none.p, 1);
  EXPECT_EQ(none.limits.lower, 0);
  EXPECT_EQ(none.limits.upper, infinity);
  const RateComparison second = *compare_rates({4, 5, 0, 9});
  EXPECT_EQ(*second.ratio, infinity);
  EXPECT_EQ(second.limits.upper, infinity);
  EXPECT_GT(second.limits.lower, 0);
  EXPECT_FALSE((*compare_rates({4.5, 5, 2, 9})).p);
}

TEST(CompareRates, RefusesBadInput) {
  EXPECT_EQ(compare_rates({-1, 5, 1, 5}).problem().code(), "STA-001");
  EXPECT_EQ(compare_rates({1, NAN, 1, 5}).problem().code(), "STA-001");
  EXPECT_EQ(compare_rates({1, 0, 1, 5}).problem().code(), "STA-003");
  EXPECT_EQ(compare_rates({1, 5, 1, 5}, 0.2).problem().code(), "STA-004");
}

}  // namespace
}  // namespace engawa::stats
