#pragma once

#include <string>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::formats {

/// One file of an archive.
struct ZipFile {
  std::string name;  ///< UTF-8, with "/" between folders
  std::string bytes;
};

/// A ZIP file with these files, deflated, in their order. The same files give the same bytes:
/// every entry has the date 1980-01-01. FMT-025 when the library cannot make it (a name twice, no
/// memory).
[[nodiscard]] base::Result<std::string> write_zip(const std::vector<ZipFile>& files);

}  // namespace engawa::formats
