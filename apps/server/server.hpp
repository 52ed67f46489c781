#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "apps/server/message.hpp"
#include "engawa/base/result.hpp"

namespace engawa::server {

struct Options {
  std::string address = "127.0.0.1";  ///< an IPv4 or IPv6 address, or "localhost"
  std::uint16_t port = 8080;          ///< 0 lets the system choose
  unsigned io_threads = 1;
  unsigned worker_threads = 0;  ///< 0 means one for each core
  std::size_t connections_max = 2000;
  std::uint32_t header_bytes_max = 16 * 1024;
  std::uint64_t body_bytes_max = std::uint64_t{200} << 20;
  /// Largest body of one request, asked once its header is read; never above body_bytes_max.
  /// Called on an io thread: must be quick. Null means body_bytes_max for all.
  std::function<std::uint64_t(const Request&)> body_limit;
  /// Bodies being received or handled take this much memory at most, all connections together.
  std::uint64_t bodies_in_memory_max = std::uint64_t{512} << 20;
  /// From a header's first byte to its last; the connection is closed when it passes.
  std::chrono::milliseconds header_deadline{10'000};
  std::chrono::milliseconds idle_deadline{60'000};  ///< without a byte between two requests
  /// For a body or a reply, plus one second for each 128 KiB of it: a slow line is served, a peer
  /// that reads or sends nothing is not waited for.
  std::chrono::milliseconds transfer_deadline{30'000};
  std::chrono::milliseconds stop_deadline{5'000};  ///< for connections at work when stopping
  /// Names beside localhost under which this server is known, e.g. behind a proxy. When listening
  /// beyond loopback, an empty list accepts every Host.
  std::vector<std::string> hosts_allowed;
  bool log_requests = true;
  bool stop_on_signals = false;  ///< SIGINT and SIGTERM stop the server gracefully
};

struct ServerCore;

/// HTTP/1.1 server: keep-alive, pipelining, chunked bodies, "Expect: 100-continue". Everything
/// from the wire is bounded in bytes and in time. Handlers run on a worker pool, never on an io
/// thread; a handler that throws gives 500 (SRV-010).
///
/// start, stop and wait may be called from any thread but a handler's; one object starts once.
class HttpServer {
 public:
  HttpServer(Options options, Handler handler);
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();  ///< stops

  /// Listens and returns. SRV-001 when the address is in use, SRV-002 when it cannot be used.
  [[nodiscard]] base::Status start();
  /// The port listened on; 0 before start.
  [[nodiscard]] std::uint16_t port() const;
  /// Open connections.
  [[nodiscard]] std::size_t connections() const;
  /// Begins stopping and returns: no new connection, idle ones closed, requests at work finished.
  void request_stop();
  /// request_stop and wait.
  void stop();
  /// Returns when the server has stopped, all connections are closed and all handlers have
  /// returned. A handler that never returns is waited for.
  void wait();

 private:
  std::unique_ptr<ServerCore> m_core;
};

}  // namespace engawa::server
