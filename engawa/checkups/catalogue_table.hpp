#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/formats/csv_reader.hpp"

namespace engawa::checkups {

/// One row of a catalogue table. Valid as long as its table.
class CatalogueRow {
 public:
  /// The field of a column that was asked for when the table was read.
  [[nodiscard]] std::string_view operator[](std::string_view column) const;
  /// A fiscal year; `empty` where the field is empty. CHK-090 for anything else.
  [[nodiscard]] base::Result<int> year(std::string_view column, int empty) const;
  /// CHK-090 at this row.
  [[nodiscard]] base::Problem wrong(std::string_view column, std::string expected) const;

 private:
  friend class CatalogueTable;
  const class CatalogueTable* m_table = nullptr;
  std::size_t m_row = 0;
};

/// A CSV file of catalog/checkups with named columns.
class CatalogueTable {
 public:
  /// CHK-090 when a column is missing or a row has another number of fields.
  [[nodiscard]] static base::Result<CatalogueTable> read(const std::filesystem::path& file,
                                                         const std::vector<std::string>& columns);

  [[nodiscard]] std::size_t rows_count() const { return m_csv.rows_count() - 1; }
  [[nodiscard]] CatalogueRow row(std::size_t index) const;

 private:
  friend class CatalogueRow;
  std::string m_file;
  formats::CsvTable m_csv;
  std::map<std::string, std::size_t, std::less<>> m_columns;
};

}  // namespace engawa::checkups
