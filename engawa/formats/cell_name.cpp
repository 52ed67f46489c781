#include "engawa/formats/cell_name.hpp"

namespace engawa::formats {

std::string column_name(std::uint32_t column) {
  std::string name;
  for (std::uint32_t rest = column; rest > 0; rest = (rest - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return name;
}

std::string cell_name(std::uint32_t row, std::uint32_t column) {
  return column_name(column) + std::to_string(row);
}

std::optional<CellPosition> parse_cell_name(std::string_view name) {
  CellPosition position;
  std::size_t at = 0;
  for (; at < name.size() && name[at] >= 'A' && name[at] <= 'Z'; ++at) {
    position.column = position.column * 26 + static_cast<std::uint32_t>(name[at] - 'A' + 1);
    if (position.column > columns_max) return std::nullopt;
  }
  if (at == 0 || at == name.size() || name[at] == '0') return std::nullopt;
  for (; at < name.size(); ++at) {
    if (name[at] < '0' || name[at] > '9') return std::nullopt;
    position.row = position.row * 10 + static_cast<std::uint32_t>(name[at] - '0');
    if (position.row > rows_max) return std::nullopt;
  }
  return position;
}

std::optional<CellRange> parse_cell_range(std::string_view name) {
  const std::size_t colon = name.find(':');
  const auto first = parse_cell_name(name.substr(0, colon));
  const auto last =
      colon == std::string_view::npos ? first : parse_cell_name(name.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) {
    return std::nullopt;
  }
  return CellRange{first->row, first->column, last->row, last->column};
}

}  // namespace engawa::formats
