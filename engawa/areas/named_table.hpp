#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/formats/csv_reader.hpp"

namespace engawa::areas {

/// A CSV file of this folder's data, read by column names.
struct NamedTable {
  formats::CsvTable table;
  std::vector<std::size_t> columns;  ///< positions of the columns asked for, in their order

  [[nodiscard]] std::size_t row_count() const { return table.rows_count() - 1; }
  /// Text of the `column`-th column asked for; empty where the row is short. Row 0 is the first
  /// below the header.
  [[nodiscard]] std::string at(std::size_t row, std::size_t column) const;
};

/// ARE-001 when a column is missing, BAS-001 and FMT-* when the file cannot be read.
[[nodiscard]] base::Result<NamedTable> read_named_table(const std::filesystem::path& file,
                                                        const std::vector<std::string>& columns);

}  // namespace engawa::areas
