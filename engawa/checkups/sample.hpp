#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/areas/area_master.hpp"
#include "engawa/base/result.hpp"
#include "engawa/checkups/item_master.hpp"

namespace engawa::checkups {

/// What kind of files.
enum class SampleForm : std::uint8_t {
  Archives,  ///< ZIP archives of the national layout (hc08 XML)
  Fkac167,   ///< 国保 FKAC167 (CSV): no residence, no qualification
  Fhir,      ///< FHIR R4 bundles in ZIP archives
  OwnTable   ///< a CSV of an insurer's own, catalog/layouts/society_example.toml, with workplaces
};
BOOST_DESCRIBE_ENUM(SampleForm, Archives, Fkac167, Fhir, OwnTable)

/// What synthetic files hold.
struct SampleOptions {
  SampleForm form = SampleForm::Archives;
  std::uint64_t people = 1'000;
  std::uint64_t seed = 1;
  std::string prefecture = "24";  ///< where the people live
  std::vector<int> fiscal_years{2023, 2024};
  /// Percent of documents with one of the mistakes that happen in such files (SampleFiles).
  int errors_percent = 0;
  std::size_t documents_per_archive = 2'000;
};

struct SampleTotals {
  std::uint64_t documents = 0;
  std::uint64_t with_errors = 0;
  std::uint64_t files = 0;
};

/// Number of a health insurance society (06) in a prefecture that does not exist (99).
inline constexpr std::string_view sample_insurer_number = "06999999";

/// Writes files of a health insurance society whose people do not exist, phase 3 and 4 documents by
/// year; the same people in every form. Values have the shares by class of the NDB open data by sex
/// and age (catalog/checkups/sample_values.csv, sample_answers.csv); heavy people have higher
/// pressure and sugar, so that risks gather as they do. Ages 20 to 74. The same options give the
/// same bytes.
[[nodiscard]] base::Result<SampleTotals> write_sample(const SampleOptions& options,
                                                      const ItemMaster& items,
                                                      const areas::AreaMaster& areas,
                                                      const std::filesystem::path& catalogue_folder,
                                                      const std::filesystem::path& out);

}  // namespace engawa::checkups
