#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engawa/areas/area_master.hpp"
#include "engawa/base/result.hpp"
#include "engawa/cells/cell_table.hpp"
#include "engawa/indicators/catalogue.hpp"

namespace engawa::indicators {

/// A table read from one workbook, with what a person should know of it.
struct NdbWorkbook {
  std::string title;       ///< first row, as printed
  cells::CellTable table;  ///< scope is decided later, beside the edition's other tables
  int row_count = 0;       ///< rows of data (area x class)
  std::vector<base::Problem> warnings;
};

/// Reads one workbook of NDBオープンデータ 特定健診. The layout is found from the header cells
/// alone (catalog/layouts), never from file or sheet names; the fiscal year from the title. Checks
/// that counts are whole and not negative, that visible age bands add up to 中計, that areas are
/// known, that no row is doubled or missing. The first thing wrong refuses the workbook with file,
/// sheet and cell (NDB-001 to NDB-013). `fallback_fiscal_year` is used when the title has no year
/// (0: none).
[[nodiscard]] base::Result<NdbWorkbook> read_ndb_workbook(std::string_view bytes,
                                                          const std::string& file,
                                                          const Catalogue& catalogue,
                                                          const areas::AreaMaster& master,
                                                          int fallback_fiscal_year = 0);

/// Fiscal year in a title: "2021年度", "H29年度", "平成29年度", "令和元年度"; 0 when there is none.
[[nodiscard]] int fiscal_year_of_title(std::string_view title);

/// The masking rule a title states.
[[nodiscard]] cells::MaskRule mask_rule_of_title(std::string_view title);

}  // namespace engawa::indicators
