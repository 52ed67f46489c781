#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace engawa::formats {

/// UTF-8 of `bytes` in CP932 (Windows' Shift JIS), or nothing when a byte has no meaning there.
/// Safe to call from several threads.
[[nodiscard]] std::optional<std::string> cp932_to_utf8(std::string_view bytes);

}  // namespace engawa::formats
