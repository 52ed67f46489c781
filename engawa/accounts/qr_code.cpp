#include "engawa/accounts/qr_code.hpp"

#include <qrencode.h>

#include <memory>

#include "engawa/accounts/problems.hpp"
#include "engawa/base/text.hpp"

namespace engawa::accounts {
namespace {

constexpr int quiet_zone = 4;

struct Free {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

// The rows of dark modules as one path, a rectangle for each run.
std::string dark_path(const QRcode& code) {
  std::string path;
  const auto is_dark = [&](int x, int y) { return (code.data[y * code.width + x] & 1) != 0; };
  for (int y = 0; y < code.width; ++y) {
    for (int x = 0; x < code.width;) {
      const int start = x;
      while (x < code.width && is_dark(x, y)) ++x;
      const int length = x - start;
      if (length == 0) {
        ++x;
        continue;
      }
      path += "M" + std::to_string(start + quiet_zone) + " " + std::to_string(y + quiet_zone) +
              "h" + std::to_string(length) + "v1h-" + std::to_string(length) + "z";
    }
  }
  return path;
}

}  // namespace

base::Result<std::string> qr_code_svg(std::string_view text, std::string_view title) {
  // The library reads up to the first zero byte, which would shorten the text without a word.
  if (text.find('\0') != std::string_view::npos) {
    return base::make_problem(problems::qr_code_not_made);
  }
  const std::unique_ptr<QRcode, Free> code(
      QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M));
  if (!code) return base::make_problem(problems::qr_code_not_made);
  const std::string size = std::to_string(code->width + 2 * quiet_zone);
  const std::string name = base::escape_xml(title);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size +
         "\" role=\"img\" aria-label=\"" + name + "\" shape-rendering=\"crispEdges\"><title>" +
         name + "</title><rect width=\"" + size + "\" height=\"" + size +
         "\" fill=\"#fff\"/><path fill=\"#000\" d=\"" + dark_path(*code) + "\"/></svg>";
}

}  // namespace engawa::accounts
