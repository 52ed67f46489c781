#include "engawa/areas/named_table.hpp"

#include <algorithm>

#include "engawa/areas/problems.hpp"
#include "engawa/base/files.hpp"

namespace engawa::areas {

std::string NamedTable::at(std::size_t row, std::size_t column) const {
  const auto cells = table.row(row + 1);
  return columns[column] < cells.size() ? std::string(cells[columns[column]]) : std::string{};
}

base::Result<NamedTable> read_named_table(const std::filesystem::path& file,
                                          const std::vector<std::string>& wanted) {
  std::string bytes = TRY(base::read_file(file));
  NamedTable named{TRY(formats::read_csv(std::move(bytes), file.string())), {}};
  if (named.table.rows_count() == 0) {
    return base::make_problem(problems::missing_column, {}, wanted[0], {file.string(), {}, {}});
  }
  const auto header = named.table.row(0);
  for (const auto& name : wanted) {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end()) {
      return base::make_problem(problems::missing_column, name, {}, {file.string(), {}, {}});
    }
    named.columns.push_back(static_cast<std::size_t>(found - header.begin()));
  }
  return named;
}

}  // namespace engawa::areas
