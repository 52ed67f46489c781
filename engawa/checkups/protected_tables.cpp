#include "engawa/checkups/protected_tables.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "engawa/base/hash.hpp"
#include "engawa/base/version.hpp"
#include "engawa/disclosure/attack.hpp"
#include "engawa/disclosure/protect.hpp"
#include "engawa/formats/csv_writer.hpp"

namespace engawa::checkups {

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
/// every code, then without ages, sexes and areas. Where `people` are few, areas, qualifications
/// and classes join first while ages and detail stay: of 20,000 people a tenth more counts are told
/// so; of 60,000 hardly any, in a third more time (docs/performance.md).
std::vector<FoldDetail> steps_of(const FoldDetail& detail, std::int64_t people) {
  constexpr std::int64_t never = std::int64_t{1} << 40;
  constexpr std::int64_t many_people = 30'000;
  constexpr int rises = 6;
  std::vector<FoldDetail> steps{detail};
  for (const auto& [codes, classes] : {std::pair{2, 2}, {2, 4}}) {
    if (people >= many_people) break;
    steps.push_back(detail);
    steps.back().code_people *= codes;
    steps.back().class_people *= classes;
  }
  FoldDetail rising = detail;
  for (int i = 0; i < rises; ++i) steps.push_back(rising = rising.coarser());
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
  const std::int64_t people = people_in(counts);
  if (people < rules.detail.whole_file) return not_told;
  int step = 0;
  for (const FoldDetail& coarser : steps_of(rules.detail, people)) {
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

/// One table to protect.
struct Task {
  const CountedPopulation* population = nullptr;
  CountedTable table;
  std::optional<Result<ProtectedTable>> written;
};

std::vector<Task> tasks_of(const std::vector<CountedPopulation>& populations) {
  std::vector<Task> tasks;
  for (const auto& population : populations) {
    for (const auto& table : population.source->tables()) {
      tasks.push_back({&population, table, std::nullopt});
    }
  }
  return tasks;
}

/// Every table, on several threads.
void protect_all(std::vector<Task>& tasks, const Rules& rules, const ProtectOptions& options) {
  std::atomic<std::size_t> next{0};
  std::size_t done = 0;
  std::mutex telling;
  const auto work = [&] {
    for (std::size_t i = next++; i < tasks.size(); i = next++) {
      Task& task = tasks[i];
      task.written.emplace(protect_or_find(task.population->source->counts(task.table),
                                           rules.classes.items()[task.table.item], rules,
                                           options.kept));
      const std::lock_guard lock(telling);
      ++done;
      if (options.progress) options.progress(done, tasks.size());
    }
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < options.threads; ++i) others.emplace_back(work);
  work();
  for (auto& thread : others) thread.join();
}

std::string file_of(const Task& task, const CountedItem& item) {
  const bool lives = task.population->people == packages::Population::Residents;
  return (lives ? "tables/" : "workplaces/") + std::to_string(task.table.fiscal_year) + "/" +
         item.id + ".csv";
}

/// Person-years of the years that are told; people of others are not counted.
std::int64_t person_years(const std::vector<CountedPopulation>& populations,
                          packages::Population people, const std::set<int>& years) {
  std::int64_t sum = 0;
  for (const auto& population : populations) {
    if (population.people != people) continue;
    for (const int year : years) sum += population.source->person_years(year);
  }
  return sum;
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
          0,
          0};
}

Result<Package> protect_tables(const std::vector<CountedPopulation>& populations,
                               const ClassTable& classes, const areas::AreaMaster& areas,
                               const FoldDetail& detail, const disclosure::Profile& profile,
                               PackageManifest about, const ProtectOptions& options) {
  auto tasks = tasks_of(populations);
  protect_all(tasks, {classes, areas, detail, profile}, options);
  Package package;
  PackageManifest& manifest = package.manifest;
  manifest = std::move(about);
  manifest.program_version = base::program_version;
  manifest.profile = profile.id;
  manifest.profile_name_ja = profile.name_ja;
  std::map<packages::Population, std::set<int>> years;
  for (auto& task : tasks) {
    const CountedItem& item = classes.items()[task.table.item];
    const std::string file = file_of(task, item);
    auto table = TRY(std::move(*task.written));
    if (!table.is_told) {
      manifest.left_out.push_back(file);
      continue;
    }
    const int year = task.table.fiscal_year;
    years[task.population->people].insert(year);
    manifest.tables.push_back({file, task.population->people, item.id,
                               classes.name_ja(task.table.item, year), year, table.cells,
                               table.hidden, table.step, base::blake2b_hex(table.csv)});
    package.files.push_back({file, std::move(table.csv)});
  }
  const auto& of_residents = years[packages::Population::Residents];
  const auto& of_workers = years[packages::Population::Workers];
  manifest.intake.person_years =
      person_years(populations, packages::Population::Residents, of_residents);
  manifest.intake.workers = person_years(populations, packages::Population::Workers, of_workers);
  std::set<int> all = of_residents;
  all.insert(of_workers.begin(), of_workers.end());
  manifest.fiscal_years.assign(all.begin(), all.end());
  return package;
}

}  // namespace engawa::checkups
