#include "engawa/indicators/class_label.hpp"

#include <gtest/gtest.h>

namespace engawa::indicators {
namespace {

constexpr double open = std::numeric_limits<double>::infinity();

struct Case {
  const char* label;
  double lower;
  double upper;
};

class ClassLabel : public testing::TestWithParam<Case> {};

TEST_P(ClassLabel, IsReadAsHalfOpenInterval) {
  const auto interval = parse_class_label(GetParam().label);
  ASSERT_TRUE(interval.has_value()) << GetParam().label;
  EXPECT_DOUBLE_EQ(interval->lower, GetParam().lower);
  EXPECT_DOUBLE_EQ(interval->upper, GetParam().upper);
}

INSTANTIATE_TEST_SUITE_P(
    LabelsOfAllEditions, ClassLabel,
    testing::Values(Case{"40.0以上", 40, open}, Case{"35.0以上40.0未満", 35, 40},
                    Case{"18.5未満", -open, 18.5}, Case{"31以上50以下", 31, 51},
                    Case{"30以下", -open, 31}, Case{"12.1以上13.0以下", 12.1, 13.1},
                    Case{"12.0以下", -open, 12.1}, Case{"３０．０以上", 30, open},
                    Case{"25.0以上～30.0未満", 25, 30}, Case{"8.4 以上", 8.4, open}));

TEST(ClassLabelWords, AreNoIntervals) {
  for (const char* label :
       {"はい", "いいえ", "－", "±", "＋", "Ⅱa", "所見あり", "1合未満", "3", ""}) {
    EXPECT_FALSE(parse_class_label(label).has_value()) << label;
  }
}

TEST(ClassLabelWords, RefusesAnEmptyInterval) {
  EXPECT_FALSE(parse_class_label("30以上20未満").has_value());
}

}  // namespace
}  // namespace engawa::indicators
