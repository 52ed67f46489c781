#include "engawa/checkups/protected_tables.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "engawa/base/files.hpp"
#include "engawa/base/hash.hpp"
#include "engawa/base/version.hpp"
#include "engawa/disclosure/attack.hpp"
#include "engawa/disclosure/protect.hpp"
#include "engawa/formats/csv_writer.hpp"

namespace engawa::checkups {

namespace fs = std::filesystem;
using base::Result;
using disclosure::CellState;
using disclosure::LinkedCells;
using packages::Package;
using packages::PackageManifest;

namespace {

/// Whether nobody can work out a hidden count: everybody, and who knows which cells are small.
Result<bool> is_safe(const LinkedCells& cells, const disclosure::Profile& profile) {
  disclosure::AttackOptions options;
  options.width_enough = profile.width_min;
  const auto everybody = TRY(disclosure::attack(cells, profile, {}, options));
  for (const auto& cell : everybody.cells) {
    if (disclosure::is_finding(cells, profile, cell)) return false;
  }
  disclosure::Attacker insider;
  insider.knows_primary = true;
  const auto known = TRY(disclosure::attack(cells, profile, insider, options));
  return std::none_of(known.cells.begin(), known.cells.end(), [&](const auto& cell) {
    return cells.small(cell.position) && cell.width() < profile.known_width_min;
  });
}

/// Every cell that is told, those that hold nobody as well: a row that is missing is not told.
ProtectedTable write_table(const LinkedCells& cells) {
  ProtectedTable written;
  formats::CsvWriter csv({false, false, true});
  for (const auto& dimension : cells.dimensions()) csv.text(dimension.name());
  csv.text("count").end_row();
  for (std::size_t position = 0; position < cells.positions(); ++position) {
    const CellState state = cells.state(position);
    if (state == CellState::absent) continue;
    const bool hidden = state == CellState::hidden;
    const std::int64_t count = hidden                        ? 0
                               : state == CellState::rounded ? cells.rounded_value(position)
                                                             : cells.count(position);
    ++written.cells;
    for (std::size_t d = 0; d < cells.dimensions().size(); ++d) {
      csv.text(cells.dimensions()[d].code(cells.code_at(position, d)));
    }
    if (hidden) {
      ++written.hidden;
      csv.blank().end_row();
    } else {
      csv.text(std::to_string(count)).end_row();
    }
  }
  written.csv = std::move(csv).take();
  return written;
}

/// From the usual detail to the totals of the whole file: first the same with more people behind
/// every code, then without ages, sexes and areas.
std::vector<FoldDetail> steps_of(const FoldDetail& detail) {
  constexpr std::int64_t never = std::int64_t{1} << 40;
  constexpr int rises = 6;
  std::vector<FoldDetail> steps{detail};
  for (int i = 0; i < rises; ++i) steps.push_back(steps.back().coarser());
  steps.push_back(steps.back());
  steps.back().sex_age_class = never;
  steps.push_back(steps.back());
  steps.back().sex_class = never;
  steps.push_back(steps.back());
  steps.back().classes = never;
  return steps;
}

/// What tables are folded by.
struct Rules {
  const ClassTable& classes;
  const areas::AreaMaster& areas;
  const FoldDetail& detail;
  const disclosure::Profile& profile;
};

Result<ProtectedTable> protect_one(const ItemCounts& counts, const CountedItem& item,
                                   const Rules& rules) {
  ProtectedTable not_told;
  not_told.is_told = false;
  if (people_in(counts) < rules.detail.whole_file) return not_told;
  int step = 0;
  for (const FoldDetail& coarser : steps_of(rules.detail)) {
    LinkedCells cells = TRY(fold(counts, item, rules.areas, coarser));
    disclosure::mark_primary(cells, rules.profile, {});
    if (disclosure::protect(cells, rules.profile) && TRY(is_safe(cells, rules.profile))) {
      ProtectedTable written = write_table(cells);
      written.step = step;
      return written;
    }
    ++step;
  }
  return not_told;
}

/// The same, unless the table is kept from an earlier run.
Result<ProtectedTable> protect_or_find(const ItemCounts& counts, const CountedItem& item,
                                       const Rules& rules, const KeptTables* kept) {
  if (kept == nullptr) return protect_one(counts, item, rules);
  if (auto found = kept->find(item.id, counts)) return std::move(*found);
  auto table = TRY(protect_one(counts, item, rules));
  TRY(kept->keep(item.id, counts, table));
  return table;
}

using ProtectedTables = std::vector<std::optional<Result<ProtectedTable>>>;

/// Every table of the source, on several threads.
ProtectedTables protect_all(const CountSource& source, const Rules& rules,
                            const ProtectOptions& options) {
  const auto& tables = source.tables();
  ProtectedTables written(tables.size());
  std::atomic<std::size_t> next{0};
  std::size_t done = 0;
  std::mutex telling;
  const auto work = [&] {
    for (std::size_t i = next++; i < tables.size(); i = next++) {
      written[i].emplace(protect_or_find(
          source.counts(tables[i]), rules.classes.items()[tables[i].item], rules, options.kept));
      const std::lock_guard lock(telling);
      ++done;
      if (options.progress) options.progress(done, tables.size());
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < options.threads; ++i) others.emplace_back(work);
  work();
  for (auto& thread : others) thread.join();
  return written;
}

}  // namespace

packages::PackageIntake package_intake(const Intake& intake, std::size_t outside) {
  const PersonYearTotals& persons = intake.person_totals;
  const auto whole = [](std::uint64_t count) { return static_cast<std::int64_t>(count); };
  return {whole(intake.totals.documents()),
          whole(intake.totals.set_aside),
          whole(persons.superseded),
          whole(persons.deleted),
          whole(persons.deletion_requests),
          whole(outside),
          0};
}

Result<Package> protect_tables(const CountSource& source, const ClassTable& classes,
                               const areas::AreaMaster& areas, const FoldDetail& detail,
                               const disclosure::Profile& profile, PackageManifest about,
                               const ProtectOptions& options) {
  const auto& tables = source.tables();
  ProtectedTables written = protect_all(source, {classes, areas, detail, profile}, options);
  Package package;
  PackageManifest& manifest = package.manifest;
  manifest = std::move(about);
  manifest.program_version = base::program_version;
  manifest.profile = profile.id;
  manifest.profile_name_ja = profile.name_ja;
  std::set<int> years;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const CountedItem& item = classes.items()[tables[i].item];
    const std::string file =
        "tables/" + std::to_string(tables[i].fiscal_year) + "/" + item.id + ".csv";
    auto table = TRY(std::move(*written[i]));
    if (!table.is_told) {
      manifest.left_out.push_back(file);
      continue;
    }
    years.insert(tables[i].fiscal_year);
    manifest.tables.push_back({file, item.id,
                               classes.name_ja(tables[i].item, tables[i].fiscal_year),
                               tables[i].fiscal_year, table.cells, table.hidden, table.step,
                               base::blake2b_hex(table.csv)});
    package.files.push_back({file, std::move(table.csv)});
  }
  manifest.fiscal_years.assign(years.begin(), years.end());
  // People of years that are not told are not counted either.
  manifest.intake.person_years = 0;
  for (const int year : years) manifest.intake.person_years += source.person_years(year);
  return package;
}

namespace {

/// BLAKE2b of all files in folders of the catalogue, in the order of their paths.
Result<std::string> hash_of(const fs::path& catalogue_folder,
                            std::initializer_list<const char*> folders) {
  std::vector<fs::path> files;
  for (const char* folder : folders) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(catalogue_folder / folder, error)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::string hashes;
  for (const auto& file : files) {
    const std::string bytes = TRY(base::read_file(file));
    hashes += file.filename().string() + " " + base::blake2b_hex(bytes) + "\n";
  }
  return base::blake2b_hex(hashes);
}

}  // namespace

Result<std::string> catalogue_hash(const fs::path& catalogue_folder) {
  return hash_of(catalogue_folder, {"checkups", "layouts"});
}

Result<std::string> protection_rules(const fs::path& catalogue_folder,
                                     const disclosure::Profile& profile) {
  const std::string files =
      TRY(hash_of(catalogue_folder, {"areas", "checkups", "disclosure", "layouts"}));
  return std::string(base::program_version) + "\n" + files + "\n" + profile.id;
}

}  // namespace engawa::checkups
