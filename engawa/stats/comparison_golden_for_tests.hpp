#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace engawa::stats::comparison_golden {

// Reads the tables of tests/golden/stats that R and 50-digit arithmetic wrote for trends,
// comparisons, decompositions and evaluations. Tests only.

/// One row by column name.
using Row = std::map<std::string, std::string>;

inline std::vector<std::string> split_line(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == ',') {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

/// All rows of a CSV file of that folder; empty when it cannot be read.
inline std::vector<Row> rows_of(const std::string& name) {
  std::ifstream file(std::filesystem::path(ENGAWA_SOURCE_DIR) / "tests" / "golden" / "stats" /
                     name);
  std::vector<Row> rows;
  std::vector<std::string> header;
  for (std::string line; std::getline(file, line);) {
    const std::vector<std::string> fields = split_line(line);
    if (header.empty()) {
      header = fields;
      continue;
    }
    Row row;
    for (std::size_t i = 0; i < header.size() && i < fields.size(); ++i) {
      row[header[i]] = fields[i];
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

/// The rows of an input file by their set, in the order of the file.
inline std::map<std::string, std::vector<Row>> sets_of(const std::string& name) {
  std::map<std::string, std::vector<Row>> sets;
  for (Row& row : rows_of(name + "_input.csv")) {
    const std::string set = row.at("set");
    sets[set].push_back(std::move(row));
  }
  return sets;
}

/// A field as a number; absent when it is empty.
inline std::optional<double> number(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return std::strtod(text.c_str(), nullptr);
}

inline double number(const Row& row, const std::string& column) {
  return number(row.at(column)).value();
}

/// Expected numbers of a method, from one source; counts how many were asked for.
class Expected {
 public:
  /// `source` is "r" or "50".
  Expected(const std::string& method, const std::string& source) {
    for (const Row& row : rows_of(method + "_expected_" + source + ".csv")) {
      m_values[{row.at("set"), row.at("field")}] = number(row.at("value"));
    }
  }
  [[nodiscard]] std::size_t size() const { return m_values.size(); }
  [[nodiscard]] std::size_t asked() const { return m_asked; }

  /// Empty when `value` agrees or this source has no such field: both absent, equal, or within
  /// `tolerance` relative (absolute below `scale`). Otherwise what differs.
  [[nodiscard]] std::string difference(const std::string& set, const std::string& field,
                                       std::optional<double> value, double tolerance = 1e-9,
                                       double scale = 0) {
    const auto found = m_values.find({set, field});
    if (found == m_values.end()) return {};
    ++m_asked;
    const std::optional<double> truth = found->second;
    const std::string place = set + " " + field + ": ";
    if (!truth || !value) {
      if (truth.has_value() == value.has_value()) return {};
      return place + (truth ? "absent, expected " + std::to_string(*truth)
                            : "present, expected nothing: " + std::to_string(*value));
    }
    if (*truth == *value) return {};
    const double size = std::max(std::fabs(*truth), scale);
    if (std::fabs(*value - *truth) <= tolerance * size) return {};
    char text[160];
    std::snprintf(text, sizeof text, "%.17g, expected %.17g, relative %.2e", *value, *truth,
                  (*value - *truth) / size);
    return place + text;
  }

 private:
  std::map<std::pair<std::string, std::string>, std::optional<double>> m_values;
  std::size_t m_asked = 0;
};

}  // namespace engawa::stats::comparison_golden
