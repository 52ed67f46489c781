#pragma once

#include <vector>

#include "engawa/store/migrations.hpp"

/// All SQL of this folder.
namespace engawa::councils {

[[nodiscard]] std::vector<store::Migration> councils_migrations();

}  // namespace engawa::councils
