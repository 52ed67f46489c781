#include "engawa/stats/mantel_haenszel.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/comparison_golden_for_tests.hpp"

namespace engawa::stats {
namespace {

namespace golden = comparison_golden;

std::vector<ExposureStratum> strata_of(const std::vector<golden::Row>& rows) {
  std::vector<ExposureStratum> strata;
  for (const golden::Row& row : rows) {
    strata.push_back({golden::number(row, "x1"), golden::number(row, "n1"),
                      golden::number(row, "x0"), golden::number(row, "n0")});
  }
  return strata;
}

TEST(MantelHaenszel, AgreesWithFiftyDigitsAndR) {
  golden::Expected precise("mantel_haenszel", "50");
  golden::Expected r("mantel_haenszel", "r");
  for (const auto& entry : golden::sets_of("mantel_haenszel")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    const MantelHaenszel result = *mantel_haenszel(strata_of(rows));
    const auto check = [&](const std::string& field, std::optional<double> value) {
      EXPECT_EQ(precise.difference(set, field, value), "");
      EXPECT_EQ(r.difference(set, field, value), "");
    };
    const auto limits = [&](const std::string& name, const std::optional<Interval>& interval) {
      check(name + "_lower", interval ? std::optional(interval->lower) : std::nullopt);
      check(name + "_upper", interval ? std::optional(interval->upper) : std::nullopt);
    };
    check("rr", result.risk_ratio.value);
    limits("rr", result.risk_ratio.limits);
    check("rd", result.risk_difference);
    check("rd_se", result.risk_difference_se);
    limits("rd", result.risk_difference_limits);
    check("or", result.odds_ratio.value);
    limits("or", result.odds_ratio.limits);
    check("cmh_chi2", result.chi_square);
    check("cmh_p", result.p);
    check("cmh_p_corrected", result.p_corrected);
  }
  EXPECT_EQ(precise.asked(), precise.size());
  EXPECT_EQ(r.asked(), r.size());
  EXPECT_GT(r.asked(), 25u);
}

TEST(MantelHaenszel, OneStratumIsThePlainRatio) {
  const std::vector<ExposureStratum> one{{12, 50, 7, 60}};
  const MantelHaenszel result = *mantel_haenszel(one);
  const ProportionComparison plain = *compare_proportions({12, 50, 7, 60});
  EXPECT_NEAR(*result.risk_ratio.value, *plain.risk_ratio.value, 1e-14);
  EXPECT_NEAR(*result.odds_ratio.value, *plain.odds_ratio.value, 1e-14);
  EXPECT_NEAR(result.odds_ratio.limits->lower, plain.odds_ratio.limits->lower, 1e-13);
  EXPECT_NEAR(result.risk_ratio.limits->upper, plain.risk_ratio.limits->upper, 1e-13);
  EXPECT_NEAR(result.risk_difference, plain.difference.value, 1e-15);
}

TEST(MantelHaenszel, OneSidedStrataDropOut) {
  std::vector<ExposureStratum> strata{{12, 50, 7, 60}, {3, 20, 9, 30}};
  const MantelHaenszel before = *mantel_haenszel(strata);
  strata.push_back({0, 0, 9, 30});
  strata.push_back({5, 10, 0, 0});
  const MantelHaenszel after = *mantel_haenszel(strata);
  EXPECT_EQ(*before.risk_ratio.value, *after.risk_ratio.value);
  EXPECT_EQ(*before.p_corrected, *after.p_corrected);
}

TEST(MantelHaenszel, ZeroSums) {
  const MantelHaenszel none = *mantel_haenszel(std::vector<ExposureStratum>{{0, 9, 0, 8}});
  EXPECT_FALSE(none.risk_ratio.value);
  EXPECT_FALSE(none.odds_ratio.value);
  EXPECT_FALSE(none.chi_square);
  EXPECT_EQ(none.risk_difference, 0);
  const MantelHaenszel first = *mantel_haenszel(std::vector<ExposureStratum>{{0, 9, 3, 8}});
  EXPECT_EQ(*first.risk_ratio.value, 0);
  EXPECT_FALSE(first.risk_ratio.limits);
  EXPECT_TRUE(first.risk_difference_se);
}

TEST(MantelHaenszel, RefusesBadInput) {
  using V = std::vector<ExposureStratum>;
  EXPECT_EQ(mantel_haenszel(V{{1, 0, 1, 5}}).problem().code(), "STA-002");
  EXPECT_EQ(mantel_haenszel(V{{1, 5, -1, 5}}).problem().code(), "STA-001");
  EXPECT_EQ(mantel_haenszel(V{{0, 0, 1, 5}}).problem().code(), "STA-006");
  EXPECT_EQ(mantel_haenszel(V{{1, 5, 1, 5}}, 0).problem().code(), "STA-004");
}

}  // namespace
}  // namespace engawa::stats
