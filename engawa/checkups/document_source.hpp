#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/checkups/fhir_reader.hpp"
#include "engawa/checkups/hc08_reader.hpp"
#include "engawa/checkups/table_reader.hpp"
#include "engawa/formats/zip_reader.hpp"

namespace engawa::checkups {

/// What was met on the way. Documents and rows: `read + set_aside` is everything that claimed to be
/// a checkup; an archive or table that cannot be opened counts as one that was set aside.
struct IntakeTotals {
  std::uint64_t read = 0;
  std::uint64_t set_aside = 0;
  std::uint64_t guidance = 0;  ///< hg08: 特定保健指導, not checkups
  std::uint64_t exchange = 0;  ///< index, summary and claims
  std::uint64_t others = 0;    ///< schemas and files of other kinds inside archives

  [[nodiscard]] std::uint64_t documents() const { return read + set_aside; }
  IntakeTotals& operator+=(const IntakeTotals& other);
  bool operator==(const IntakeTotals&) const = default;
};
BOOST_DESCRIBE_STRUCT(IntakeTotals, (), (read, set_aside, guidance, exchange, others))

/// Limits of the archives of the national layout: many small documents.
[[nodiscard]] constexpr formats::ZipLimits archive_limits() {
  formats::ZipLimits limits;
  limits.entries_max = 2'000'000;
  limits.entry_bytes_max = std::uint64_t{1} << 30;
  limits.total_bytes_max = std::uint64_t{100} << 30;
  return limits;
}

/// Largest file read as a whole (a CSV, a single document, an archive inside an archive).
inline constexpr std::size_t file_bytes_max = std::size_t{1} << 30;
/// Archives inside archives.
inline constexpr int archive_depth_max = 3;

/// A file to read, and the name by which problems call it: below the folder the user gave.
struct SourceFile {
  std::filesystem::path path;
  std::string shown;
  std::uint64_t bytes = 0;
};

/// The files below a path (the path itself when it is no folder), in the order of their names.
/// Links are given, not followed.
[[nodiscard]] std::vector<SourceFile> files_below(const std::filesystem::path& path);

/// Finds and reads every checkup below a path: folders, archives of the national layout, archives
/// in archives, single XML files, FHIR bundles, CSV of the known layouts. Decides by content, never
/// by name. One thread at a time; several sources may read beside one another.
class DocumentSource {
 public:
  struct Handlers {
    /// A document that passed check_document(); valid during the call.
    std::function<void(const CheckupDocument&)> document;
    /// What was set aside, with number, place and cure.
    std::function<void(const base::Problem&)> set_aside;
    /// What was taken all the same (CHK-043).
    std::function<void(const base::Problem&)> warning;
    /// Told while one file is read: how many of its parts (entries, rows) are done. May be empty.
    std::function<void(std::size_t done, std::size_t all)> progress = {};
  };

  /// `layouts` are tried in their order; both must outlive the source.
  DocumentSource(const ItemMaster& items, const std::vector<TableLayout>& layouts,
                 Handlers handlers);

  /// Documents keep their XML as it came (CheckupDocument::original).
  void keep_originals() { m_xml.keep_originals(); }

  /// Reads one file, an archive with all it holds; what cannot be read is set aside.
  void read(const SourceFile& file);
  [[nodiscard]] const IntakeTotals& totals() const { return m_totals; }

 private:
  struct Archive {
    std::vector<std::string> insurers;  ///< numbers its index names; empty: not known
    std::uint64_t checkups = 0;
    std::uint64_t exchange = 0;
  };
  void read_archive(formats::ZipReader& zip, const std::string& shown, int depth);
  void read_entry(formats::ZipReader& zip, const formats::ZipEntry& entry, const std::string& shown,
                  int depth, Archive& archive);
  void read_bytes(std::string bytes, const std::string& shown, int depth, Archive* archive);
  void read_xml(std::string bytes, const std::string& shown, Archive* archive);
  void read_table(std::string bytes, const std::string& shown, bool must_be_table);
  int read_index(formats::ZipReader& zip, Archive& archive);
  void offer(const CheckupDocument& document, const Archive* archive);
  void tell(std::size_t done, std::size_t all) const {
    if (m_handlers.progress) m_handlers.progress(done, all);
  }
  void put_aside(const base::Problem& problem);

  const std::vector<TableLayout>& m_layouts;
  Handlers m_handlers;
  Hc08Reader m_xml;
  Hc08Reader m_index;
  FhirReader m_fhir;
  TableReader m_tables;
  IntakeTotals m_totals;
};

/// Why a document cannot be counted, or nothing: CHK-004 to CHK-011. A deletion request needs no
/// values, but the same identity.
[[nodiscard]] std::optional<base::Problem> check_document(const CheckupDocument& document);

/// Number as eight digits ("1130012" -> "01130012"); empty when it is not up to eight digits. Width
/// does not matter.
[[nodiscard]] std::string padded_insurer_number(std::string_view number);

}  // namespace engawa::checkups
