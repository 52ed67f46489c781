#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/server/message.hpp"

namespace engawa::server {

/// Values of the {names} of a route's pattern.
class PathParameters {
 public:
  void add(std::string name, std::string value);
  /// Value of `name`; empty when the pattern has no such name.
  [[nodiscard]] std::string_view operator[](std::string_view name) const;

 private:
  HeaderList m_values;
};

using RouteHandler = std::function<Response(const Request&, const PathParameters&)>;

struct Route {
  std::string method;   ///< "GET", "POST" ...; a GET route answers HEAD as well
  std::string pattern;  ///< "/api/areas/{code}": a name stands for one whole, non-empty segment
  RouteHandler handler;
  /// Largest body in bytes; routes that read files say how much they take.
  std::uint64_t body_bytes_max = std::uint64_t{1} << 20;
};

/// Finds the route of a request. A literal segment goes before a {name}, whatever the order in
/// which routes were added. Immutable once the server runs: then safe for concurrent use.
class ApiRouter {
 public:
  void add(Route route);

  /// The route's reply; 404 (SRV-003) for an unknown path; 405 (SRV-004) with Allow when the path
  /// is known under other methods.
  [[nodiscard]] Response handle(const Request& request) const;
  /// Whether any route, of whatever method, has this path.
  [[nodiscard]] bool knows(std::string_view path) const;
  /// Largest body for this request; 64 KiB when no route takes it, so that a small form sent to a
  /// wrong place is told 404 or 405 and not that it is too large.
  [[nodiscard]] std::uint64_t body_bytes_max(const Request& request) const;

 private:
  struct Entry {
    Route route;
    std::vector<std::string> segments;
  };
  struct Match {
    const Entry* entry = nullptr;
    PathParameters parameters;
  };
  [[nodiscard]] static std::optional<PathParameters> match(const Entry& entry,
                                                           const std::vector<std::string>& path);
  [[nodiscard]] Match find(std::string_view method, std::string_view path) const;
  [[nodiscard]] std::vector<std::string> methods_of(std::string_view path) const;

  std::vector<Entry> m_entries;
};

}  // namespace engawa::server
