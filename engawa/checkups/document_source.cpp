#include "engawa/checkups/document_source.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "engawa/base/files.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/problems.hpp"
#include "engawa/formats/xml_part.hpp"

namespace engawa::checkups {

namespace fs = std::filesystem;
using base::make_problem;
using base::Place;
using base::Problem;

namespace {

/// First byte that is neither a byte order mark nor white space; 0 for an empty text.
char first_sign(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  const std::size_t at = bytes.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? '\0' : bytes[at];
}

bool is_zip(std::string_view bytes) { return bytes.substr(0, 2) == "PK"; }

/// Whether a name inside an archive points outside of it, on any system.
bool is_unsafe(std::string_view name) {
  std::string folded(name);
  std::replace(folded.begin(), folded.end(), '\\', '/');
  if (folded.empty() || folded.front() == '/') return true;
  if (folded.size() > 1 && folded[1] == ':') return true;
  for (const auto& part : base::split(folded, '/')) {
    if (part == "..") return true;
  }
  return false;
}

std::string_view file_name(std::string_view path) {
  return path.substr(path.find_last_of('/') + 1);  // npos + 1 is 0
}

bool ends_with(std::string_view name, std::string_view ending) {
  const std::string folded = base::label_key(file_name(name));
  return folded.size() > ending.size() &&
         folded.compare(folded.size() - ending.size(), ending.size(), ending) == 0;
}

bool is_table_name(std::string_view name) {
  return ends_with(name, ".csv") || ends_with(name, ".txt");
}

/// A file that would be refused for its size is not read at all: CHK-044.
std::optional<Problem> too_large(const std::string& shown, std::uint64_t bytes) {
  const std::uint64_t most =
      ends_with(shown, ".xml") ? formats::xml_tree_bytes_max : file_bytes_max;
  if (bytes <= most) return std::nullopt;
  return make_problem(problems::file_too_large, std::to_string(bytes >> 20) + " MiB",
                      "<= " + std::to_string(most >> 20) + " MiB", {shown, {}, {}});
}

}  // namespace

IntakeTotals& IntakeTotals::operator+=(const IntakeTotals& other) {
  read += other.read;
  set_aside += other.set_aside;
  guidance += other.guidance;
  exchange += other.exchange;
  others += other.others;
  return *this;
}

std::string padded_insurer_number(std::string_view number) {
  constexpr std::size_t digits = 8;
  std::string folded = base::trim(base::normalise_nfkc(number));
  const bool only_digits =
      std::all_of(folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (folded.empty() || folded.size() > digits || !only_digits) return {};
  return std::string(digits - folded.size(), '0') + folded;
}

std::optional<Problem> check_document(const CheckupDocument& document) {
  const Place place{document.place, {}, {}};
  constexpr int age_max = 120;
  // The written days and numbers of a person are never repeated in a problem.
  if (!document.report_code.empty()) {
    constexpr std::array<std::string_view, 15> codes{"10", "19", "40", "41", "42", "43", "44", "49",
                                                     "60", "69", "70", "79", "80", "89", "90"};
    const bool known = document.report_code == "99" ||
                       std::find(codes.begin(), codes.end(), document.report_code) != codes.end();
    if (!known) {
      return make_problem(problems::report_code_unknown, {}, "10, 19, 40-44, 49, 60 ...", place);
    }
  }
  if (!document.service_date) {
    return make_problem(problems::impossible_service_date, {}, "YYYYMMDD", place);
  }
  if (!document.person.birth_date) {
    return make_problem(problems::impossible_birth_date, {}, "YYYYMMDD", place);
  }
  const int age = age_at_end_of(document.fiscal_year(), *document.person.birth_date);
  if (*document.person.birth_date > *document.service_date || age > age_max) {
    return make_problem(problems::impossible_age, {}, "0-120", place);
  }
  if (!document.person.sex) return make_problem(problems::sex_missing, {}, "1, 2", place);
  if (padded_insurer_number(document.person.insurer_number).empty()) {
    return make_problem(problems::insurer_missing, {}, "NNNNNNNN", place);
  }
  if (document.person.number.empty()) return make_problem(problems::number_missing, {}, {}, place);
  return std::nullopt;
}

DocumentSource::DocumentSource(const ItemMaster& items, const std::vector<TableLayout>& layouts,
                               Handlers handlers)
    : m_layouts(layouts),
      m_handlers(std::move(handlers)),
      m_xml(items),
      m_index(items),
      m_fhir(items),
      m_tables(items) {}

void DocumentSource::put_aside(const Problem& problem) {
  ++m_totals.set_aside;
  m_handlers.set_aside(problem);
}

void DocumentSource::offer(const CheckupDocument& document, const Archive* archive) {
  if (const auto problem = check_document(document)) return put_aside(*problem);
  if (archive != nullptr && !archive->insurers.empty()) {
    const std::string number = padded_insurer_number(document.person.insurer_number);
    const auto& known = archive->insurers;
    if (std::find(known.begin(), known.end(), number) == known.end()) {
      return put_aside(make_problem(problems::insurer_differs, {}, base::join(known, ", "),
                                    {document.place, {}, {}}));
    }
  }
  ++m_totals.read;
  m_handlers.document(document);
}

std::vector<SourceFile> files_below(const fs::path& path) {
  std::error_code error;
  const auto size_of = [&](const fs::path& file) {
    const auto size = fs::file_size(file, error);
    return error ? std::uint64_t{0} : static_cast<std::uint64_t>(size);
  };
  if (!fs::is_directory(fs::symlink_status(path, error))) {
    return {{path, path.filename().string(), size_of(path)}};
  }
  const fs::path parent =
      path.has_filename() ? path.parent_path() : path.parent_path().parent_path();
  std::vector<SourceFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(path, error)) {
    if (entry.is_directory(error) && !entry.is_symlink(error)) continue;
    files.push_back(
        {entry.path(), entry.path().lexically_relative(parent).string(), size_of(entry.path())});
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

void DocumentSource::read(const SourceFile& source) {
  const fs::path& file = source.path;
  const std::string& shown = source.shown;
  const Place place{shown, {}, {}};
  std::error_code error;
  const auto status = fs::symlink_status(file, error);
  if (fs::is_symlink(status)) return put_aside(make_problem(problems::linked_entry, {}, {}, place));
  if (!fs::is_regular_file(status)) {
    return put_aside(make_problem(problems::unknown_file, {}, {}, place));
  }
  auto zip = formats::ZipReader::open_file(file, archive_limits(), shown);
  if (zip) return read_archive(*zip, shown, 1);
  if (zip.problem().code() != "FMT-001") return put_aside(zip.problem());
  if (const auto problem = too_large(shown, source.bytes)) return put_aside(*problem);
  auto bytes = base::read_file(file, file_bytes_max);
  if (!bytes) return put_aside(bytes.problem());
  read_bytes(std::move(*bytes), shown, 0, nullptr);
}

void DocumentSource::read_archive(formats::ZipReader& zip, const std::string& shown, int depth) {
  Archive archive;
  const int declared = read_index(zip, archive);
  std::size_t done = 0;
  for (const auto& entry : zip.entries()) {
    const bool is_folder = !entry.name.empty() && entry.name.back() == '/';
    if (!is_folder) read_entry(zip, entry, shown, depth, archive);
    if (depth == 1) tell(++done, zip.entries().size());
  }
  if (declared < 0) return;
  const auto count = static_cast<std::uint64_t>(declared);
  // Writers count the documents alone, or with the claims of the same persons.
  const bool agrees = count == archive.checkups || count == archive.checkups + archive.exchange;
  if (agrees) return;
  m_handlers.warning(make_problem(problems::record_count_differs, std::to_string(archive.checkups),
                                  std::to_string(declared), {shown, {}, {}}));
}

int DocumentSource::read_index(formats::ZipReader& zip, Archive& archive) {
  for (const auto& entry : zip.entries()) {
    if (base::label_key(file_name(entry.name)) != "index.xml" || is_unsafe(entry.name)) continue;
    auto bytes = zip.read(entry.name);
    if (!bytes) return -1;  // told when the entry itself is read
    const auto kind = m_index.open(std::move(*bytes), {entry.name, {}, {}});
    if (!kind || *kind != XmlKind::Index) return -1;
    const ArchiveIndex index = m_index.index();
    for (const auto number : {index.receiver_insurer, index.sender_insurer}) {
      const std::string padded = padded_insurer_number(number);
      if (!padded.empty()) archive.insurers.push_back(padded);
    }
    return index.record_count;
  }
  return -1;
}

void DocumentSource::read_entry(formats::ZipReader& zip, const formats::ZipEntry& entry,
                                const std::string& shown, int depth, Archive& archive) {
  const std::string path = shown + "/" + entry.name;
  const Place place{path, {}, {}};
  if (is_unsafe(entry.name)) {
    return put_aside(make_problem(problems::unsafe_entry, {}, {}, {shown, {}, entry.name}));
  }
  if (entry.is_link) return put_aside(make_problem(problems::linked_entry, {}, {}, place));
  if (const auto problem = too_large(path, entry.bytes)) return put_aside(*problem);
  auto bytes = zip.read(entry.name);
  if (!bytes) {
    Problem problem = bytes.problem();
    problem.place = place;
    return put_aside(problem);
  }
  read_bytes(std::move(*bytes), path, depth, &archive);
}

void DocumentSource::read_bytes(std::string bytes, const std::string& shown, int depth,
                                Archive* archive) {
  const Place place{shown, {}, {}};
  if (is_zip(bytes)) {
    if (depth >= archive_depth_max) {
      return put_aside(make_problem(problems::nested_too_deep, std::to_string(depth + 1),
                                    "<= " + std::to_string(archive_depth_max), place));
    }
    auto zip = formats::ZipReader::open(std::move(bytes), archive_limits(), shown);
    if (!zip) return put_aside(zip.problem());
    return read_archive(*zip, shown, depth + 1);
  }
  const char sign = first_sign(bytes);
  if (sign == '<') return read_xml(std::move(bytes), shown, archive);
  if (sign == '{') {
    const auto document = m_fhir.read(bytes, place);
    if (!document) return put_aside(document.problem());
    return offer(**document, archive);
  }
  // Inside an archive other files lie about; one that the user names must be of a known kind.
  const bool must_be_table = archive == nullptr;
  if (must_be_table || is_table_name(shown)) {
    return read_table(std::move(bytes), shown, must_be_table);
  }
  ++m_totals.others;
}

void DocumentSource::read_xml(std::string bytes, const std::string& shown, Archive* archive) {
  const auto kind = m_xml.open(std::move(bytes), {shown, {}, {}});
  if (!kind) {
    if (archive != nullptr) ++archive->checkups;  // the index counts it all the same
    return put_aside(kind.problem());
  }
  switch (*kind) {
    case XmlKind::Checkup:
      if (archive != nullptr) ++archive->checkups;
      return offer(m_xml.checkup(), archive);
    case XmlKind::Guidance:
      if (archive != nullptr) ++archive->checkups;
      ++m_totals.guidance;
      return;
    case XmlKind::Claim:
      if (archive != nullptr) ++archive->exchange;
      ++m_totals.exchange;
      return;
    case XmlKind::Index:
    case XmlKind::Summary:
      ++m_totals.exchange;
      return;
    case XmlKind::Schema:
      ++m_totals.others;
      return;
  }
}

void DocumentSource::read_table(std::string bytes, const std::string& shown, bool must_be_table) {
  const Place place{shown, {}, {}};
  if (bytes.find('\0') != std::string::npos) {
    if (must_be_table) return put_aside(make_problem(problems::unknown_file, {}, {}, place));
    ++m_totals.others;
    return;
  }
  const auto table = formats::read_csv(std::move(bytes), shown);
  if (!table) return put_aside(table.problem());
  for (const auto& layout : m_layouts) {
    if (!TableReader::fits(layout, *table)) {
      if (!TableReader::is_named(layout, *table)) continue;
      return put_aside(make_problem(problems::table_header, {}, layout.name_ja, place));
    }
    std::size_t rows = 0;
    const auto count_row = [&] {
      if (must_be_table) tell(++rows, table->rows_count());
    };
    const auto status = m_tables.read(
        *table, layout, shown,
        [&](const CheckupDocument& row) {
          offer(row, nullptr);
          count_row();
        },
        [&](const Problem& problem) {
          put_aside(problem);
          count_row();
        });
    if (!status) put_aside(status.problem());
    return;
  }
  put_aside(make_problem(problems::no_layout, {}, {}, place));
}

}  // namespace engawa::checkups
