#include "engawa/indicators/import_workbooks.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "engawa/base/decimal.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/hash.hpp"
#include "engawa/base/json.hpp"
#include "engawa/formats/csv_reader.hpp"
#include "engawa/indicators/problems.hpp"
#include "engawa/indicators/read_ndb_workbook.hpp"
#include "engawa/indicators/table_scopes.hpp"
#include "engawa/store/event_log.hpp"

namespace engawa::indicators {
namespace {

using base::Result;
namespace fs = std::filesystem;

constexpr std::size_t workbook_bytes_max = std::size_t{64} << 20;
constexpr unsigned reader_threads = 2;

struct PendingFile {
  fs::path path;
  int edition = 0;  ///< 0: unknown
  bool from_manifest = false;
};

struct ReadFile {
  WorkbookReport report;
  std::string cells;  ///< encoded table
};

struct ImportDetail {
  std::int64_t batch = 0;
  int workbooks = 0;
  std::string source;
  std::string fingerprint;
};
BOOST_DESCRIBE_STRUCT(ImportDetail, (), (batch, workbooks, source, fingerprint))

// Editions by file name, where a MANIFEST.csv of the publisher's downloads lies in or above the
// folder. The same file name may stand for two editions only if both hold the same bytes.
std::map<std::string, int> read_manifest(const fs::path& folder) {
  std::map<std::string, int> editions;
  for (const auto& place : {folder, folder.parent_path()}) {
    const auto bytes = base::read_file(place / "MANIFEST.csv");
    if (!bytes) continue;
    const auto table = formats::read_csv(*bytes);
    if (!table || table->rows_count() == 0) continue;
    const auto header = table->row(0);
    const auto column = [&](std::string_view name) {
      return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) -
                                      header.begin());
    };
    const auto edition = column("edition");
    const auto file = column("file");
    for (std::size_t i = 1; i < table->rows_count(); ++i) {
      const auto row = table->row(i);
      if (edition >= row.size() || file >= row.size()) continue;
      const auto number = base::parse_integer(row[edition]);
      const auto name = fs::path("ed" + std::string(row[edition])) / row[file];
      if (number) editions[name.string()] = static_cast<int>(*number);
    }
    break;
  }
  return editions;
}

void add_workbooks_below(const fs::path& folder, int edition, std::vector<PendingFile>& files) {
  std::vector<fs::path> found;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
    if (entry.is_regular_file() && entry.path().extension() == ".xlsx")
      found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  std::map<fs::path, std::map<std::string, int>> manifests;
  for (const auto& path : found) {
    const auto above = path.parent_path();
    auto [manifest, is_new] = manifests.try_emplace(above);
    if (is_new) manifest->second = read_manifest(above);
    const auto listed = manifest->second.find((above.filename() / path.filename()).string());
    const bool is_listed = edition == 0 && listed != manifest->second.end();
    files.push_back({path, is_listed ? listed->second : edition, is_listed});
  }
}

Result<std::vector<PendingFile>> collect_files(const ImportOptions& options) {
  std::vector<PendingFile> files;
  for (const auto& path : options.paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      add_workbooks_below(fs::weakly_canonical(path, error), options.edition, files);
    } else {
      files.push_back({path, options.edition, false});
    }
  }
  if (files.empty()) {
    return base::make_problem(problems::nothing_to_import, {}, "*.xlsx",
                              {options.paths.empty() ? "" : options.paths[0].string(), {}, {}});
  }
  return files;
}

// The year of the title is the true one. A file of the publisher's own folder that says otherwise
// is an old table left there; one that the user assigned to an edition is the user's to settle.
void check_year(const PendingFile& file, const Catalogue& catalogue, ReadFile& read) {
  if (file.edition == 0) return;
  const int expected = catalogue.ndb_layout().first_edition_fiscal_year + file.edition - 1;
  if (read.report.table.fiscal_year == expected) return;
  const auto& kind =
      file.from_manifest ? problems::warn_stale : problems::edition_contradicts_title;
  auto problem = base::make_problem(
      kind, std::to_string(read.report.table.fiscal_year) + "年度（題名）",
      std::to_string(expected) + "年度（第" + std::to_string(file.edition) + "回）",
      {file.path.string(), {}, "A1"});
  if (file.from_manifest) {
    read.report.outcome = WorkbookOutcome::Stale;
    read.report.warnings.push_back(std::move(problem));
  } else {
    read.report.outcome = WorkbookOutcome::Refused;
    read.report.problems.push_back(std::move(problem));
  }
}

