#include "engawa/store/sqlite_driver.hpp"

#include <sqlite3.h>

#include "engawa/store/problems.hpp"

namespace engawa::store {
namespace {

int bind_value(sqlite3_stmt* statement, int index, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    return sqlite3_bind_int64(statement, index, *number);
  }
  if (const auto* text = std::get_if<std::string>(&value)) {
    return sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_TRANSIENT,
                               SQLITE_UTF8);
  }
  if (const auto* blob = std::get_if<Blob>(&value)) {
    return sqlite3_bind_blob64(statement, index, blob->bytes.data(), blob->bytes.size(),
                               SQLITE_TRANSIENT);
  }
  return sqlite3_bind_null(statement, index);
}

base::Problem problem_of(sqlite3* handle, std::string_view sql) {
  const int code = sqlite3_errcode(handle);
  const auto& kind =
      code == SQLITE_BUSY || code == SQLITE_LOCKED ? problems::busy : problems::statement_failed;
  return base::make_problem(
      kind, std::string(sqlite3_errmsg(handle)) + " in " + std::string(sql.substr(0, 80)));
}

struct Finalise {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalise>;

class SqliteCursor final : public Cursor {
 public:
  SqliteCursor(sqlite3* handle, Statement statement)
      : m_handle(handle), m_statement(std::move(statement)) {}

  base::Result<bool> next() override {
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return problem_of(m_handle, sqlite3_sql(m_statement.get()));
  }
  std::vector<std::string> column_names() const override {
    std::vector<std::string> names;
    for (int i = 0; i < sqlite3_column_count(m_statement.get()); ++i) {
      names.emplace_back(sqlite3_column_name(m_statement.get(), i));
    }
    return names;
  }
  bool is_null(int column) const override {
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
  }
  std::int64_t integer(int column) const override {
    return sqlite3_column_int64(m_statement.get(), column);
  }
  std::string text(int column) const override {
    return taken(sqlite3_column_text(m_statement.get(), column), column);
  }
  std::string bytes(int column) const override {
    return taken(sqlite3_column_blob(m_statement.get(), column), column);
  }

 private:
  std::string taken(const void* data, int column) const {
    if (data == nullptr) return {};
    return {static_cast<const char*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), column))};
  }

  sqlite3* m_handle;
  Statement m_statement;
};

class SqliteDriver final : public Driver {
 public:
  explicit SqliteDriver(sqlite3* handle) : m_handle(handle) {}
  SqliteDriver(const SqliteDriver&) = delete;
  SqliteDriver& operator=(const SqliteDriver&) = delete;
  ~SqliteDriver() override { sqlite3_close_v2(m_handle); }

  base::Result<std::unique_ptr<Cursor>> query(std::string_view sql,
                                              const std::vector<Value>& values) override {
    sqlite3_stmt* handle = nullptr;
    if (sqlite3_prepare_v2(m_handle, sql.data(), static_cast<int>(sql.size()), &handle, nullptr) !=
        SQLITE_OK) {
      return problem_of(m_handle, sql);
    }
    Statement statement(handle);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (bind_value(handle, static_cast<int>(i) + 1, values[i]) != SQLITE_OK) {
        return problem_of(m_handle, sql);
      }
    }
    return std::unique_ptr<Cursor>(std::make_unique<SqliteCursor>(m_handle, std::move(statement)));
  }

  base::Status script(const std::string& sql) override {
    if (sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
      return problem_of(m_handle, sql);
    }
    return base::success();
  }

  base::Status begin_writing() override { return script("BEGIN IMMEDIATE"); }

  base::Status check_integrity() override {
    const auto cursor = TRY(query("PRAGMA integrity_check", {}));
    const bool has_row = TRY(cursor->next());
    const std::string verdict = has_row ? cursor->text(0) : "no answer";
    if (verdict != "ok") return base::make_problem(problems::damaged_file, verdict);
    return base::success();
  }

  std::string_view bytes_type() const override { return "blob"; }

 private:
  sqlite3* m_handle;
};

}  // namespace

base::Result<std::unique_ptr<Driver>> open_sqlite(const std::filesystem::path& file,
                                                  bool read_only) {
  constexpr int wait_for_writer_ms = 5000;
  sqlite3* handle = nullptr;
  const int flags = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<Driver> driver = std::make_unique<SqliteDriver>(handle);
  if (code != SQLITE_OK) {
    return base::make_problem(problems::cannot_open, sqlite3_errstr(code), {},
                              {file.string(), {}, {}});
  }
  sqlite3_busy_timeout(handle, wait_for_writer_ms);
  if (!read_only) {
    TRY(driver->script(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"));
  }
  return driver;
}

}  // namespace engawa::store
