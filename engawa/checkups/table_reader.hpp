#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/checkups/checkup_document.hpp"
#include "engawa/checkups/table_layout.hpp"
#include "engawa/formats/csv_reader.hpp"

namespace engawa::checkups {

/// What a column of a CSV held, for the preview before a mapping is used.
struct ColumnPreview {
  std::string heading;
  std::string mapped_to;  ///< item or person column; empty: the column is not read
  std::size_t filled = 0;
  std::map<std::string, std::size_t> values;  ///< of coded columns only: word -> rows
};

/// Reads a CSV of checkups, one document per row, by a layout. UTF-8 or CP932, never mixed.
class TableReader {
 public:
  /// Called with every row that was understood.
  using Visitor = std::function<void(const CheckupDocument&)>;
  /// Called with every row that was not.
  using SetAside = std::function<void(const base::Problem&)>;

  explicit TableReader(const ItemMaster& items) : m_items(items) {}

  /// Whether the first line names the layout, whatever the header says.
  [[nodiscard]] static bool is_named(const TableLayout& layout, const formats::CsvTable& table);

  /// Whether the text looks like what the layout describes.
  [[nodiscard]] static bool fits(const TableLayout& layout, const formats::CsvTable& table);

  /// Gives every row to `visit` or `set_aside`. CHK-055 a column is missing.
  /// Rows: CHK-050 another number of fields than the header, or most values fit no column. Values:
  /// CHK-056 not in the mapping, and those of check_observation().
  [[nodiscard]] base::Status read(const formats::CsvTable& table, const TableLayout& layout,
                                  const std::string& file, const Visitor& visit,
                                  const SetAside& set_aside);

  /// Mapped and unmapped columns with what stands in them. Words of columns that are not mapped, or
  /// not coded, are never repeated: they may be names.
  [[nodiscard]] base::Result<std::vector<ColumnPreview>> preview(const formats::CsvTable& table,
                                                                 const TableLayout& layout,
                                                                 const std::string& file);

 private:
  struct Columns {
    std::map<std::string, std::size_t, std::less<>> person;
    std::vector<std::size_t> values;  // npos where an optional column is missing
    std::size_t first_row = 0;
    std::size_t count = 0;
  };
  static base::Result<Columns> columns_of(const formats::CsvTable& table, const TableLayout& layout,
                                          const std::string& file);
  void read_row(std::span<const std::string_view> row, const Columns& columns,
                const TableLayout& layout);
  void read_value(std::string_view written, const ValueColumn& column, const TableLayout& layout);
  std::string_view keep(std::string text);

  const ItemMaster& m_items;
  CheckupDocument m_document;
  std::vector<std::unique_ptr<std::string>> m_texts;  // of the row being read
};

/// A day as checkup tables write it: "19500504", "1950/5/4", "昭和25年5月4日", "S25.5.4", or an era
/// code (1 明治 ... 5 令和, or the era's name) with "250504". Nothing when it is no day.
[[nodiscard]] std::optional<base::Date> parse_written_date(std::string_view era,
                                                           std::string_view text);

}  // namespace engawa::checkups
