#include "engawa/checkups/intake.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

#include "engawa/checkups/problems.hpp"

namespace engawa::checkups {

namespace fs = std::filesystem;
using base::Result;

Result<std::unique_ptr<CheckupCatalogue>> CheckupCatalogue::load(
    const fs::path& catalogue_folder, const areas::AreaMaster& areas,
    const std::vector<std::string>& own_layouts, const fs::path& postal_codes) {
  const fs::path folder = catalogue_folder / "checkups";
  auto items = TRY(ItemMaster::load(folder));
  auto verdicts = TRY(Verdicts::load(folder / "rules.toml", items));
  auto classes = TRY(ClassTable::load(folder / "classes.csv", catalogue_folder / "items", items));
  // On the heap before the layouts: they point into the items.
  auto catalogue = std::make_unique<CheckupCatalogue>(
      CheckupCatalogue{std::move(items),
                       std::move(verdicts),
                       std::move(classes),
                       {},
                       Residences(areas),
                       TRY(packages::InsurerKinds::load(catalogue_folder / "insurer_kinds.toml"))});
  for (const auto& file : own_layouts) {
    catalogue->layouts.push_back(TRY(TableLayout::load(file, catalogue->items)));
  }
  catalogue->layouts.push_back(
      TRY(TableLayout::load(catalogue_folder / "layouts" / "fkac167.toml", catalogue->items)));
  if (!postal_codes.empty()) TRY(catalogue->residences.add_postal_codes(postal_codes));
  return catalogue;
}

namespace {

/// The files below the paths; what they are like is asked only where it will be compared.
std::vector<MarkedFile> files_of(const std::vector<fs::path>& paths, const KeptReading* kept) {
  std::vector<MarkedFile> files;
  for (const auto& path : paths) {
    for (auto& file : files_below(path)) {
      if (kept == nullptr) {
        files.push_back({std::move(file), {}});
      } else if (!kept->holds(file.path)) {
        files.push_back(marked(std::move(file)));
      }
    }
  }
  return files;
}

/// Reads files one after the other into an intake of its own.
class Worker {
 public:
  /// `progress` as DocumentSource's.
  Worker(const CheckupCatalogue& catalogue, const PersonKeys& keys,
         std::function<void(std::size_t, std::size_t)> progress)
      : m_catalogue(catalogue),
        m_keys(keys),
        m_values(catalogue.items),
        m_classes(catalogue.classes.items().size()),
        m_declared_level(catalogue.items.quantity("declared_guidance_level")),
        m_declared_metabolic(catalogue.items.quantity("declared_metabolic_verdict")),
        m_report(catalogue.items),
        m_part(catalogue.classes.items().size()),
        m_source(catalogue.items, catalogue.layouts,
                 {[this](const CheckupDocument& document) { take(document); },
                  [this](const base::Problem& problem) { m_report.add_set_aside(problem); },
                  [this](const base::Problem& problem) { m_report.add_warning(problem); },
                  std::move(progress)}) {}

  void read(const MarkedFile& file) {
    m_source.read(file.file);
    m_part.marks.push_back(file.mark);
    m_part.totals = m_source.totals();
  }

  [[nodiscard]] const QualityReport& report() const { return m_report; }
  [[nodiscard]] const ReadPart& part() const { return m_part; }

 private:
  void take(const CheckupDocument& document) {
    PersonYear entry;
    entry.is_deletion = document.is_deletion();
    entry.key = m_keys.key_of(document.person);
    entry.branch = branch_number(document.person.branch);
    entry.service_day = base::Date{}.days_until(*document.service_date);
    entry.fiscal_year = static_cast<std::int16_t>(document.fiscal_year());
    entry.sex = *document.person.sex;
    entry.age = static_cast<std::uint8_t>(
        age_at_end_of(document.fiscal_year(), *document.person.birth_date));
    entry.qualification = document.person.qualification;
    entry.residence =
        m_catalogue.residences.find(document.person.address, document.person.postal_code);
    entry.workplace = workplace_of(document.person);
    std::fill(m_classes.begin(), m_classes.end(), no_class);
    if (!entry.is_deletion) classify(document, entry);
    const auto* kind =
        m_catalogue.insurer_kinds.of_number(padded_insurer_number(document.person.insurer_number));
    if (kind != nullptr) m_part.insurer_kinds.insert(kind->id);
    m_part.persons.add(entry, m_classes.data());
  }

  [[nodiscard]] MunicipalityIndex workplace_of(const Person& person) const {
    if (person.workplace_address.empty() && person.workplace_postal_code.empty()) {
      return unknown_municipality;
    }
    const auto found =
        m_catalogue.residences.find(person.workplace_address, person.workplace_postal_code);
    return found == unknown_municipality ? unfound_municipality : found;
  }

  void classify(const CheckupDocument& document, const PersonYear& entry) {
    m_report.add(document);
    m_values.take(document);
    const ClassTable::Subject subject{entry.fiscal_year, entry.sex, entry.age};
    m_catalogue.classes.classify(m_values, m_catalogue.verdicts, subject, m_classes.data());
    const auto declared = [&](Quantity quantity) {
      return m_values.has(quantity) ? static_cast<int>(m_values[quantity]) : 0;
    };
    const auto level = m_catalogue.verdicts.guidance_level(m_values, subject.fiscal_year,
                                                           subject.sex, subject.age);
    const auto metabolic =
        m_catalogue.verdicts.metabolic_verdict(m_values, subject.fiscal_year, subject.sex);
    m_report.add_level(document.institution, declared(m_declared_level),
                       level ? static_cast<int>(*level) : 0);
    m_report.add_metabolic(document.institution, declared(m_declared_metabolic),
                           metabolic ? static_cast<int>(*metabolic) : 0);
  }

