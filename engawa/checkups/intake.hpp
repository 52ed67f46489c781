#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engawa/areas/area_master.hpp"
#include "engawa/base/result.hpp"
#include "engawa/checkups/kept_reading.hpp"
#include "engawa/checkups/quality_report.hpp"
#include "engawa/packages/insurer_kinds.hpp"

namespace engawa::checkups {

/// Everything checkups are read by. Immutable once loaded; safe to read from any thread.
struct CheckupCatalogue {
  ItemMaster items;
  Verdicts verdicts;
  ClassTable classes;
  std::vector<TableLayout> layouts;
  Residences residences;
  packages::InsurerKinds insurer_kinds;

  /// Loads catalog/checkups and the layouts: `own_layouts` first, then FKAC167. `postal_codes` may
  /// be empty.
  [[nodiscard]] static base::Result<std::unique_ptr<CheckupCatalogue>> load(
      const std::filesystem::path& catalogue_folder, const areas::AreaMaster& areas,
      const std::vector<std::string>& own_layouts, const std::filesystem::path& postal_codes);
};

/// What a run took in: nothing of it names a person.
struct Intake {
  QualityReport report;  ///< of the files this run read itself, not of those that were kept
  PersonYears persons;
  IntakeTotals totals;
  PersonYearTotals person_totals;
  std::set<std::string> insurer_kinds;    ///< ids, of the documents that were read
  std::size_t files_kept = 0;             ///< that an interrupted run had read
  std::optional<base::Problem> not_kept;  ///< why an interruption would cost more than it should
};

/// Told while reading: bytes read so far, and of all.
using ProgressHandler = std::function<void(std::uint64_t done, std::uint64_t all)>;

/// Reads every checkup below the paths, on `threads` threads, and settles them into one entry per
/// person and year. The result does not depend on the order of the files or the threads, nor on
/// what is `kept` of a run that was interrupted; null: nothing is kept.
[[nodiscard]] Intake take_in(const CheckupCatalogue& catalogue,
                             const std::vector<std::filesystem::path>& paths, unsigned threads,
                             const ProgressHandler& progress = {},
                             const KeptReading* kept = nullptr);

}  // namespace engawa::checkups
