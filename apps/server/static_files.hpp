#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "apps/server/message.hpp"
#include "apps/server/page_templates.hpp"
#include "engawa/base/result.hpp"

namespace engawa::server {

/// Content type by the ending of a file name; application/octet-stream when unknown.
[[nodiscard]] std::string_view content_type_of(std::string_view path);

/// True for names as a bundler writes them: under /assets/, a dash and an eight-character hash
/// before the ending ("/assets/index-Bx3_kQ9a.js").
[[nodiscard]] bool is_hashed_name(std::string_view path);

/// The web application's files, all in memory with their ETags and compressed forms. A request is
/// a look-up by name, so that no request can reach the file system. Immutable once loaded: safe
/// for concurrent use.
class StaticFiles {
 public:
  /// Reads `folder` with its subfolders. Links are not followed and names that begin with a dot
  /// are left out; files that end in .template are kept as such and not served. SRV-012 when the
  /// folder has no index.html, a template that cannot be read, or exceeds `bytes_max` in all.
  [[nodiscard]] static base::Result<StaticFiles> load(const std::filesystem::path& folder,
                                                      std::size_t bytes_max = std::size_t{64}
                                                                              << 20);

  /// The file at the request's path; "/" and any path that has no ending in its last segment give
  /// index.html, since the web application has its own addresses. 404 for anything else and for
  /// paths under /api and /figures; 405 for writing methods.
  [[nodiscard]] Response handle(const Request& request) const;
  /// Whether a file lies at exactly this path.
  [[nodiscard]] bool contains(const std::string& path) const { return m_files.contains(path); }
  [[nodiscard]] std::size_t count() const { return m_files.size(); }
  [[nodiscard]] const std::vector<PageTemplate>& templates() const { return m_templates; }

 private:
  StaticFiles() = default;
  [[nodiscard]] base::Status add(const std::filesystem::path& file, std::string path,
                                 std::size_t& bytes_left);

  std::unordered_map<std::string, Response> m_files;
  std::vector<PageTemplate> m_templates;
};

/// True when `path` is `prefix` or lies under it.
[[nodiscard]] bool is_under(std::string_view path, std::string_view prefix);

}  // namespace engawa::server
