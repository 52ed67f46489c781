#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/problem.hpp"
#include "engawa/formats/csv_writer.hpp"
#include "engawa/methods/input.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::methods {

/// The results of one row of the output, set by name; what is not set stays empty. Infinity is
/// written "inf", not-a-number stays empty. A name the method did not declare ends the program: it
/// is an error of the method's author.
class OutputRow {
 public:
  void set(std::string_view name, double value);
  void set(std::string_view name, const std::optional<double>& value);
  void set(std::string_view name, std::string_view text);
  /// Limits at the call's confidence `index`, times `scale`. An infinite upper limit is written
  /// "inf"; not-a-number leaves its cell empty.
  void limits(std::size_t index, const stats::Interval& interval, double scale = 1,
              std::string_view prefix = {});
  /// Why fields are empty; "ok" when not set.
  void status(std::string_view text) { m_status = text; }

 private:
  friend class Output;
  OutputRow(const std::vector<std::string>& names, const std::vector<std::string>& limit_suffixes)
      : m_names(names), m_limit_suffixes(limit_suffixes), m_cells(names.size()) {}
  std::string& cell(std::string_view name);

  const std::vector<std::string>& m_names;
  const std::vector<std::string>& m_limit_suffixes;
  std::vector<std::string> m_cells;
  std::string m_status = "ok";
};

/// The table a method writes. Columns of the input come first (all of them, or the grouping columns
/// of a group method), then the declared results, then `status`. A result (or `status`) named like
/// a column of the input takes that column's place, so that results can be read again.
class Output {
 public:
  explicit Output(const Input& input);

  [[nodiscard]] OutputRow row() const { return {m_results, m_limit_suffixes}; }
  /// Writes results behind the handed-through columns of an input row.
  void write(std::size_t input_row, const OutputRow& results);
  /// Writes a sum over the classes of a set: the grouping columns of `input_row`, TOTAL in
  /// `class_column`, other columns of the input empty.
  void write_total(std::size_t input_row, std::string_view class_column, const OutputRow& results);

  /// Keeps the problem of rows left out under --skip-bad.
  void set_aside(base::Problem problem, std::size_t rows);

  [[nodiscard]] std::string take_csv() && { return std::move(m_writer).take(); }
  [[nodiscard]] const std::vector<base::Problem>& problems() const { return m_problems; }
  [[nodiscard]] std::size_t rows_set_aside() const { return m_rows_set_aside; }

 private:
  void write_results(const OutputRow& results);

  const Input& m_input;
  std::vector<std::string> m_results;
  std::vector<std::string> m_limit_suffixes;  // "lower_95", "upper_95", ...
  std::vector<std::size_t> m_through;         // columns of the input that are handed through
  formats::CsvWriter m_writer;
  std::vector<base::Problem> m_problems;
  std::size_t m_rows_set_aside = 0;
};

}  // namespace engawa::methods
