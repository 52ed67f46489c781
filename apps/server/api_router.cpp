#include "apps/server/api_router.hpp"

#include <algorithm>
#include <utility>

#include "apps/server/problems.hpp"
#include "engawa/base/text.hpp"

namespace engawa::server {
namespace {

constexpr std::uint64_t unrouted_body_bytes_max = std::uint64_t{64} << 10;

bool is_name(const std::string& segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

std::vector<std::string> segments_of(std::string_view path) {
  return base::split(path.substr(std::min<std::size_t>(1, path.size())), '/');
}

}  // namespace

void PathParameters::add(std::string name, std::string value) {
  m_values.emplace_back(std::move(name), std::move(value));
}

std::string_view PathParameters::operator[](std::string_view name) const {
  for (const auto& [key, value] : m_values) {
    if (key == name) return value;
  }
  return {};
}

void ApiRouter::add(Route route) {
  Entry entry{std::move(route), {}};
  entry.segments = segments_of(entry.route.pattern);
  // Literals sort before names segment by segment, so that the first match is the most exact.
  const auto is_before = [](const Entry& a, const Entry& b) {
    return std::lexicographical_compare(
        a.segments.begin(), a.segments.end(), b.segments.begin(), b.segments.end(),
        [](const std::string& x, const std::string& y) { return !is_name(x) && is_name(y); });
  };
  m_entries.insert(std::upper_bound(m_entries.begin(), m_entries.end(), entry, is_before),
                   std::move(entry));
}

std::optional<PathParameters> ApiRouter::match(const Entry& entry,
                                               const std::vector<std::string>& path) {
  if (entry.segments.size() != path.size()) return std::nullopt;
  PathParameters parameters;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::string& segment = entry.segments[i];
    if (!is_name(segment)) {
      if (segment != path[i]) return std::nullopt;
    } else if (path[i].empty()) {
      return std::nullopt;
    } else {
      parameters.add(segment.substr(1, segment.size() - 2), path[i]);
    }
  }
  return parameters;
}

ApiRouter::Match ApiRouter::find(std::string_view method, std::string_view path) const {
  const std::vector<std::string> segments = segments_of(path);
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  for (const Entry& entry : m_entries) {
    if (entry.route.method != wanted) continue;
    if (auto parameters = match(entry, segments)) return {&entry, std::move(*parameters)};
  }
  return {};
}

std::vector<std::string> ApiRouter::methods_of(std::string_view path) const {
  const std::vector<std::string> segments = segments_of(path);
  std::vector<std::string> methods;
  for (const Entry& entry : m_entries) {
    if (!match(entry, segments)) continue;
    methods.push_back(entry.route.method);
    if (entry.route.method == "GET") methods.emplace_back("HEAD");
  }
  std::sort(methods.begin(), methods.end());
  methods.erase(std::unique(methods.begin(), methods.end()), methods.end());
  return methods;
}

bool ApiRouter::knows(std::string_view path) const { return !methods_of(path).empty(); }

std::uint64_t ApiRouter::body_bytes_max(const Request& request) const {
  const Match found = find(request.method, request.path);
  return found.entry != nullptr ? found.entry->route.body_bytes_max : unrouted_body_bytes_max;
}

Response ApiRouter::handle(const Request& request) const {
  const Match found = find(request.method, request.path);
  if (found.entry != nullptr) return found.entry->route.handler(request, found.parameters);
  const std::vector<std::string> methods = methods_of(request.path);
  if (methods.empty()) {
    return error_response(base::make_problem(problems::not_found, request.path), 404);
  }
  Response response =
      error_response(base::make_problem(problems::method_not_allowed, request.method), 405);
  response.headers.emplace_back("Allow", base::join(methods, ", "));
  return response;
}

}  // namespace engawa::server
