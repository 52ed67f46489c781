#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/formats/zip_writer.hpp"

// The files that synthetic documents go into. For sample.cpp.
namespace engawa::checkups {

/// Spoils a written document in one of the eight ways that happen; `kind` counts up: impossible
/// birth date, sex, item code, unit, namespace, half a file, another insurer, the card otherwise
/// written.
[[nodiscard]] std::string spoil(std::string xml, std::uint64_t kind);

/// Documents on their way into archives of the national layout, of one fiscal year.
class ArchiveWriter {
 public:
  ArchiveWriter(std::filesystem::path out, int fiscal_year)
      : m_out(std::move(out)), m_fiscal_year(fiscal_year) {}

  void add(std::string xml);
  [[nodiscard]] std::size_t size() const { return m_files.size(); }
  /// Writes the archive with its index; does nothing when it is empty. BAS-003, FMT-025.
  base::Status finish();
  /// Archives written so far.
  [[nodiscard]] int written() const { return m_number; }

 private:
  [[nodiscard]] std::string day() const;
  [[nodiscard]] std::string name() const;

  std::filesystem::path m_out;
  int m_fiscal_year;
  int m_number = 0;
  std::vector<formats::ZipFile> m_files;
};

}  // namespace engawa::checkups
