#pragma once

#include <zlib.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace engawa::golden {

/// One row by column name.
using Row = std::map<std::string, std::string>;

/// Fields of one CSV line; quotes protect commas, no field of the golden data spans lines.
inline std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

/// All rows of a CSV file of tests/golden, plain or gzip; empty when it cannot be read.
inline std::vector<Row> read_rows(const std::string& name) {
  const std::filesystem::path path =
      std::filesystem::path(ENGAWA_SOURCE_DIR) / "tests" / "golden" / name;
  std::vector<Row> rows;
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return rows;
  std::vector<std::string> header;
  char buffer[65536];
  while (gzgets(file, buffer, sizeof buffer) != nullptr) {
    std::string line(buffer);
    while (!line.empty() && line.back() == '\n') line.pop_back();
    if (line.empty()) continue;
    const std::vector<std::string> fields = fields_of(line);
    if (header.empty()) {
      header = fields;
      continue;
    }
    Row row;
    for (std::size_t i = 0; i < header.size() && i < fields.size(); ++i) row[header[i]] = fields[i];
    rows.push_back(std::move(row));
  }
  gzclose(file);
  return rows;
}

/// Column of a row as a number.
inline double number(const Row& row, const std::string& column) {
  return std::stod(row.at(column));
}

}  // namespace engawa::golden
