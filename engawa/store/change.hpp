#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/store/database.hpp"
#include "engawa/store/migrations.hpp"

namespace engawa::store {

/// Who makes a change. The name is kept as it was at the time.
struct Author {
  std::string id;  ///< empty for the program itself
  std::string name;
};

/// One step somebody takes: a writing transaction that notes each record it touches and ends as
/// one line of the event log. Rolls back unless commit() was called. Used by one thread.
class Change {
 public:
  /// `verb` is the name of the action, "councils.appoint_seat".
  static base::Result<Change> begin(Database& database, Author author, std::string verb);

  [[nodiscard]] Database& database() { return *m_database; }
  [[nodiscard]] const std::string& id() const { return m_id; }
  [[nodiscard]] const std::string& at() const { return m_at; }
  [[nodiscard]] const Author& author() const { return m_author; }
  [[nodiscard]] const std::string& verb() const { return m_verb; }

  /// Writes one version of a record; see records.hpp, which knows the types. `expected_version` 0
  /// means that there is none yet. STO-010, STO-011, STO-012.
  base::Status write(std::string_view table, const std::string& id, std::int64_t expected_version,
                     const std::vector<std::string>& columns, const std::vector<Value>& values,
                     bool is_removed);
  /// Ids of the records of that table that were written so far, once each.
  [[nodiscard]] std::vector<std::string> touched_of(std::string_view table) const;
  /// Names an object in the log that is no versioned record (a sign-in, an invitation).
  void mention(std::string_view kind, const std::string& id);

  /// Appends the line of the log and ends the transaction.
  base::Status commit();

 private:
  struct Touched {
    std::string table;
    std::string id;
    std::int64_t version;
  };
  Change(Database& database, Transaction transaction, Author author, std::string verb);
  base::Status note(const Touched& touched);
  [[nodiscard]] std::string detail() const;

  Database* m_database;
  Transaction m_transaction;
  Author m_author;
  std::string m_verb;
  std::string m_id;
  std::string m_at;
  std::vector<Touched> m_touched;
};

/// What undoing a step did with each record the step had touched.
struct UndoReport {
  /// Ids by table, of the records that got their former content or were removed.
  std::map<std::string, std::vector<std::string>, std::less<>> touched;
  int restored = 0;
  int kept_because_changed_since = 0;
};

/// Takes back the step `change_id` within `change`: each record of it gets its former content as a
/// new version, or is removed when the step had added it. Records that somebody has changed since
/// are kept. STO-013 when there is no such step.
[[nodiscard]] base::Result<UndoReport> undo(Change& change, const std::string& change_id);

/// The latest step of `author` that touched records, or nothing.
[[nodiscard]] base::Result<std::optional<std::string>> last_change_of(Database& database,
                                                                      const std::string& author);

[[nodiscard]] Migration change_migration();

}  // namespace engawa::store
