#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "apps/server/message.hpp"

/// A client for the tests that sends exactly the bytes it is told, well formed or not.
namespace engawa::server::test {

/// A reply as it came over the wire.
struct Reply {
  int status = 0;  ///< 0 when the connection ended or timed out before a whole header
  HeaderList headers;
  std::string body;
  bool complete = false;  ///< the whole announced body came

  [[nodiscard]] std::string header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (equal_ignoring_case(key, name)) return value;
    }
    return {};
  }
};

class Client {
 public:
  explicit Client(std::uint16_t port, int timeout_seconds = 10)
      : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
    timeval timeout{};
    timeout.tv_sec = timeout_seconds;
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    m_connected =
        ::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() { ::close(m_socket); }

  [[nodiscard]] bool connected() const { return m_connected; }

  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// Reads one reply; `has_body` is false after HEAD.
  Reply receive(bool has_body = true) {
    Reply reply;
    std::size_t end = 0;
    while ((end = m_unread.find("\r\n\r\n")) == std::string::npos) {
      if (!fill()) return reply;
    }
    read_head(m_unread.substr(0, end + 2), reply);
    m_unread.erase(0, end + 4);
    const std::string length = reply.header("Content-Length");
    const std::size_t bytes =
        has_body && !length.empty() ? std::strtoull(length.c_str(), nullptr, 10) : 0;
    while (m_unread.size() < bytes && fill()) {
    }
    reply.complete = m_unread.size() >= bytes;
    reply.body = m_unread.substr(0, bytes);
    m_unread.erase(0, bytes);
    return reply;
  }

  Reply get(std::string_view target, std::string_view headers = {}) {
    return ask("GET", target, headers);
  }
  Reply ask(std::string_view method, std::string_view target, std::string_view headers = {},
            std::string_view body = {}) {
    std::string text;
    text.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
    text.append(headers).append("\r\n").append(body);
    send(text);
    return receive(method != "HEAD");
  }

  /// True when the server ends the connection within the time limit, without another byte.
  bool is_closed() {
    char byte = 0;
    const ssize_t received = ::recv(m_socket, &byte, 1, 0);
    return m_unread.empty() && (received == 0 || (received < 0 && errno == ECONNRESET));
  }

 private:
  bool fill() {
    char bytes[16 * 1024];
    const ssize_t received = ::recv(m_socket, bytes, sizeof bytes, 0);
    if (received <= 0) return false;
    m_unread.append(bytes, static_cast<std::size_t>(received));
    return true;
  }

  static void read_head(const std::string& head, Reply& reply) {
    if (head.starts_with("HTTP/1.1 ")) reply.status = std::atoi(head.c_str() + 9);
    std::size_t start = head.find("\r\n") + 2;
    while (start < head.size()) {
      const std::size_t end = head.find("\r\n", start);
      const std::size_t colon = head.find(':', start);
      reply.headers.emplace_back(head.substr(start, colon - start),
                                 head.substr(colon + 2, end - colon - 2));
      start = end + 2;
    }
  }

  int m_socket;
  bool m_connected = false;
  std::string m_unread;
};

}  // namespace engawa::server::test
