#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engawa/base/result.hpp"

namespace engawa::formats {

/// gzip (RFC 1952) of `bytes`. `level` 1 (fast) to 9 (small). The same bytes and level always give
/// the same result: no file name, no time. Aborts only when memory runs out.
[[nodiscard]] std::string gzip_compress(std::string_view bytes, int level = 6);

/// The bytes packed in `packed`, which may hold several gzip members after one another.
/// FMT-021 damaged, truncated or followed by something else; FMT-022 more than `bytes_max` bytes.
[[nodiscard]] base::Result<std::string> gzip_decompress(std::string_view packed,
                                                        std::size_t bytes_max = std::size_t{1}
                                                                                << 30);

}  // namespace engawa::formats
