#include "engawa/formats/zip_reader.hpp"

#include <zip.h>

#include <algorithm>
#include <fstream>
#include <unordered_map>

#include "engawa/base/problems.hpp"
#include "engawa/base/text.hpp"
#include "engawa/formats/encoding.hpp"
#include "engawa/formats/problems.hpp"

namespace engawa::formats {

using base::make_problem;
using base::Place;
using base::Problem;
using base::Result;
using base::Status;

struct ZipReader::State {
  std::string bytes;  // libzip reads from here, unless from a file; never changed after open()
  std::string file_name;
  std::vector<ZipEntry> entries;
  std::unordered_map<std::string, std::size_t> index_of;
  zip_t* archive = nullptr;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (archive != nullptr) zip_discard(archive);
  }

  [[nodiscard]] Problem problem(const base::ProblemKind& kind, std::string found,
                                std::string expected = {}) const {
    return make_problem(kind, std::move(found), std::move(expected), Place{file_name, {}, {}});
  }
};

namespace {

constexpr std::string_view ole2_signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8};

bool looks_like_zip(std::string_view bytes) {
  return bytes.substr(0, 4) == std::string_view("PK\x03\x04", 4) ||
         bytes.substr(0, 4) == std::string_view("PK\x05\x06", 4);
}

std::string entry_name(const char* raw, zip_uint64_t index) {
  if (raw == nullptr) return "#" + std::to_string(index);
  std::string name(raw);
  if (base::is_valid_utf8(name)) return name;
  return cp932_to_utf8(name).value_or("#" + std::to_string(index));
}

std::string megabytes(std::uint64_t bytes) { return std::to_string(bytes >> 20) + " MiB"; }

/// libzip handle on a source, or the reason why there is none.
zip_t* open_archive(zip_source_t* source, zip_error_t& error, std::string& reason) {
  zip_t* archive = nullptr;
  if (source != nullptr) {
    archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr) zip_source_free(source);
  }
  if (archive == nullptr) reason = zip_error_strerror(&error);
  zip_error_fini(&error);
  return archive;
}

/// Whether the entry was made on Unix as a symbolic link.
bool is_link(zip_t* archive, std::uint64_t index) {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0) return false;
  constexpr zip_uint32_t type_mask = 0170000;
  constexpr zip_uint32_t link_type = 0120000;
  return system == ZIP_OPSYS_UNIX && (attributes >> 16 & type_mask) == link_type;
}

/// Little-endian number of `size` bytes.
std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return value;
}

/// Entries that the end record of a ZIP file declares, read from its last bytes; 0 where there is
/// no such record. libzip takes memory for every entry before anybody can ask how many there are.
std::uint64_t declared_entries(std::string_view tail) {
  const std::size_t end = tail.rfind(std::string_view("PK\x05\x06", 4));
  constexpr std::size_t count_at = 10;
  if (end == std::string_view::npos || end + count_at + 2 > tail.size()) return 0;
  const std::uint64_t count = number_at(tail, end + count_at, 2);
  constexpr std::uint64_t in_zip64_record = 0xFFFF;
  if (count != in_zip64_record) return count;
  const std::size_t large = tail.substr(0, end).rfind(std::string_view("PK\x06\x06", 4));
  constexpr std::size_t large_count_at = 32;
  if (large == std::string_view::npos || large + large_count_at + 8 > tail.size()) return count;
  return number_at(tail, large + large_count_at, 8);
}

/// Longest end of a ZIP file that can hold its end records: they and a comment of 64 KiB.
constexpr std::size_t tail_bytes = std::size_t{65} << 10;

}  // namespace

ZipReader::ZipReader(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ZipReader::ZipReader(ZipReader&&) noexcept = default;
ZipReader& ZipReader::operator=(ZipReader&&) noexcept = default;
ZipReader::~ZipReader() = default;

Result<ZipReader> ZipReader::open(std::string bytes, const ZipLimits& limits,
                                  std::string file_name) {
  auto state = std::make_unique<State>();
  state->bytes = std::move(bytes);
  state->file_name = std::move(file_name);
  const std::string_view all = state->bytes;
  TRY(check_start(*state, all.substr(0, ole2_signature.size()), all.size()));
  TRY(check_count(*state, all.substr(all.size() - std::min(all.size(), tail_bytes)), limits));
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(all.data(), all.size(), 0, &error);
  std::string reason;
  state->archive = open_archive(source, error, reason);
  if (state->archive == nullptr) return state->problem(problems::zip_damaged, reason);
  return list(std::move(state), limits);
}

Result<ZipReader> ZipReader::open_file(const std::filesystem::path& path, const ZipLimits& limits,
                                       std::string file_name) {
  auto state = std::make_unique<State>();
  state->file_name = file_name.empty() ? path.filename().string() : std::move(file_name);
  std::ifstream file(path, std::ios::binary);
  if (!file) return state->problem(base::problems::file_unreadable, {});
  std::string start(ole2_signature.size(), '\0');
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(file.gcount()));
  TRY(check_start(*state, start, start.size()));
  file.clear();
  file.seekg(0, std::ios::end);
  const auto size = static_cast<std::uint64_t>(file.tellg());
  std::string tail(static_cast<std::size_t>(std::min<std::uint64_t>(size, tail_bytes)), '\0');
  file.seekg(static_cast<std::streamoff>(size - tail.size()));
  file.read(tail.data(), static_cast<std::streamsize>(tail.size()));
  TRY(check_count(*state, tail, limits));
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_file_create(path.c_str(), 0, -1, &error);
  std::string reason;
  state->archive = open_archive(source, error, reason);
  if (state->archive == nullptr) return state->problem(problems::zip_damaged, reason);
  return list(std::move(state), limits);
}