base::Status read_one(const PendingFile& file, const Catalogue& catalogue,
                      const areas::AreaMaster& master, ReadFile& read) {
  const std::string bytes = TRY(base::read_file(file.path, workbook_bytes_max));
  const int fallback =
      file.edition == 0 ? 0 : catalogue.ndb_layout().first_edition_fiscal_year + file.edition - 1;
  NdbWorkbook workbook =
      TRY(read_ndb_workbook(bytes, file.path.string(), catalogue, master, fallback));
  StoredTable& table = read.report.table;
  table.item = workbook.table.item;
  table.level = workbook.table.level;
  table.fiscal_year = workbook.table.fiscal_year.year;
  table.measure = workbook.table.measure;
  table.file = file.path.filename().string();
  table.file_sha256 = base::sha256_hex(bytes);
  table.title = workbook.title;
  table.row_count = workbook.row_count;
  table.masked_cells = workbook.table.masked_cell_count();
  table.area_count = static_cast<int>(workbook.table.area_codes.size());
  table.people_total = table_size(workbook.table);
  read.report.warnings = std::move(workbook.warnings);
  // Keeps the promise of the publisher before anything is stored.
  const auto published = TRY(disclosure::accept_masked_by_publisher(std::move(workbook.table)));
  read.cells = cells::encode(published.cells());
  read.report.outcome = WorkbookOutcome::Imported;
  return base::success();
}

std::vector<ReadFile> read_all(const std::vector<PendingFile>& files, const ImportOptions& options,
                               const Catalogue& catalogue, const areas::AreaMaster& master,
                               const ImportProgress& progress) {
  std::vector<ReadFile> reads(files.size());
  std::atomic<std::size_t> next{0};
  std::mutex lock;
  std::size_t done = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) {
      auto& read = reads[i];
      read.report.file = files[i].path.string();
      if (options.leave_out.contains(files[i].path.filename().string())) {
        read.report.outcome = WorkbookOutcome::LeftOut;
      } else {
        const auto status = read_one(files[i], catalogue, master, read);
        if (!status) {
          read.report.outcome = WorkbookOutcome::Refused;
          read.report.problems.push_back(status.problem());
        } else {
          check_year(files[i], catalogue, read);
        }
      }
      const std::lock_guard guard(lock);
      ++done;
      if (progress) progress(done, files.size());
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned i = 0; i < reader_threads; ++i) threads.emplace_back(work);
  threads.clear();
  return reads;
}

void settle_all_scopes(std::vector<ReadFile>& reads, const std::vector<StoredTable>& known,
                       const Catalogue& catalogue) {
  std::vector<StoredTable*> fresh;
  for (auto& read : reads) {
    const Item* item = catalogue.find_item(read.report.table.item);
    if (read.report.outcome == WorkbookOutcome::Imported && item != nullptr && item->two_scopes) {
      fresh.push_back(&read.report.table);
    }
  }
  settle_scopes(fresh, known);
}

// Writes the scope into the encoded table and names its content.
base::Status stamp_scope(ReadFile& read) {
  auto table = TRY(cells::decode(read.cells));
  table.scope = read.report.table.scope;
  read.cells = cells::encode(table);
  read.report.table.content_hash = base::blake2b_hex(read.cells);
  return base::success();
}

std::string table_key(const StoredTable& table) {
  return table.item + "|" + std::to_string(static_cast<int>(table.level)) + "|" +
         std::to_string(static_cast<int>(table.scope)) + "|" + std::to_string(table.fiscal_year);
}

// The same bytes given twice, or already stored, change nothing; another content for the same
// table is for a person to settle.
void mark_repeats(std::vector<ReadFile>& reads, const std::vector<StoredTable>& known) {
  std::set<std::string> files_known;
  for (const auto& table : known) files_known.insert(table.file_sha256);
  for (auto& read : reads) {
    if (read.report.outcome != WorkbookOutcome::Imported) continue;
    if (files_known.insert(read.report.table.file_sha256).second) continue;
    read.report.outcome = WorkbookOutcome::AlreadyThere;
    read.report.warnings.push_back(
        base::make_problem(problems::warn_already_there, {}, {}, {read.report.file, {}, {}}));
  }
}

