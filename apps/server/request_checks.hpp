#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/server/message.hpp"

namespace engawa::server {

/// Names under which this server may be asked.
struct HostRules {
  bool loopback_only = true;         ///< localhost, 127.0.0.1 and [::1] only
  std::vector<std::string> allowed;  ///< further names, without port; "" accepts none
};

/// Host of "name:port" or "[::1]:port", without the port; empty when the text is no such thing.
[[nodiscard]] std::string_view host_without_port(std::string_view host);

/// The reply that refuses `request` before its body is read, or nothing. Checks, in this order:
/// - framing: Content-Length beside Transfer-Encoding, a coding other than one "chunked", or
///   Transfer-Encoding in HTTP/1.0 leave the end of the body open to two readings (request
///   smuggling, RFC 9112 11.2): 400, SRV-006;
/// - exactly one Host in HTTP/1.1: 400, SRV-005;
/// - the Host is one of ours, since a page elsewhere may point its own name at 127.0.0.1 (DNS
///   rebinding): 421, SRV-007. Rules that are not loopback_only and allow no name accept any;
/// - a method that may write was not sent from another site (Sec-Fetch-Site, Origin): 403, SRV-013.
/// `version` is 10 or 11. Needs method and headers only.
[[nodiscard]] std::optional<Response> refuse_request(const Request& request, unsigned version,
                                                     const HostRules& rules);

}  // namespace engawa::server
