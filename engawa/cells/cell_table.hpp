#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/areas/area.hpp"
#include "engawa/base/fiscal_year.hpp"
#include "engawa/base/result.hpp"

namespace engawa::cells {

enum class Sex : std::uint8_t { Male = 0, Female = 1 };
inline constexpr std::array<Sex, 2> sexes{Sex::Male, Sex::Female};
[[nodiscard]] constexpr std::string_view sex_ja(Sex sex) {
  return sex == Sex::Male ? "男性" : "女性";
}

/// The seven five-year age bands of 特定健診, 40-44 to 70-74, and the position of their 中計.
inline constexpr int age_band_count = 7;
inline constexpr int age_total = 7;
inline constexpr int ages_with_total = 8;
inline constexpr std::array<std::string_view, ages_with_total> age_labels{
    "40〜44歳", "45〜49歳", "50〜54歳", "55〜59歳", "60〜64歳", "65〜69歳", "70〜74歳", "計"};

/// A count the publisher hid (秘匿). It may be zero.
inline constexpr std::int32_t masked = -1;
/// A cell the table does not have (a class of the other sex, an area without rows).
inline constexpr std::int32_t absent = -2;

/// Address outside Japan's areas or unknown (都道府県判別不可, 二次医療圏判別不可).
inline constexpr std::string_view unknown_area_code = "99";

enum class Level : std::uint8_t { Prefecture, MedicalArea };
/// Items that are examined only on a doctor's decision appear twice per edition: for everybody
/// measured, and for the detailed checkup (詳細健診) only. The two are never added.
enum class Scope : std::uint8_t { All, Detailed };
enum class Measure : std::uint8_t { Count, Mean };

/// What the publisher says of hidden cells.
enum class MaskRule : std::uint8_t {
  None,                 ///< the table states no rule (editions 1-2)
  UnderTenAllButTotal,  ///< below 10 hidden; a single hidden cell hides all but the total (3-4)
  UnderTenAndSmallest   ///< below 10 hidden; a single one also hides the smallest others (5 on)
};

/// Counts (or means) by area, class, sex and age band, masks kept as masks: the form in which
/// numbers travel from every source. Dense: position() of [area][class][sex][age].
struct CellTable {
  std::string item;  ///< id of catalog/items
  Level level = Level::Prefecture;
  Scope scope = Scope::All;
  Measure measure = Measure::Count;
  MaskRule mask_rule = MaskRule::None;
  base::FiscalYear fiscal_year;
  std::vector<std::string> classes;     ///< labels after NFKC, in the table's order
  std::vector<std::string> area_codes;  ///< in the table's order; unknown_area_code last
  std::vector<std::int32_t> counts;     ///< Measure::Count: size positions()
  std::vector<double> means;            ///< Measure::Mean: size positions(); NaN where absent

  [[nodiscard]] std::size_t positions() const {
    return area_codes.size() * classes.size() * 2 * ages_with_total;
  }
  [[nodiscard]] std::size_t position(std::size_t area, std::size_t klass, Sex sex, int age) const {
    return ((area * classes.size() + klass) * 2 + static_cast<std::size_t>(sex)) * ages_with_total +
           static_cast<std::size_t>(age);
  }
  [[nodiscard]] std::int32_t count(std::size_t area, std::size_t klass, Sex sex, int age) const {
    return counts[position(area, klass, sex, age)];
  }
  [[nodiscard]] int masked_cell_count() const;
  bool operator==(const CellTable&) const = default;
};

/// Bytes of a table: a versioned header and the cells, compressed. Same table, same bytes.
[[nodiscard]] std::string encode(const CellTable& table);
/// CEL-001 when the bytes are not what encode() writes.
[[nodiscard]] base::Result<CellTable> decode(std::string_view bytes);

}  // namespace engawa::cells