void refuse_versions(std::vector<ReadFile>& reads, const std::vector<StoredTable>& known) {
  std::map<std::string, std::pair<std::string, std::string>> taken;
  for (const auto& table : known) taken[table_key(table)] = {table.content_hash, table.file};
  for (auto& read : reads) {
    if (read.report.outcome != WorkbookOutcome::Imported) continue;
    const auto [found, is_new] = taken.try_emplace(
        table_key(read.report.table), read.report.table.content_hash, read.report.table.file);
    if (is_new) continue;
    const bool same = found->second.first == read.report.table.content_hash;
    read.report.outcome = same ? WorkbookOutcome::AlreadyThere : WorkbookOutcome::Refused;
    const auto& kind = same ? problems::warn_already_there : problems::two_versions;
    auto& list = same ? read.report.warnings : read.report.problems;
    list.push_back(base::make_problem(kind, read.report.table.title,
                                      "すでにある表: " + found->second.second,
                                      {read.report.file, {}, {}}));
  }
}

std::string warning_lines(const WorkbookReport& report) {
  std::string lines;
  for (const auto& warning : report.warnings) {
    lines += std::string(warning.kind->what_ja) + " " + warning.found + "\n";
  }
  return lines;
}

base::Status store_batch(store::Database& database, std::vector<ReadFile>& reads,
                         const std::string& source, ImportReport& report) {
  const std::string now = store::timestamp_now();
  report.batch = TRY(add_batch(database, now, source));
  int stored = 0;
  for (auto& read : reads) {
    if (read.report.outcome != WorkbookOutcome::Imported) continue;
    read.report.table.batch = report.batch;
    read.report.table.warnings = warning_lines(read.report);
    TRY(add_table(database, read.report.table, read.cells));
    ++stored;
  }
  const std::string fingerprint = TRY(batch_fingerprint(database, report.batch));
  return store::append_event(
      database, now, "indicators.import_workbooks",
      base::to_json(ImportDetail{report.batch, stored, source, fingerprint}));
}

}  // namespace

int ImportReport::count(WorkbookOutcome outcome) const {
  return static_cast<int>(
      std::count_if(workbooks.begin(), workbooks.end(),
                    [&](const WorkbookReport& workbook) { return workbook.outcome == outcome; }));
}

Result<ImportReport> import_workbooks(store::Database& database, const ImportOptions& options,
                                      const Catalogue& catalogue, const areas::AreaMaster& master,
                                      const ImportProgress& progress) {
  const auto files = TRY(collect_files(options));
  auto reads = read_all(files, options, catalogue, master, progress);
  store::Transaction transaction = TRY(store::Transaction::begin(database));
  const auto known = TRY(active_tables(database));
  mark_repeats(reads, known);
  settle_all_scopes(reads, known, catalogue);
  for (auto& read : reads) {
    if (read.report.outcome == WorkbookOutcome::Imported) TRY(stamp_scope(read));
  }
  refuse_versions(reads, known);
  ImportReport report;
  const auto count = [&](WorkbookOutcome outcome) {
    return std::count_if(reads.begin(), reads.end(),
                         [&](const ReadFile& read) { return read.report.outcome == outcome; });
  };
  const bool refused = count(WorkbookOutcome::Refused) > 0 && !options.leave_out_problems;
  const bool anything = count(WorkbookOutcome::Imported) > 0;
  if (!refused && anything) {
    TRY(store_batch(database, reads, fs::path(options.paths[0]).filename().string(), report));
  }
  if (!refused && !options.dry_run) {
    TRY(transaction.commit());
    report.committed = true;
  }
  for (auto& read : reads) report.workbooks.push_back(std::move(read.report));
  return report;
}

base::Status undo_import(store::Database& database, std::int64_t batch) {
  store::Transaction transaction = TRY(store::Transaction::begin(database));
  TRY(mark_batch_undone(database, batch));
  TRY(store::append_event(database, store::timestamp_now(), "indicators.undo_import",
                          base::to_json(ImportDetail{batch, 0, {}, {}})));
  return transaction.commit();
}

}  // namespace engawa::indicators
