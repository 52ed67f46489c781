#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/areas/area_master.hpp"
#include "engawa/base/result.hpp"
#include "engawa/checkups/class_table.hpp"
#include "engawa/checkups/person_years.hpp"
#include "engawa/disclosure/linked_cells.hpp"

namespace engawa::checkups {

/// The dimensions of every folded table, in this order.
enum class FoldDimension : std::uint8_t { Area, Qualification, Sex, Age, Class };
inline constexpr std::size_t fold_dimensions = 5;
[[nodiscard]] std::string_view dimension_name(FoldDimension dimension);

/// 年齢階級: five years each from 15-19 to 70-74, younger and older people in one class each.
[[nodiscard]] std::string age_class(int age);

/// From how many people measured a table goes into what detail (catalog/checkups/detail.toml). The
/// choice depends on that number alone, which the table shows. The whole file is always told by
/// class.
struct FoldDetail {
  std::int64_t sex_age_class = 0;
  std::int64_t sex_class = 0;
  std::int64_t classes = 0;

  /// FMT-023, FMT-024.
  [[nodiscard]] static base::Result<FoldDetail> load(const std::filesystem::path& file);
};

/// The counts of one item in one fiscal year: everybody who was measured, by area, sex, age and
/// class, and by qualification, sex, age and class. Both count the same people, so they are linked.
/// Areas and qualifications of few people are told in less detail.
///
/// Area codes are those of the area master: municipalities below their medical area below their
/// prefecture; "99" where the residence is unknown. Only this class sees counts before disclosure
/// control, and nothing writes them anywhere. Safe to use from several threads at once.
class Folder {
 public:
  /// One table that holds anybody.
  struct Table {
    std::size_t item = 0;  ///< position in ClassTable::items()
    int fiscal_year = 0;
    std::size_t first = 0;  ///< entries of that year
    std::size_t last = 0;
  };

  /// `persons` must be settled; all must outlive the folder.
  Folder(const PersonYears& persons, const ClassTable& classes, const areas::AreaMaster& areas);

  /// By year and item.
  [[nodiscard]] const std::vector<Table>& tables() const { return m_tables; }
  [[nodiscard]] const ClassTable& classes() const { return m_classes; }
  [[nodiscard]] base::Result<disclosure::LinkedCells> fold(const Table& table,
                                                           const FoldDetail& detail) const;

 private:
  const PersonYears& m_persons;
  const ClassTable& m_classes;
  const areas::AreaMaster& m_areas;
  std::vector<Table> m_tables;
};

}  // namespace engawa::checkups
