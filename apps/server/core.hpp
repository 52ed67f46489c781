#pragma once

#include <atomic>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "apps/server/request_checks.hpp"
#include "apps/server/response_pipeline.hpp"
#include "apps/server/server.hpp"

/// Inside of HttpServer, for server.cpp and connection.cpp only: it brings Boost.Asio.
namespace engawa::server {

class Connection;

/// One io thread with its connections; `connections` and `stop_timer` are touched on that thread
/// only.
struct Lane {
  boost::asio::io_context context{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{
      context.get_executor()};
  std::set<Connection*> connections;
  boost::asio::steady_timer stop_timer{context};
  std::thread thread;
};

struct ServerCore {
  ServerCore(Options given_options, Handler given_handler)
      : options(std::move(given_options)), handler(std::move(given_handler)) {}

  [[nodiscard]] base::Status listen();
  void run();
  void request_stop();
  void stop_lane(Lane& lane);
  void wait();
  /// The reply of the handler, ready for the wire; 500 when it throws. Runs on the worker pool.
  [[nodiscard]] WireResponse answer(const Request& request);

  const Options options;
  const Handler handler;
  ResponsePipeline pipeline;
  HostRules host_rules;
  std::vector<std::unique_ptr<Lane>> lanes;  ///< the first also accepts
  std::optional<boost::asio::thread_pool> workers;
  std::optional<boost::asio::ip::tcp::acceptor> acceptor;
  std::optional<boost::asio::signal_set> signals;
  std::uint16_t port = 0;
  std::atomic<std::size_t> connections{0};
  std::atomic<std::uint64_t> bodies_in_memory{0};
  std::atomic<bool> stopping{false};
  std::mutex joining;
};

/// Accepts connections on the first lane and serves each until it ends, as long as the server is
/// not stopping.
void start_accepting(ServerCore& core);

/// Closes the lane's connections, or only those between two requests. On the lane's thread.
enum class WhichConnections { idle, all };
void close_connections(Lane& lane, WhichConnections which);

void log_exception(const std::exception_ptr& exception, std::string_view event);

}  // namespace engawa::server
