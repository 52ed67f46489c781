#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace engawa::base {

/// A new folder that nobody else uses, under the system's place for temporary files; removed with
/// everything inside at the end of its life. path() is empty when it could not be made.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code error;
    const auto parent = std::filesystem::temp_directory_path(error);
    std::string name = (parent / "engawa-XXXXXX").string();
    if (!error && mkdtemp(name.data()) != nullptr) m_path = name;
  }
  ~TemporaryFolder() {
    std::error_code error;
    if (!m_path.empty()) std::filesystem::remove_all(m_path, error);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

}  // namespace engawa::base
