#pragma once

#include <filesystem>
#include <memory>

#include "engawa/store/database.hpp"

namespace engawa::store {

/// The embedded engine. STO-001 when the file cannot be opened.
[[nodiscard]] base::Result<std::unique_ptr<Driver>> open_sqlite(const std::filesystem::path& file,
                                                                bool read_only);

}  // namespace engawa::store
