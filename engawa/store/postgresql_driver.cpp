#include "engawa/store/postgresql_driver.hpp"

#include <libpq-fe.h>

#include <charconv>

#include "engawa/store/problems.hpp"

namespace engawa::store {
namespace {

// One writer at a time, as on SQLite: the hash chain of the log needs it. Any fixed number will do.
constexpr const char* lock_writers = "SELECT pg_advisory_xact_lock(4913)";
constexpr int text_format = 0;
constexpr int binary_format = 1;

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

struct Finish {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};

// Values in the forms libpq wants. Texts must outlive the call.
struct BoundValues {
  explicit BoundValues(const std::vector<Value>& values) {
    numbers.reserve(values.size());
    for (const auto& value : values) add(value);
  }
  void add(const Value& value) {
    int format = text_format;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      numbers.push_back(std::to_string(*number));
      add_text(numbers.back());
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      add_text(*text);
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
      pointers.push_back(blob->bytes.data());
      lengths.push_back(static_cast<int>(blob->bytes.size()));
      format = binary_format;
    } else {
      pointers.push_back(nullptr);
      lengths.push_back(0);
    }
    formats.push_back(format);
  }
  void add_text(const std::string& text) {
    pointers.push_back(text.c_str());
    lengths.push_back(static_cast<int>(text.size()));
  }

  std::vector<std::string> numbers;
  std::vector<const char*> pointers;
  std::vector<int> lengths;
  std::vector<int> formats;
};

class PostgresqlCursor final : public Cursor {
 public:
  explicit PostgresqlCursor(Answer answer) : m_answer(std::move(answer)) {}

  base::Result<bool> next() override { return ++m_row < PQntuples(m_answer.get()); }
  std::vector<std::string> column_names() const override {
    std::vector<std::string> names;
    for (int i = 0; i < PQnfields(m_answer.get()); ++i) {
      names.emplace_back(PQfname(m_answer.get(), i));
    }
    return names;
  }
  bool is_null(int column) const override {
    return PQgetisnull(m_answer.get(), m_row, column) != 0;
  }
  std::int64_t integer(int column) const override {
    const std::string_view text = view(column);
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }
  std::string text(int column) const override { return std::string(view(column)); }
  std::string bytes(int column) const override {
    std::size_t size = 0;
    const auto* escaped =
        reinterpret_cast<const unsigned char*>(PQgetvalue(m_answer.get(), m_row, column));
    const std::unique_ptr<unsigned char, decltype(&PQfreemem)> data(PQunescapeBytea(escaped, &size),
                                                                    &PQfreemem);
    return {reinterpret_cast<const char*>(data.get()), size};
  }

 private:
  std::string_view view(int column) const {
    return {PQgetvalue(m_answer.get(), m_row, column),
            static_cast<std::size_t>(PQgetlength(m_answer.get(), m_row, column))};
  }

  Answer m_answer;
  int m_row = -1;
};

class PostgresqlDriver final : public Driver {
 public:
  explicit PostgresqlDriver(PGconn* connection) : m_connection(connection) {}

  base::Result<std::unique_ptr<Cursor>> query(std::string_view sql,
                                              const std::vector<Value>& values) override {
    const BoundValues bound(values);
    Answer answer(PQexecParams(m_connection.get(), std::string(sql).c_str(),
                               static_cast<int>(values.size()), nullptr, bound.pointers.data(),
                               bound.lengths.data(), bound.formats.data(), text_format));
    TRY(check(answer.get(), sql));
    return std::unique_ptr<Cursor>(std::make_unique<PostgresqlCursor>(std::move(answer)));
  }

  base::Status script(const std::string& sql) override {
    const Answer answer(PQexec(m_connection.get(), sql.c_str()));
    return check(answer.get(), sql);
  }

  base::Status begin_writing() override {
    TRY(script("BEGIN"));
    auto locked = query(lock_writers, {});
    if (locked) return base::success();
    [[maybe_unused]] const auto ignored = script("ROLLBACK");
    return locked.problem();
  }

  base::Status check_integrity() override { return base::success(); }
  std::string_view bytes_type() const override { return "bytea"; }

 private:
  base::Status check(const PGresult* answer, std::string_view sql) {
    const auto status = PQresultStatus(answer);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return base::success();
    return base::make_problem(
        problems::statement_failed,
        std::string(PQerrorMessage(m_connection.get())) + " in " + std::string(sql.substr(0, 80)));
  }

  std::unique_ptr<PGconn, Finish> m_connection;
};

}  // namespace

base::Result<std::unique_ptr<Driver>> open_postgresql(const std::string& connection_string) {
  PGconn* connection = PQconnectdb(connection_string.c_str());
  auto driver = std::make_unique<PostgresqlDriver>(connection);
  if (PQstatus(connection) != CONNECTION_OK) {
    return base::make_problem(problems::server_unreachable, PQerrorMessage(connection));
  }
  TRY(driver->script("SET client_min_messages = warning; SET client_encoding = 'UTF8'"));
  return std::unique_ptr<Driver>(std::move(driver));
}

}  // namespace engawa::store
