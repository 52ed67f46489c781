#include "engawa/figures/figure.hpp"

#include <gtest/gtest.h>

#include "engawa/figures/legend.hpp"
#include "engawa/figures/svg_check.hpp"

namespace engawa::figures {
namespace {

FigureText sample() {
  FigureText text;
  text.id_prefix = "one";
  text.title = "題名";
  text.description = "説明。";
  text.source = "出典の名";
  text.notes = {"一つめの注", "二つめの注"};
  return text;
}

TEST(Figure, IsNamedAndDescribedOnce) {
  Figure figure(sample());
  const std::string svg = figure.finish(100);
  EXPECT_EQ(test::SvgCheck(svg).fault(), "");
  EXPECT_NE(svg.find("role=\"img\" aria-labelledby=\"one-title\" aria-describedby=\"one-desc\""),
            std::string::npos);
  EXPECT_NE(svg.find("<title id=\"one-title\">題名</title><desc id=\"one-desc\">説明。</desc>"),
            std::string::npos);
  EXPECT_NE(svg.find("viewBox=\"0 0 720 "), std::string::npos);
}

TEST(Figure, SourceIsTheLastLine) {
  Figure figure(sample());
  const std::string svg = figure.finish(100);
  const auto source = svg.find("出典：出典の名");
  ASSERT_NE(source, std::string::npos);
  EXPECT_EQ(svg.find("<text", source), std::string::npos);
  EXPECT_LT(svg.find("注：二つめの注"), source);
}

TEST(Figure, TitleIsSpokenEvenWhereItIsNotPrinted) {
  FigureText text = sample();
  text.show_title = false;
  Figure figure(text);
  const std::string svg = figure.finish(100);
  EXPECT_NE(svg.find(">題名</title>"), std::string::npos);
  EXPECT_EQ(svg.find(">題名</text>"), std::string::npos);
}

TEST(Figure, WithoutTitleAndDescriptionIsStillNamed) {
  Figure figure({});
  const std::string svg = figure.finish(10);
  EXPECT_EQ(test::SvgCheck(svg).fault(), "");
  EXPECT_NE(svg.find(">図</title>"), std::string::npos);
}

TEST(Figure, TwoPicturesShareNoId) {
  std::string page = "<div>";
  for (const char* prefix : {"one", "two"}) {
    FigureText text = sample();
    text.id_prefix = prefix;
    Figure figure(text);
    for (const auto hatch : {Hatch::rising, Hatch::falling, Hatch::dotted, Hatch::withheld}) {
      figure.body().rectangle(0, 0, 9, 9, figure.paint({"#0017C1", hatch}));
      figure.body().rectangle(0, 0, 9, 9, figure.paint({"#C74700", hatch}));
    }
    page += figure.finish(100);
  }
  EXPECT_EQ(test::SvgCheck(page + "</div>").fault(), "");
}

TEST(Figure, LegendWrapsIntoRows) {
  Figure figure(sample());
  std::vector<LegendItem> items = comparison_legend({});
  EXPECT_EQ(draw_legend(figure, {}, 0, 300, 50), 50);
  const double one_row = draw_legend(figure, items, 0, 2000, 50);
  const double rows = draw_legend(figure, items, 0, 200, 50);
  EXPECT_GT(rows, one_row);
  EXPECT_EQ(test::SvgCheck(figure.finish(rows)).fault(), "");
}

}  // namespace
}  // namespace engawa::figures
