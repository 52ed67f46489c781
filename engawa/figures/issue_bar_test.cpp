#include "engawa/figures/issue_bar.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "engawa/figures/svg_check.hpp"

namespace engawa::figures {
namespace {

IssueBar sample() {
  IssueBar bar;
  bar.id_prefix = "row1";
  bar.title = "標準化該当比 1.23（1.10–1.37）";
  bar.value = 1.23;
  bar.lower = 1.10;
  bar.upper = 1.37;
  bar.comparison = Comparison::worse;
  return bar;
}

TEST(IssueBar, IsAStripWithASpokenName) {
  const std::string svg = draw_issue_bar(sample());
  EXPECT_EQ(test::SvgCheck(svg).fault(), "");
  EXPECT_NE(svg.find("viewBox=\"0 0 160 24\""), std::string::npos);
  EXPECT_NE(svg.find("<title id=\"row1-title\">標準化該当比 1.23（1.10–1.37）</title>"),
            std::string::npos);
}

TEST(IssueBar, IntervalBeyondTheScaleIsOneArrow) {
  IssueBar bar = sample();
  bar.value = 30;
  bar.lower = 20;
  bar.upper = 50;
  EXPECT_EQ(test::SvgCheck(draw_issue_bar(bar)).count("path"), 1U);
}

TEST(IssueBar, SaysWhenThereIsNoValue) {
  IssueBar bar = sample();
  bar.value.reset();
  const std::string svg = draw_issue_bar(bar);
  EXPECT_EQ(test::SvgCheck(svg).fault(), "");
  EXPECT_NE(svg.find("計算不能"), std::string::npos);
}

TEST(IssueBar, SurvivesHostileTextAndNumbers) {
  IssueBar bar = sample();
  bar.id_prefix = bar.title = bar.description = test::hostile;
  bar.lower = 0;
  bar.upper = std::numeric_limits<double>::infinity();
  EXPECT_EQ(test::SvgCheck(draw_issue_bar(bar)).fault(), "");
  bar.low = bar.high = -1;
  bar.width = -5;
  EXPECT_EQ(test::SvgCheck(draw_issue_bar(bar)).fault(), "");
}

}  // namespace
}  // namespace engawa::figures
