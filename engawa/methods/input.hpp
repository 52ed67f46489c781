#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engawa/formats/csv_reader.hpp"
#include "engawa/methods/call.hpp"

namespace engawa::methods {

/// Rows of an input, as positions from 0 (the header is not counted).
using Rows = std::span<const std::size_t>;

/// A table read for one method: its columns as numbers, its rows in groups. Missing numbers are
/// NaN. Immutable after reading; safe from many threads.
class Input {
 public:
  /// Problems: MET-003 to MET-010 and those of formats::read_csv. With call.skip_bad() bad rows are
  /// kept in bad_rows() instead.
  [[nodiscard]] static base::Result<Input> read(const Method& method, const Call& call,
                                                std::string bytes, std::string file_name);

  [[nodiscard]] const Method& method() const { return *m_method; }
  [[nodiscard]] const Call& call() const { return *m_call; }
  /// Which of the method's forms the columns fit, from 0.
  [[nodiscard]] std::size_t form() const { return m_form; }
  [[nodiscard]] Shape shape() const { return m_shape; }

  [[nodiscard]] std::size_t rows_count() const { return m_rows_count; }
  [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
  /// Whether the file has this column of the method.
  [[nodiscard]] bool has(std::string_view column) const;
  /// A number column, one value per row; requires has(column).
  [[nodiscard]] std::span<const double> numbers(std::string_view column) const;
  /// Cell of a column of the file; requires a known column.
  [[nodiscard]] std::string_view text(std::size_t row, std::string_view column) const;
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
    return m_csv.row(row + 1)[column];
  }

  [[nodiscard]] std::size_t groups_count() const { return m_group_starts.size() - 1; }
  /// Rows of a group in the order of the file; groups in the order they first appear.
  [[nodiscard]] Rows group(std::size_t index) const {
    return Rows(m_order).subspan(m_group_starts[index],
                                 m_group_starts[index + 1] - m_group_starts[index]);
  }
  /// Positions of the columns that separate groups.
  [[nodiscard]] const std::vector<std::size_t>& grouping_columns() const { return m_grouping; }

  /// A problem at a row and columns: "7行目 x列".
  [[nodiscard]] base::Problem problem_at(const base::ProblemKind& kind, std::size_t row,
                                         std::string_view column, std::string found = {},
                                         std::string expected = {}) const;
  /// `problem` with this row and column as its place, unless it already has one.
  [[nodiscard]] base::Problem placed(base::Problem problem, std::size_t row,
                                     std::string_view column) const;

  /// Rows that could not be read, with their problem, under --skip-bad; ascending.
  [[nodiscard]] const std::vector<std::pair<std::size_t, base::Problem>>& bad_rows() const {
    return m_bad_rows;
  }
  /// The problem of a row that could not be read.
  [[nodiscard]] const base::Problem* bad_row(std::size_t row) const;

 private:
  base::Status read_header();
  base::Status choose_form();
  base::Status read_rows();
  base::Status read_row(std::size_t row);
  base::Status read_number(std::size_t row, std::size_t column);
  base::Status check_keys();
  base::Status at_fault(std::size_t row, base::Problem problem);
  void find_groups();
  [[nodiscard]] std::optional<std::size_t> position_of(std::string_view column) const;
  [[nodiscard]] bool is_unnamed(std::size_t row, const std::vector<std::size_t>& keys) const;
  [[nodiscard]] std::string key_of(std::size_t row, const std::vector<std::size_t>& columns) const;

  const Method* m_method = nullptr;
  const Call* m_call = nullptr;
  std::string m_file_name;
  formats::CsvTable m_csv;
  std::vector<std::string> m_names;
  std::size_t m_form = 0;
  Shape m_shape = Shape::row;
  std::size_t m_rows_count = 0;
  std::vector<const Column*> m_declared;       // per column of the file; null where not declared
  std::vector<std::vector<double>> m_numbers;  // per column of the file; empty for text
  std::vector<std::size_t> m_grouping;
  std::vector<std::size_t> m_order;
  std::vector<std::size_t> m_group_starts{0};
  std::vector<std::pair<std::size_t, base::Problem>> m_bad_rows;
};

}  // namespace engawa::methods
