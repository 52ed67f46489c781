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

namespace {

namespace fs = std::filesystem;

enum class Readers : std::uint8_t { Usual, OwnerOnly };

Status write(const fs::path& path, std::string_view bytes, Readers readers) {
  const fs::path partial = path.string() + ".partial";
  const auto unwritable = [&path](std::string why) {
    return make_problem(problems::file_unwritable, std::move(why), {}, {path.string(), {}, {}});
  };
  std::error_code error;
  if (readers == Readers::OwnerOnly) {
    // Closed to others while it is still empty.
    fs::remove(partial, error);
    if (!std::ofstream(partial, std::ios::binary | std::ios::trunc)) return unwritable({});
    fs::permissions(partial, fs::perms::owner_read | fs::perms::owner_write, error);
    if (error) return unwritable(error.message());
  }
  {
    std::ofstream out(partial, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.flush();
    if (!out) return unwritable({});
  }
  fs::rename(partial, path, error);
  return error ? unwritable(error.message()) : success();
}

}  // namespace

Status write_file(const fs::path& path, std::string_view bytes) {
  return write(path, bytes, Readers::Usual);
}

Status write_private_file(const fs::path& path, std::string_view bytes) {
  return write(path, bytes, Readers::OwnerOnly);
}

}  // namespace engawa::base
