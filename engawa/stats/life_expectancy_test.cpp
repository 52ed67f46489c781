#include "engawa/stats/life_expectancy.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/comparison_golden_for_tests.hpp"

namespace engawa::stats {
namespace {

namespace golden = comparison_golden;

std::vector<AgeBand> bands_of(const std::vector<golden::Row>& rows) {
  std::vector<AgeBand> bands;
  for (const golden::Row& row : rows) {
    bands.push_back({golden::number(row, "age"), golden::number(row, "population"),
                     golden::number(row, "deaths")});
  }
  return bands;
}

TEST(LifeExpectancy, AgreesWithFiftyDigits) {
  golden::Expected precise("life_expectancy", "50");
  for (const auto& entry : golden::sets_of("life_expectancy")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    const std::vector<LifeExpectancy> ages = *life_expectancy(bands_of(rows));
    for (std::size_t i = 0; i < ages.size(); ++i) {
      const auto& limits = ages[i].limits;
      const std::string end = "." + std::to_string(i);
      EXPECT_EQ(precise.difference(set, "value" + end, ages[i].value), "");
      EXPECT_EQ(precise.difference(set, "lower" + end,
                                   limits ? std::optional(limits->lower) : std::nullopt),
                "");
      EXPECT_EQ(precise.difference(set, "upper" + end,
                                   limits ? std::optional(limits->upper) : std::nullopt),
                "");
    }
  }
  EXPECT_EQ(precise.asked(), precise.size());
}

std::vector<LifeExpectancyStatus> statuses(const std::vector<AgeBand>& bands,
                                           const LifeExpectancyOptions& options = {}) {
  std::vector<LifeExpectancyStatus> result;
  const std::vector<LifeExpectancy> ages = *life_expectancy(bands, options);
  for (const LifeExpectancy& age : ages) {
    result.push_back(age.status);
    EXPECT_EQ(age.status == LifeExpectancyStatus::ok, age.value.has_value());
  }
  return result;
}

TEST(LifeExpectancy, EmptyWithAReason) {
  using Status = LifeExpectancyStatus;
  using All = std::vector<Status>;
  EXPECT_EQ(statuses({{0, 30000, 60}, {60, 2000, 0}}), All(2, Status::no_deaths_in_open_band));
  EXPECT_EQ(statuses({{0, 30000, 60}, {60, 200, 201}}), All(2, Status::deaths_above_population));
  EXPECT_EQ(statuses({{0, 30000, 60}, {50, 0, 0}, {60, 200, 20}}), All(3, Status::no_population));
  EXPECT_EQ(statuses({{0, 4000, 60}, {60, 1000, 20}}), All(2, Status::too_few_people));
  EXPECT_EQ(statuses({{0, 4001, 60}, {60, 1000, 100}}), (All{Status::ok, Status::ok}));
  EXPECT_EQ(statuses({{0, 400, 10}, {60, 100, 40}}, {.min_population = 0}),
            (All{Status::ok, Status::ok}));
  EXPECT_EQ(statuses({{0, 30000, 60}, {50, 4000, 2000}, {60, 2000, 100}}),
            (All{Status::ok, Status::ok, Status::nobody_left}));
  EXPECT_EQ(statuses({{0, 6000, 4}, {80, 200, 1}})[1], Status::interval_too_wide);
}

TEST(LifeExpectancy, ConstantRateByHand) {
  // Death rate 0.01 throughout: e in the open band is 100; below, by the formula.
  const std::vector<AgeBand> bands{{0, 1e6, 1e4}, {10, 1e6, 1e4}};
  const std::vector<LifeExpectancy> ages = *life_expectancy(bands);
  EXPECT_NEAR(*ages[1].value, 100, 1e-12);
  const double q = 0.1 / 1.05;
  EXPECT_NEAR(*ages[0].value, 10 * (1 - q / 2) + (1 - q) * 100, 1e-12);
  EXPECT_NEAR(*ages[1].standard_error, 1.0, 1e-12);  // 100 / sqrt(10,000)
}

TEST(LifeExpectancy, WiderConfidenceKeepsTheRuleOfTwentyYears) {
  const std::vector<AgeBand> bands{{0, 6000, 10}, {80, 200, 30}};
  const std::vector<LifeExpectancy> narrow = *life_expectancy(bands);
  const std::vector<LifeExpectancy> wide = *life_expectancy(bands, {.confidence = 0.998});
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(narrow[i].status, wide[i].status);
    EXPECT_LT(wide[i].limits->lower, narrow[i].limits->lower);
  }
}

TEST(LifeExpectancy, RefusesBadInput) {
  using V = std::vector<AgeBand>;
  EXPECT_EQ(life_expectancy(V{{0, 10, 1}}).problem().code(), "STA-006");
  EXPECT_EQ(life_expectancy(V{{1, 10, 1}, {5, 10, 1}}).problem().code(), "STA-010");
  EXPECT_EQ(life_expectancy(V{{0, 10, 1}, {0, 10, 1}}).problem().code(), "STA-010");
  EXPECT_EQ(life_expectancy(V{{0, -10, 1}, {5, 10, 1}}).problem().code(), "STA-001");
  EXPECT_EQ(life_expectancy(V{{0, 10, 1}, {5, 10, 1}}, {.confidence = 1}).problem().code(),
            "STA-004");
  EXPECT_EQ(life_expectancy(V{{0, 10, 1}, {5, 10, 1}}, {.min_population = -1}).problem().code(),
            "STA-010");
}

}  // namespace
}  // namespace engawa::stats
