#include "engawa/documents/svg_picture.hpp"

#include <cairo.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "engawa/base/files.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/documents/sample_document.hpp"

namespace engawa::documents {
namespace {

// Draws on 100 x 100 white pixels and counts those that changed.
int drawn_pixels(const SvgPicture& picture) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 100, 100);
  cairo_t* cairo = cairo_create(surface);
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_paint(cairo);
  static_cast<void>(picture.draw(cairo, 0, 0, 100, 100));
  cairo_surface_flush(surface);
  const unsigned char* bytes = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  int changed = 0;
  for (int y = 0; y < 100; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(bytes + std::ptrdiff_t{y} * stride);
    for (int x = 0; x < 100; ++x) changed += (row[x] & 0xFFFFFFU) != 0xFFFFFFU;
  }
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  return changed;
}

TEST(SvgPicture, KnowsItsSizeInPoints) {
  const auto picture = SvgPicture::parse(test::picture());
  ASSERT_TRUE(picture.ok());
  EXPECT_DOUBLE_EQ(picture->width(), 255);
  EXPECT_DOUBLE_EQ(picture->height(), 90);
  const auto boxed =
      SvgPicture::parse("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"/>");
  ASSERT_TRUE(boxed.ok());
  EXPECT_DOUBLE_EQ(boxed->width() / boxed->height(), 2);
}

TEST(SvgPicture, ReportsWhatItCannotRead) {
  for (const char* broken : {"", "<svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"}) {
    const auto picture = SvgPicture::parse(broken);
    ASSERT_FALSE(picture.ok()) << broken;
    EXPECT_EQ(picture.problem().code(), "DOC-003");
  }
}

// check_svg refuses such pictures before they come here; this is the second lock.
TEST(SvgPicture, LoadsNothingFromOutside) {
  const base::TemporaryFolder folder;
  const std::filesystem::path other = folder.path() / "engawa_outside.svg";
  const std::string head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
      "xmlns:xi=\"http://www.w3.org/2001/XInclude\" width=\"100\" height=\"100\">";
  const std::string square = "<rect id=\"r\" width=\"100\" height=\"100\"/>";
  ASSERT_TRUE(base::write_file(other, head + square + "</svg>").ok());
  ASSERT_EQ(drawn_pixels(SvgPicture::parse(head + square + "</svg>").value()), 10000);
  for (const std::string& place :
       {"file://" + other.string(), other.string(), std::string("engawa_outside.svg"),
        std::string("http://127.0.0.1:9/engawa_outside.svg")}) {
    const std::string image = "<image width=\"100\" height=\"100\" xlink:href=\"" + place + "\"/>";
    const std::string use = "<use xlink:href=\"" + place + "#r\"/>";
    const std::string include = "<g><xi:include href=\"" + place + "\"/></g>";
    const std::string fill =
        "<rect width=\"100\" height=\"100\" fill=\"url(" + place + "#r) none\"/>";
    for (const std::string& hostile : {image, use, include, fill}) {
      const auto picture = SvgPicture::parse(head + hostile + "</svg>");
      EXPECT_EQ(picture.ok() ? drawn_pixels(*picture) : 0, 0) << hostile;
    }
  }
  std::filesystem::remove(other);
}

}  // namespace
}  // namespace engawa::documents
