#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::formats {

enum class TextEncoding : std::uint8_t { utf8, utf8_with_bom, cp932 };

struct CsvOptions {
  char separator = ',';
  std::size_t fields_max = 50'000'000;
};

/// A CSV file in memory: rows of fields, each a view into one text. Movable. Reading from several
/// threads at once is safe. Rows may differ in length; empty lines are left out.
class CsvTable {
 public:
  [[nodiscard]] std::size_t rows_count() const { return m_rows.size(); }

  /// Fields of a row, from 0; requires `row` < rows_count().
  [[nodiscard]] std::span<const std::string_view> row(std::size_t row) const;

  /// Line of the file, from 1, on which that row begins; for problems.
  [[nodiscard]] std::size_t line_of(std::size_t row) const { return m_rows[row].line; }

  [[nodiscard]] TextEncoding encoding() const { return m_encoding; }

 private:
  friend class CsvParser;
  struct Row {
    std::size_t first_field = 0;
    std::size_t line = 0;
  };
  std::unique_ptr<std::string> m_text;  // on the heap, so that moving keeps the views valid
  std::vector<std::string_view> m_fields;
  std::vector<Row> m_rows;
  TextEncoding m_encoding = TextEncoding::utf8;
};

/// Reads CSV by RFC 4180: quoted fields may hold separators, line ends and doubled quotes; lines
/// end with CRLF, LF or CR; a quote inside an unquoted field is an ordinary character.
/// Encoding, decided on the whole file: byte order mark or valid UTF-8 means UTF-8, else CP932.
/// Nothing is trimmed or converted: "007" stays "007". `file_name` only names the file in problems.
/// FMT-017 quote not closed or followed by text, FMT-018 neither encoding (also UTF-16 and binary
/// files), FMT-019 more than fields_max.
[[nodiscard]] base::Result<CsvTable> read_csv(std::string bytes, std::string file_name = {},
                                              const CsvOptions& options = {});

}  // namespace engawa::formats
