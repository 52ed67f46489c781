#include "engawa/formats/sheet_xml.hpp"

#include <charconv>
#include <cmath>
#include <optional>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/formats/problems.hpp"
#include "engawa/formats/xml_part.hpp"

namespace engawa::formats {

using base::make_problem;
using base::Place;
using base::Problem;
using base::Result;
using base::Status;

namespace {

void append_utf8(std::string& text, unsigned int code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | (code >> 6));
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    text += static_cast<char>(0xE0 | (code >> 12));
    text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  }
}

/// The code of "_x000D_" at `at`, or nothing. Halves of surrogate pairs are no characters, and
/// control characters have no business in a table: both stay spelled out.
std::optional<unsigned int> escape_at(std::string_view text, std::size_t at) {
  constexpr std::size_t length = 7;
  if (at + length > text.size() || text[at + 1] != 'x' || text[at + length - 1] != '_') return {};
  unsigned int code = 0;
  const char* first = text.data() + at + 2;
  const auto [end, error] = std::from_chars(first, first + 4, code, 16);
  if (error != std::errc{} || end != first + 4 || (code >= 0xD800 && code <= 0xDFFF)) return {};
  if (code < 0x20 && code != '\t' && code != '\n' && code != '\r') return {};
  return code;
}

/// Text of an `si` or `is` element.
std::string rich_text(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child);
    if (name == "t") {
      text += text_inside(child);
    } else if (name == "r") {
      text += text_inside(child_named(child, "t"));
    }
  }
  return text;
}

}  // namespace

std::string decode_escapes(std::string text) {
  std::size_t at = text.find("_x");
  if (at == std::string::npos) return text;
  std::string decoded;
  std::size_t done = 0;
  for (; at != std::string::npos; at = text.find("_x", at)) {
    const auto code = escape_at(text, at);
    if (!code) {
      at += 1;
      continue;
    }
    decoded.append(text, done, at - done);
    append_utf8(decoded, *code);
    at += 7;
    done = at;
  }
  return decoded.append(text, done);
}

Result<std::shared_ptr<const SharedTexts>> parse_shared_texts(std::string_view xml,
                                                              const Place& place) {
  auto shared = std::make_shared<SharedTexts>();
  const auto visit = [&](const pugi::xml_node& item) -> Status {
    const std::string text = decode_escapes(rich_text(item));
    if (!base::is_valid_utf8(text)) {
      return make_problem(problems::xml_damaged, "sharedStrings.xml: UTF-8", "UTF-8", place);
    }
    shared->texts.push_back(shared->store.keep(text));
    return base::success();
  };
  TRY(walk_items(xml, {"sst", "sst", "si"}, place, visit));
  return std::shared_ptr<const SharedTexts>(std::move(shared));
}

namespace {

/// Turns row elements into cells of a SheetBuilder.
class RowReader {
 public:
  RowReader(SheetBuilder& builder, std::shared_ptr<const SharedTexts> shared,
            const SheetLimits& limits, const Place& place)
      : m_builder(builder), m_shared(std::move(shared)), m_limits(limits), m_place(place) {}

  Status read_row(const pugi::xml_node& row) {
    const std::string_view reference = attribute_named(row, "r");
    std::uint32_t number = m_row + 1;
    if (!reference.empty()) {
      const auto given = base::parse_integer(reference);
      if (!given || *given < number || *given > rows_max) {
        return bad_reference(reference,
                             "row " + std::to_string(number) + "-" + std::to_string(rows_max));
      }
      number = static_cast<std::uint32_t>(*given);
    }
    if (number > rows_max) return bad_reference(std::to_string(number), "<= 1048576");
    m_row = number;
    m_column = 0;
    for (const pugi::xml_node cell : row.children()) {
      if (local_name(cell) == "c") TRY(read_cell(cell));
    }
    return base::success();
  }

 private:
  struct Attributes {
    std::string_view reference;
    std::string_view type;
  };

