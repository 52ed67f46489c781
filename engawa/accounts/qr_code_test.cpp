#include "engawa/accounts/qr_code.hpp"

#include <gtest/gtest.h>
#include <qrencode.h>

#include <cstdio>
#include <string>
#include <vector>

#include "engawa/accounts/one_time_code.hpp"

namespace engawa::accounts {
namespace {

// Reads the modules back from the drawing.
std::vector<std::string> drawn(const std::string& svg) {
  int size = 0;
  std::sscanf(svg.c_str() + svg.find("viewBox"), "viewBox=\"0 0 %d", &size);
  std::vector<std::string> modules(static_cast<std::size_t>(size),
                                   std::string(static_cast<std::size_t>(size), '.'));
  for (std::size_t at = svg.find("d=\"M"); (at = svg.find('M', at)) != std::string::npos; ++at) {
    std::size_t x = 0;
    std::size_t y = 0;
    std::size_t length = 0;
    if (std::sscanf(svg.c_str() + at, "M%zu %zuh%zu", &x, &y, &length) != 3) break;
    modules.at(y).replace(x, length, std::string(length, '#'));
  }
  return modules;
}

TEST(QrCode, DrawsEveryModuleInsideItsQuietZone) {
  const std::string text = one_time_code_uri("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "hanako");
  const auto svg = qr_code_svg(text, "登録用");
  ASSERT_TRUE(svg);
  QRcode* code = QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M);
  ASSERT_NE(code, nullptr);
  const auto modules = drawn(*svg);
  const int width = code->width;
  ASSERT_EQ(modules.size(), static_cast<std::size_t>(width) + 8);
  int wrong = 0;
  for (int y = -4; y < width + 4; ++y) {
    for (int x = -4; x < width + 4; ++x) {
      const bool inside = x >= 0 && y >= 0 && x < width && y < width;
      const bool dark = inside && (code->data[y * width + x] & 1) != 0;
      const char found = modules[static_cast<std::size_t>(y + 4)][static_cast<std::size_t>(x + 4)];
      if ((found == '#') != dark) ++wrong;
    }
  }
  QRcode_free(code);
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(modules[4].substr(0, 12), "....#######.");  // the finder pattern at the corner
}

TEST(QrCode, HasAnEscapedAccessibleName) {
  const auto svg = qr_code_svg("x", "<登録> & \"確認\"");
  ASSERT_TRUE(svg);
  EXPECT_NE(svg->find("role=\"img\""), std::string::npos);
  EXPECT_NE(svg->find("<title>&lt;登録&gt; &amp; &quot;確認&quot;</title>"), std::string::npos);
  EXPECT_NE(svg->find("viewBox=\"0 0 29 29\""), std::string::npos);
}

TEST(QrCode, RefusesWhatDoesNotFit) {
  EXPECT_TRUE(qr_code_svg(std::string(2331, 'a'), "t"));
  for (const std::string& text : {std::string(), std::string(2332, 'a'), std::string("a\0b", 3)}) {
    const auto svg = qr_code_svg(text, "t");
    ASSERT_FALSE(svg) << text.size();
    EXPECT_EQ(svg.problem().code(), "ACC-009");
  }
}

}  // namespace
}  // namespace engawa::accounts
