// The only file that includes Boost.Beast (30 s to compile) and the only one with coroutines.
// g++ 12 miscompiles co_await expressions that hold temporaries with destructors (they are copied
// byte by byte and freed twice) and a co_await behind && or || (it resumes a destroyed frame). So
// here every co_await is a statement or the whole initialiser of a variable, and whatever its
// operand takes is named; coroutines take references to what their caller keeps alive.

#include <algorithm>
#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <initializer_list>
#include <optional>
#include <utility>

#include "apps/server/core.hpp"
#include "apps/server/limits.hpp"
#include "apps/server/log.hpp"
#include "apps/server/problems.hpp"
#include "apps/server/target.hpp"

namespace engawa::server {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = net::ip::tcp;
using Clock = std::chrono::steady_clock;
using Parser = http::request_parser<http::string_body>;

constexpr std::size_t first_read_bytes = 4096;  // all that an idle connection holds
constexpr std::size_t body_read_bytes = std::size_t{64} << 10;
constexpr std::uint64_t slowest_bytes_per_second = std::uint64_t{128} << 10;
constexpr std::chrono::seconds linger_deadline{2};
constexpr std::chrono::milliseconds accept_pause{100};

Response refusal(const base::ProblemKind& kind, int status, std::string found = {}) {
  return error_response(base::make_problem(kind, std::move(found)), status);
}

// The reply to a message that could not be read; nothing when the peer is gone or was too slow.
std::optional<Response> refusal_of(const beast::error_code& error) {
  const auto is_any = [&](std::initializer_list<http::error> kinds) {
    for (const http::error kind : kinds) {
      if (error == kind) return true;
    }
    return false;
  };
  if (is_any({http::error::end_of_stream, http::error::partial_message})) return std::nullopt;
  if (is_any({http::error::header_limit, http::error::buffer_overflow})) {
    return refusal(problems::header_too_large, 431);
  }
  if (is_any({http::error::body_limit})) return refusal(problems::body_too_large, 413);
  if (is_any({http::error::bad_transfer_encoding, http::error::bad_content_length,
              http::error::multiple_content_length})) {
    return refusal(problems::ambiguous_framing, 400);
  }
  const beast::error_code parsing = http::error::bad_method;
  if (error.category() != parsing.category()) return std::nullopt;
  return refusal(problems::malformed_request, 400);
}

// Runs on the worker pool: co_spawn takes the caller there and back.
net::awaitable<WireResponse> answer_on_worker(ServerCore& core, const Request& request) {
  co_return core.answer(request);
}

}  // namespace

