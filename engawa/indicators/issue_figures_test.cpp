#include "engawa/indicators/issue_figures.hpp"

#include <gtest/gtest.h>

#include "engawa/indicators/problems.hpp"

namespace engawa::indicators {
namespace {

TEST(FigureWidth, KnowsTwoWordsAndRefusesOthers) {
  ASSERT_TRUE(figure_width(""));
  EXPECT_EQ(*figure_width(""), *figure_width("wide"));
  EXPECT_LT(*figure_width("narrow"), *figure_width("wide"));
  for (const char* word : {"Narrow", "320", "narrow "}) {
    const auto refused = figure_width(word);
    ASSERT_FALSE(refused) << word;
    EXPECT_EQ(refused.problem().kind, &problems::unknown_width);
  }
}

}  // namespace
}  // namespace engawa::indicators
