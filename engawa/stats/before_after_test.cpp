#include "engawa/stats/before_after.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/comparison_golden_for_tests.hpp"
#include "engawa/stats/two_proportions.hpp"

namespace engawa::stats {
namespace {

namespace golden = comparison_golden;

TEST(PairedBeforeAfter, AgreesWithFiftyDigitsAndR) {
  golden::Expected precise("paired", "50");
  golden::Expected r("paired", "r");
  for (const auto& entry : golden::sets_of("paired")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    const golden::Row& row = rows[0];
    const PairedEffect result =
        *paired_before_after({golden::number(row, "both"), golden::number(row, "before_only"),
                              golden::number(row, "after_only"), golden::number(row, "neither")});
    // Limits that are the difference of effect and half width: compared on the scale of 1e-3.
    EXPECT_EQ(precise.difference(set, "effect", result.effect), "");
    EXPECT_EQ(precise.difference(set, "lower", result.limits.lower, 1e-9, 1e-3), "");
    EXPECT_EQ(precise.difference(set, "upper", result.limits.upper, 1e-9, 1e-3), "");
    EXPECT_EQ(precise.difference(set, "p", result.p), "");
    EXPECT_EQ(r.difference(set, "p", result.p), "");
  }
  EXPECT_EQ(precise.asked(), precise.size());
  EXPECT_EQ(r.asked(), r.size());
}

TEST(PairedBeforeAfter, ExchangingTheTwoTimesMirrorsTheLimits) {
  const PairedEffect here = *paired_before_after({40, 12, 25, 60});
  const PairedEffect there = *paired_before_after({40, 25, 12, 60});
  EXPECT_NEAR(here.limits.lower, -there.limits.upper, 1e-15);
  EXPECT_NEAR(here.limits.upper, -there.limits.lower, 1e-15);
  EXPECT_EQ(here.p, there.p);
}

/// Newcombe 1998c, table II, method 10: (e, f, g, h) = (36, 12, 2, 0) and (20, 12, 2, 16) with the
/// effect counted as before - after.
TEST(PairedBeforeAfter, PrintedExamples) {
  const PairedEffect first = *paired_before_after({36, 2, 12, 0});
  EXPECT_NEAR(first.limits.lower, 0.0569, 5e-5);
  EXPECT_NEAR(first.limits.upper, 0.3404, 5e-5);
  const PairedEffect second = *paired_before_after({20, 2, 12, 16});
  EXPECT_NEAR(second.limits.lower, 0.0562, 5e-5);
  EXPECT_NEAR(second.limits.upper, 0.3292, 5e-5);
}

TEST(BeforeAfter, IsTheComparisonOfAfterWithBefore) {
  const BeforeAfterEffect result = *before_after({412, 3010, 380, 3300});
  const ProportionComparison plain = *compare_proportions({380, 3300, 412, 3010});
  EXPECT_EQ(result.effect, plain.difference.value);
  EXPECT_EQ(result.limits.lower, plain.difference.limits.lower);
  EXPECT_EQ(*result.p, *plain.p);
  const double p0 = 412.0 / 3010;
  const double p1 = 380.0 / 3300;
  EXPECT_NEAR(result.standard_error, std::sqrt(p0 * (1 - p0) / 3010 + p1 * (1 - p1) / 3300), 1e-16);
  EXPECT_FALSE((*before_after({0, 5, 0, 9})).p);
}

TEST(BeforeAfter, RefusesBadInput) {
  EXPECT_EQ(before_after({6, 5, 1, 2}).problem().code(), "STA-002");
  EXPECT_EQ(before_after({0, 0, 1, 2}).problem().code(), "STA-003");
  EXPECT_EQ(paired_before_after({0, 0, 0, 0}).problem().code(), "STA-003");
  EXPECT_EQ(paired_before_after({1, -1, 0, 0}).problem().code(), "STA-001");
  EXPECT_EQ(paired_before_after({1, 1, 0, 0}, 1).problem().code(), "STA-004");
}

}  // namespace
}  // namespace engawa::stats
