#pragma once

#include <string>
#include <vector>

#include "engawa/store/change.hpp"

/// 変わったこと: which step changed what, by the place at which it is told. Kept for as long as it
/// is told; the log of operations has everything.
namespace engawa::accounts {

inline constexpr int days_told = 14;

/// A record, by its table and id.
struct ChangedRecord {
  std::string kind;
  std::string id;
};

struct ToldChange {
  std::string at;    ///< ISO 8601, UTC
  std::string who;   ///< name of the person, as it was then; empty for links without an account
  std::string verb;  ///< name of the action
  ChangedRecord record;
};

[[nodiscard]] store::Migration told_changes_migration();

/// Notes at each of `places` that `change` touched a record, and forgets there what is no longer
/// told.
base::Status tell_change(store::Change& change, const ChangedRecord& record,
                         const std::vector<std::string>& places);

/// What others than `reader` (id of a person) changed at any of `places`, newest first, at most
/// `most`; a record of two places comes once.
[[nodiscard]] base::Result<std::vector<ToldChange>> changes_told(
    store::Database& database, const std::vector<std::string>& places, const std::string& reader,
    std::int64_t most);

}  // namespace engawa::accounts
