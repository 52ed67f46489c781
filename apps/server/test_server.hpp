#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

#include "apps/server/server.hpp"

/// Servers for the tests.
namespace engawa::server::test {

/// Tells back what it was asked, so that the tests see what reached a handler.
inline Response echo(const Request& request) {
  if (request.path == "/throw") throw std::runtime_error("as the test wishes");
  if (request.path == "/large") return json_response("\"" + std::string(20'000, 'a') + "\"");
  std::string text = request.method + " " + request.path;
  for (const auto& [name, value] : request.query) {
    text.append(" ").append(name).append("=").append(value);
  }
  text += " body=" + std::to_string(request.body.size());
  return text_response(std::move(text), "text/plain; charset=utf-8");
}

inline Options quiet() {
  Options options;
  options.port = 0;
  options.log_requests = false;
  return options;
}

/// A started server that stops at the end of the test.
class Running {
 public:
  explicit Running(Options options = quiet(), Handler handler = echo)
      : m_server(std::move(options), std::move(handler)) {
    const base::Status started = m_server.start();
    EXPECT_TRUE(started.ok()) << (started.ok() ? "" : started.problem().english());
  }
  HttpServer& operator*() { return m_server; }
  [[nodiscard]] std::uint16_t port() const { return m_server.port(); }

 private:
  HttpServer m_server;
};

}  // namespace engawa::server::test
