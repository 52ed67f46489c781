#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/cells/cell_table.hpp"
#include "engawa/formats/xlsx_reader.hpp"
#include "engawa/indicators/catalogue.hpp"

namespace engawa::indicators {

/// Columns that name a row. 0 where the layout has none.
struct LabelColumns {
  std::uint32_t prefecture = 0;
  std::uint32_t medical_area_code = 0;
  std::uint32_t medical_area_name = 0;
  std::uint32_t klass = 0;
};

/// Seven age bands and their total for one sex, each of `sub_labels.size()` columns.
struct ValueBlock {
  cells::Sex sex = cells::Sex::Male;
  LabelColumns labels;
  std::array<std::uint32_t, cells::ages_with_total> columns{};  ///< first column of each age
  std::vector<std::string> sub_labels;  ///< one empty label, or －, ±, ＋～ of CGA分類
};

/// What the header cells of a sheet say.
struct NdbHeader {
  std::vector<ValueBlock> blocks;  ///< male, female
  std::uint32_t first_data_row = 0;
  cells::Level level = cells::Level::Prefecture;
  cells::Measure measure = cells::Measure::Count;
};

/// Finds the four layouts (standard by prefecture or by medical area, two blocks side by side,
/// three sub-columns an age) and any shift of them by rows or columns. NDB-003 when a heading is
/// unknown, NDB-004 when ages are missing, doubled or out of order.
[[nodiscard]] base::Result<NdbHeader> read_ndb_header(const formats::Sheet& sheet,
                                                      const NdbLayout& layout,
                                                      const base::Place& place);

}  // namespace engawa::indicators
