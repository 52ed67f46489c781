#include "engawa/checkups/intake.hpp"

#include <algorithm>
#include <atomic>
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

/// The files below the paths, larger ones first, so that no thread is left with one at the end.
std::vector<SourceFile> larger_first(const std::vector<fs::path>& paths) {
  std::vector<SourceFile> files;
  for (const auto& path : paths) {
    for (auto& file : files_below(path)) files.push_back(std::move(file));
  }
  std::stable_sort(files.begin(), files.end(),
                   [](const SourceFile& a, const SourceFile& b) { return a.bytes > b.bytes; });
  return files;
}

/// Reads files one after the other into an intake of its own.
class Worker {
 public:
  Worker(const CheckupCatalogue& catalogue, const PersonKeys& keys)
      : m_catalogue(catalogue),
        m_keys(keys),
        m_values(catalogue.items),
        m_classes(catalogue.classes.items().size()),
        m_declared_level(catalogue.items.quantity("declared_guidance_level")),
        m_declared_metabolic(catalogue.items.quantity("declared_metabolic_verdict")),
        m_report(catalogue.items),
        m_persons(catalogue.classes.items().size()),
        m_source(catalogue.items, catalogue.layouts,
                 {[this](const CheckupDocument& document) { take(document); },
                  [this](const base::Problem& problem) { m_report.add_set_aside(problem); },
                  [this](const base::Problem& problem) { m_report.add_warning(problem); }}) {}

  void read(const SourceFile& file) { m_source.read(file); }

  void add_to(Intake& intake) const {
    intake.report.merge(m_report);
    intake.persons.merge(m_persons);
    intake.totals += m_source.totals();
    intake.insurer_kinds.insert(m_insurer_kinds.begin(), m_insurer_kinds.end());
  }

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
    std::fill(m_classes.begin(), m_classes.end(), no_class);
    if (!entry.is_deletion) classify(document, entry);
    const auto* kind =
        m_catalogue.insurer_kinds.of_number(padded_insurer_number(document.person.insurer_number));
    if (kind != nullptr) m_insurer_kinds.insert(kind->id);
    m_persons.add(entry, m_classes.data());
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
  PersonYears m_persons;
  std::set<std::string> m_insurer_kinds;
  DocumentSource m_source;
};

}  // namespace

Intake take_in(const CheckupCatalogue& catalogue, const std::vector<fs::path>& paths,
               unsigned threads, const ProgressHandler& progress) {
  const std::vector<SourceFile> files = larger_first(paths);
  std::uint64_t all = 0;
  for (const auto& file : files) all += file.bytes;
  const PersonKeys keys;
  std::atomic<std::size_t> next{0};
  std::atomic<std::uint64_t> done{0};
  std::mutex merging;
  Intake intake{
      QualityReport(catalogue.items), PersonYears(catalogue.classes.items().size()), {}, {}, {}};
  const auto work = [&] {
    Worker worker(catalogue, keys);
    for (std::size_t i = next++; i < files.size(); i = next++) {
      worker.read(files[i]);
      done += files[i].bytes;
      if (!progress) continue;
      const std::lock_guard lock(merging);
      progress(done, all);
    }
    const std::lock_guard lock(merging);
    worker.add_to(intake);
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < std::min<std::size_t>(threads, files.size()); ++i) {
    others.emplace_back(work);
  }
  work();
  for (auto& thread : others) thread.join();
  intake.person_totals = intake.persons.settle();
  const auto missed = intake.person_totals.requests_without_target;
  if (missed > 0) {
    intake.report.add_warning(
        base::make_problem(problems::deletion_without_target, std::to_string(missed)));
  }
  return intake;
}

}  // namespace engawa::checkups