  Status read_cell(const pugi::xml_node& cell) {
    Attributes attributes;
    for (const pugi::xml_attribute attribute : cell.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "r") attributes.reference = attribute.value();
      if (name == "t") attributes.type = attribute.value();
    }
    CellPosition position{m_row, m_column + 1};
    if (!attributes.reference.empty()) {
      const auto given = parse_cell_name(attributes.reference);
      if (!given || given->row != m_row || given->column < position.column) {
        return bad_reference(attributes.reference, ">= " + cell_name(m_row, position.column));
      }
      position = *given;
    }
    if (position.column > columns_max) {
      return bad_reference(cell_name(position.row, position.column), "<= XFD");
    }
    m_column = position.column;
    if (!cell.first_child()) return base::success();  // a format without a value
    if (m_builder.cells_count() >= m_limits.cells_max) {
      return make_problem(problems::sheet_too_large, "> " + std::to_string(m_limits.cells_max),
                          "<= " + std::to_string(m_limits.cells_max), m_place);
    }
    return read_value(cell, attributes.type, position);
  }

  Status read_value(const pugi::xml_node& cell, std::string_view type, CellPosition position) {
    if (type == "inlineStr") {
      return add_text(position, decode_escapes(rich_text(child_named(cell, "is"))));
    }
    const pugi::xml_node value_node = child_named(cell, "v");
    const std::string value = text_inside(value_node);
    if (value.empty()) return base::success();
    if (type == "s") return add_shared(position, value);
    if (type.empty() || type == "n") return add_number(position, value);
    if (type == "str") return add_text(position, decode_escapes(value));
    if (type == "b" && (value == "0" || value == "1")) {
      return add_text(position, value == "1" ? "TRUE" : "FALSE");
    }
    if (type == "e" || type == "d") return add_text(position, value);
    return bad_value(position, "t=" + shown(type) + " " + shown(value));
  }

  Status add_shared(CellPosition position, const std::string& value) {
    const auto index = base::parse_integer(value);
    const auto count = static_cast<long long>(m_shared->texts.size());
    if (!index || *index < 0 || *index >= count) {
      return bad_value(position, "s " + shown(value), "0-" + std::to_string(count - 1));
    }
    const auto place = static_cast<std::size_t>(*index);
    if (!m_shared->texts[place].empty()) m_builder.add_shared_text(position, place);
    return base::success();
  }

  Status add_number(CellPosition position, const std::string& value) {
    const auto number = base::parse_double(value);
    if (!number || !std::isfinite(*number)) return bad_value(position, shown(value), "1234.5");
    m_builder.add_number(position, *number);
    return base::success();
  }

  Status add_text(CellPosition position, const std::string& text) {
    if (text.empty()) return base::success();
    if (!base::is_valid_utf8(text)) return bad_value(position, shown(text), "UTF-8");
    m_builder.add_text(position, text);
    return base::success();
  }

  [[nodiscard]] Problem bad_reference(std::string_view found, std::string expected) const {
    Place place = m_place;
    place.cell = "row " + std::to_string(m_row);
    return make_problem(problems::bad_cell_reference, shown(found), std::move(expected),
                        std::move(place));
  }

  [[nodiscard]] Problem bad_value(CellPosition position, std::string found,
                                  std::string expected = {}) const {
    Place place = m_place;
    place.cell = cell_name(position.row, position.column);
    return make_problem(problems::bad_cell_value, std::move(found), std::move(expected),
                        std::move(place));
  }

  SheetBuilder& m_builder;
  std::shared_ptr<const SharedTexts> m_shared;
  const SheetLimits& m_limits;
  const Place& m_place;
  std::uint32_t m_row = 0;
  std::uint32_t m_column = 0;
};

}  // namespace

Result<Sheet> parse_sheet(std::string_view xml, std::shared_ptr<const SharedTexts> shared,
                          const SheetLimits& limits, const Place& place) {
  if (!shared) shared = std::make_shared<SharedTexts>();
  SheetBuilder builder(place.sheet, shared);
  RowReader reader(builder, shared, limits, place);
  const XmlPart rest =
      TRY(walk_items(xml, {"worksheet", "sheetData", "row"}, place,
                     [&](const pugi::xml_node& row) { return reader.read_row(row); }));
  for (const pugi::xml_node merged : child_named(rest.root(), "mergeCells").children()) {
    if (local_name(merged) != "mergeCell") continue;
    const std::string_view reference = attribute_named(merged, "ref");
    const auto range = parse_cell_range(reference);
    if (!range) {
      return make_problem(problems::bad_cell_reference, "mergeCell " + shown(reference), "A1:B2",
                          place);
    }
    builder.add_merged(*range);
  }
  return std::move(builder).finish();
}

}  // namespace engawa::formats
