#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace engawa::base {

/// Two lower-case hexadecimal digits per byte.
[[nodiscard]] std::string to_hex(std::string_view bytes);
/// The bytes behind hexadecimal digits of either case; nothing where the text holds anything else.
[[nodiscard]] std::optional<std::string> from_hex(std::string_view digits);

}  // namespace engawa::base
