#pragma once

#include <string>

#include "engawa/base/result.hpp"

namespace engawa::base {

/// Bytes of a file that came as Base64 (RFC 4648) within JSON; line ends and spaces are passed
/// over. BAS-006 at `member` for anything else. Safe from any thread.
[[nodiscard]] Result<std::string> decode_base64(std::string_view member, const std::string& text);
/// Base64 of RFC 4648 with padding.
[[nodiscard]] std::string encode_base64(std::string_view bytes);

}  // namespace engawa::base
