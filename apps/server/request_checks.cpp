#include "apps/server/request_checks.hpp"

#include <algorithm>

#include "apps/server/problems.hpp"

namespace engawa::server {
namespace {

Response refusal(const base::ProblemKind& kind, int status, std::string_view found = {}) {
  return error_response(base::make_problem(kind, std::string(found)), status);
}

bool framing_is_clear(const Request& request, unsigned version) {
  const std::size_t codings = request.header_count("Transfer-Encoding");
  if (codings == 0) return true;
  return codings == 1 && version == 11 && request.header_count("Content-Length") == 0 &&
         equal_ignoring_case(request.header("Transfer-Encoding"), "chunked");
}

bool host_is_ours(std::string_view host, const HostRules& rules) {
  if (!rules.loopback_only && rules.allowed.empty()) return true;
  const std::string_view name = host_without_port(host);
  const auto is_name = [&](std::string_view other) {
    return !other.empty() && equal_ignoring_case(name, other);
  };
  if (std::any_of(rules.allowed.begin(), rules.allowed.end(), is_name)) return true;
  return rules.loopback_only && (is_name("localhost") || is_name("127.0.0.1") || is_name("[::1]"));
}

bool from_another_site(const Request& request) {
  const std::string_view site = request.header("Sec-Fetch-Site");
  if (!site.empty()) return site != "same-origin" && site != "none";
  const std::string_view origin = request.header("Origin");
  if (origin.empty()) return false;  // not a browser
  const std::size_t scheme = origin.find("://");
  return scheme == std::string_view::npos ||
         !equal_ignoring_case(origin.substr(scheme + 3), request.header("Host"));
}

}  // namespace

std::string_view host_without_port(std::string_view host) {
  const std::size_t name_end = host.starts_with('[') ? host.find(']') + 1 : host.find(':');
  if (name_end == 0) return {};  // a bracket that is never closed
  if (name_end >= host.size()) return host;
  const std::string_view port = host.substr(name_end);
  const bool digits =
      std::all_of(port.begin() + 1, port.end(), [](char c) { return c >= '0' && c <= '9'; });
  return port.front() == ':' && digits ? host.substr(0, name_end) : std::string_view{};
}

std::optional<Response> refuse_request(const Request& request, unsigned version,
                                       const HostRules& rules) {
  if (!framing_is_clear(request, version)) return refusal(problems::ambiguous_framing, 400);
  const std::size_t hosts = request.header_count("Host");
  if (hosts > 1 || (hosts == 0 && version == 11)) {
    return refusal(problems::malformed_request, 400, "Host");
  }
  // Without a Host (HTTP/1.0) no browser is asking, so there is nothing to rebind.
  if (hosts == 1 && !host_is_ours(request.header("Host"), rules)) {
    return refusal(problems::host_not_accepted, 421);
  }
  if (!request.reads_only() && from_another_site(request)) {
    return refusal(problems::cross_site_write, 403);
  }
  return std::nullopt;
}

}  // namespace engawa::server
