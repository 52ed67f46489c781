#pragma once

#include <filesystem>
#include <limits>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/files.hpp"
#include "engawa/methods/call.hpp"
#include "engawa/stats/comparison_golden_for_tests.hpp"

namespace engawa::methods::for_tests {

// Runs a method on CSV text and reads the table it wrote. Tests only.

/// Rows of the output by column name.
using Row = std::map<std::string, std::string>;

struct Ran {
  base::Result<MethodReport> report;
  std::vector<Row> rows;

  /// What a row says in a column; "(no column)" where there is none.
  [[nodiscard]] std::string at(std::size_t row, const std::string& column) const {
    if (row >= rows.size()) return "(no row)";
    const auto found = rows[row].find(column);
    return found == rows[row].end() ? "(no column)" : found->second;
  }
  /// The same as a number; not-a-number where it is empty.
  [[nodiscard]] double number(std::size_t row, const std::string& column) const {
    const auto value = stats::comparison_golden::number(at(row, column));
    return value ? *value : std::numeric_limits<double>::quiet_NaN();
  }
  /// The problem as "CODE place", e.g. "MET-009 3行目 t列"; "ok" when there is none.
  [[nodiscard]] std::string fault() const {
    if (report.ok()) return "ok";
    return std::string(report.problem().code()) + " " + report.problem().place.cell;
  }
};

/// Rows of CSV text without quoted fields.
inline std::vector<Row> rows_of(const std::string& csv) {
  std::vector<Row> rows;
  std::vector<std::string> header;
  std::istringstream lines(csv);
  for (std::string line; std::getline(lines, line);) {
    const auto fields = stats::comparison_golden::split_line(line);
    if (header.empty()) {
      header = fields;
      continue;
    }
    Row row;
    for (std::size_t i = 0; i < header.size() && i < fields.size(); ++i) row[header[i]] = fields[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

/// `file_option` and `file_bytes` stand for a file that an option names.
inline Ran run(const std::string& name, const std::vector<std::string>& arguments,
               const std::string& csv, const std::string& file_option = {},
               const std::string& file_bytes = {}) {
  const Method* method = *find_method(name);
  auto call = Call::parse(*method, arguments);
  if (!call.ok()) return {call.problem(), {}};
  if (!file_option.empty()) call->set_file_bytes(file_option, file_bytes);
  auto report = run_method(*method, *call, csv);
  auto rows = report.ok() ? rows_of(report->csv) : std::vector<Row>();
  return {std::move(report), std::move(rows)};
}

/// The text of a table of tests/golden/stats.
inline std::string golden_text(const std::string& file) {
  const std::string folder = std::string(ENGAWA_SOURCE_DIR) + "/tests/golden/stats/";
  const auto bytes = base::read_file(std::filesystem::path(folder + file));
  return bytes.ok() ? *bytes : std::string();
}

}  // namespace engawa::methods::for_tests
