#include "engawa/documents/text_box.hpp"

#include <gtest/gtest.h>

#include "engawa/documents/text_cleaning.hpp"

namespace engawa::documents {
namespace {

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

class LongText : public testing::TestWithParam<std::string> {};

TEST_P(LongText, WrapsInsideItsWidth) {
  for (const double width : {30.0, 100.0, 510.0}) {
    const TextBox box({{GetParam(), 10.5}}, width, Alignment::start);
    EXPECT_GT(box.lines(), 1);
    // A space may hang over the edge; nothing is drawn there.
    EXPECT_LE(box.widest_line(), width + 3.5) << width;
    EXPECT_EQ(box.text(), GetParam());
  }
}

INSTANTIATE_TEST_SUITE_P(TextBox, LongText,
                         testing::Values(repeat("健康課題の分析", 200), repeat("あ", 2000),
                                         repeat("ー", 500), repeat("x", 1000),
                                         repeat("1234567890", 50), repeat("。」）", 200),
                                         repeat("（「『", 200), repeat("mmHg ", 200)));

TEST(TextBox, KeepsClosingMarksFromBeginningALine) {
  const std::string text = repeat("高い値、（多い）人。「割合」", 40);
  for (double width = 60; width < 120; width += 3.3) {
    const TextBox box({{text, 10.5}}, width, Alignment::start);
    for (int line = 1; line < box.lines(); ++line) {
      const std::string_view begin = box.text().substr(box.line_start(line), 3);
      EXPECT_EQ(std::string_view("、。）」").find(begin), std::string_view::npos) << begin;
    }
  }
}

TEST(TextBox, HasNoLinesWithoutText) {
  const TextBox box({{"", 10}}, 100, Alignment::start);
  EXPECT_EQ(box.lines(), 0);
  EXPECT_EQ(box.height(), 0);
}

TEST(TextBox, GivesLinesTheHeightOfTheLargestText) {
  const TextBox box({{"大", 12}, {"小", 8}}, 100, Alignment::start, 1.5);
  EXPECT_DOUBLE_EQ(box.line_height(), 18);
  const TextBox fallback({{"한글 👪 اردو", 12}}, 400, Alignment::start, 1.5);
  EXPECT_DOUBLE_EQ(fallback.line_height(), 18);
}

TEST(TextBox, MeasuresInPoints) {
  const TextBox box({{"健康", 10}}, unbroken_width, Alignment::start);
  EXPECT_NEAR(box.widest_line(), 20, 1.5);
}

TEST(CleanText, ReplacesWhatCannotBePrinted) {
  EXPECT_EQ(clean_text("a\tb\r\nc\x01\x7F"), "a b\nc");
  EXPECT_EQ(clean_text(std::string_view("a\0b", 3)), "ab");
  EXPECT_EQ(clean_text("健\xFF康"), "健\xEF\xBF\xBD康");
  EXPECT_EQ(clean_text("\xE5\x81"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace
}  // namespace engawa::documents
