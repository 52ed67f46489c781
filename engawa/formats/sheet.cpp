#include "engawa/formats/sheet.hpp"

#include <algorithm>
#include <cstring>

#include "engawa/base/decimal.hpp"

namespace engawa::formats {

std::string_view TextStore::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > m_capacity - m_used) {
    constexpr std::size_t block_bytes = std::size_t{16} * 1024;
    m_capacity = std::max(block_bytes, text.size());
    m_used = 0;
    m_blocks.push_back(std::make_unique<char[]>(m_capacity));
  }
  char* place = m_blocks.back().get() + m_used;
  std::memcpy(place, text.data(), text.size());
  m_used += text.size();
  return {place, text.size()};
}

std::string Cell::as_text() const {
  return is_number() ? base::format_significant(number) : std::string(text);
}

std::span<const Cell> Sheet::row(std::uint32_t row) const {
  if (row == 0 || row >= m_row_starts.size()) return {};
  const std::uint32_t first = m_row_starts[row - 1];
  return cells().subspan(first, m_row_starts[row] - first);
}

const Cell& Sheet::cell(std::uint32_t row_number, std::uint32_t column) const {
  static const Cell blank;
  const std::span<const Cell> cells_of_row = row(row_number);
  const auto found =
      std::lower_bound(cells_of_row.begin(), cells_of_row.end(), column,
                       [](const Cell& cell, std::uint32_t wanted) { return cell.column < wanted; });
  return found != cells_of_row.end() && found->column == column ? *found : blank;
}

SheetBuilder::SheetBuilder(std::string name, std::shared_ptr<const SharedTexts> shared) {
  m_sheet.m_name = std::move(name);
  m_sheet.m_shared = std::move(shared);
}

void SheetBuilder::add(CellPosition position, Cell::Kind kind, double number,
                       std::string_view text) {
  m_sheet.m_cells.push_back({position.row, position.column, kind, number, text});
  m_sheet.m_last_column = std::max(m_sheet.m_last_column, position.column);
}

void SheetBuilder::add_number(CellPosition position, double number) {
  add(position, Cell::Kind::number, number, {});
}

void SheetBuilder::add_text(CellPosition position, std::string_view text) {
  add(position, Cell::Kind::text, 0, m_sheet.m_texts.keep(text));
}

void SheetBuilder::add_shared_text(CellPosition position, std::size_t index) {
  add(position, Cell::Kind::text, 0, m_sheet.m_shared->texts[index]);
}

Sheet SheetBuilder::finish() && {
  m_sheet.m_cells.shrink_to_fit();
  auto& starts = m_sheet.m_row_starts;
  starts.reserve(m_sheet.last_row() + std::size_t{1});
  for (std::uint32_t i = 0; i < m_sheet.m_cells.size(); ++i) {
    while (starts.size() < m_sheet.m_cells[i].row) starts.push_back(i);
  }
  starts.push_back(static_cast<std::uint32_t>(m_sheet.m_cells.size()));
  return std::move(m_sheet);
}

}  // namespace engawa::formats
