#include "engawa/checkups/sample.hpp"

#include <memory>

#include "engawa/checkups/sample_files.hpp"
#include "engawa/checkups/sample_people.hpp"

namespace engawa::checkups {

namespace fs = std::filesystem;
using base::Result;

namespace {

/// Makes the files of one year after the other.
class FilesOfYears {
 public:
  [[nodiscard]] static Result<FilesOfYears> make(const SampleOptions& options,
                                                 const ItemMaster& items,
                                                 const fs::path& catalogue_folder,
                                                 const fs::path& out) {
    FilesOfYears files;
    if (options.form == SampleForm::Fkac167 || options.form == SampleForm::OwnTable) {
      const bool is_own = options.form == SampleForm::OwnTable;
      const char* name = is_own ? "society_example.toml" : "fkac167.toml";
      files.m_layout = std::make_unique<TableLayout>(
          TRY(TableLayout::load(catalogue_folder / "layouts" / name, items)));
    }
    for (const int year : options.fiscal_years) {
      files.m_years.push_back(files.of_year(options, year, out));
    }
    return files;
  }

  [[nodiscard]] SampleFiles& operator[](std::size_t year) { return *m_years[year]; }
  [[nodiscard]] std::size_t size() const { return m_years.size(); }

 private:
  [[nodiscard]] std::unique_ptr<SampleFiles> of_year(const SampleOptions& options, int year,
                                                     const fs::path& out) const {
    if (m_layout != nullptr) return std::make_unique<SampleTable>(out, year, *m_layout);
    if (options.form == SampleForm::Fhir) {
      return std::make_unique<FhirBundles>(out, year, options.documents_per_archive);
    }
    return std::make_unique<NationalArchives>(out, year, options.documents_per_archive);
  }

  std::unique_ptr<TableLayout> m_layout;  // of tables
  std::vector<std::unique_ptr<SampleFiles>> m_years;
};

}  // namespace

Result<SampleTotals> write_sample(const SampleOptions& options, const ItemMaster& items,
                                  const areas::AreaMaster& areas, const fs::path& catalogue_folder,
                                  const fs::path& out) {
  auto people = TRY(SamplePeople::load(options, items, areas, catalogue_folder));
  std::error_code error;
  fs::create_directories(out, error);
  auto files = TRY(FilesOfYears::make(options, items, catalogue_folder, out));
  SampleTotals totals;
  for (std::uint64_t i = 0; i < options.people; ++i) {
    const Somebody person = people.somebody(i);
    for (std::size_t y = 0; y < files.size(); ++y) {
      const auto& document = people.checkup(person, options.fiscal_years[y]);
      ++totals.documents;
      std::optional<std::uint64_t> mistake;
      if (static_cast<int>(people.random().below(100)) < options.errors_percent) {
        mistake = totals.with_errors++;
      }
      TRY(files[y].add(document, mistake));
    }
  }
  for (std::size_t y = 0; y < files.size(); ++y) {
    TRY(files[y].finish());
    totals.files += static_cast<std::uint64_t>(files[y].written());
  }
  return totals;
}

}  // namespace engawa::checkups
