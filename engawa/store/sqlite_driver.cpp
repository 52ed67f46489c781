#include "engawa/store/sqlite_driver.hpp"

#include <sqlite3.h>

#include <cstdlib>
#include <map>

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

// Compiled statements by their SQL. One that is running is not among them, so that a statement may
// run within itself.
using Statements = std::map<std::string, Statement, std::less<>>;
// The program's SQL is a few hundred fixed texts; more would be a leak.
constexpr std::size_t statements_kept = 256;

class SqliteCursor final : public Cursor {
 public:
  SqliteCursor(sqlite3* handle, Statements& kept, Statements::node_type statement)
      : m_handle(handle),
        m_kept(&kept),
        m_node(std::move(statement)),
        m_statement(m_node.mapped().get()) {}
  SqliteCursor(const SqliteCursor&) = delete;
  SqliteCursor& operator=(const SqliteCursor&) = delete;
  ~SqliteCursor() override {
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    if (m_kept->size() < statements_kept) m_kept->insert(std::move(m_node));
  }

  base::Result<bool> next() override {
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return problem_of(m_handle, m_node.key());
  }
  std::vector<std::string> column_names() const override {
    std::vector<std::string> names;
    for (int i = 0; i < sqlite3_column_count(m_statement); ++i) {
      names.emplace_back(sqlite3_column_name(m_statement, i));
    }
    return names;
  }
  bool is_null(int column) const override {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
  }
  std::int64_t integer(int column) const override {
    return sqlite3_column_int64(m_statement, column);
  }
  std::string text(int column) const override {
    return taken(sqlite3_column_text(m_statement, column), column);
  }
  std::string bytes(int column) const override {
    return taken(sqlite3_column_blob(m_statement, column), column);
  }

 private:
  std::string taken(const void* data, int column) const {
    if (data == nullptr) return {};
    return {static_cast<const char*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
  }

  sqlite3* m_handle;
  Statements* m_kept;
  Statements::node_type m_node;
  sqlite3_stmt* m_statement;  ///< owned by m_node
};

class SqliteDriver final : public Driver {
 public:
  explicit SqliteDriver(sqlite3* handle) : m_handle(handle) {}
  SqliteDriver(const SqliteDriver&) = delete;
  SqliteDriver& operator=(const SqliteDriver&) = delete;
  ~SqliteDriver() override {
    m_kept.clear();
    sqlite3_close_v2(m_handle);
  }

  base::Result<std::unique_ptr<Cursor>> query(std::string_view sql,
                                              const std::vector<Value>& values) override {
    auto statement = TRY(compiled(sql));
    auto* handle = statement.mapped().get();
    auto cursor = std::make_unique<SqliteCursor>(m_handle, m_kept, std::move(statement));
    // For SQLite "$2" is a name, and its number the place where it stands first.
    for (int index = 1; index <= sqlite3_bind_parameter_count(handle); ++index) {
      const char* name = sqlite3_bind_parameter_name(handle, index);
      const std::size_t number = name == nullptr ? 0 : std::strtoul(name + 1, nullptr, 10);
      if (number == 0 || number > values.size()) {
        return base::make_problem(problems::statement_failed, "no value for a placeholder in " +
                                                                  std::string(sql.substr(0, 80)));
      }
      if (bind_value(handle, index, values[number - 1]) != SQLITE_OK) {
        return problem_of(m_handle, sql);
      }
    }
    return std::unique_ptr<Cursor>(std::move(cursor));
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

  bool is_idle() override { return sqlite3_get_autocommit(m_handle) != 0; }
  std::string_view bytes_type() const override { return "blob"; }
  std::string_view ordered_by_key() const override { return " WITHOUT ROWID"; }

 private:
  base::Result<Statements::node_type> compiled(std::string_view sql) {
    if (const auto kept = m_kept.find(sql); kept != m_kept.end()) return m_kept.extract(kept);
    sqlite3_stmt* handle = nullptr;
    if (sqlite3_prepare_v2(m_handle, sql.data(), static_cast<int>(sql.size()), &handle, nullptr) !=
        SQLITE_OK) {
      return problem_of(m_handle, sql);
    }
    Statements made;
    made.emplace(sql, Statement(handle));
    return made.extract(made.begin());
  }

  sqlite3* m_handle;
  Statements m_kept;
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
  TRY(driver->script("PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY;"));
  if (!read_only) {
    TRY(driver->script(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"));
  }
  return driver;
}

}  // namespace engawa::store
