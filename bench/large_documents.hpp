#pragma once

#include <cstddef>
#include <filesystem>

#include "engawa/base/result.hpp"

namespace engawa::bench {

/// Writes a sample archive again with documents as large as institutions write them (34 KB): every
/// observation with the institution's reference range, and filler. Gives the bytes of its files,
/// unpacked.
[[nodiscard]] base::Result<std::size_t> enlarge_archive(const std::filesystem::path& small,
                                                        const std::filesystem::path& large);

}  // namespace engawa::bench
