#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/cells/cell_table.hpp"
#include "engawa/disclosure/published_table.hpp"
#include "engawa/indicators/replies.hpp"
#include "engawa/store/database.hpp"
#include "engawa/store/migrations.hpp"

namespace engawa::indicators {

/// What the store knows of one imported table without its cells.
struct StoredTable {
  std::int64_t id = 0;
  std::int64_t batch = 0;
  std::string item;
  cells::Scope scope = cells::Scope::All;
  cells::Level level = cells::Level::Prefecture;
  int fiscal_year = 0;
  cells::Measure measure = cells::Measure::Count;
  std::string content_hash;
  std::string file;
  std::string file_sha256;
  std::string title;
  int row_count = 0;
  int masked_cells = 0;
  int area_count = 0;
  std::int64_t people_total = 0;  ///< sum of visible 中計, to tell the two scopes apart
  std::string warnings;           ///< one per line
};

/// All SQL of this folder: import batches and their tables (tables named indicators_*).
[[nodiscard]] std::vector<store::Migration> tables_migrations();

base::Result<std::int64_t> add_batch(store::Database& database, const std::string& imported_at,
                                     const std::string& source);
base::Status add_table(store::Database& database, const StoredTable& table,
                       const std::string& cells);
/// Tables of active batches, ordered by fiscal year, item, level, scope.
[[nodiscard]] base::Result<std::vector<StoredTable>> active_tables(store::Database& database);
/// Decoded cells, as the only type that may be shown.
[[nodiscard]] base::Result<disclosure::PublishedTable> read_cells(store::Database& database,
                                                                  std::int64_t table_id);
[[nodiscard]] base::Result<std::vector<BatchEntry>> read_batches(store::Database& database);
/// Takes a batch out of use; its rows stay for the record. IND-007 when there is no active batch.
base::Status mark_batch_undone(store::Database& database, std::int64_t batch);
/// Hash over everything stored of a batch but the cells, which have their own content hash.
[[nodiscard]] base::Result<std::string> batch_fingerprint(store::Database& database,
                                                          std::int64_t batch);
/// Recomputes the content hash of every stored table, and the fingerprint of every batch as
/// the event log has it. CEL-001 names the first that differs.
[[nodiscard]] base::Result<int> verify_tables(store::Database& database);

}  // namespace engawa::indicators
