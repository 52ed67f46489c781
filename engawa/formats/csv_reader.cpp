#include "engawa/formats/csv_reader.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

#include "engawa/base/text.hpp"
#include "engawa/formats/encoding.hpp"
#include "engawa/formats/problems.hpp"

namespace engawa::formats {

using base::make_problem;
using base::Place;
using base::Result;
using base::Status;

std::span<const std::string_view> CsvTable::row(std::size_t row) const {
  const std::size_t first = m_rows[row].first_field;
  const std::size_t end = row + 1 < m_rows.size() ? m_rows[row + 1].first_field : m_fields.size();
  return {m_fields.data() + first, end - first};
}

/// Cuts the text of a CsvTable into fields. Doubled quotes are removed in place: a field only ever
/// gets shorter.
class CsvParser {
 public:
  static Result<CsvTable> read(std::string text, TextEncoding encoding, const CsvOptions& options,
                               std::string_view file_name) {
    CsvTable table;
    table.m_text = std::make_unique<std::string>(std::move(text));
    table.m_encoding = encoding;
    TRY(CsvParser(table, options, file_name).parse());
    return table;
  }

 private:
  CsvParser(CsvTable& table, const CsvOptions& options, std::string_view file_name)
      : m_table(table),
        m_options(options),
        m_file_name(file_name),
        m_at(table.m_text->data()),
        m_end(table.m_text->data() + table.m_text->size()) {}

  Status parse() {
    while (m_at < m_end) {
      m_table.m_rows.push_back({m_table.m_fields.size(), m_line});
      TRY(parse_row());
      const bool empty_line = m_fields_of_row == 1 && !m_quoted && m_table.m_fields.back().empty();
      if (!empty_line) continue;
      m_table.m_rows.pop_back();
      m_table.m_fields.pop_back();
    }
    return base::success();
  }

  Status parse_row() {
    m_fields_of_row = 0;
    for (bool more = true; more;) {
      m_quoted = m_at < m_end && *m_at == '"';
      const std::string_view field = m_quoted ? TRY(quoted_field()) : plain_field();
      if (m_table.m_fields.size() >= m_options.fields_max) {
        return make_problem(problems::csv_too_large, "> " + std::to_string(m_options.fields_max),
                            "<= " + std::to_string(m_options.fields_max), place(m_line));
      }
      m_table.m_fields.push_back(field);
      ++m_fields_of_row;
      more = m_at < m_end && *m_at == m_options.separator;
      if (more) ++m_at;
    }
    take_line_end();
    return base::success();
  }

  std::string_view plain_field() {
    const char* first = m_at;
    m_at = std::find_if(m_at, m_end, [this](char c) { return ends_field(c); });
    return {first, static_cast<std::size_t>(m_at - first)};
  }

  Result<std::string_view> quoted_field() {
    const std::size_t first_line = m_line;
    char* const first = ++m_at;
    char* out = first;
    for (;;) {
      char* quote = std::find(m_at, m_end, '"');
      if (quote == m_end) {
        return make_problem(problems::csv_damaged, "\" ...", "\" ... \"", place(first_line));
      }
      count_lines(m_at, quote);
      const auto length = static_cast<std::size_t>(quote - m_at);
      std::memmove(out, m_at, length);
      out += length;
      m_at = quote + 1;
      if (m_at == m_end || *m_at != '"') break;
      *out++ = '"';
      ++m_at;
    }
    if (m_at < m_end && !ends_field(*m_at)) {
      return make_problem(problems::csv_damaged, "\" + " + following_text(), "\"" + separator(),
                          place(m_line));
    }
    return std::string_view(first, static_cast<std::size_t>(out - first));
  }

  void take_line_end() {
    if (m_at == m_end) return;
    const char first = *m_at++;
    if (first == '\r' && m_at < m_end && *m_at == '\n') ++m_at;
    ++m_line;
  }

  void count_lines(const char* from, const char* to) {
    for (; from < to; ++from) {
      const bool ends = *from == '\n' || (*from == '\r' && (from + 1 == m_end || from[1] != '\n'));
      if (ends) ++m_line;
    }
  }

  [[nodiscard]] bool ends_field(char c) const {
    return c == m_options.separator || c == '\n' || c == '\r';
  }
  [[nodiscard]] std::string separator() const { return {m_options.separator}; }

  /// The first characters after the quote, whole characters only.
  [[nodiscard]] std::string following_text() const {
    const char* stop = std::find_if(m_at, m_end, [this](char c) { return ends_field(c); });
    std::string text(m_at, static_cast<std::size_t>(std::min<std::ptrdiff_t>(stop - m_at, 20)));
    while (!base::is_valid_utf8(text)) text.pop_back();
    return text;
  }

  [[nodiscard]] Place place(std::size_t line) const {
    return {std::string(m_file_name), {}, "row " + std::to_string(line)};
  }

  CsvTable& m_table;
  const CsvOptions& m_options;
  std::string_view m_file_name;
  char* m_at;
  char* m_end;
  std::size_t m_line = 1;
  std::size_t m_fields_of_row = 0;
  bool m_quoted = false;
};

namespace {

struct Decoded {
  std::string text;
  TextEncoding encoding;
};

std::optional<Decoded> decode(std::string bytes) {
  constexpr std::string_view bom = "\xEF\xBB\xBF";
  const bool has_bom = std::string_view(bytes).substr(0, bom.size()) == bom;
  if (has_bom) bytes.erase(0, bom.size());
  if (bytes.find('\0') != std::string::npos) return std::nullopt;
  if (base::is_valid_utf8(bytes)) {
    return Decoded{std::move(bytes), has_bom ? TextEncoding::utf8_with_bom : TextEncoding::utf8};
  }
  if (has_bom) return std::nullopt;
  auto converted = cp932_to_utf8(bytes);
  if (!converted) return std::nullopt;
  return Decoded{std::move(*converted), TextEncoding::cp932};
}

}  // namespace

Result<CsvTable> read_csv(std::string bytes, std::string file_name, const CsvOptions& options) {
  auto decoded = decode(std::move(bytes));
  if (!decoded) {
    return make_problem(problems::csv_encoding_unknown, {}, "UTF-8, CP932",
                        Place{std::move(file_name), {}, {}});
  }
  return CsvParser::read(std::move(decoded->text), decoded->encoding, options, file_name);
}

}  // namespace engawa::formats
