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
/// choice depends on that number alone, which the table shows.
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
struct FoldedTable {
  std::string item;
  int fiscal_year = 0;
  disclosure::LinkedCells cells;
};

/// Tables of all items and years that hold anybody, by year and item. Area codes are those of the
/// area master: municipalities below their medical area below their prefecture; "99" where the
/// residence is unknown. Only this function sees counts before disclosure control, and nothing
/// writes its result anywhere.
[[nodiscard]] base::Result<std::vector<FoldedTable>> fold(const PersonYears& persons,
                                                          const ClassTable& classes,
                                                          const areas::AreaMaster& areas,
                                                          const FoldDetail& detail);

}  // namespace engawa::checkups
