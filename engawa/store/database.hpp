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

namespace engawa::store {

/// What a placeholder may be bound to. Text is UTF-8; Blob is bytes.
struct Blob {
  std::string_view bytes;
};
using Value = std::variant<std::monostate, std::int64_t, std::string, Blob>;

/// One answer of a database, row by row.
class Cursor {
 public:
  Cursor() = default;
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;
  virtual ~Cursor() = default;

  /// Goes to the next row; false after the last.
  [[nodiscard]] virtual base::Result<bool> next() = 0;
  [[nodiscard]] virtual std::vector<std::string> column_names() const = 0;
  [[nodiscard]] virtual bool is_null(int column) const = 0;
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
  [[nodiscard]] virtual std::string text(int column) const = 0;
  [[nodiscard]] virtual std::string bytes(int column) const = 0;
};

/// One row of an answer. Columns count from 0. Valid until the next step of its statement.
class Row {
 public:
  explicit Row(const Cursor& cursor) : m_cursor(&cursor) {}
  [[nodiscard]] bool is_null(int column) const { return m_cursor->is_null(column); }
  [[nodiscard]] std::int64_t integer(int column) const { return m_cursor->integer(column); }
  [[nodiscard]] std::string text(int column) const { return m_cursor->text(column); }
  [[nodiscard]] std::string bytes(int column) const { return m_cursor->bytes(column); }

 private:
  const Cursor* m_cursor;
};

/// One connection to an engine: see sqlite_driver.cpp and postgresql_driver.cpp.
class Driver {
 public:
  Driver() = default;
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;
  virtual ~Driver() = default;

  [[nodiscard]] virtual base::Result<std::unique_ptr<Cursor>> query(
      std::string_view sql, const std::vector<Value>& values) = 0;
  [[nodiscard]] virtual base::Status script(const std::string& sql) = 0;
  /// Begins a transaction that is the only writing one until it ends.
  [[nodiscard]] virtual base::Status begin_writing() = 0;
  [[nodiscard]] virtual base::Status check_integrity() = 0;
  /// Whether the connection stands and no transaction is open on it. Costs no round trip.
  [[nodiscard]] virtual bool is_idle() = 0;
  /// Type of a column of bytes, for migrations.
  [[nodiscard]] virtual std::string_view bytes_type() const = 0;
  /// What stands after a table that is kept in the order of its key, for migrations.
  [[nodiscard]] virtual std::string_view ordered_by_key() const = 0;
};

/// Where the store lies: a SQLite file in the data folder, or a PostgreSQL database.
struct Location {
  std::filesystem::path file;     ///< SQLite
  std::string connection_string;  ///< PostgreSQL ("postgresql://..." or "host=... dbname=...")
  [[nodiscard]] bool is_postgresql() const { return !connection_string.empty(); }
};

/// A database: SQLite in write-ahead mode, or PostgreSQL 15 or later. The same SQL runs on both:
/// $1, $2 ... placeholders, bigint, text, smallint for yes and no, {bytes} for bytes in migrations,
/// ids made by us. One Database is used by one thread at a time; open one per thread. Every table
/// carries its folder's name in front and is named only by that folder's *_store.cpp.
class Database {
 public:
  enum class Mode { ReadWrite, ReadOnly };
  /// Opens or makes the SQLite file. STO-001 when impossible. Waits up to 5 s for another writer.
  static base::Result<Database> open(const std::filesystem::path& file,
                                     Mode mode = Mode::ReadWrite);
  /// Opens either engine. STO-001, STO-007.
  static base::Result<Database> open(const Location& location, Mode mode = Mode::ReadWrite);

  explicit Database(std::unique_ptr<Driver> driver) : m_driver(std::move(driver)) {}

  /// Runs one statement and forgets its rows. STO-002 (or STO-003 when locked).
  base::Status run(std::string_view sql, const std::vector<Value>& values = {});
  /// Runs one statement and calls `use(Row)` for each row.
  template <class Use>
  base::Status each(std::string_view sql, const std::vector<Value>& values, Use&& use) {
    const std::unique_ptr<Cursor> cursor = TRY(m_driver->query(sql, values));
    while (TRY(cursor->next())) use(Row(*cursor));
    return base::success();
  }
  /// First column of the first row as integer, if there is a row and it is not null.
  base::Result<std::optional<std::int64_t>> integer(std::string_view sql,
                                                    const std::vector<Value>& values = {});
  /// Names of the columns that `sql` gives.
  base::Result<std::vector<std::string>> column_names(std::string_view sql);
  /// Runs a script of several statements; "{bytes}" stands for the engine's type of bytes,
  /// "{ordered}" after a table says that it is kept in the order of its key where the engine can do
  /// so.
  base::Status script(const std::string& sql);
  /// STO-006 when the engine's own check of its file fails (SQLite only).
  base::Status check_integrity();
  /// Whether the connection stands and no transaction is open on it.
  [[nodiscard]] bool is_idle() { return m_driver->is_idle(); }

 private:
  friend class Transaction;
  std::unique_ptr<Driver> m_driver;
};

/// Begins a writing transaction, the only one at its time; rolls back unless commit() was called.
/// A killed process leaves the state from before.
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
