#include "engawa/store/database.hpp"

#include "engawa/base/text.hpp"
#include "engawa/store/postgresql_driver.hpp"
#include "engawa/store/sqlite_driver.hpp"

namespace engawa::store {

base::Result<Database> Database::open(const std::filesystem::path& file, Mode mode) {
  return Database(TRY(open_sqlite(file, mode == Mode::ReadOnly)));
}

base::Result<Database> Database::open(const Location& location, Mode mode) {
  if (!location.is_postgresql()) return open(location.file, mode);
  return Database(TRY(open_postgresql(location.connection_string)));
}

base::Status Database::run(std::string_view sql, const std::vector<Value>& values) {
  return each(sql, values, [](const Row&) {});
}

base::Result<std::optional<std::int64_t>> Database::integer(std::string_view sql,
                                                            const std::vector<Value>& values) {
  std::optional<std::int64_t> number;
  bool is_first = true;
  TRY(each(sql, values, [&](const Row& row) {
    if (is_first && !row.is_null(0)) number = row.integer(0);
    is_first = false;
  }));
  return number;
}

base::Result<std::vector<std::string>> Database::column_names(std::string_view sql) {
  const std::unique_ptr<Cursor> cursor = TRY(m_driver->query(sql, {}));
  return cursor->column_names();
}

base::Status Database::script(const std::string& sql) {
  return m_driver->script(
      base::replace_all(base::replace_all(sql, "{bytes}", m_driver->bytes_type()), "{ordered}",
                        m_driver->ordered_by_key()));
}

base::Status Database::check_integrity() { return m_driver->check_integrity(); }

base::Result<Transaction> Transaction::begin(Database& database) {
  TRY(database.m_driver->begin_writing());
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
