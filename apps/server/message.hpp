#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engawa/base/problem.hpp"

/// What a handler sees of HTTP. Nothing here knows about sockets.
namespace engawa::server {

using HeaderList = std::vector<std::pair<std::string, std::string>>;
/// Bytes of a body, shared so that caches and connections never copy them.
using Body = std::shared_ptr<const std::string>;

[[nodiscard]] Body make_body(std::string bytes);

/// Compares ASCII text without regard to case, as header names are compared.
[[nodiscard]] bool equal_ignoring_case(std::string_view a, std::string_view b);

struct Request {
  std::string method;  ///< as sent; a handler for GET is also called for HEAD
  std::string path;    ///< decoded, valid UTF-8, starts with "/", no "." or ".." segment
  std::string target;  ///< path and query as sent; not for logs, since a query may hold names
  HeaderList query;    ///< decoded pairs in the order sent
  HeaderList headers;
  std::string body;
  std::string address;  ///< of the peer's end of the connection, without its port

  /// First value of a query name.
  [[nodiscard]] std::optional<std::string_view> query_value(std::string_view name) const;
  /// First value of a header, empty when absent. Name in any case.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  [[nodiscard]] std::size_t header_count(std::string_view name) const;
  /// True for methods that promise to change nothing.
  [[nodiscard]] bool reads_only() const { return method == "GET" || method == "HEAD"; }
};

/// How long a reply may be kept by the browser.
enum class Caching {
  revalidate,  ///< may be kept, asked for again with its ETag each time
  immutable,   ///< never changes under this name (hashed files)
  none         ///< must not be kept
};

struct Response {
  int status = 200;
  std::string content_type = "application/json";
  /// Beside those that the server sets: type, length, caching, ETag, Vary, Date, security.
  /// Printable ASCII only; anything else is left out and logged.
  HeaderList headers;
  Body body;  ///< null means empty
  /// The same body compressed beforehand; leave null to let the server compress it.
  Body gzip_body;
  Caching caching = Caching::revalidate;
  /// Without quotes. Leave empty to have it derived from the body's bytes.
  std::string etag;
};

/// Called on the worker pool, from several threads at once.
using Handler = std::function<Response(const Request&)>;

[[nodiscard]] Response json_response(std::string json, int status = 200);
[[nodiscard]] Response text_response(std::string text, std::string content_type);

/// `problem` as application/problem+json: {code, title, detail, status}, Japanese, not cached.
[[nodiscard]] Response error_response(const base::Problem& problem, int status);

}  // namespace engawa::server
