#include "engawa/checkups/catalogue_table.hpp"

#include "engawa/base/decimal.hpp"
#include "engawa/base/files.hpp"
#include "engawa/checkups/problems.hpp"

namespace engawa::checkups {

using base::Place;
using base::Problem;
using base::Result;

std::string_view CatalogueRow::operator[](std::string_view column) const {
  const auto found = m_table->m_columns.find(column);
  return m_table->m_csv.row(m_row)[found->second];
}

Result<int> CatalogueRow::year(std::string_view column, int empty) const {
  const std::string_view text = (*this)[column];
  if (text.empty()) return empty;
  const auto year = base::parse_integer(text);
  if (!year || *year < 2000 || *year > 9999) return wrong(column, "2024");
  return static_cast<int>(*year);
}

Problem CatalogueRow::wrong(std::string_view column, std::string expected) const {
  const Place place{m_table->m_file, std::string(column),
                    "row " + std::to_string(m_table->m_csv.line_of(m_row))};
  return base::make_problem(problems::bad_catalogue, std::string((*this)[column]),
                            std::move(expected), place);
}

Result<CatalogueTable> CatalogueTable::read(const std::filesystem::path& file,
                                            const std::vector<std::string>& columns) {
  CatalogueTable table;
  table.m_file = file.filename().string();
  auto bytes = TRY(base::read_file(file));
  table.m_csv = TRY(formats::read_csv(std::move(bytes), table.m_file));
  if (table.m_csv.rows_count() == 0) {
    return base::make_problem(problems::bad_catalogue, {}, columns.front(), {table.m_file, {}, {}});
  }
  const auto header = table.m_csv.row(0);
  for (std::size_t i = 0; i < header.size(); ++i) table.m_columns.emplace(header[i], i);
  for (const auto& column : columns) {
    if (!table.m_columns.contains(column)) {
      return base::make_problem(problems::bad_catalogue, {}, column, {table.m_file, {}, "row 1"});
    }
  }
  for (std::size_t i = 1; i < table.m_csv.rows_count(); ++i) {
    if (table.m_csv.row(i).size() == header.size()) continue;
    return base::make_problem(problems::bad_catalogue, std::to_string(table.m_csv.row(i).size()),
                              std::to_string(header.size()),
                              {table.m_file, {}, "row " + std::to_string(table.m_csv.line_of(i))});
  }
  return table;
}

CatalogueRow CatalogueTable::row(std::size_t index) const {
  CatalogueRow row;
  row.m_table = this;
  row.m_row = index + 1;
  return row;
}

}  // namespace engawa::checkups
