#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace engawa::stats::golden {

/// One row of a table of tests/golden/stats by column name.
using Row = std::map<std::string, std::string>;

inline std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::stringstream stream(line);
  std::string field;
  while (std::getline(stream, field, ',')) fields.push_back(field);
  return fields;
}

/// All rows below the header; lines that begin with # are remarks. Fails the test when empty.
inline std::vector<Row> rows_of(const std::string& table) {
  std::ifstream file(std::string(ENGAWA_SOURCE_DIR) + "/tests/golden/stats/" + table + ".csv");
  std::vector<Row> rows;
  std::vector<std::string> header;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> fields = fields_of(line);
    if (header.empty()) {
      header = fields;
      continue;
    }
    fields.resize(header.size());
    Row row;
    for (std::size_t i = 0; i < header.size(); ++i) row[header[i]] = fields[i];
    rows.push_back(std::move(row));
  }
  EXPECT_FALSE(rows.empty()) << table;
  return rows;
}

inline double number(const Row& row, const std::string& column) {
  return std::strtod(row.at(column).c_str(), nullptr);
}

inline bool is_given(const Row& row, const std::string& column) { return !row.at(column).empty(); }

inline std::string text_of(const Row& row) {
  std::string text;
  for (const auto& [column, value] : row) text += column + "=" + value + " ";
  return text;
}

/// `value` within `tolerance` relative of the row's column (absolute where that is 0).
inline void expect_near(double value, const Row& row, const std::string& column, double tolerance) {
  const double truth = number(row, column);
  if (std::isinf(truth) || std::isinf(value)) {
    EXPECT_EQ(value, truth) << column << ": " << text_of(row);
    return;
  }
  const double scale = truth == 0 ? 1 : std::fabs(truth);
  EXPECT_LE(std::fabs(value - truth), tolerance * scale)
      << column << " is " << value << ": " << text_of(row);
}

}  // namespace engawa::stats::golden
