#include "engawa/figures/text_layout.hpp"

#include <gtest/gtest.h>

namespace engawa::figures {
namespace {

TEST(TextLayout, CountsFullAndHalfWidth) {
  EXPECT_DOUBLE_EQ(text_width("漢字", 10), 20);
  EXPECT_LT(text_width("12", 10), 16);
  EXPECT_DOUBLE_EQ(text_width("ｱｲ", 10), 10);
  EXPECT_DOUBLE_EQ(text_width("", 10), 0);
  EXPECT_GT(text_width("\xff\xff", 10), 0);  // broken bytes still take room
}

TEST(TextLayout, WrapsBetweenJapaneseCharacters) {
  const auto lines = wrap_text("東三河南部保健医療圏", 10, 50, 3);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0], "東三河南部");
  EXPECT_EQ(lines[1], "保健医療圏");
}

TEST(TextLayout, KeepsNumbersAndClosingMarksTogether) {
  for (const auto& line : wrap_text("割合は123456、（全国）。", 10, 60, 9)) {
    EXPECT_NE(line.rfind("、", 0), 0U);
    EXPECT_NE(line.rfind("。", 0), 0U);
    EXPECT_NE(line.rfind("）", 0), 0U);
    EXPECT_TRUE(line.find('1') == std::string::npos || line.find("123456") != std::string::npos);
  }
}

TEST(TextLayout, EndsWithEllipsisWhenThereIsNoRoom) {
  const auto lines = wrap_text("あいうえおかきくけこさしすせそ", 10, 50, 2);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[1], "かきくけ…");
  EXPECT_EQ(shorten_text("あいう", 10, 100), "あいう");
  EXPECT_EQ(shorten_text("あいうえお", 10, 30), "あい…");
}

TEST(TextLayout, NothingIsLostWhenThereIsRoom) {
  const std::string text =
      "HbA1c 6.5%以上の人は、全国より約1,234人多い（95%信頼区間）ABCDEFGHIJKLMNOP";
  for (double width = 20; width < 400; width += 7) {
    std::string joined;
    for (const auto& line : wrap_text(text, 12, width, 200)) joined += line;
    std::string squeezed = text;
    std::erase(squeezed, ' ');
    std::erase(joined, ' ');
    EXPECT_EQ(joined, squeezed) << width;
  }
}

TEST(TextLayout, BreaksAWordThatAloneIsTooWide) {
  const auto lines = wrap_text("ABCDEFGHIJ", 10, 30, 9);
  EXPECT_GT(lines.size(), 2U);
  for (const auto& line : lines) EXPECT_LE(text_width(line, 10), 30);
}

TEST(TextLayout, SurvivesBrokenUtf8) {
  EXPECT_FALSE(wrap_text("\xe6\xbc", 12, 5, 3).empty());
  EXPECT_TRUE(wrap_text("", 12, 100, 3).empty());
  EXPECT_TRUE(wrap_text("あ", 12, 100, 0).empty());
}

}  // namespace
}  // namespace engawa::figures
