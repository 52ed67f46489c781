#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "apps/server/body_cache.hpp"
#include "apps/server/message.hpp"

namespace engawa::server {

/// A reply ready for the wire.
struct WireResponse {
  int status = 200;
  /// Status line and headers, each ended by CRLF; the connection adds its own header and the
  /// empty line.
  std::string head;
  Body body;  ///< null when no body may be sent (HEAD, 204, 304)
};

/// True when Accept-Encoding (RFC 9110 12.5.3) allows gzip with a weight above zero.
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);

/// True for text, JSON, XML, SVG and scripts.
[[nodiscard]] bool is_compressible(std::string_view content_type);

/// True when If-None-Match holds "*" or `etag` in its plain or gzip form, weak or strong.
[[nodiscard]] bool etag_matches(std::string_view if_none_match, std::string_view etag);

/// What every reply passes before it is sent, in this order:
/// - ETag for a 200 that may be kept: the handler's own, or BLAKE2b of the body. Strong: the gzip
///   form has its own tag, ending in "-gzip", since its bytes differ;
/// - 304 when If-None-Match holds it;
/// - gzip when the browser accepts it, the type is compressible and the body exceeds 1 KiB.
///   Compressed bodies are kept in a cache bounded in bytes, by ETag. A handler's own ETag need be
///   unique only within one URL;
/// - security headers, always. No handler can weaken them.
/// Safe for concurrent use; runs on the worker pool.
class ResponsePipeline {
 public:
  static constexpr std::size_t default_cache_bytes = std::size_t{32} << 20;
  static constexpr std::size_t gzip_bytes_min = 1024;

  explicit ResponsePipeline(std::size_t cache_bytes = default_cache_bytes);

  [[nodiscard]] WireResponse finish(const Request& request, Response response);
  /// Bytes held by the cache of compressed bodies.
  [[nodiscard]] std::size_t cache_bytes() const { return m_cache.bytes(); }

 private:
  [[nodiscard]] Body compressed(const Request& request, const Response& response, bool own_etag);

  BodyCache m_cache;
};

}  // namespace engawa::server
