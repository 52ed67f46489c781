#include "engawa/methods/output.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "engawa/base/decimal.hpp"

namespace engawa::methods {

std::string& OutputRow::cell(std::string_view name) {
  const auto found = std::find(m_names.begin(), m_names.end(), name);
  if (found == m_names.end()) std::abort();
  return m_cells[static_cast<std::size_t>(found - m_names.begin())];
}

void OutputRow::set(std::string_view name, double value) {
  // Adding 0 turns -0 into 0, which nobody wants to read with a sign.
  cell(name) = base::format_significant(value + 0.0);
}

void OutputRow::set(std::string_view name, const std::optional<double>& value) {
  if (value) set(name, *value);
}

void OutputRow::set(std::string_view name, std::string_view text) { cell(name) = text; }

void OutputRow::limits(std::size_t index, const stats::Interval& interval, double scale,
                       std::string_view prefix) {
  std::string name(prefix);
  set(name + m_limit_suffixes[2 * index], interval.lower * scale);
  set(name + m_limit_suffixes[2 * index + 1], interval.upper * scale);
}

Output::Output(const Input& input)
    : m_input(input),
      m_results(input.method().results(input.call(), input.form())),
      m_limit_suffixes(input.call().limit_columns()),
      m_writer({.byte_order_mark = false, .crlf = false, .guard_formulas = false}) {
  const auto is_result = [&](std::size_t column) {
    const std::string& name = input.names()[column];
    return name == "status" ||
           std::find(m_results.begin(), m_results.end(), name) != m_results.end();
  };
  if (input.shape() == Shape::group) {
    m_through = input.grouping_columns();
  } else {
    for (std::size_t i = 0; i < input.names().size(); ++i) m_through.push_back(i);
  }
  std::erase_if(m_through, is_result);
  for (const auto column : m_through) m_writer.text(input.names()[column]);
  for (const auto& name : m_results) m_writer.text(name);
  m_writer.text("status").end_row();
}

void Output::write_results(const OutputRow& results) {
  for (const auto& cell : results.m_cells) m_writer.text(cell);
  m_writer.text(results.m_status).end_row();
}

void Output::write(std::size_t input_row, const OutputRow& results) {
  for (const auto column : m_through) m_writer.text(m_input.cell(input_row, column));
  write_results(results);
}

void Output::write_total(std::size_t input_row, std::string_view class_column,
                         const OutputRow& results) {
  const auto& grouping = m_input.grouping_columns();
  for (const auto column : m_through) {
    if (m_input.names()[column] == class_column) {
      m_writer.text("TOTAL");
    } else if (std::find(grouping.begin(), grouping.end(), column) != grouping.end()) {
      m_writer.text(m_input.cell(input_row, column));
    } else {
      m_writer.blank();
    }
  }
  write_results(results);
}

void Output::set_aside(base::Problem problem, std::size_t rows) {
  m_problems.push_back(std::move(problem));
  m_rows_set_aside += rows;
}

}  // namespace engawa::methods
