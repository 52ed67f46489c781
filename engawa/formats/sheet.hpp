#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/formats/cell_name.hpp"

namespace engawa::formats {

/// Texts that stay where they are: views of them are valid as long as the store lives, also when
/// the store is moved.
class TextStore {
 public:
  /// Keeps a copy of `text` and returns a view of it.
  std::string_view keep(std::string_view text);

 private:
  std::vector<std::unique_ptr<char[]>> m_blocks;
  std::size_t m_used = 0;      // of the last block
  std::size_t m_capacity = 0;  // of the last block
};

/// The texts of a workbook that cells refer to by number.
struct SharedTexts {
  TextStore store;
  std::vector<std::string_view> texts;
};

/// One cell with a value. Formats are not read: a percentage is its fraction, a date its number.
struct Cell {
  enum class Kind : std::uint8_t {
    blank,
    number,
    text,  ///< also "TRUE" and "FALSE", and Excel's errors such as "#N/A"
  };
  std::uint32_t row = 0;     ///< from 1
  std::uint32_t column = 0;  ///< from 1
  Kind kind = Kind::blank;
  double number = 0;      ///< finite; 0 unless kind is number
  std::string_view text;  ///< valid UTF-8, as long as the Sheet lives; "" unless kind is text

  [[nodiscard]] bool is_blank() const { return kind == Kind::blank; }
  [[nodiscard]] bool is_number() const { return kind == Kind::number; }
  [[nodiscard]] bool is_text() const { return kind == Kind::text; }
  /// The text, or the number in its shortest form ("1001", "22.5"), or "".
  [[nodiscard]] std::string as_text() const;
};

/// One worksheet: its cells with a value, by row and column. Movable. Reading from several threads
/// at once is safe.
class Sheet {
 public:
  [[nodiscard]] const std::string& name() const { return m_name; }

  /// All cells with a value, by row, then column.
  [[nodiscard]] std::span<const Cell> cells() const { return m_cells; }

  /// Last row and column that hold a value; 0 for an empty sheet.
  [[nodiscard]] std::uint32_t last_row() const { return m_cells.empty() ? 0 : m_cells.back().row; }
  [[nodiscard]] std::uint32_t last_column() const { return m_last_column; }

  /// The cells with a value in one row, by column. Any `row` may be asked.
  [[nodiscard]] std::span<const Cell> row(std::uint32_t row) const;

  /// The cell at that place; a blank one where there is no value. Any place may be asked.
  [[nodiscard]] const Cell& cell(std::uint32_t row, std::uint32_t column) const;

  /// Merged ranges in the order of the file. Only the first cell of each holds the value.
  [[nodiscard]] const std::vector<CellRange>& merged() const { return m_merged; }

 private:
  friend class SheetBuilder;
  std::string m_name;
  std::vector<Cell> m_cells;
  std::vector<std::uint32_t> m_row_starts;  // index of the first cell of row i + 1; one more at end
  std::uint32_t m_last_column = 0;
  std::vector<CellRange> m_merged;
  std::shared_ptr<const SharedTexts> m_shared;  // texts of cells live here ...
  TextStore m_texts;                            // ... or here
};

/// Fills a Sheet. Cells must come by row, then column; the reader has checked that.
class SheetBuilder {
 public:
  SheetBuilder(std::string name, std::shared_ptr<const SharedTexts> shared);

  void add_number(CellPosition position, double number);
  /// `text` is copied.
  void add_text(CellPosition position, std::string_view text);
  /// `index` must be below the number of shared texts.
  void add_shared_text(CellPosition position, std::size_t index);
  void add_merged(const CellRange& range) { m_sheet.m_merged.push_back(range); }

  [[nodiscard]] std::size_t cells_count() const { return m_sheet.m_cells.size(); }
  [[nodiscard]] Sheet finish() &&;

 private:
  void add(CellPosition position, Cell::Kind kind, double number, std::string_view text);
  Sheet m_sheet;
};

}  // namespace engawa::formats
