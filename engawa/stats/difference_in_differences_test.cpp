#include "engawa/stats/difference_in_differences.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/comparison_golden_for_tests.hpp"

namespace engawa::stats {
namespace {

namespace golden = comparison_golden;

TEST(DifferenceInDifferences, AgreesWithFiftyDigits) {
  golden::Expected precise("did", "50");
  for (const auto& entry : golden::sets_of("did")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    const auto share = [&](const std::string& end) {
      return ShareCount{golden::number(rows[0], "x" + end), golden::number(rows[0], "n" + end)};
    };
    const TwoByTwoEffect result =
        *difference_in_differences({share("t0"), share("t1"), share("c0"), share("c1")});
    EXPECT_EQ(precise.difference(set, "effect", result.effect, 1e-9, 1e-4), "");
    EXPECT_EQ(precise.difference(set, "se", result.standard_error), "");
    EXPECT_EQ(precise.difference(set, "p", result.p), "");
    EXPECT_EQ(precise.difference(set, "lower", result.limits.lower, 1e-9, 1e-4), "");
    EXPECT_EQ(precise.difference(set, "upper", result.limits.upper, 1e-9, 1e-4), "");
    EXPECT_EQ(precise.difference(set, "log_or", result.log_odds, 1e-9, 1e-3), "");
    EXPECT_EQ(precise.difference(set, "log_or_se", result.log_odds_se), "");
  }
  EXPECT_EQ(precise.asked(), precise.size());
}

std::vector<PanelRow> panel_of(const std::vector<golden::Row>& rows) {
  std::vector<PanelRow> panel;
  for (const golden::Row& row : rows) {
    panel.push_back({static_cast<std::size_t>(golden::number(row, "unit")),
                     static_cast<std::size_t>(golden::number(row, "time")),
                     golden::number(row, "treated") == 1, golden::number(row, "post") == 1,
                     golden::number(row, "y")});
  }
  return panel;
}

TEST(PanelDifferenceInDifferences, AgreesWithRAndSandwich) {
  golden::Expected r("panel", "r");
  for (const auto& entry : golden::sets_of("panel")) {
    const std::string& set = entry.first;
    const std::vector<golden::Row>& rows = entry.second;
    const PanelEffect result = *panel_difference_in_differences(panel_of(rows));
    EXPECT_EQ(r.difference(set, "effect", result.effect), "");
    EXPECT_EQ(r.difference(set, "se", result.standard_error), "");
    EXPECT_EQ(r.difference(set, "se_ols", result.standard_error_ols), "");
    EXPECT_EQ(r.difference(set, "df_residual", result.residual_freedom), "");
    EXPECT_EQ(r.difference(set, "p", result.p), "");
    EXPECT_EQ(r.difference(set, "lower", result.limits.lower), "");
    EXPECT_EQ(r.difference(set, "upper", result.limits.upper), "");
    EXPECT_EQ(result.few_units, set != "balanced");
  }
  EXPECT_EQ(r.asked(), r.size());
}

TEST(PanelDifferenceInDifferences, UnitAndTimeLevelsDoNotMatter) {
  const auto sets = golden::sets_of("panel");
  std::vector<PanelRow> panel = panel_of(sets.at("unbalanced"));
  const PanelEffect before = *panel_difference_in_differences(panel);
  for (PanelRow& row : panel) {
    row.value += 1000.0 * static_cast<double>(row.unit) - 7 * static_cast<double>(row.time);
    row.time += 5;
    row.unit = 40 - row.unit;
  }
  const PanelEffect after = *panel_difference_in_differences(panel);
  EXPECT_NEAR(after.effect, before.effect, 1e-10);
  EXPECT_NEAR(after.standard_error, before.standard_error, 1e-10);
}

TEST(PanelDifferenceInDifferences, ExactFitHasNoTest) {
  std::vector<PanelRow> panel;
  for (std::size_t unit = 0; unit < 4; ++unit) {
    for (std::size_t time = 0; time < 4; ++time) {
      const bool treated = unit < 2;
      const bool post = time > 1;
      panel.push_back({unit, time, treated, post,
                       3.1 * static_cast<double>(unit) + 0.7 * static_cast<double>(time) +
                           (treated && post ? -2.5 : 0)});
    }
  }
  const PanelEffect result = *panel_difference_in_differences(panel);
  EXPECT_NEAR(result.effect, -2.5, 1e-13);
  EXPECT_EQ(result.standard_error, 0);
  EXPECT_FALSE(result.p);
}

TEST(PanelDifferenceInDifferences, RefusesBadInput) {
  std::vector<PanelRow> panel;
  for (std::size_t unit = 0; unit < 3; ++unit) {
    for (std::size_t time = 0; time < 3; ++time) {
      panel.push_back({unit, time, true, time == 2, static_cast<double>(unit * time % 2)});
    }
  }
  EXPECT_EQ(panel_difference_in_differences(panel).problem().code(), "STA-020");
  EXPECT_EQ(panel_difference_in_differences({}).problem().code(), "STA-006");
  EXPECT_EQ(panel_difference_in_differences(panel, 0.1).problem().code(), "STA-004");
  panel[0].value = NAN;
  EXPECT_EQ(panel_difference_in_differences(panel).problem().code(), "STA-010");
  panel[0] = panel[1];
  EXPECT_EQ(panel_difference_in_differences(panel).problem().code(), "STA-010");
  const ShareCount none{0, 0};
  EXPECT_EQ(difference_in_differences({none, none, none, none}).problem().code(), "STA-003");
}

}  // namespace
}  // namespace engawa::stats
