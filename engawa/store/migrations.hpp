#pragma once

#include <string>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/store/database.hpp"

namespace engawa::store {

/// One step of the schema. Steps are append-only: a released step is never edited.
struct Migration {
  std::string name;  ///< "0001_indicators"
  std::string sql;
};

/// Brings the database up to the last of `migrations`, each step in its own transaction.
/// STO-004 when the database knows more steps than the program.
base::Status migrate(Database& database, const std::vector<Migration>& migrations);

}  // namespace engawa::store
