#pragma once

#include <string>
#include <string_view>

namespace engawa::formats {

struct CsvStyle {
  bool byte_order_mark = true;  ///< Excel reads UTF-8 rightly only with it
  bool crlf = true;             ///< line ends of RFC 4180; otherwise LF
  /// Off only where text goes back to the person it came from, unchanged.
  bool guard_formulas = true;
};

/// Builds CSV text (UTF-8, separator ","), cell by cell. Text that a spreadsheet would run as a
/// formula gets an apostrophe in front; see guard_formula.
class CsvWriter {
 public:
  explicit CsvWriter(CsvStyle style = {});

  CsvWriter& text(std::string_view value);
  /// Shortest form, at most 15 significant digits; not-a-number leaves the cell empty.
  CsvWriter& number(double value);
  /// Exactly `places` digits after the point, rounded half away from zero.
  CsvWriter& number(double value, int places);
  CsvWriter& blank();
  /// A row of one empty cell is written as `""`: readers take an empty line for no row.
  CsvWriter& end_row();

  [[nodiscard]] const std::string& bytes() const { return m_bytes; }
  [[nodiscard]] std::string take() && { return std::move(m_bytes); }

 private:
  void begin_cell();
  CsvStyle m_style;
  std::string m_bytes;
  bool m_row_begun = false;
  std::size_t m_row_start = 0;  // where the current row begins in m_bytes
};

/// `text` with "'" in front when a spreadsheet could take it for a formula: it begins with "=",
/// "@", tab or carriage return, or it begins with "+" or "-", goes on with letters, digits or
/// brackets and is not a number. Full-width signs count as well: Japanese Excel accepts them.
/// Masks ("-") and classes ("＋～") stay as they are.
[[nodiscard]] std::string guard_formula(std::string_view text);

}  // namespace engawa::formats
