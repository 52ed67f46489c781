#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/store/change.hpp"
#include "engawa/store/columns.hpp"

/// Described structs as versioned rows. A record is never overwritten: amending it adds a version
/// and the one before stays, so that what was true on a day can be asked and the last step undone.
///
/// A record is a described struct whose first member is its `id`, with its table named once:
///   `template <> inline constexpr std::string_view store::table_of<Post> = "accounts_posts";`
namespace engawa::store {

template <class T>
inline constexpr std::string_view table_of = {};

/// A record as one version of it.
template <class T>
struct Versioned {
  T record;
  std::int64_t version = 0;
  std::string changed_at;  ///< ISO 8601, UTC
  std::string changed_by;  ///< id of the person
  std::string change_id;
  bool is_removed = false;
};

/// SQL of the table of a record: `columns` are those of the struct beside id ("title text NOT NULL,
/// ..."), `indexed` those by which current records are looked up.
[[nodiscard]] std::string record_table_sql(std::string_view table, std::string_view columns,
                                           const std::vector<std::string>& indexed = {});

template <class T>
[[nodiscard]] std::string select_sql() {
  return "SELECT version, changed_at, changed_by, change_id, is_removed, " +
         base::join(column_names<T>(), ", ") + " FROM " + std::string(table_of<T>) + " ";
}

/// Versions that `rest` chooses ("WHERE post = $1 AND is_current = 1 ORDER BY id").
template <class T>
[[nodiscard]] base::Result<std::vector<Versioned<T>>> select(Database& database,
                                                             std::string_view rest,
                                                             const std::vector<Value>& values) {
  constexpr int first_member = 5;
  std::vector<Versioned<T>> found;
  std::optional<base::Problem> problem;
  TRY(database.each(select_sql<T>() + std::string(rest), values, [&](const Row& row) {
    auto record = from_row<T>(row, first_member);
    if (!record) problem = record.problem();
    if (!record) return;
    found.push_back({std::move(*record), row.integer(0), row.text(1), row.text(2), row.text(3),
                     row.integer(4) != 0});
  }));
  if (problem) return *problem;
  return found;
}

/// Records as they are now; `condition` narrows them ("organisation = $1").
template <class T>
[[nodiscard]] base::Result<std::vector<Versioned<T>>> list(Database& database,
                                                           std::string_view condition = {},
                                                           const std::vector<Value>& values = {}) {
  std::string rest = "WHERE is_current = 1 AND is_removed = 0";
  if (!condition.empty()) rest += " AND " + std::string(condition);
  return select<T>(database, rest + " ORDER BY id", values);
}

/// The record as it is now, if there is one.
template <class T>
[[nodiscard]] base::Result<std::optional<Versioned<T>>> find(Database& database,
                                                             const std::string& id) {
  auto found = TRY(list<T>(database, "id = $1", {id}));
  if (found.empty()) return std::optional<Versioned<T>>{};
  return std::optional(std::move(found.front()));
}

/// As find(); STO-011 when there is none.
template <class T>
[[nodiscard]] base::Result<Versioned<T>> get(Database& database, const std::string& id) {
  auto found = TRY(find<T>(database, id));
  if (!found) return base::make_problem(problems::no_record, id, std::string(table_of<T>));
  return std::move(*found);
}

/// All versions of a record, the oldest first.
template <class T>
[[nodiscard]] base::Result<std::vector<Versioned<T>>> history(Database& database,
                                                              const std::string& id) {
  return select<T>(database, "WHERE id = $1 ORDER BY version", {id});
}

/// Adds a new record. Its id must not be in use.
template <class T>
base::Status add(Change& change, const T& record) {
  return change.write(table_of<T>, record.id.text, 0, column_names<T>(), values_of(record), false);
}

/// Adds a version to a record. STO-010 when it is no longer at `expected_version`: somebody else
/// has changed it since, and nothing is written.
template <class T>
base::Status amend(Change& change, const T& record, std::int64_t expected_version) {
  return change.write(table_of<T>, record.id.text, expected_version, column_names<T>(),
                      values_of(record), false);
}

/// Removes a record; its versions stay. STO-010, STO-011.
template <class T>
base::Status remove(Change& change, const std::string& id, std::int64_t expected_version) {
  const auto found = TRY(get<T>(change.database(), id));
  return change.write(table_of<T>, id, expected_version, column_names<T>(), values_of(found.record),
                      true);
}

}  // namespace engawa::store
