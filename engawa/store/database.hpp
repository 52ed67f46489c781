#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engawa/base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace engawa::store {

/// What a placeholder may be bound to. Text is UTF-8; Blob is bytes.
struct Blob {
  std::string_view bytes;
};
using Value = std::variant<std::monostate, std::int64_t, std::string, Blob>;

/// One row of an answer. Columns count from 0. Valid until the next step of its statement.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : m_statement(statement) {}
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::string_view bytes(int column) const;

 private:
  sqlite3_stmt* m_statement;
};

/// A SQLite database in write-ahead mode. SQL uses $1, $2 ... placeholders. One Database is used
/// by one thread at a time; open one per thread. Every table carries its folder's name in front
/// and is named only by that folder's *_store.cpp.
class Database {
 public:
  enum class Mode { ReadWrite, ReadOnly };
  /// Opens or makes the file. STO-001 when impossible. Waits up to 5 s for another writer.
  static base::Result<Database> open(const std::filesystem::path& file,
                                     Mode mode = Mode::ReadWrite);

  Database(Database&& other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}
  Database& operator=(Database&& other) noexcept {
    std::swap(m_handle, other.m_handle);
    return *this;
  }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  /// Runs one statement and forgets its rows. STO-002 (or STO-003 when locked).
  base::Status run(std::string_view sql, const std::vector<Value>& values = {});
  /// Runs one statement and calls `use(Row)` for each row.
  template <class Use>
  base::Status each(std::string_view sql, const std::vector<Value>& values, Use&& use) {
    Statement statement = TRY(prepare(sql, values));
    while (TRY(step(statement))) use(Row(statement.handle.get()));
    return base::success();
  }
  /// First column of the first row as integer, if there is a row.
  base::Result<std::optional<std::int64_t>> integer(std::string_view sql,
                                                    const std::vector<Value>& values = {});
  /// Runs a script of several statements.
  base::Status script(const std::string& sql);
  /// STO-006 when SQLite's own check of the file fails.
  base::Status check_integrity();

 private:
  struct Finalise {
    void operator()(sqlite3_stmt* statement) const;
  };
  struct Statement {
    std::unique_ptr<sqlite3_stmt, Finalise> handle;
  };
  explicit Database(sqlite3* handle) : m_handle(handle) {}
  base::Result<Statement> prepare(std::string_view sql, const std::vector<Value>& values);
  base::Result<bool> step(Statement& statement);
  [[nodiscard]] base::Problem problem(std::string_view sql) const;

  sqlite3* m_handle = nullptr;
};

/// Begins a writing transaction; rolls back unless commit() was called. A killed process leaves
/// the state from before.
class Transaction {
 public:
  static base::Result<Transaction> begin(Database& database);
  base::Status commit();

  Transaction(Transaction&& other) noexcept
      : m_database(std::exchange(other.m_database, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

 private:
  explicit Transaction(Database& database) : m_database(&database) {}
  Database* m_database;
};

}  // namespace engawa::store
