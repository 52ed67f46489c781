#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::formats {

struct XlsxColumn {
  enum class Kind : std::uint8_t {
    text,    ///< kept as text: codes keep their zeros
    number,  ///< right-aligned; texts such as "秘匿" may stand among the numbers
  };
  std::string title;
  Kind kind = Kind::text;
  int decimals = 0;     ///< digits after the point that are shown; the cell keeps the full value
  bool grouped = true;  ///< 1,234 instead of 1234; false for years
};

/// Blank, text or number. Infinity is written as the text "inf", not-a-number as blank.
using XlsxCell = std::variant<std::monostate, std::string, double>;

/// One table to take away, as the machine-readable rules for public data ask: one header row, no
/// merged cells, notes on a sheet of their own.
struct XlsxTable {
  std::string sheet_name;  ///< shortened to 31 characters; []:*?/\ become "_"
  std::vector<XlsxColumn> columns;
  std::vector<std::vector<XlsxCell>> rows;
  std::vector<std::string> notes;  ///< lines of the sheet 「出典と注意」; no such sheet when empty
  std::int64_t created_seconds = 0;  ///< since 1970 UTC, for the document's properties; 0 means now
};

/// The bytes of an .xlsx file: bold, frozen, filtered header row; A4 landscape when printed. The
/// same table with the same created_seconds gives the same bytes. Safe from several threads.
/// FMT-020 when a row has more cells than there are columns, a text is longer than 32,767
/// characters or not UTF-8, the table exceeds Excel's size, or the temporary folder is not
/// writable.
[[nodiscard]] base::Result<std::string> write_xlsx(const XlsxTable& table);

}  // namespace engawa::formats
