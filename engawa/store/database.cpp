#include "engawa/store/database.hpp"

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

}  // namespace

std::int64_t Row::integer(int column) const { return sqlite3_column_int64(m_statement, column); }

std::string Row::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
  return text == nullptr
             ? std::string{}
             : std::string(text,
                           static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
}

std::string_view Row::bytes(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
  return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

void Database::Finalise::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

base::Result<Database> Database::open(const std::filesystem::path& file, Mode mode) {
  sqlite3* handle = nullptr;
  const int flags =
      mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database(handle);
  if (code != SQLITE_OK) {
    return base::make_problem(problems::cannot_open, sqlite3_errstr(code), {},
                              {file.string(), {}, {}});
  }
  sqlite3_busy_timeout(handle, 5000);
  if (mode == Mode::ReadWrite) {
    const auto set_up = database.script(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;");
    if (!set_up) return set_up.problem();
  }
  return database;
}

Database::~Database() { sqlite3_close_v2(m_handle); }

base::Problem Database::problem(std::string_view sql) const {
  const int code = sqlite3_errcode(m_handle);
  const auto& kind =
      code == SQLITE_BUSY || code == SQLITE_LOCKED ? problems::busy : problems::statement_failed;
  return base::make_problem(
      kind, std::string(sqlite3_errmsg(m_handle)) + " in " + std::string(sql.substr(0, 80)));
}

base::Result<Database::Statement> Database::prepare(std::string_view sql,
                                                    const std::vector<Value>& values) {
  sqlite3_stmt* handle = nullptr;
  if (sqlite3_prepare_v2(m_handle, sql.data(), static_cast<int>(sql.size()), &handle, nullptr) !=
      SQLITE_OK) {
    return problem(sql);
  }
  Statement statement{std::unique_ptr<sqlite3_stmt, Finalise>(handle)};
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (bind_value(handle, static_cast<int>(i) + 1, values[i]) != SQLITE_OK) return problem(sql);
  }
  return statement;
}

base::Result<bool> Database::step(Statement& statement) {
  const int code = sqlite3_step(statement.handle.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return problem(sqlite3_sql(statement.handle.get()));
}

base::Status Database::run(std::string_view sql, const std::vector<Value>& values) {
  return each(sql, values, [](const Row&) {});
}

base::Result<std::optional<std::int64_t>> Database::integer(std::string_view sql,
                                                            const std::vector<Value>& values) {
  std::optional<std::int64_t> number;
  TRY(each(sql, values, [&](const Row& row) {
    if (!number) number = row.integer(0);
  }));
  return number;
}

base::Status Database::script(const std::string& sql) {
  if (sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    return problem(sql);
  }
  return base::success();
}

base::Status Database::check_integrity() {
  std::string verdict;
  TRY(each("PRAGMA integrity_check", {}, [&](const Row& row) {
    if (verdict.empty()) verdict = row.text(0);
  }));
  if (verdict != "ok") return base::make_problem(problems::damaged_file, verdict);
  return base::success();
}

base::Result<Transaction> Transaction::begin(Database& database) {
  TRY(database.run("BEGIN IMMEDIATE"));
  return Transaction(database);
}

base::Status Transaction::commit() {
  TRY(m_database->run("COMMIT"));
  m_database = nullptr;
  return base::success();
}

Transaction::~Transaction() {
  if (m_database == nullptr) return;
  // Nothing can be told from a destructor; a failed rollback leaves the journal, which the next
  // opening rolls back.
  [[maybe_unused]] const auto ignored = m_database->run("ROLLBACK");
}

}  // namespace engawa::store
