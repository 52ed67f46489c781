// Reads arbitrary bytes as CSV, writes the table and reads it again: nothing may be lost or moved.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "engawa/base/text.hpp"
#include "engawa/formats/csv_reader.hpp"
#include "engawa/formats/csv_writer.hpp"

namespace {

using namespace engawa;

void require(bool holds) {
  if (!holds) std::abort();
}

void compare(const formats::CsvTable& first, const formats::CsvTable& second) {
  require(first.rows_count() == second.rows_count());
  std::size_t line = 0;
  for (std::size_t row = 0; row < first.rows_count(); ++row) {
    require(first.line_of(row) > line);
    line = first.line_of(row);
    require(first.row(row).size() == second.row(row).size());
    for (std::size_t i = 0; i < first.row(row).size(); ++i) {
      const std::string_view field = first.row(row)[i];
      require(base::is_valid_utf8(field));
      require(formats::guard_formula(field) == second.row(row)[i]);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto table = formats::read_csv(std::string(reinterpret_cast<const char*>(data), size));
  if (!table.ok()) {
    require(base::is_valid_utf8(table.problem().japanese()));
    return 0;
  }
  formats::CsvWriter writer;
  for (std::size_t row = 0; row < table->rows_count(); ++row) {
    for (const std::string_view field : table->row(row)) writer.text(field);
    writer.end_row();
  }
  const auto again = formats::read_csv(std::move(writer).take());
  require(again.ok());
  compare(*table, *again);
  return 0;
}
