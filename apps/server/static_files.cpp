#include "apps/server/static_files.hpp"

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "apps/server/problems.hpp"
#include "apps/server/response_pipeline.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/hash.hpp"
#include "engawa/formats/gzip.hpp"

namespace engawa::server {
namespace {

namespace fs = std::filesystem;

constexpr int gzip_level = 9;  // once, at start

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> content_types{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".txt", "text/plain; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/vnd.microsoft.icon"},
    {".woff2", "font/woff2"},
    {".pdf", "application/pdf"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
}};

base::Problem unusable(const fs::path& place, std::string found) {
  return base::make_problem(problems::static_files_unusable, std::move(found), {},
                            {.file = place.string(), .sheet = {}, .cell = {}});
}

bool is_hash_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

std::string_view last_segment(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

std::string_view content_type_of(std::string_view path) {
  for (const auto& [ending, type] : content_types) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

bool is_hashed_name(std::string_view path) {
  if (!path.starts_with("/assets/")) return false;
  const std::string_view name = last_segment(path);
  const std::string_view stem = name.substr(0, name.find('.'));
  if (stem.size() == name.size() || stem.size() < 10) return false;
  const std::string_view hash = stem.substr(stem.size() - 8);
  // A word in lower case is a name someone gave, not a hash; kept for ever it could not be mended.
  const bool is_word = std::all_of(hash.begin(), hash.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
  return stem[stem.size() - 9] == '-' && !is_word &&
         std::all_of(hash.begin(), hash.end(), is_hash_character);
}

bool is_under(std::string_view path, std::string_view prefix) {
  return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

base::Result<StaticFiles> StaticFiles::load(const fs::path& folder, std::size_t bytes_max) {
  StaticFiles files;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const fs::file_status status = entry->symlink_status(error);
    if (error) break;
    if (name.starts_with('.')) {
      if (fs::is_directory(status)) entry.disable_recursion_pending();
      continue;
    }
    if (!fs::is_regular_file(status)) continue;
    std::string path = "/" + entry->path().lexically_relative(folder).generic_string();
    const base::Status added = files.add(entry->path(), std::move(path), bytes_max);
    if (!added) return added.problem();
  }
  if (error) return unusable(folder, error.message());
  if (!files.contains("/index.html")) return unusable(folder, "index.html がありません");
  return files;
}

base::Status StaticFiles::add(const fs::path& file, std::string path, std::size_t& bytes_left) {
  base::Result<std::string> bytes = base::read_file(file, bytes_left);
  if (!bytes) return unusable(file, bytes.problem().japanese());
  bytes_left -= bytes->size();
  if (path.ends_with(".template")) {
    auto page = PageTemplate::read(*bytes);
    if (!page) return unusable(file, "ひな形の先頭に path と reply がありません");
    m_templates.push_back(std::move(*page));
    return base::success();
  }
  Response response;
  response.content_type = std::string(content_type_of(path));
  response.etag = base::blake2b_hex(*bytes).substr(0, 32);
  response.caching = is_hashed_name(path) ? Caching::immutable : Caching::revalidate;
  if (bytes->size() > ResponsePipeline::gzip_bytes_min && is_compressible(response.content_type)) {
    response.gzip_body = make_body(formats::gzip_compress(*bytes, gzip_level));
  }
  response.body = make_body(std::move(*bytes));
  m_files.emplace(std::move(path), std::move(response));
  return base::success();
}

Response StaticFiles::handle(const Request& request) const {
  const auto found = m_files.find(request.path);
  const bool is_page = last_segment(request.path).find('.') == std::string_view::npos &&
                       !is_under(request.path, "/api") && !is_under(request.path, "/figures");
  if (found == m_files.end() && !is_page) {
    return error_response(base::make_problem(problems::not_found, request.path), 404);
  }
  if (!request.reads_only()) {
    Response refused =
        error_response(base::make_problem(problems::method_not_allowed, request.method), 405);
    refused.headers.emplace_back("Allow", "GET, HEAD");
    return refused;
  }
  return found != m_files.end() ? found->second : m_files.at("/index.html");
}

}  // namespace engawa::server
