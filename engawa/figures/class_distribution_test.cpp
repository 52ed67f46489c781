#include "engawa/figures/class_distribution.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "engawa/figures/svg_check.hpp"

namespace engawa::figures {
namespace {

ClassDistribution sample() {
  ClassDistribution distribution;
  distribution.text.id_prefix = "classes";
  distribution.text.title = "HbA1cの分布";
  distribution.classes = {"5.6未満", "5.6以上6.5未満", "6.5以上"};
  distribution.bars = {{"鳥取県東部", {50, 30, 10}, 10, "100人"}, {"全国", {600, 395, 5}, 0, ""}};
  return distribution;
}

TEST(ClassDistribution, PrintsSharesOfTheWholeIncludingTheWithheld) {
  const std::string svg = draw_class_distribution(sample());
  EXPECT_EQ(test::SvgCheck(svg).fault(), "");
  for (const char* share : {">50.0<", ">30.0<", ">10.0<", ">60.0<", ">39.5<", ">0.5<"}) {
    EXPECT_NE(svg.find(share), std::string::npos) << share;
  }
  EXPECT_NE(svg.find("秘匿（"), std::string::npos);
}

TEST(ClassDistribution, SaysNoDataForAnEmptyBar) {
  ClassDistribution distribution = sample();
  distribution.bars[0].counts = {0, 0, 0};
  distribution.bars[0].withheld = 0;
  const std::string svg = draw_class_distribution(distribution);
  EXPECT_NE(svg.find(">データなし<"), std::string::npos);
  EXPECT_EQ(svg.find("秘匿（"), std::string::npos);
}

TEST(ClassDistribution, DrawsTheCutOff) {
  ClassDistribution distribution = sample();
  distribution.cut_off = 2;
  distribution.cut_off_label = "6.5以上";
  EXPECT_EQ(test::SvgCheck(draw_class_distribution(distribution)).fault(), "");
  distribution.cut_off = 99;
  EXPECT_EQ(test::SvgCheck(draw_class_distribution(distribution)).fault(), "");
}

TEST(ClassDistribution, SurvivesNothingManyAndNonsense) {
  ClassDistribution distribution;
  EXPECT_EQ(test::SvgCheck(draw_class_distribution(distribution)).fault(), "");
  distribution = sample();
  for (int i = 0; i < 30; ++i) distribution.classes.push_back(test::hostile);
  distribution.bars[0] = {test::hostile, {std::nan(""), -5, INFINITY}, 1e300, test::hostile};
  distribution.bars[1].counts.assign(100, 1e308);
  EXPECT_EQ(test::SvgCheck(draw_class_distribution(distribution)).fault(), "");
}

}  // namespace
}  // namespace engawa::figures
