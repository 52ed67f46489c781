#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::formats {

/// What a ZIP file may hold. Checked on the declared sizes before anything is expanded, and again
/// while expanding.
struct ZipLimits {
  std::uint64_t entries_max = 2'000;
  std::uint64_t entry_bytes_max = std::uint64_t{200} << 20;  ///< one entry, expanded
  std::uint64_t total_bytes_max = std::uint64_t{400} << 20;  ///< all entries, expanded
  std::uint64_t ratio_max = 200;                             ///< expanded bytes / packed bytes
  std::uint64_t ratio_floor_bytes = std::uint64_t{1} << 20;  ///< smaller entries may have any ratio
};

struct ZipEntry {
  std::string name;  ///< UTF-8; names written in CP932 are converted
  std::uint64_t bytes = 0;
  std::uint64_t packed_bytes = 0;
  bool is_link = false;  ///< a symbolic link of Unix: its bytes are the path of something else
};

/// A ZIP file opened for reading. Movable; one thread at a time.
class ZipReader {
 public:
  /// Opens `bytes`. `file_name` only names the file in problems.
  /// FMT-001 not a ZIP, FMT-002 damaged or a name occurs twice, FMT-003 an entry is encrypted,
  /// FMT-004 too many entries, FMT-005 too large or expanding too much, FMT-007 OLE2 container
  /// (old .xls, or Office file with a password), FMT-008 unknown compression method.
  [[nodiscard]] static base::Result<ZipReader> open(std::string bytes, const ZipLimits& limits = {},
                                                    std::string file_name = {});

  /// As open(), reading from the file as needed instead of holding it in memory. The file must not
  /// change meanwhile. BAS-001 when it cannot be read.
  [[nodiscard]] static base::Result<ZipReader> open_file(const std::filesystem::path& path,
                                                         const ZipLimits& limits = {},
                                                         std::string file_name = {});

  ZipReader(ZipReader&&) noexcept;
  ZipReader& operator=(ZipReader&&) noexcept;
  ~ZipReader();

  /// In the order of the file's directory. Folders end with "/".
  [[nodiscard]] const std::vector<ZipEntry>& entries() const;
  [[nodiscard]] bool contains(std::string_view name) const;

  /// The expanded bytes of one entry, CRC checked. FMT-006 no such entry, FMT-002 damaged.
  [[nodiscard]] base::Result<std::string> read(std::string_view name);

 private:
  struct State;
  static base::Status check_start(const State& state, std::string_view start, std::size_t size);
  static base::Status check_count(const State& state, std::string_view tail,
                                  const ZipLimits& limits);
  static base::Result<ZipReader> list(std::unique_ptr<State> state, const ZipLimits& limits);
  explicit ZipReader(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

}  // namespace engawa::formats
