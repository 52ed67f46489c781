#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "apps/server/message.hpp"
#include "engawa/base/result.hpp"

namespace engawa::server {

/// Bytes of percent-encoded text. Empty when an escape is broken or the result is not UTF-8 or
/// holds a control character (%00 among them). `plus_is_space` as in forms.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space);

/// Fills path, target and query of `request` from a request target in origin form ("/path?query",
/// RFC 9112 3.2.1). SRV-005 for any other form, for a broken escape, for an escaped slash (it
/// would read as a separator once decoded), a backslash, or a "." or ".." segment.
[[nodiscard]] base::Status read_target(std::string_view target, Request& request);

/// `text` with every byte but letters, digits, "-", "_" and "." as "%XX" (RFC 8187).
[[nodiscard]] std::string percent_encode(std::string_view text);

}  // namespace engawa::server
