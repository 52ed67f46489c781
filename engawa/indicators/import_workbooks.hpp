#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "engawa/areas/area_master.hpp"
#include "engawa/base/result.hpp"
#include "engawa/indicators/catalogue.hpp"
#include "engawa/indicators/tables_store.hpp"
#include "engawa/store/database.hpp"

namespace engawa::indicators {

/// What the user chose.
struct ImportOptions {
  std::vector<std::filesystem::path> paths;  ///< workbooks, or folders of them (searched deeply)
  int edition = 0;                  ///< edition of all files; 0: from MANIFEST.csv, else the title
  bool dry_run = false;             ///< everything but the final commit
  std::set<std::string> leave_out;  ///< file names to leave out
  bool leave_out_problems = false;  ///< leave out every workbook that has a problem
};

/// Progress of a long import: workbooks read so far, of how many.
using ImportProgress =
    std::function<void(std::size_t done, std::size_t total)>;

enum class WorkbookOutcome { Imported, AlreadyThere, Stale, LeftOut, Refused };

/// The report of one workbook.
struct WorkbookReport {
  std::string file;
  WorkbookOutcome outcome = WorkbookOutcome::Refused;
  StoredTable table;  ///< valid unless refused
  std::vector<base::Problem> problems;
  std::vector<base::Problem> warnings;
};

struct ImportReport {
  std::int64_t batch = 0;  ///< 0 when nothing was stored
  bool committed = false;
  std::vector<WorkbookReport> workbooks;

  [[nodiscard]] int count(WorkbookOutcome outcome) const;
};

/// Imports workbooks as one batch in one transaction: all of them, or none when one has a problem
/// that the user did not choose to leave out (then `committed` is false and the reports say why).
/// A dry run takes the same path and rolls back at the end. The same content imported twice
/// changes nothing. A process killed in the middle leaves the store as it was.
/// Workbooks are read on two threads. NDB-014 when there is no file, STO-* when storing fails.
[[nodiscard]] base::Result<ImportReport> import_workbooks(store::Database& database,
                                                          const ImportOptions& options,
                                                          const Catalogue& catalogue,
                                                          const areas::AreaMaster& master,
                                                          const ImportProgress& progress);

/// Takes a batch out of use and writes the event. IND-007 for an unknown batch.
base::Status undo_import(store::Database& database, std::int64_t batch);

}  // namespace engawa::indicators
