#include "engawa/figures/svg_raster.hpp"

#include <cairo.h>
#include <gtest/gtest.h>

#include "engawa/figures/issue_bar.hpp"

namespace engawa::figures {
namespace {

std::string picture() {
  IssueBar bar;
  bar.id_prefix = "raster";
  bar.value = 1.2;
  bar.lower = 1.1;
  bar.upper = 1.3;
  return draw_issue_bar(bar);
}

unsigned big_endian(const std::string& bytes, std::size_t at) {
  unsigned value = 0;
  for (std::size_t i = at; i < at + 4; ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

TEST(SvgRaster, GivesPngOfTheScaledSize) {
  const auto png = render_png(picture(), 3);
  ASSERT_TRUE(png.ok());
  EXPECT_EQ(png.value().substr(1, 3), "PNG");
  EXPECT_EQ(big_endian(png.value(), 16), 480U);
  EXPECT_EQ(big_endian(png.value(), 20), 72U);
  EXPECT_EQ(measure_svg(picture()).value().width, 160);
}

TEST(SvgRaster, RefusesWhatIsNotSvg) {
  EXPECT_EQ(render_png("").problem().code(), "FIG-001");
  EXPECT_EQ(render_png("<svg").problem().code(), "FIG-001");
  EXPECT_EQ(render_png("<html/>").ok(), false);
}

TEST(SvgRaster, RefusesImpossibleSizes) {
  EXPECT_EQ(render_png(picture(), 1000).problem().code(), "FIG-002");
  EXPECT_EQ(render_png(picture(), 0).problem().code(), "FIG-002");
  EXPECT_EQ(render_png(picture(), -1).problem().code(), "FIG-002");
}

TEST(SvgRaster, DrawsOnACairoContext) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 320, 48);
  cairo_t* context = cairo_create(surface);
  EXPECT_TRUE(draw_svg(picture(), context, {0, 0, 320, 48}).ok());
  cairo_surface_flush(surface);
  const unsigned char* pixel = cairo_image_surface_get_data(surface) + 2 * 4;
  EXPECT_EQ(pixel[0], 255);  // the white ground was painted
  cairo_destroy(context);
  cairo_surface_destroy(surface);
}

}  // namespace
}  // namespace engawa::figures
