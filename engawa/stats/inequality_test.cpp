#include "engawa/stats/inequality.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/comparison_golden_for_tests.hpp"

namespace engawa::stats {
namespace {

namespace golden = comparison_golden;

std::vector<QuantileCounts> counts_of(const std::vector<golden::Row>& rows) {
  std::vector<QuantileCounts> counts;
  for (const golden::Row& row : rows) {
    counts.push_back({golden::number(row, "n"), golden::number(row, "x")});
  }
  return counts;
}

TEST(Inequality, AgreesWithFiftyDigits) {
  golden::Expected precise("inequality", "50");
  for (const auto& entry : golden::sets_of("inequality")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    const std::vector<QuantileCounts> counts = counts_of(rows);
    struct Case {
      std::string name;
      InequalityOptions options;
    };
    for (const Case& c :
         {Case{"none_proportion_", {InequalityTransform::none, InequalityKind::proportion, 0.95}},
          Case{"none_rate_", {InequalityTransform::none, InequalityKind::rate, 0.95}},
          Case{"logit_", {InequalityTransform::logit, InequalityKind::proportion, 0.95}},
          Case{"log_", {InequalityTransform::log, InequalityKind::rate, 0.95}}}) {
      const Inequality result = *inequality_of_counts(counts, c.options);
      const auto check = [&](const std::string& field, std::optional<double> value) {
        // A slope is a difference of values of order 0.1: compared on that scale.
        EXPECT_EQ(precise.difference(set, c.name + field, value, 1e-9, 1e-4), "");
      };
      check("sii", result.slope_index);
      check("sii_lower", result.slope_limits.lower);
      check("sii_upper", result.slope_limits.upper);
      check("intercept", result.intercept);
      check("rii", result.relative_index);
      const auto& limits = result.relative_limits;
      check("rii_lower", limits ? std::optional(limits->lower) : std::nullopt);
      check("rii_upper", limits ? std::optional(limits->upper) : std::nullopt);
    }
  }
  EXPECT_EQ(precise.asked(), precise.size());
  EXPECT_GT(precise.asked(), 100u);
}

TEST(Inequality, StraightLineIsFoundExactly) {
  // Middles 0.1, 0.4, 0.8 of shares 0.2, 0.4, 0.4; value 0.3 - 0.1 b.
  const std::vector<QuantileValue> line{{20, 0.29, 0.01}, {40, 0.26, 0.01}, {40, 0.22, 0.01}};
  const Inequality result = *inequality_of_values(line);
  EXPECT_NEAR(result.slope_index, -0.1, 1e-15);
  EXPECT_NEAR(result.intercept, 0.3, 1e-15);
  EXPECT_NEAR(*result.relative_index, 2.0 / 3, 1e-14);
}

TEST(Inequality, CountsAndTheirOwnStandardErrorsAgree) {
  const std::vector<QuantileCounts> counts{{1200, 310}, {1350, 330}, {1100, 240}};
  std::vector<QuantileValue> values;
  for (const QuantileCounts& q : counts) {
    const double p = q.affected / q.people;
    const Interval limits = *proportion_wilson(q.affected, q.people);
    const auto logit = [](double s) { return std::log(s / (1 - s)); };
    const double g = (logit(limits.upper) - logit(limits.lower)) / (2 * 1.959963984540054);
    values.push_back({q.people, p, p * (1 - p) * g});
  }
  for (const auto transform : {InequalityTransform::none, InequalityTransform::logit}) {
    const InequalityOptions options{transform, InequalityKind::proportion, 0.9};
    const Inequality a = *inequality_of_counts(counts, options);
    const Inequality b = *inequality_of_values(values, options);
    EXPECT_NEAR(a.slope_limits.lower, b.slope_limits.lower, 1e-13);
    EXPECT_NEAR(a.relative_limits->upper, b.relative_limits->upper, 1e-13);
  }
}

TEST(Inequality, ReversedOrderMirrorsTheSlopeAndInvertsTheRatio) {
  const std::vector<QuantileValue> down{{20, 0.30, 0.01}, {30, 0.26, 0.02}, {40, 0.22, 0.01}};
  const std::vector<QuantileValue> up{down[2], down[1], down[0]};
  for (const auto transform :
       {InequalityTransform::none, InequalityTransform::logit, InequalityTransform::log}) {
    const InequalityOptions options{transform, InequalityKind::proportion, 0.95};
    const Inequality a = *inequality_of_values(down, options);
    const Inequality b = *inequality_of_values(up, options);
    EXPECT_NEAR(a.slope_index, -b.slope_index, 1e-15);
    EXPECT_NEAR(a.slope_limits.lower, -b.slope_limits.upper, 1e-15);
    EXPECT_NEAR(*a.relative_index * *b.relative_index, 1, 1e-14);
    EXPECT_NEAR(a.relative_limits->lower * b.relative_limits->upper, 1, 1e-13);
  }
}

TEST(Inequality, NoFiellerLimitsWhenTheInterceptMayBeZero) {
  const std::vector<QuantileValue> loose{{20, 0.02, 0.5}, {30, 0.26, 0.5}, {40, 0.22, 0.5}};
  EXPECT_FALSE((*inequality_of_values(loose)).relative_limits);
}

TEST(Inequality, RefusesBadInput) {
  using C = std::vector<QuantileCounts>;
  using V = std::vector<QuantileValue>;
  EXPECT_EQ(inequality_of_counts(C{{10, 5}}).problem().code(), "STA-006");
  EXPECT_EQ(inequality_of_counts(C{{10, 0}, {10, 5}}).problem().code(), "STA-022");
  EXPECT_EQ(inequality_of_counts(C{{10, 10}, {10, 5}}).problem().code(), "STA-022");
  EXPECT_EQ(inequality_of_counts(C{{10, 11}, {10, 5}}).problem().code(), "STA-002");
  EXPECT_EQ(inequality_of_counts(C{{0, 0}, {10, 5}}).problem().code(), "STA-003");
  const InequalityOptions log{InequalityTransform::log, InequalityKind::rate, 0.95};
  const InequalityOptions logit{InequalityTransform::logit, InequalityKind::rate, 0.95};
  EXPECT_TRUE(inequality_of_counts(C{{10, 11}, {10, 5}}, log));
  EXPECT_EQ(inequality_of_counts(C{{10, 9}, {10, 5}}, logit).problem().code(), "STA-010");
  EXPECT_EQ(inequality_of_values(V{{10, 0, 1}, {10, 5, 1}}, log).problem().code(), "STA-010");
  EXPECT_EQ(inequality_of_values(V{{10, 1, 1}, {10, .5, 1}}, logit).problem().code(), "STA-010");
  EXPECT_EQ(inequality_of_values(V{{10, 1, -1}, {10, 5, 1}}).problem().code(), "STA-010");
  EXPECT_EQ(inequality_of_values(V{{10, 1, 1}, {10, 5, 1}}, {.confidence = 2}).problem().code(),
            "STA-004");
}

}  // namespace
}  // namespace engawa::stats
