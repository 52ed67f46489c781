// Opens arbitrary bytes as a workbook. Bytes that begin like a ZIP or OLE2 file go through the
// whole reader. All others are taken as the XML inside a workbook (sheet, shared texts, drawing,
// separated by lines of "----"), because a mutated ZIP hardly ever passes its checksums.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engawa/base/text.hpp"
#include "engawa/formats/drawing_xml.hpp"
#include "engawa/formats/sheet_xml.hpp"
#include "engawa/formats/xlsx_reader.hpp"

namespace {

using namespace engawa;

void require(bool holds) {
  if (!holds) std::abort();
}

/// What the headers promise about every sheet that was accepted.
void check_sheet(const formats::Sheet& sheet) {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  for (const formats::Cell& cell : sheet.cells()) {
    require(cell.row > row || (cell.row == row && cell.column > column));
    row = cell.row;
    column = cell.column;
    require(row <= formats::rows_max && column >= 1 && column <= formats::columns_max);
    require(column <= sheet.last_column() && row <= sheet.last_row());
    require(&sheet.cell(row, column) == &cell);
    require(!cell.is_blank() && cell.is_text() == !cell.text.empty());
    require(base::is_valid_utf8(cell.text));
    require(cell.number - cell.number == 0);  // finite
  }
  for (const formats::CellRange& range : sheet.merged()) {
    require(range.first_row >= 1 && range.first_row <= range.last_row);
    require(range.first_column >= 1 && range.first_column <= range.last_column);
  }
}

void check_problem(const base::Problem& problem) {
  require(base::is_valid_utf8(problem.japanese()));
  require(!problem.english().empty());
}

void read_as_file(std::string bytes) {
  formats::XlsxLimits limits;
  limits.zip.entry_bytes_max = std::uint64_t{4} << 20;
  limits.zip.total_bytes_max = std::uint64_t{8} << 20;
  auto workbook = formats::Workbook::open(std::move(bytes), "fuzz", limits);
  if (!workbook.ok()) return check_problem(workbook.problem());
  const auto first = workbook->first_visible_sheet();
  if (!first.ok()) check_problem(first.problem());
  for (std::size_t i = 0; i < workbook->sheets().size(); ++i) {
    const auto sheet = workbook->read_sheet(i);
    sheet.ok() ? check_sheet(*sheet) : check_problem(sheet.problem());
    const auto texts = workbook->drawing_texts(i);
    if (!texts.ok()) check_problem(texts.problem());
  }
}

std::string_view take_part(std::string_view& rest) {
  constexpr std::string_view separator = "\n----\n";
  const std::size_t at = rest.find(separator);
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + separator.size());
  return part;
}

void read_as_parts(std::string_view bytes) {
  const base::Place place{"fuzz", "sheet", {}};
  const std::string_view sheet_xml = take_part(bytes);
  const std::string_view shared_xml = take_part(bytes);
  const auto shared = formats::parse_shared_texts(shared_xml, place);
  if (!shared.ok()) check_problem(shared.problem());
  const auto sheet = formats::parse_sheet(sheet_xml, shared.ok() ? *shared : nullptr, {}, place);
  sheet.ok() ? check_sheet(*sheet) : check_problem(sheet.problem());
  const auto texts = formats::parse_drawing_texts(std::string(bytes), place);
  if (!texts.ok()) check_problem(texts.problem());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const bool file = bytes.substr(0, 2) == "PK" || bytes.substr(0, 2) == "\xD0\xCF";
  file ? read_as_file(std::string(bytes)) : read_as_parts(bytes);
  return 0;
}
