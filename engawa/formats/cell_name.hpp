#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace engawa::formats {

inline constexpr std::uint32_t rows_max = 1'048'576;  ///< the limits of Excel itself
inline constexpr std::uint32_t columns_max = 16'384;

/// 1-based place on a sheet.
struct CellPosition {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  friend bool operator==(const CellPosition&, const CellPosition&) = default;
};

/// 1-based, both ends included.
struct CellRange {
  std::uint32_t first_row = 0;
  std::uint32_t first_column = 0;
  std::uint32_t last_row = 0;
  std::uint32_t last_column = 0;
  friend bool operator==(const CellRange&, const CellRange&) = default;

  [[nodiscard]] bool contains(std::uint32_t row, std::uint32_t column) const {
    return row >= first_row && row <= last_row && column >= first_column && column <= last_column;
  }
};

/// "C" for 3, "AA" for 27. `column` from 1.
[[nodiscard]] std::string column_name(std::uint32_t column);

/// "C7" for row 7, column 3. Both from 1.
[[nodiscard]] std::string cell_name(std::uint32_t row, std::uint32_t column);

/// The place named by "C7", or nothing for anything else: small letters, "$", zero, leading zeros,
/// and rows or columns beyond Excel's limits.
[[nodiscard]] std::optional<CellPosition> parse_cell_name(std::string_view name);

/// The range named by "A6:B9" or "A6", or nothing; the ends must be in order.
[[nodiscard]] std::optional<CellRange> parse_cell_range(std::string_view name);

}  // namespace engawa::formats
