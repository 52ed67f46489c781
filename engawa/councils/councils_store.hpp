#pragma once

#include <map>
#include <string>
#include <vector>

#include "engawa/base/date.hpp"
#include "engawa/councils/council.hpp"
#include "engawa/store/migrations.hpp"

/// All SQL of this folder.
namespace engawa::councils {

[[nodiscard]] std::vector<store::Migration> councils_migrations();

/// Number of seats of each council on `day`, by its id. Councils without one are left out.
[[nodiscard]] base::Result<std::map<std::string, int>> seat_counts_on(store::Database& database,
                                                                      const base::Date& day);

/// Councils at which, or at whose owners, the actor holds a role, by id. Roles for the whole
/// installation are no place in a council.
[[nodiscard]] base::Result<std::vector<Council>> councils_with_place(store::Database& database,
                                                                     const accounts::Actor& actor);

}  // namespace engawa::councils
