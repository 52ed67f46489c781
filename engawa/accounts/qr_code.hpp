#pragma once

#include <string>
#include <string_view>

#include "engawa/base/result.hpp"

namespace engawa::accounts {

/// QR code (ISO/IEC 18004, error correction M) of `text` as an SVG image: black on white with the
/// quiet zone of four modules, `title` as its accessible name. The sizes are modules; the page sets
/// the width. Nothing leaves this machine. ACC-009 when `text` is empty or longer than a QR code
/// holds (2,331 bytes) or holds a zero byte. Safe from any thread.
[[nodiscard]] base::Result<std::string> qr_code_svg(std::string_view text, std::string_view title);

}  // namespace engawa::accounts
