#pragma once

#include <string>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/store/database.hpp"

namespace engawa::store {

/// One step of the schema. Steps are append-only: a released step is never edited. "{bytes}" in
/// its SQL stands for the engine's type of bytes.
struct Migration {
  std::string name;  ///< "0001_store_events": number, folder, what
  std::string sql;
};

/// All `lists` as one, in the order of their numbers.
[[nodiscard]] std::vector<Migration> in_order(std::vector<std::vector<Migration>> lists);

/// Brings the database up to date: every step of `migrations` that it does not have yet, in their
/// order, each in its own transaction. STO-004 when the database has a step that is not among them:
/// a newer program wrote it.
base::Status migrate(Database& database, const std::vector<Migration>& migrations);

}  // namespace engawa::store
