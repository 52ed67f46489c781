#include "engawa/stats/evaluation_design.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/stats/comparison_golden_for_tests.hpp"

namespace engawa::stats {
namespace {

namespace golden = comparison_golden;

TEST(RegressionToTheMean, AgreesWithFiftyDigits) {
  golden::Expected precise("evaluation_design", "50");
  struct Case {
    std::string set;
    PickedGroup group;
  };
  for (const Case& c : {Case{"130_15_140_0.7", {130, 15, 140, 0.7}},
                        Case{"0_1_-2_0", {0, 1, -2, 0}}, Case{"1_0.2_9_0.9", {1, 0.2, 9, 0.9}},
                        Case{"5_2_5_0.5", {5, 2, 5, 0.5}}, Case{"0_1_11_0.4", {0, 1, 11, 0.4}}}) {
    EXPECT_EQ(precise.difference(c.set, "fall", *regression_to_the_mean(c.group), 1e-12), "");
  }
  EXPECT_EQ(precise.asked(), 5u);
}

TEST(RegressionToTheMean, NothingFallsWhenTheMeasureIsPerfect) {
  EXPECT_EQ(*regression_to_the_mean({130, 15, 140, 1}), 0);
}

TEST(RegressionToTheMean, RefusesBadParameters) {
  EXPECT_EQ(regression_to_the_mean({130, 0, 140, 0.5}).problem().code(), "STA-010");
  EXPECT_EQ(regression_to_the_mean({130, 15, 140, 1.5}).problem().code(), "STA-010");
  EXPECT_EQ(regression_to_the_mean({130, 15, NAN, 0.5}).problem().code(), "STA-010");
}

TEST(Power, AgreesWithFiftyDigitsAndR) {
  golden::Expected precise("evaluation_design", "50");
  golden::Expected r("power", "r");
  struct Case {
    std::string set;
    double share_1;
    double share_2;
    StudyAim aim;
  };
  for (const Case& c : {Case{"0.3_0.25_0.05_0.8", 0.3, 0.25, {0.05, 0.8}},
                        Case{"0.02_0.04_0.01_0.9", 0.02, 0.04, {0.01, 0.9}},
                        Case{"0.5_0.9_0.1_0.95", 0.5, 0.9, {0.1, 0.95}}}) {
    const double people = *people_per_group(c.share_1, c.share_2, c.aim);
    EXPECT_EQ(precise.difference(c.set, "n", people, 1e-12), "");
    EXPECT_EQ(precise.difference(c.set, "detectable", *detectable_effect(0.0125, c.aim), 1e-12),
              "");
    // power.prop.test leaves out the other side of the two-sided test, as the formula does.
    EXPECT_EQ(r.difference(c.set, "n", people), "");
  }
  EXPECT_EQ(r.asked(), r.size());
}

TEST(Power, ClustersNeedMorePeople) {
  EXPECT_EQ(*design_effect(1, 0.3), 1);
  EXPECT_NEAR(*design_effect(30, 0.02), 1.58, 1e-15);
}

TEST(Power, RefusesBadParameters) {
  EXPECT_EQ(people_per_group(0.3, 0.3).problem().code(), "STA-010");
  EXPECT_EQ(people_per_group(1.3, 0.3).problem().code(), "STA-010");
  EXPECT_EQ(people_per_group(0.2, 0.3, {0, 0.8}).problem().code(), "STA-010");
  EXPECT_EQ(people_per_group(0.2, 0.3, {0.05, 1}).problem().code(), "STA-010");
  EXPECT_EQ(detectable_effect(-1).problem().code(), "STA-010");
  EXPECT_EQ(design_effect(0.5, 0.1).problem().code(), "STA-010");
  EXPECT_EQ(design_effect(5, 1.1).problem().code(), "STA-010");
}

}  // namespace
}  // namespace engawa::stats
