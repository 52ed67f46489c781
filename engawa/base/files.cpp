#include "engawa/base/files.hpp"

#include <fstream>
#include <sstream>

#include "engawa/base/problems.hpp"

namespace engawa::base {

Result<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error)
    return make_problem(problems::file_unreadable, error.message(), {}, {path.string(), {}, {}});
  if (size > bytes_max) {
    return make_problem(problems::file_too_large, std::to_string(size) + " bytes",
                        "<= " + std::to_string(bytes_max) + " bytes", {path.string(), {}, {}});
  }
  std::ifstream in(path, std::ios::binary);
  std::string bytes(size, '\0');
  if (!in || !in.read(bytes.data(), static_cast<std::streamsize>(size))) {
    return make_problem(problems::file_unreadable, {}, {}, {path.string(), {}, {}});
  }
  return bytes;
}

Status write_file(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path partial = path.string() + ".partial";
  {
    std::ofstream out(partial, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out) return make_problem(problems::file_unwritable, {}, {}, {path.string(), {}, {}});
  }
  std::error_code error;
  std::filesystem::rename(partial, path, error);
  if (error)
    return make_problem(problems::file_unwritable, error.message(), {}, {path.string(), {}, {}});
  return success();
}

}  // namespace engawa::base
