#include "apps/server/server.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <csignal>
#include <utility>

#include "apps/server/core.hpp"
#include "apps/server/limits.hpp"
#include "apps/server/log.hpp"
#include "apps/server/problems.hpp"

namespace engawa::server {
namespace {

namespace net = boost::asio;
using tcp = net::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr int backlog = 1024;

}  // namespace

void log_exception(const std::exception_ptr& exception, std::string_view event) {
  if (!exception) return;
  try {
    std::rethrow_exception(exception);
  } catch (const std::exception& problem) {
    log_event(LogLevel::error, event, {{"what", std::string(problem.what())}});
  } catch (...) {
    log_event(LogLevel::error, event, {{"what", std::string("not a std::exception")}});
  }
}

base::Status ServerCore::listen() {
  ErrorCode error;
  const std::string where = options.address + ":" + std::to_string(options.port);
  const auto address =
      net::ip::make_address(options.address == "localhost" ? "127.0.0.1" : options.address, error);
  if (error) return base::make_problem(problems::cannot_listen, where);
  host_rules = HostRules{address.is_loopback(), options.hosts_allowed};
  const tcp::endpoint endpoint(address, options.port);
  acceptor.emplace(lanes.front()->context);
  acceptor->open(endpoint.protocol(), error);
  if (!error) acceptor->set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor->bind(endpoint, error);
  if (!error) acceptor->listen(backlog, error);
  if (error == net::error::address_in_use) {
    return base::make_problem(problems::address_in_use, where);
  }
  if (error) return base::make_problem(problems::cannot_listen, where + " " + error.message());
  port = acceptor->local_endpoint(error).port();
  return base::success();
}

void ServerCore::run() {
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  workers.emplace(options.worker_threads > 0 ? options.worker_threads : cores);
  if (options.stop_on_signals) {
    signals.emplace(lanes.front()->context, SIGINT, SIGTERM);
    signals->async_wait([this](const ErrorCode& error, int) {
      if (!error) request_stop();
    });
  }
  start_accepting(*this);
  for (const auto& lane : lanes) {
    lane->thread = std::thread([context = &lane->context] { context->run(); });
  }
}

WireResponse ServerCore::answer(const Request& request) {
  try {
    return pipeline.finish(request, handler(request));
  } catch (...) {
    log_exception(std::current_exception(), "handler_failed");
    return pipeline.finish(request,
                           error_response(base::make_problem(problems::internal_error), 500));
  }
}

void ServerCore::request_stop() {
  if (stopping.exchange(true)) return;
  for (const auto& lane : lanes) {
    net::post(lane->context, [this, each = lane.get()] { stop_lane(*each); });
  }
}

void ServerCore::stop_lane(Lane& lane) {
  if (&lane == lanes.front().get()) {
    ErrorCode ignored;
    if (acceptor) acceptor->close(ignored);
    if (signals) signals->cancel(ignored);
  }
  lane.work.reset();
  close_connections(lane, WhichConnections::idle);
  if (lane.connections.empty()) return;
  lane.stop_timer.expires_after(options.stop_deadline);
  lane.stop_timer.async_wait([&lane](const ErrorCode& error) {
    if (!error) close_connections(lane, WhichConnections::all);
  });
}

void ServerCore::wait() {
  const std::lock_guard guard(joining);
  for (const auto& lane : lanes) {
    if (lane->thread.joinable()) lane->thread.join();
  }
  if (workers) workers->join();
}

HttpServer::HttpServer(Options options, Handler handler)
    : m_core(std::make_unique<ServerCore>(std::move(options), std::move(handler))) {}

HttpServer::~HttpServer() { stop(); }

base::Status HttpServer::start() {
  raise_descriptor_limit(m_core->options.connections_max);
  for (unsigned i = 0; i < std::max(1U, m_core->options.io_threads); ++i) {
    m_core->lanes.push_back(std::make_unique<Lane>());
  }
  base::Status listening = m_core->listen();
  if (!listening) return listening;
  m_core->run();
  return base::success();
}

std::uint16_t HttpServer::port() const { return m_core->port; }
std::size_t HttpServer::connections() const { return m_core->connections; }
void HttpServer::request_stop() { m_core->request_stop(); }

void HttpServer::stop() {
  request_stop();
  wait();
}

void HttpServer::wait() { m_core->wait(); }

}  // namespace engawa::server
