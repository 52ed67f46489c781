#include "engawa/store/postgresql_driver.hpp"

#include <libpq-fe.h>
#include <poll.h>

#include <charconv>
#include <map>

#include "engawa/store/problems.hpp"

namespace engawa::store {
namespace {

// One writer at a time in a schema, as on SQLite: the hash chain of the log needs it. Any fixed
// number will do.
constexpr const char* lock_writers =
    "SELECT pg_advisory_xact_lock(4913, hashtext(current_schema()::text))";
// As on SQLite, a writer waits 5 s for another one.
constexpr const char* settings =
    "SET client_min_messages = warning; SET client_encoding = 'UTF8'; SET lock_timeout = '5s'";
constexpr std::string_view lock_not_available = "55P03";
constexpr std::size_t prepared_max = 256;
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
    for (const auto& value : values) {
      const auto* text = std::get_if<std::string>(&value);
      // libpq would silently end the text there.
      if (text != nullptr && text->find('\0') != std::string::npos) {
        return base::make_problem(problems::statement_failed, "text with a NUL character");
      }
    }
    const BoundValues bound(values);
    const std::string text(sql);
    Answer answer = values.empty()
                        ? Answer(PQexecParams(m_connection.get(), text.c_str(), 0, nullptr, nullptr,
                                              nullptr, nullptr, text_format))
                        : run_prepared(TRY(prepared(text)), bound);
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
  bool is_idle() override {
    // A server that went away has closed the socket, which shows only to who reads from it: first
    // its farewell, then the end.
    constexpr int reads_max = 4;
    for (int i = 0; i < reads_max; ++i) {
      pollfd socket{PQsocket(m_connection.get()), POLLIN, 0};
      if (poll(&socket, 1, 0) <= 0) break;
      if (PQconsumeInput(m_connection.get()) == 0) break;
    }
    return PQstatus(m_connection.get()) == CONNECTION_OK &&
           PQtransactionStatus(m_connection.get()) == PQTRANS_IDLE;
  }
  std::string_view bytes_type() const override { return "bytea"; }
  std::string_view ordered_by_key() const override { return ""; }

 private:
  base::Status check(const PGresult* answer, std::string_view sql) {
    const auto status = PQresultStatus(answer);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return base::success();
    const char* state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    const bool is_busy = state != nullptr && state == lock_not_available;
    return base::make_problem(
        is_busy ? problems::busy : problems::statement_failed,
        std::string(PQerrorMessage(m_connection.get())) + " in " + std::string(sql.substr(0, 80)));
  }

  // Name of the statement that the server has compiled from `sql`.
  base::Result<std::string> prepared(const std::string& sql) {
    if (const auto known = m_prepared.find(sql); known != m_prepared.end()) return known->second;
    // The program's SQL is a few hundred fixed texts; more would be a leak in the server.
    if (m_prepared.size() >= prepared_max) {
      TRY(script("DEALLOCATE ALL"));
      m_prepared.clear();
    }
    std::string name = "engawa_" + std::to_string(++m_prepared_count);
    const Answer answer(PQprepare(m_connection.get(), name.c_str(), sql.c_str(), 0, nullptr));
    TRY(check(answer.get(), sql));
    m_prepared.emplace(sql, name);
    return name;
  }

  Answer run_prepared(const std::string& name, const BoundValues& bound) {
    return Answer(PQexecPrepared(m_connection.get(), name.c_str(),
                                 static_cast<int>(bound.pointers.size()), bound.pointers.data(),
                                 bound.lengths.data(), bound.formats.data(), text_format));
  }

  std::unique_ptr<PGconn, Finish> m_connection;
  std::map<std::string, std::string> m_prepared;  ///< names by SQL
  int m_prepared_count = 0;
};

}  // namespace

base::Result<std::unique_ptr<Driver>> open_postgresql(const std::string& connection_string) {
  PGconn* connection = PQconnectdb(connection_string.c_str());
  auto driver = std::make_unique<PostgresqlDriver>(connection);
  if (PQstatus(connection) != CONNECTION_OK) {
    return base::make_problem(problems::server_unreachable, PQerrorMessage(connection));
  }
  TRY(driver->script(settings));
  return std::unique_ptr<Driver>(std::move(driver));
}

}  // namespace engawa::store
