#pragma once

#include <map>
#include <string>
#include <vector>

#include "engawa/base/date.hpp"
#include "engawa/store/migrations.hpp"

/// All SQL of this folder.
namespace engawa::councils {

[[nodiscard]] std::vector<store::Migration> councils_migrations();

/// Number of seats of each council on `day`, by its id. Councils without one are left out.
[[nodiscard]] base::Result<std::map<std::string, int>> seat_counts_on(store::Database& database,
                                                                      const base::Date& day);

}  // namespace engawa::councils
