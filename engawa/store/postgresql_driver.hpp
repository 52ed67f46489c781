#pragma once

#include <memory>
#include <string>

#include "engawa/store/database.hpp"

namespace engawa::store {

/// PostgreSQL 15 or later, for installations that have outgrown one machine. STO-007 when the
/// server cannot be reached; the problem never holds the connection string, which may hold a
/// password.
[[nodiscard]] base::Result<std::unique_ptr<Driver>> open_postgresql(
    const std::string& connection_string);

}  // namespace engawa::store