  const CheckupCatalogue& m_catalogue;
  const PersonKeys& m_keys;
  PersonValues m_values;
  std::vector<ClassIndex> m_classes;
  Quantity m_declared_level;
  Quantity m_declared_metabolic;
  QualityReport m_report;
  ReadPart m_part;
  DocumentSource m_source;
};

/// One reading of many files by several threads.
class Reading {
 public:
  Reading(const CheckupCatalogue& catalogue, std::vector<MarkedFile> files, const KeptReading* kept,
          const ProgressHandler& progress)
      : m_catalogue(catalogue),
        m_files(std::move(files)),
        m_kept(kept),
        m_progress(progress),
        m_keys(kept == nullptr ? PersonKeys() : kept->keys()),
        m_intake{
            QualityReport(catalogue.items), PersonYears(items()), {}, {}, {}, 0, std::nullopt} {
    for (const auto& file : m_files) m_bytes += file.file.bytes;
    if (kept != nullptr) take_kept();
    // Larger ones first, so that no thread is left with one at the end.
    std::stable_sort(m_files.begin(), m_files.end(),
                     [](const auto& a, const auto& b) { return a.file.bytes > b.file.bytes; });
  }

  /// Not more threads than files.
  Intake read(unsigned threads) && {
    tell(0);
    std::vector<std::thread> others;
    for (unsigned i = 1; i < std::min<std::size_t>(threads, m_files.size()); ++i) {
      others.emplace_back([this] { work(); });
    }
    work();
    for (auto& thread : others) thread.join();
    return std::move(m_intake);
  }

 private:
  [[nodiscard]] std::size_t items() const { return m_catalogue.classes.items().size(); }

  void take_kept() {
    const std::size_t all = m_files.size();
    m_kept->take_from(m_files, items(), [this](const ReadPart& part) { add(part); });
    m_intake.files_kept = all - m_files.size();
    m_bytes_done = m_bytes;
    for (const auto& file : m_files) m_bytes_done -= file.file.bytes;
  }

  void work() {
    while (m_next < m_files.size()) read_part();
  }

  /// All files that are left, or as many as one part of what is kept should hold.
  void read_part() {
    const auto start = std::chrono::steady_clock::now();
    std::uint64_t bytes = 0;  // of the file that is being read
    std::uint64_t told = 0;   // of these
    const auto tell_up_to = [&](std::uint64_t done) {
      tell(done - told);
      told = done;
    };
    Worker worker(m_catalogue, m_keys, [&](std::size_t done, std::size_t all) {
      const double share = static_cast<double>(done) / static_cast<double>(all);
      tell_up_to(std::max(told, static_cast<std::uint64_t>(share * static_cast<double>(bytes))));
    });
    for (std::size_t i = m_next++; i < m_files.size(); i = m_next++) {
      bytes = m_files[i].file.bytes;
      told = 0;
      worker.read(m_files[i]);
      tell_up_to(bytes);
      if (m_kept == nullptr) continue;
      if (std::chrono::steady_clock::now() - start >= m_kept->part_time()) break;
    }
    if (worker.part().marks.empty()) return;
    const base::Status kept = m_kept == nullptr ? base::success() : m_kept->keep(worker.part());
    const std::lock_guard lock(m_merging);
    if (!kept && !m_intake.not_kept) m_intake.not_kept = kept.problem();
    m_intake.report.merge(worker.report());
    add(worker.part());
  }

  void tell(std::uint64_t bytes) {
    const std::lock_guard lock(m_merging);
    m_bytes_done += bytes;
    if (m_progress) m_progress(m_bytes_done, m_bytes);
  }

  void add(const ReadPart& part) {
    m_intake.persons.merge(part.persons);
    m_intake.totals += part.totals;
    m_intake.insurer_kinds.insert(part.insurer_kinds.begin(), part.insurer_kinds.end());
  }

  const CheckupCatalogue& m_catalogue;
  std::vector<MarkedFile> m_files;
  const KeptReading* m_kept;
  const ProgressHandler& m_progress;
  PersonKeys m_keys;
  Intake m_intake;
  std::uint64_t m_bytes = 0;
  std::uint64_t m_bytes_done = 0;
  std::atomic<std::size_t> m_next{0};
  std::mutex m_merging;
};

}  // namespace

Intake take_in(const CheckupCatalogue& catalogue, const std::vector<fs::path>& paths,
               unsigned threads, const ProgressHandler& progress, const KeptReading* kept) {
  Intake intake = Reading(catalogue, files_of(paths, kept), kept, progress).read(threads);
  intake.person_totals = intake.persons.settle();
  const auto missed = intake.person_totals.requests_without_target;
  if (missed > 0) {
    intake.report.add_warning(
        base::make_problem(problems::deletion_without_target, std::to_string(missed)));
  }
  return intake;
}

}  // namespace engawa::checkups
