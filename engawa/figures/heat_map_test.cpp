#include "engawa/figures/heat_map.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "engawa/figures/svg_check.hpp"

namespace engawa::figures {
namespace {

HeatMap sample() {
  HeatMap map;
  map.text.id_prefix = "heat";
  map.text.title = "性・年齢別の比";
  map.text.source = "「NDBオープンデータ」（厚生労働省）を加工して作成";
  map.columns = {"40–44", "45–49", "50–54"};
  map.rows = {{"男",
               {{CellState::value, 1.62, "約120人", Comparison::worse},
                {CellState::value, 0.7, "", Comparison::better},
                {CellState::value, 1.004, "", Comparison::similar}}},
              {"女", {{CellState::withheld, 9.99, "約7人", Comparison::worse}}}};
  return map;
}

TEST(HeatMap, PrintsValueMarkAndPeople) {
  const std::string svg = draw_heat_map(sample());
  EXPECT_EQ(test::SvgCheck(svg).fault(), "");
  EXPECT_NE(svg.find(">▲ 1.62<"), std::string::npos);
  EXPECT_NE(svg.find(">▼ 0.70<"), std::string::npos);
  EXPECT_NE(svg.find(">1.00<"), std::string::npos);
  EXPECT_NE(svg.find("約120人"), std::string::npos);
}

TEST(HeatMap, NeverDrawsWhatIsWithheld) {
  const std::string svg = draw_heat_map(sample());
  EXPECT_EQ(svg.find("9.99"), std::string::npos);
  EXPECT_EQ(svg.find("約7人"), std::string::npos);
  EXPECT_NE(svg.find("heat-hatch-withheld"), std::string::npos);
  EXPECT_NE(svg.find("秘匿（"), std::string::npos);
  EXPECT_NE(svg.find("データなし"), std::string::npos);  // the cells that row 女 lacks
}

TEST(HeatMap, EndsWithItsSource) {
  const std::string svg = draw_heat_map(sample());
  EXPECT_EQ(svg.rfind("<text"), svg.rfind("<text", svg.find("出典：")));
}

TEST(HeatMap, NarrowOneTurnsRowsIntoColumnsAndKeepsEveryLine) {
  HeatMap map = sample();
  map.columns = {"40〜44歳", "45〜49歳", "50〜54歳"};
  map.column_heading = "年齢階級";
  map.text.width = 320;
  const std::string svg = draw_heat_map(map);
  EXPECT_EQ(test::SvgCheck(svg).fault(), "");
  for (const char* text : {">40〜44歳<", ">50〜54歳<", ">男<", ">女<", ">▲ 1.62<", ">約120人<"}) {
    EXPECT_NE(svg.find(text), std::string::npos) << text;
  }
  EXPECT_EQ(svg.find("年齢階級"), std::string::npos);
  EXPECT_LT(svg.find(">男<"), svg.find(">40〜44歳<"));
}

TEST(HeatMap, EmptyOneSaysWhy) {
  HeatMap map = sample();
  map.rows.clear();
  const std::string svg = draw_heat_map(map);
  EXPECT_EQ(test::SvgCheck(svg).fault(), "");
  EXPECT_NE(svg.find("表示できる区分がありません"), std::string::npos);
}

TEST(HeatMap, SurvivesHostileTextAndNumbers) {
  HeatMap map = sample();
  map.text.id_prefix = map.text.title = map.text.description = map.text.source = test::hostile;
  map.text.notes = {test::hostile};
  map.columns[0] = map.column_heading = map.rows[0].label = test::hostile;
  map.rows[0].cells[0].second_line = test::hostile;
  map.rows[0].cells[1].ratio = std::numeric_limits<double>::quiet_NaN();
  map.rows[0].cells[2].ratio = std::numeric_limits<double>::infinity();
  for (const double width : {0.0, 320.0, 720.0, 1e9, std::numeric_limits<double>::infinity()}) {
    map.text.width = width;
    EXPECT_EQ(test::SvgCheck(draw_heat_map(map)).fault(), "");
  }
}

}  // namespace
}  // namespace engawa::figures
