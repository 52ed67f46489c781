#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/checkups/checkup_document.hpp"
#include "engawa/checkups/sample.hpp"
#include "engawa/checkups/table_layout.hpp"
#include "engawa/formats/zip_writer.hpp"

// The files that synthetic documents go into. For sample.cpp.
namespace engawa::checkups {

/// Documents of one fiscal year on their way into files of one form.
class SampleFiles {
 public:
  SampleFiles(std::filesystem::path out, int fiscal_year)
      : m_out(std::move(out)), m_fiscal_year(fiscal_year) {}
  SampleFiles(const SampleFiles&) = delete;
  SampleFiles& operator=(const SampleFiles&) = delete;
  virtual ~SampleFiles() = default;

  /// `mistake`: which of the mistakes that happen the writer makes (counts up); empty: none.
  /// BAS-003, FMT-025.
  [[nodiscard]] virtual base::Status add(const CheckupDocument& document,
                                         std::optional<std::uint64_t> mistake) = 0;
  /// Writes what is left.
  [[nodiscard]] virtual base::Status finish() = 0;
  /// Files written so far.
  [[nodiscard]] int written() const { return m_written; }

 protected:
  [[nodiscard]] int fiscal_year() const { return m_fiscal_year; }
  [[nodiscard]] base::Status write(const std::string& name, std::string_view bytes);

 private:
  std::filesystem::path m_out;
  int m_fiscal_year;
  int m_written = 0;
};

/// Documents in archives, so many in each.
class ZippedSamples : public SampleFiles {
 public:
  ZippedSamples(std::filesystem::path out, int fiscal_year, std::size_t documents_per_archive)
      : SampleFiles(std::move(out), fiscal_year), m_most(documents_per_archive) {}
  [[nodiscard]] base::Status finish() override;

 protected:
  /// Name of the archive that is being filled, without its ending.
  [[nodiscard]] virtual std::string name() const = 0;
  /// What stands before the documents.
  [[nodiscard]] virtual std::vector<formats::ZipFile> first_files() const { return {}; }
  [[nodiscard]] std::size_t size() const { return m_files.size(); }
  /// The number of the next document, of six digits.
  [[nodiscard]] std::string next_number() const;
  [[nodiscard]] base::Status put(std::string file, std::string bytes);

 private:
  std::size_t m_most;
  std::vector<formats::ZipFile> m_files;
};

/// ZIP archives of the national layout with their index (hc08 XML). Mistakes: impossible birth
/// date, sex, item code, unit, namespace, half a file, another insurer, the card otherwise written.
class NationalArchives : public ZippedSamples {
 public:
  using ZippedSamples::ZippedSamples;
  [[nodiscard]] base::Status add(const CheckupDocument& document,
                                 std::optional<std::uint64_t> mistake) override;

 protected:
  [[nodiscard]] std::string name() const override;
  [[nodiscard]] std::vector<formats::ZipFile> first_files() const override;
};

/// FHIR R4 bundles of the Japanese checkup report in ZIP archives. Mistakes: impossible birth date,
/// sex, item code, unit, a bundle of another country, half a file.
class FhirBundles : public ZippedSamples {
 public:
  using ZippedSamples::ZippedSamples;
  [[nodiscard]] base::Status add(const CheckupDocument& document,
                                 std::optional<std::uint64_t> mistake) override;

 protected:
  [[nodiscard]] std::string name() const override;
};

/// One CSV with the columns of a layout, from which TableReader reads them back. Mistakes:
/// impossible birth date, sex, no day of the checkup, no number of the card, a word where a number
/// belongs, a column too few.
class SampleTable : public SampleFiles {
 public:
  /// `layout` must outlive the table.
  SampleTable(std::filesystem::path out, int fiscal_year, const TableLayout& layout);
  [[nodiscard]] base::Status add(const CheckupDocument& document,
                                 std::optional<std::uint64_t> mistake) override;
  [[nodiscard]] base::Status finish() override;

 private:
  [[nodiscard]] std::size_t column_of(const ColumnName& name);
  void write_person(const CheckupDocument& document, std::vector<std::string>& row) const;
  void write_values(const CheckupDocument& document, std::vector<std::string>& row) const;
  void spoil(std::vector<std::string>& row, std::uint64_t mistake) const;
  void put(const std::vector<std::string>& row);

  const TableLayout& m_layout;
  std::vector<std::string> m_headings;
  std::map<std::string, std::size_t> m_person;  // position of a person's column
  std::vector<std::size_t> m_values;            // positions, in the order of the layout
  std::string m_bytes;
};

}  // namespace engawa::checkups
