#include "engawa/formats/csv_writer.hpp"

#include <algorithm>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"

namespace engawa::formats {
namespace {

bool could_be_formula(std::string_view text) {
  if (text.empty()) return false;
  if (text.front() == '\t' || text.front() == '\r') return true;
  // Every full-width form begins with this byte; all else is decided on ASCII.
  constexpr char full_width_lead = '\xEF';
  const std::string plain =
      text.front() == full_width_lead ? base::normalise_nfkc(text) : std::string(text);
  if (plain.empty()) return false;
  if (plain.front() == '=' || plain.front() == '@') return true;
  if (plain.front() != '+' && plain.front() != '-') return false;
  const std::string_view number = plain.front() == '+' ? std::string_view(plain).substr(1) : plain;
  if (base::parse_double(number)) return false;
  return std::any_of(plain.begin() + 1, plain.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '(';
  });
}

bool needs_quotes(std::string_view text) {
  return text.find_first_of(",\"\r\n") != std::string_view::npos ||
         (!text.empty() && (text.front() == ' ' || text.back() == ' '));
}

}  // namespace

std::string guard_formula(std::string_view text) {
  std::string guarded = could_be_formula(text) ? "'" : "";
  return guarded.append(text);
}

CsvWriter::CsvWriter(CsvStyle style) : m_style(style) {
  if (m_style.byte_order_mark) m_bytes = "\xEF\xBB\xBF";
  m_row_start = m_bytes.size();
}

void CsvWriter::begin_cell() {
  if (m_row_begun) m_bytes += ',';
  m_row_begun = true;
}

CsvWriter& CsvWriter::text(std::string_view value) {
  begin_cell();
  const std::string guarded = m_style.guard_formulas ? guard_formula(value) : std::string(value);
  if (!needs_quotes(guarded)) {
    m_bytes += guarded;
    return *this;
  }
  m_bytes += '"';
  for (const char c : guarded) {
    if (c == '"') m_bytes += '"';
    m_bytes += c;
  }
  m_bytes += '"';
  return *this;
}

CsvWriter& CsvWriter::number(double value) {
  begin_cell();
  m_bytes += base::format_significant(value);
  return *this;
}

CsvWriter& CsvWriter::number(double value, int places) {
  begin_cell();
  m_bytes += base::format_fixed(value, places);
  return *this;
}

CsvWriter& CsvWriter::blank() {
  begin_cell();
  return *this;
}

CsvWriter& CsvWriter::end_row() {
  if (m_row_begun && m_bytes.size() == m_row_start) m_bytes += "\"\"";
  m_bytes += m_style.crlf ? "\r\n" : "\n";
  m_row_begun = false;
  m_row_start = m_bytes.size();
  return *this;
}

}  // namespace engawa::formats
