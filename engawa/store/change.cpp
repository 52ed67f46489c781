#include "engawa/store/change.hpp"

#include <algorithm>
#include <set>

#include "engawa/base/id.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/text.hpp"
#include "engawa/store/event_log.hpp"
#include "engawa/store/problems.hpp"
#include "engawa/store/records.hpp"

namespace engawa::store {
namespace {

using base::Result;

const std::vector<std::string> version_columns{"version",    "is_current", "is_removed",
                                               "changed_at", "changed_by", "change_id"};

std::string placeholders(std::size_t count) {
  std::vector<std::string> parts;
  for (std::size_t i = 1; i <= count; ++i) parts.push_back("$" + std::to_string(i));
  return base::join(parts, ",");
}

struct Current {
  std::int64_t version = 0;
  bool is_removed = false;
  std::string changed_at;
};

Result<Current> current_of(Database& database, const std::string& table, const std::string& id) {
  Current current;
  TRY(database.each(
      "SELECT version, is_removed, changed_at FROM " + table + " WHERE id = $1 AND is_current = 1",
      {id}, [&](const Row& row) {
        current = {row.integer(0), row.integer(1) != 0, row.text(2)};
      }));
  return current;
}

}  // namespace

std::string record_table_sql(std::string_view table, std::string_view columns,
                             const std::vector<std::string>& indexed) {
  const std::string name(table);
  std::string sql = "CREATE TABLE " + name + "(id text NOT NULL, version bigint NOT NULL, " +
                    "is_current smallint NOT NULL, is_removed smallint NOT NULL, " +
                    "changed_at text NOT NULL, changed_by text NOT NULL, " +
                    "change_id text NOT NULL, " + std::string(columns) +
                    ", PRIMARY KEY(id, version));" + "CREATE UNIQUE INDEX " + name +
                    "_current ON " + name + "(id) WHERE is_current = 1;";
  for (const auto& column : indexed) {
    sql += "CREATE INDEX " + name + "_" + column + " ON " + name + "(" + column +
           ") WHERE is_current = 1;";
  }
  return sql;
}

Migration change_migration() {
  return {"0004_store_changes",
          "CREATE TABLE store_changed_records(change_id text NOT NULL, position bigint NOT NULL, "
          "author text NOT NULL, table_name text NOT NULL, record_id text NOT NULL, "
          "version bigint NOT NULL, PRIMARY KEY(change_id, position));"
          "CREATE INDEX store_changed_records_record ON store_changed_records(record_id);"
          "CREATE INDEX store_changed_records_author ON store_changed_records(author, change_id);"};
}

Change::Change(Database& database, Transaction transaction, Author author, std::string verb)
    : m_database(&database),
      m_transaction(std::move(transaction)),
      m_author(std::move(author)),
      m_verb(std::move(verb)),
      m_id(base::new_id_text()),
      m_at(timestamp_now()) {}

Result<Change> Change::begin(Database& database, Author author, std::string verb) {
  return Change(database, TRY(Transaction::begin(database)), std::move(author), std::move(verb));
}

base::Status Change::write(std::string_view table, const std::string& id,
                           std::int64_t expected_version, const std::vector<std::string>& columns,
                           const std::vector<Value>& values, bool is_removed) {
  const std::string name(table);
  const Current current = TRY(current_of(*m_database, name, id));
  if (expected_version == 0 && current.version > 0) {
    return base::make_problem(problems::id_in_use, id, name);
  }
  if (current.version != expected_version) {
    if (current.version == 0) return base::make_problem(problems::no_record, id, name);
    return base::make_problem(problems::stale_edit, std::to_string(expected_version),
                              std::to_string(current.version) + " (" + current.changed_at + ")");
  }
  TRY(m_database->run("UPDATE " + name + " SET is_current = 0 WHERE id = $1 AND is_current = 1",
                      {id}));
  std::vector<Value> row{expected_version + 1,
                         std::int64_t{1},
                         static_cast<std::int64_t>(is_removed ? 1 : 0),
                         m_at,
                         m_author.id,
                         m_id};
  row.insert(row.end(), values.begin(), values.end());
  TRY(m_database->run("INSERT INTO " + name + "(" + base::join(version_columns, ",") + "," +
                          base::join(columns, ",") + ") VALUES(" + placeholders(row.size()) + ")",
                      row));
  return note({name, id, expected_version + 1});
}

base::Status Change::note(const Touched& touched) {
  m_touched.push_back(touched);
  return m_database->run(
      "INSERT INTO store_changed_records(change_id, position, author, table_name, record_id, "
      "version) VALUES($1,$2,$3,$4,$5,$6)",
      {m_id, static_cast<std::int64_t>(m_touched.size()), m_author.id, touched.table, touched.id,
       touched.version});
}

std::vector<std::string> Change::touched_of(std::string_view table) const {
  std::set<std::string> ids;
  for (const auto& touched : m_touched) {
    if (touched.table == table && touched.version > 0) ids.insert(touched.id);
  }
  return {ids.begin(), ids.end()};
}

void Change::mention(std::string_view kind, const std::string& id) {
  m_touched.push_back({std::string(kind), id, 0});
}

std::string Change::detail() const {
  std::string json = "{\"change\":";
  base::append_json_string(json, m_id);
  json += ",\"name\":";
  base::append_json_string(json, m_author.name);
  json += ",\"objects\":[";
  for (const auto& touched : m_touched) {
    if (&touched != &m_touched.front()) json += ",";
    json += "{\"kind\":";
    base::append_json_string(json, touched.table);
    json += ",\"id\":";
    base::append_json_string(json, touched.id);
    json += ",\"version\":" + std::to_string(touched.version) + "}";
  }
  return json + "]}";
}

base::Status Change::commit() {
  TRY(append_event(*m_database, m_at, m_verb, detail(), m_author.id));
  return m_transaction.commit();
}

namespace {

struct Step {
  std::string table;
  std::string id;
  std::int64_t version;
};

Result<std::vector<Step>> steps_of(Database& database, const std::string& change_id) {
  std::vector<Step> steps;
  TRY(
      database.each("SELECT table_name, record_id, version FROM store_changed_records "
                    "WHERE change_id = $1 ORDER BY position DESC",
                    {change_id}, [&](const Row& row) {
                      steps.push_back({row.text(0), row.text(1), row.integer(2)});
                    }));
  if (steps.empty()) return base::make_problem(problems::no_change, change_id);
  return steps;
}

// Columns of a record's table without those of the version.
Result<std::vector<std::string>> content_columns(Database& database, const std::string& table) {
  auto columns = TRY(database.column_names("SELECT * FROM " + table + " WHERE 1 = 0"));
  std::erase_if(columns, [](const std::string& column) {
    return std::find(version_columns.begin(), version_columns.end(), column) !=
           version_columns.end();
  });
  return columns;
}

struct Content {
  bool is_removed = true;
  std::vector<Value> values;
};

Result<Content> content_of(Database& database, const Step& step, std::int64_t version,
                           const std::vector<std::string>& columns) {
  Content content;
  TRY(database.each("SELECT is_removed, " + base::join(columns, ", ") + " FROM " + step.table +
                        " WHERE id = $1 AND version = $2",
                    {step.id, version}, [&](const Row& row) {
                      content.is_removed = row.integer(0) != 0;
                      for (int i = 1; i <= static_cast<int>(columns.size()); ++i) {
                        content.values.push_back(row.is_null(i) ? Value{} : Value{row.text(i)});
                      }
                    }));
  return content;
}

}  // namespace

Result<UndoReport> undo(Change& change, const std::string& change_id) {
  UndoReport report;
  for (const auto& step : TRY(steps_of(change.database(), change_id))) {
    const Current current = TRY(current_of(change.database(), step.table, step.id));
    if (current.version != step.version) {
      ++report.kept_because_changed_since;
      continue;
    }
    const auto columns = TRY(content_columns(change.database(), step.table));
    const bool was_added = step.version == 1;
    const auto content = TRY(
        content_of(change.database(), step, was_added ? step.version : step.version - 1, columns));
    TRY(change.write(step.table, step.id, step.version, columns, content.values,
                     was_added || content.is_removed));
    report.touched[step.table].push_back(step.id);
    ++report.restored;
  }
  return report;
}

Result<std::optional<std::string>> last_change_of(Database& database, const std::string& author) {
  std::optional<std::string> change;
  TRY(database.each("SELECT max(change_id) FROM store_changed_records WHERE author = $1", {author},
                    [&](const Row& row) {
                      if (!row.is_null(0)) change = row.text(0);
                    }));
  return change;
}

}  // namespace engawa::store
