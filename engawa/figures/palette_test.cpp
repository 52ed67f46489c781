#include "engawa/figures/palette.hpp"

#include <gtest/gtest.h>

namespace engawa::figures {
namespace {

TEST(Palette, ContrastFollowsWcag) {
  EXPECT_NEAR(palette::contrast("#000000", "#FFFFFF"), 21, 1e-9);
  EXPECT_NEAR(palette::contrast("#FFFFFF", "#767676"), 4.54, 0.01);
}

TEST(Palette, EveryTextColourReadsOnPaper) {
  for (const auto colour : {palette::ink, palette::quiet_ink, palette::worse, palette::better,
                            palette::similar, palette::series_prefecture, palette::series_nation}) {
    EXPECT_GE(palette::contrast(colour, palette::paper), 4.5) << colour;
    EXPECT_GE(palette::contrast(colour, palette::row_band), 4.3) << colour;
  }
  EXPECT_GE(palette::contrast(palette::axis, palette::paper), 3);
}

TEST(Palette, TextOnEveryFillReads) {
  const auto reads = [](std::string_view fill) {
    EXPECT_GE(palette::contrast(fill, palette::text_on(fill)), 4.5) << fill;
  };
  for (const auto fill : palette::diverging) reads(fill);
  for (const auto fill : palette::sequential) reads(fill);
}

TEST(Palette, SequentialGetsDarkerStepByStep) {
  for (std::size_t i = 1; i < palette::sequential.size(); ++i) {
    EXPECT_GT(palette::contrast(palette::sequential[i], palette::paper),
              1.15 * palette::contrast(palette::sequential[i - 1], palette::paper));
  }
}

}  // namespace
}  // namespace engawa::figures
