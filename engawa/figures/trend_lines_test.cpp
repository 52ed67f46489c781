#include "engawa/figures/trend_lines.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "engawa/figures/svg_check.hpp"

namespace engawa::figures {
namespace {

TrendLines sample() {
  TrendLines trend;
  trend.text.id_prefix = "trend";
  trend.text.title = "喫煙率";
  trend.text.source = "出典の名";
  trend.unit = "%";
  TrendSeries area{"鳥取県東部", SeriesRole::area, {}};
  TrendSeries nation{"全国", SeriesRole::nation, {}};
  for (int i = 0; i < 5; ++i) {
    area.points.push_back({2017 + i, 20.0 + i, 19.0 + i, 21.0 + i, ""});
    nation.points.push_back({2017 + i, 20.1 + i, 20.0 + i, 20.2 + i, ""});
  }
  trend.series = {area, nation};
  return trend;
}

std::size_t moves_in_path(const std::string& svg, std::string_view stroke) {
  const auto at = svg.find("stroke=\"" + std::string(stroke) + "\" stroke-width=\"3\"");
  const auto from = svg.rfind(" d=\"", at);
  const std::string path = svg.substr(from, at - from);
  return static_cast<std::size_t>(std::count(path.begin(), path.end(), 'M'));
}

TEST(TrendLines, NamesSeriesAtTheirEndsWithTheLastValue) {
  const std::string svg = draw_trend_lines(sample());
  EXPECT_EQ(test::SvgCheck(svg).fault(), "");
  EXPECT_NE(svg.find(">鳥取県東部<"), std::string::npos);
  EXPECT_NE(svg.find(">24.0%<"), std::string::npos);
  EXPECT_NE(svg.find(">（令和3年度）<"), std::string::npos);
  EXPECT_EQ(moves_in_path(svg, "#1A1A1A"), 1U);
}

TEST(TrendLines, LeavesAGapWhereThereIsNoValue) {
  TrendLines trend = sample();
  trend.series[0].points[2] = {2019, std::nullopt, std::nullopt, std::nullopt, "秘匿"};
  const std::string svg = draw_trend_lines(trend);
  EXPECT_EQ(moves_in_path(svg, "#1A1A1A"), 2U);
  EXPECT_NE(svg.find(">秘匿<"), std::string::npos);
  // The same when the year is not reported at all.
  trend.series[0].points.erase(trend.series[0].points.begin() + 2);
  EXPECT_EQ(moves_in_path(draw_trend_lines(trend), "#1A1A1A"), 2U);
}

TEST(TrendLines, IsBrokenWhereTheQuestionChanged) {
  TrendLines trend = sample();
  trend.breaks = {{2020, "質問の変更"}};
  const std::string svg = draw_trend_lines(trend);
  EXPECT_EQ(moves_in_path(svg, "#1A1A1A"), 2U);
  EXPECT_NE(svg.find("2020年度から質問の変更"), std::string::npos);
}

TEST(TrendLines, ManyYearsKeepTheirLabelsApart) {
  TrendLines trend = sample();
  trend.series.resize(1);
  trend.series[0].points.clear();
  for (int year = 1995; year <= 2024; ++year) {
    trend.series[0].points.push_back({year, 1.0, std::nullopt, std::nullopt, ""});
  }
  const std::string svg = draw_trend_lines(trend);
  EXPECT_EQ(test::SvgCheck(svg).fault(), "");
  EXPECT_NE(svg.find(">2024<"), std::string::npos);
  EXPECT_EQ(svg.find(">2023<"), std::string::npos);
}

TEST(TrendLines, SurvivesNothingOneAndNonsense) {
  TrendLines trend;
  EXPECT_EQ(test::SvgCheck(draw_trend_lines(trend)).fault(), "");
  trend = sample();
  trend.series[0].points.resize(1);
  trend.series.resize(1);
  EXPECT_EQ(test::SvgCheck(draw_trend_lines(trend)).fault(), "");
  trend.series[0].name = trend.unit = trend.text.title = test::hostile;
  trend.breaks = {{2017, test::hostile}, {2018, test::hostile}, {-5, test::hostile}};
  const double infinity = std::numeric_limits<double>::infinity();
  trend.series[0].points = {{2017, infinity, -infinity, infinity, test::hostile},
                            {2018, 1e200, 0, infinity, ""},
                            {2147483647, 3, 2, 4, ""},
                            {-2147483647, 3, 2, 4, ""}};
  EXPECT_EQ(test::SvgCheck(draw_trend_lines(trend)).fault(), "");
}

}  // namespace
}  // namespace engawa::figures
