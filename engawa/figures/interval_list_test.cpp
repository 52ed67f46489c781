#include "engawa/figures/interval_list.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "engawa/figures/svg_check.hpp"

namespace engawa::figures {
namespace {

IntervalList sample(std::size_t rows) {
  IntervalList list;
  list.text.id_prefix = "list";
  list.text.title = "県内の二次医療圏";
  list.text.source = "出典の名";
  list.label_heading = "二次医療圏";
  list.value_heading = "標準化該当比（95%信頼区間）";
  list.reference_label = "全国＝1";
  for (std::size_t i = 0; i < rows; ++i) {
    const double value = 0.8 + 0.1 * static_cast<double>(i % 7);
    list.rows.push_back({"地域" + std::to_string(i), value, value - 0.05, value + 0.05,
                         Comparison::similar, i == 0, ""});
  }
  return list;
}

TEST(IntervalList, DrawsFromNoneToFortyRows) {
  for (const std::size_t rows : {0U, 1U, 2U, 12U, 40U}) {
    for (const double width : {320.0, 720.0}) {
      IntervalList list = sample(rows);
      list.text.width = width;
      EXPECT_EQ(test::SvgCheck(draw_interval_list(list)).fault(), "") << rows;
    }
  }
  EXPECT_NE(draw_interval_list(sample(0)).find("表示できる項目がありません"), std::string::npos);
}

TEST(IntervalList, KeepsTheOrderGiven) {
  const std::string svg = draw_interval_list(sample(9));
  std::size_t before = 0;
  for (int i = 0; i < 9; ++i) {
    const auto at = svg.find(">地域" + std::to_string(i) + "<");
    ASSERT_NE(at, std::string::npos);
    EXPECT_GT(at, before);
    before = at;
  }
}

TEST(IntervalList, PrintsValueWithInterval) {
  EXPECT_NE(draw_interval_list(sample(1)).find(">0.80 (0.75–0.85)<"), std::string::npos);
}

TEST(IntervalList, SaysWhyAValueIsMissing) {
  IntervalList list = sample(2);
  list.rows[1].value.reset();
  list.rows[1].reason = "人数が少なく計算できません";
  const std::string svg = draw_interval_list(list);
  EXPECT_NE(svg.find("人数が少なく計算できません"), std::string::npos);
  EXPECT_EQ(svg.find(">0.90 ("), std::string::npos);
}

TEST(IntervalList, LongNamesAreShortenedAndKeptWhole) {
  IntervalList list = sample(1);
  const std::string name =
      "東三河南部・新城北設楽広域保健医療圏および周辺町村事務組合（旧名称：東三河北部保健医療圏）";
  list.rows[0].label = name;
  const std::string svg = draw_interval_list(list);
  EXPECT_NE(svg.find("<title>" + name + "</title>"), std::string::npos);
  EXPECT_NE(svg.find("…<"), std::string::npos);
}

TEST(IntervalList, SurvivesHostileTextAndNumbers) {
  IntervalList list = sample(4);
  const double infinity = std::numeric_limits<double>::infinity();
  list.rows[0] = {test::hostile, infinity, -infinity, infinity, Comparison::worse, true, ""};
  list.rows[1] = {"", 1.0, 0.0, infinity, Comparison::better, false, ""};
  list.rows[2] = {"", 0.0, -1.0, 1e300, Comparison::not_compared, false, test::hostile};
  list.rows[3].value.reset();
  list.rows[3].reason = test::hostile;
  list.label_heading = list.value_heading = list.reference_label = test::hostile;
  for (const bool logarithmic : {true, false}) {
    list.logarithmic = logarithmic;
    EXPECT_EQ(test::SvgCheck(draw_interval_list(list)).fault(), "");
  }
}

}  // namespace
}  // namespace engawa::figures