Status ZipReader::check_start(const State& state, std::string_view start, std::size_t size) {
  if (start == ole2_signature) {
    return state.problem(problems::old_or_encrypted_office, "OLE2 (D0 CF 11 E0)", "ZIP (PK)");
  }
  if (looks_like_zip(start)) return base::success();
  return state.problem(problems::not_zip, std::to_string(size) + " bytes", "ZIP (PK)");
}

Status ZipReader::check_count(const State& state, std::string_view tail, const ZipLimits& limits) {
  const std::uint64_t count = declared_entries(tail);
  if (count <= limits.entries_max) return base::success();
  return state.problem(problems::zip_entries_too_many, std::to_string(count),
                       "<= " + std::to_string(limits.entries_max));
}

Result<ZipReader> ZipReader::list(std::unique_ptr<State> state, const ZipLimits& limits) {
  const auto count = static_cast<std::uint64_t>(zip_get_num_entries(state->archive, 0));
  if (count > limits.entries_max) {
    return state->problem(problems::zip_entries_too_many, std::to_string(count),
                          "<= " + std::to_string(limits.entries_max));
  }
  std::uint64_t total = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    constexpr zip_uint64_t needed =
        ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(state->archive, i, 0, &stat) != 0 || (stat.valid & needed) != needed) {
      return state->problem(problems::zip_damaged, zip_strerror(state->archive));
    }
    std::string name = entry_name(zip_get_name(state->archive, i, ZIP_FL_ENC_RAW), i);
    if (stat.encryption_method != ZIP_EM_NONE) {
      return state->problem(problems::zip_encrypted, name);
    }
    if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE) {
      return state->problem(problems::zip_method_unknown,
                            name + " (" + std::to_string(stat.comp_method) + ")",
                            "store (0), deflate (8)");
    }
    // Compared before adding, so that absurd declared sizes cannot wrap around.
    if (stat.size > limits.entry_bytes_max || stat.size > limits.total_bytes_max - total) {
      return state->problem(problems::zip_too_large, name + " " + megabytes(stat.size),
                            "<= " + megabytes(limits.entry_bytes_max) +
                                ", total <= " + megabytes(limits.total_bytes_max));
    }
    if (stat.size > limits.ratio_floor_bytes && stat.size / limits.ratio_max > stat.comp_size) {
      return state->problem(problems::zip_too_large,
                            name + " " + std::to_string(stat.comp_size) + " -> " +
                                std::to_string(stat.size) + " bytes",
                            "<= 1:" + std::to_string(limits.ratio_max));
    }
    total += stat.size;
    // Two entries of one name would let two programs read two different workbooks in one file.
    if (!state->index_of.emplace(name, state->entries.size()).second) {
      return state->problem(problems::zip_damaged, name + " x 2");
    }
    state->entries.push_back(
        {std::move(name), stat.size, stat.comp_size, is_link(state->archive, i)});
  }
  return ZipReader(std::move(state));
}

const std::vector<ZipEntry>& ZipReader::entries() const { return m_state->entries; }

bool ZipReader::contains(std::string_view name) const {
  return m_state->index_of.count(std::string(name)) > 0;
}

Result<std::string> ZipReader::read(std::string_view name) {
  const auto found = m_state->index_of.find(std::string(name));
  if (found == m_state->index_of.end()) {
    return m_state->problem(problems::zip_entry_missing, {}, std::string(name));
  }
  const ZipEntry& entry = m_state->entries[found->second];
  zip_file_t* file = zip_fopen_index(m_state->archive, found->second, 0);
  if (file == nullptr) {
    return m_state->problem(problems::zip_damaged,
                            entry.name + ": " + zip_strerror(m_state->archive));
  }
  // One byte more than declared is asked for: libzip checks the CRC only when it meets the end,
  // and an entry longer than declared is caught.
  std::string bytes(static_cast<std::size_t>(entry.bytes) + 1, '\0');
  std::size_t filled = 0;
  zip_int64_t got = 0;
  while (filled < bytes.size() &&
         (got = zip_fread(file, bytes.data() + filled, bytes.size() - filled)) > 0) {
    filled += static_cast<std::size_t>(got);
  }
  std::string reason = got < 0 ? zip_file_strerror(file) : "";
  if (zip_fclose(file) != 0 && reason.empty()) reason = "cannot close";
  if (reason.empty() && filled != entry.bytes) {
    reason = std::to_string(filled) + " / " + std::to_string(entry.bytes) + " bytes";
  }
  if (!reason.empty()) {
    return m_state->problem(problems::zip_damaged, entry.name + ": " + reason);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace engawa::formats
