#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engawa/base/result.hpp"

namespace engawa::base {

/// All bytes of a file. BAS-001 when it cannot be read, BAS-002 when larger than `bytes_max`.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path,
                                            std::size_t bytes_max = std::size_t{1} << 30);

/// Writes `bytes` to a temporary file beside `path` and renames it, so that a reader sees the old
/// file or the new one, never half of it. BAS-003 on failure.
[[nodiscard]] Status write_file(const std::filesystem::path& path, std::string_view bytes);
/// The same for secrets: nobody but the owner can read the file at any moment.
[[nodiscard]] Status write_private_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace engawa::base