// One connection, from accept to close. Lives on its lane's thread.
class Connection {
 public:
  Connection(ServerCore& core, Lane& lane, tcp::socket socket)
      : m_core(core),
        m_lane(lane),
        m_stream(std::move(socket)),
        m_buffer(std::max<std::size_t>(core.options.header_bytes_max + first_read_bytes,
                                       body_read_bytes)) {
    m_lane.connections.insert(this);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() {
    m_lane.connections.erase(this);
    if (m_core.stopping && m_lane.connections.empty()) m_lane.stop_timer.cancel();
    --m_core.connections;
  }

  net::awaitable<void> run() {
    bool goes_on = true;
    while (goes_on && !m_core.stopping) {
      goes_on = co_await wait_for_request();
      if (goes_on) goes_on = co_await serve_request();
    }
  }
  [[nodiscard]] bool is_idle() const { return m_is_idle; }
  void close() { m_stream.close(); }

 private:
  // Fills `request` but for its body; the reply when it must not be served.
  std::optional<Response> read_header(const Parser& parser, Request& request) const {
    request.method = std::string(parser.get().method_string());
    for (const auto& field : parser.get()) {
      request.headers.emplace_back(field.name_string(), field.value());
    }
    const base::Status target = read_target(parser.get().target(), request);
    auto refused = refuse_request(request, parser.get().version(), m_core.host_rules);
    if (!refused && !target) refused = error_response(target.problem(), 400);
    return refused;
  }

  std::chrono::milliseconds transfer_time(std::uint64_t bytes) const {
    return m_core.options.transfer_deadline +
           std::chrono::seconds(bytes / slowest_bytes_per_second);
  }

  // The first bytes of the next request, unless it came in with the last one.
  net::awaitable<bool> wait_for_request() {
    if (m_buffer.size() > 0) co_return true;
    if (m_buffer.capacity() > 2 * first_read_bytes) m_buffer.shrink_to_fit();
    m_is_idle = true;
    m_stream.expires_after(m_core.options.idle_deadline);
    beast::error_code error;
    auto token = net::redirect_error(net::use_awaitable, error);
    const auto room = m_buffer.prepare(first_read_bytes);
    const std::size_t bytes = co_await m_stream.async_read_some(room, token);
    m_is_idle = false;
    m_buffer.commit(bytes);
    co_return !error;
  }

  // True when the connection may serve another request.
  net::awaitable<bool> serve_request() {
    Parser parser;
    parser.header_limit(m_core.options.header_bytes_max);
    parser.body_limit(boost::none);  // set once the header tells what is asked
    // Set once: a header that drips in does not move the deadline.
    m_stream.expires_after(m_core.options.header_deadline);
    beast::error_code error;
    auto token = net::redirect_error(net::use_awaitable, error);
    co_await http::async_read_header(m_stream, m_buffer, parser, token);
    m_started = Clock::now();
    Request request;
    std::optional<Response> refused = error ? refusal_of(error) : read_header(parser, request);
    if (refused) co_await refuse(request, *refused);
    if (error || refused) co_return false;
    const bool goes_on = co_await receive_and_answer(parser, request);
    co_return goes_on;
  }

  [[nodiscard]] std::string peer_address() {
    boost::system::error_code error;
    const auto endpoint = m_stream.socket().remote_endpoint(error);
    return error ? std::string{} : endpoint.address().to_string();
  }

  net::awaitable<bool> receive_and_answer(Parser& parser, Request& request) {
    const Options& options = m_core.options;
    const std::uint64_t limit = options.body_limit
                                    ? std::min(options.body_limit(request), options.body_bytes_max)
                                    : options.body_bytes_max;
    const std::uint64_t announced = parser.chunked() ? limit : parser.content_length().value_or(0);
    std::optional<Response> refused;
    if (announced > limit) refused = refusal(problems::body_too_large, 413);
    const Reservation memory(m_core.bodies_in_memory, refused ? 0 : announced,
                             options.bodies_in_memory_max);
    if (!memory.granted()) refused = refusal(problems::overloaded, 503);
    if (!refused && !parser.is_done()) {
      beast::error_code error;
      co_await receive_body(parser, request, announced, limit, error);
      if (error) refused = refusal_of(error);
      if (error && !refused) co_return false;
    }
    if (refused) {
      co_await refuse(request, *refused);
      co_return false;
    }
    request.body = std::move(parser.get().body());
    request.address = peer_address();
    const bool keep_alive = parser.get().keep_alive();
    auto token = net::use_awaitable;
    auto job = answer_on_worker(m_core, request);
    const WireResponse wire = co_await net::co_spawn(*m_core.workers, std::move(job), token);
    const bool goes_on = co_await send(request, wire, keep_alive, parser.get().version());
    co_return goes_on;
  }

  net::awaitable<void> receive_body(Parser& parser, const Request& request, std::uint64_t announced,
                                    std::uint64_t limit, beast::error_code& error) {
    auto token = net::redirect_error(net::use_awaitable, error);
    m_stream.expires_after(transfer_time(announced));
    if (m_buffer.size() == 0 && equal_ignoring_case(request.header("Expect"), "100-continue")) {
      constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
      const auto bytes = net::buffer(go_on);
      co_await net::async_write(m_stream, bytes, token);
      if (error) co_return;
    }
    parser.body_limit(limit);
    if (announced > body_read_bytes) m_buffer.reserve(body_read_bytes);
    co_await http::async_read(m_stream, m_buffer, parser, token);
  }

  net::awaitable<bool> send(const Request& request, const WireResponse& wire, bool keep_alive,
                            unsigned version) {
    keep_alive = keep_alive && !m_core.stopping;
    std::string head = wire.head;
    if (!keep_alive) head += "Connection: close\r\n";
    if (keep_alive && version < 11) head += "Connection: keep-alive\r\n";
    head += "\r\n";
    const std::size_t body_bytes = wire.body ? wire.body->size() : 0;
    const std::array<net::const_buffer, 2> parts{
        net::buffer(head), wire.body ? net::buffer(*wire.body) : net::const_buffer{}};
    beast::error_code error;
    auto token = net::redirect_error(net::use_awaitable, error);
    m_stream.expires_after(transfer_time(body_bytes));
    co_await net::async_write(m_stream, parts, token);
    if (m_core.options.log_requests) log_request(request, wire.status, body_bytes);
    co_return keep_alive && !error;
  }

  // Says why and closes: after a refusal nobody knows where the next request would begin.
  net::awaitable<void> refuse(const Request& request, const Response& response) {
    const WireResponse wire = m_core.pipeline.finish(request, response);
    co_await send(request, wire, false, 11);
    co_await linger();
  }

  // Closing a socket with unread bytes resets it, and the peer may lose the reply that it has not
  // read yet. So the sending side is closed first and what still comes in is read away.
  net::awaitable<void> linger() {
    beast::error_code error;
    m_stream.socket().shutdown(tcp::socket::shutdown_send, error);
    m_stream.expires_after(linger_deadline);
    auto token = net::redirect_error(net::use_awaitable, error);
    while (!error) {
      m_buffer.clear();
      const auto room = m_buffer.prepare(first_read_bytes);
      co_await m_stream.async_read_some(room, token);
    }
  }

  void log_request(const Request& request, int status, std::size_t bytes) const {
    const std::chrono::duration<double, std::milli> taken = Clock::now() - m_started;
    log_event(LogLevel::info, "request",
              {{"method", request.method},
               {"path", request.path},
               {"status", std::int64_t{status}},
               {"bytes", static_cast<std::int64_t>(bytes)},
               {"milliseconds", taken.count()}});
  }

  ServerCore& m_core;
  Lane& m_lane;
  beast::tcp_stream m_stream;
  beast::flat_buffer m_buffer;
  Clock::time_point m_started;
  bool m_is_idle = false;
};

namespace {

net::awaitable<void> serve(ServerCore& core, Lane& lane, tcp::socket socket) {
  Connection connection(core, lane, std::move(socket));
  co_await connection.run();
}

// More connections than agreed: a short reply is tried without waiting for anybody.
void turn_away(ServerCore& core, tcp::socket& socket) {
  Response response = refusal(problems::overloaded, 503);
  response.headers.emplace_back("Retry-After", "5");
  const WireResponse wire = core.pipeline.finish(Request{}, std::move(response));
  const std::string text = wire.head + "Connection: close\r\n\r\n" + *wire.body;
  beast::error_code error;
  socket.non_blocking(true, error);
  socket.send(net::buffer(text), 0, error);
  socket.shutdown(tcp::socket::shutdown_send, error);
}

net::awaitable<void> accept_all(ServerCore& core) {
  std::size_t next = 0;
  beast::error_code error;
  auto token = net::redirect_error(net::use_awaitable, error);
  while (!core.stopping) {
    Lane& lane = *core.lanes[next++ % core.lanes.size()];
    tcp::socket socket(lane.context);
    co_await core.acceptor->async_accept(socket, token);
    if (error == net::error::operation_aborted) co_return;
    if (error) {  // out of descriptors, most likely: connections that end will free some
      log_event(LogLevel::error, "accept_failed", {{"what", error.message()}});
      net::steady_timer pause(core.lanes.front()->context, accept_pause);
      co_await pause.async_wait(token);
      continue;
    }
    if (core.connections >= core.options.connections_max) {
      turn_away(core, socket);
      continue;
    }
    ++core.connections;
    beast::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    net::co_spawn(
        lane.context, serve(core, lane, std::move(socket)),
        [](const std::exception_ptr& failed) { log_exception(failed, "connection_failed"); });
  }
}

}  // namespace

void start_accepting(ServerCore& core) {
  net::co_spawn(core.lanes.front()->context, accept_all(core),
                [](const std::exception_ptr& failed) { log_exception(failed, "accept_ended"); });
}

void close_connections(Lane& lane, WhichConnections which) {
  for (Connection* connection : lane.connections) {
    if (which == WhichConnections::all || connection->is_idle()) connection->close();
  }
}

}  // namespace engawa::server
