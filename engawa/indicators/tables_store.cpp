#include "engawa/indicators/tables_store.hpp"

#include <filesystem>

#include "engawa/base/hash.hpp"
#include "engawa/cells/problems.hpp"
#include "engawa/indicators/problems.hpp"
#include "engawa/store/event_log.hpp"
#include "engawa/store/problems.hpp"

namespace engawa::indicators {
namespace {

using base::Result;
using store::Row;

StoredTable table_of(const Row& row) {
  StoredTable table;
  table.id = row.integer(0);
  table.batch = row.integer(1);
  table.item = row.text(2);
  table.scope = static_cast<cells::Scope>(row.integer(3));
  table.level = static_cast<cells::Level>(row.integer(4));
  table.fiscal_year = static_cast<int>(row.integer(5));
  table.measure = static_cast<cells::Measure>(row.integer(6));
  table.content_hash = row.text(7);
  table.file = row.text(8);
  table.file_sha256 = row.text(9);
  table.title = row.text(10);
  table.row_count = static_cast<int>(row.integer(11));
  table.masked_cells = static_cast<int>(row.integer(12));
  table.area_count = static_cast<int>(row.integer(13));
  table.people_total = row.integer(14);
  table.warnings = row.text(15);
  return table;
}

constexpr const char* table_columns =
    "SELECT t.id, t.batch_id, t.item, t.scope, t.level, t.fiscal_year, t.measure, t.content_hash, "
    "t.file, t.file_sha256, t.title, t.row_count, t.masked_cells, t.area_count, t.people_total, "
    "t.warnings FROM indicators_tables t JOIN indicators_batches b ON b.id = t.batch_id "
    "WHERE b.state = 'active' ORDER BY t.fiscal_year, t.item, t.level, t.scope, t.id";

}  // namespace

std::vector<store::Migration> tables_migrations() {
  return {
      {"0002_indicators_tables",
       "CREATE TABLE indicators_batches(id integer PRIMARY KEY, imported_at text NOT NULL, "
       "source text NOT NULL, state text NOT NULL);"
       "CREATE TABLE indicators_tables(id integer PRIMARY KEY, "
       "batch_id bigint NOT NULL REFERENCES indicators_batches(id), item text NOT NULL, "
       "scope smallint NOT NULL, level smallint NOT NULL, fiscal_year smallint NOT NULL, "
       "measure smallint NOT NULL, content_hash text NOT NULL, file text NOT NULL, "
       "file_sha256 text NOT NULL, title text NOT NULL, row_count bigint NOT NULL, "
       "masked_cells bigint NOT NULL, area_count bigint NOT NULL, people_total bigint NOT NULL, "
       "warnings text NOT NULL, cells {bytes} NOT NULL);"
       "CREATE INDEX indicators_tables_batch ON indicators_tables(batch_id);"}};
}

Result<std::int64_t> add_batch(store::Database& database, const std::string& imported_at,
                               const std::string& source) {
  const auto last = TRY(database.integer("SELECT max(id) FROM indicators_batches"));
  const std::int64_t id = last.value_or(0) + 1;
  TRY(database.run(
      "INSERT INTO indicators_batches(id, imported_at, source, state) VALUES($1,$2,$3,'active')",
      {id, imported_at, source}));
  return id;
}

base::Status add_table(store::Database& database, const StoredTable& table,
                       const std::string& cells) {
  const auto last = TRY(database.integer("SELECT max(id) FROM indicators_tables"));
  const auto number = [](auto value) { return static_cast<std::int64_t>(value); };
  return database.run(
      "INSERT INTO indicators_tables(id, batch_id, item, scope, level, fiscal_year, measure, "
      "content_hash, file, file_sha256, title, row_count, masked_cells, area_count, people_total, "
      "warnings, cells) VALUES($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)",
      {last.value_or(0) + 1, table.batch, table.item, number(table.scope), number(table.level),
       number(table.fiscal_year), number(table.measure), table.content_hash, table.file,
       table.file_sha256, table.title, number(table.row_count), number(table.masked_cells),
       number(table.area_count), table.people_total, table.warnings, store::Blob{cells}});
}

Result<std::vector<StoredTable>> active_tables(store::Database& database) {
  std::vector<StoredTable> tables;
  TRY(database.each(table_columns, {}, [&](const Row& row) { tables.push_back(table_of(row)); }));
  return tables;
}

Result<disclosure::PublishedTable> read_cells(store::Database& database, std::int64_t table_id) {
  std::string bytes;
  TRY(database.each("SELECT cells FROM indicators_tables WHERE id = $1", {table_id},
                    [&](const Row& row) { bytes = row.bytes(0); }));
  return disclosure::accept_masked_by_publisher(TRY(cells::decode(bytes)));
}

Result<std::vector<BatchEntry>> read_batches(store::Database& database) {
  std::vector<BatchEntry> batches;
  TRY(
      database.each("SELECT b.id, b.imported_at, b.source, b.state, "
                    "(SELECT count(*) FROM indicators_tables t WHERE t.batch_id = b.id) "
                    "FROM indicators_batches b ORDER BY b.id",
                    {}, [&](const Row& row) {
                      batches.push_back({static_cast<int>(row.integer(0)),
                                         row.text(1),
                                         row.text(2),
                                         row.text(3),
                                         static_cast<int>(row.integer(4)),
                                         {}});
                    }));
  return batches;
}

base::Status mark_batch_undone(store::Database& database, std::int64_t batch) {
  const auto active = TRY(database.integer(
      "SELECT count(*) FROM indicators_batches WHERE id = $1 AND state = 'active'", {batch}));
  if (active.value_or(0) == 0) {
    return base::make_problem(problems::unknown_batch, std::to_string(batch));
  }
  return database.run("UPDATE indicators_batches SET state = 'undone' WHERE id = $1", {batch});
}

Result<std::string> batch_fingerprint(store::Database& database, std::int64_t batch) {
  std::string text;
  TRY(
      database.each("SELECT id, item, scope, level, fiscal_year, measure, content_hash, file, "
                    "file_sha256, title, row_count, "
                    "masked_cells, area_count, people_total, warnings FROM indicators_tables WHERE "
                    "batch_id = $1 ORDER BY id",
                    {batch}, [&](const Row& row) {
                      constexpr int column_count = 15;
                      for (int column = 0; column < column_count; ++column) {
                        const std::string cell = row.text(column);
                        text += std::to_string(cell.size()) + ":" + cell;
                      }
                    }));
  return base::blake2b_hex(text);
}

namespace {

// Each batch was written to the log together with its fingerprint.
base::Status verify_batches(store::Database& database) {
  const auto events = TRY(store::read_events(database));
  const auto batches = TRY(read_batches(database));
  for (const auto& batch : batches) {
    const std::string fingerprint = TRY(batch_fingerprint(database, batch.id));
    bool logged = false;
    for (const auto& event : events)
      logged = logged || event.detail.find(fingerprint) != std::string::npos;
    if (!logged)
      return base::make_problem(cells::problems::damaged_table,
                                "batch " + std::to_string(batch.id));
  }
  return base::success();
}

}  // namespace

Result<int> verify_tables(store::Database& database) {
  TRY(verify_batches(database));
  std::vector<std::pair<std::int64_t, std::string>> expected;
  TRY(database.each("SELECT id, content_hash FROM indicators_tables ORDER BY id", {},
                    [&](const Row& row) { expected.emplace_back(row.integer(0), row.text(1)); }));
  for (const auto& [id, hash] : expected) {
    std::string found;
    TRY(database.each("SELECT cells FROM indicators_tables WHERE id = $1", {id},
                      [&](const Row& row) { found = base::blake2b_hex(row.bytes(0)); }));
    if (found != hash) {
      return base::make_problem(cells::problems::damaged_table, "table " + std::to_string(id));
    }
    TRY(read_cells(database, id));
  }
  return static_cast<int>(expected.size());
}

}  // namespace engawa::indicators
