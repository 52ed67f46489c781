#pragma once

#include <atomic>
#include <boost/asio.hpp>
#include <string>
#include <thread>

/// A mail server that behaves as it is told, badly for the most part, for tests of sending.
namespace engawa::notices {

enum class Behaviour {
  Takes,
  DropsAtOnce,
  BusyAtRecipient,   // 450
  RefusesRecipient,  // 550
  BusyAfterData,     // 451
  RefusesAfterData,  // 554
  DropsAfterData,    // takes the message and says nothing
  HangsAfterData,    // as above, and keeps the connection
  HangsAtGreeting,
};

/// Listens on a free port of 127.0.0.1 until its end.
class SmtpForTests {
 public:
  explicit SmtpForTests(Behaviour behaviour)
      : m_behaviour(behaviour),
        m_acceptor(m_context, {boost::asio::ip::make_address("127.0.0.1"), 0}),
        m_thread([this] { serve(); }) {}
  ~SmtpForTests() {
    m_is_stopping = true;
    boost::system::error_code ignored;
    // Wakes accept() by a last visitor.
    boost::asio::io_context context;
    boost::asio::ip::tcp::socket visitor(context);
    visitor.connect(m_acceptor.local_endpoint(), ignored);
    m_thread.join();
  }
  SmtpForTests(const SmtpForTests&) = delete;
  SmtpForTests& operator=(const SmtpForTests&) = delete;

  [[nodiscard]] int port() { return m_acceptor.local_endpoint().port(); }
  /// Messages that came through to their end, whatever was answered.
  [[nodiscard]] int messages() const { return m_messages; }
  [[nodiscard]] const std::string& last_message() const { return m_last; }

 private:
  using Socket = boost::asio::ip::tcp::socket;

  void serve() {
    while (!m_is_stopping) {
      Socket socket(m_context);
      boost::system::error_code error;
      m_acceptor.accept(socket, error);
      if (error || m_is_stopping) return;
      talk(socket);
    }
  }

  static void say(Socket& socket, const std::string& line) {
    boost::system::error_code ignored;
    boost::asio::write(socket, boost::asio::buffer(line + "\r\n"), ignored);
  }
  // A line, or "" when the other side has gone.
  std::string hear(Socket& socket, boost::asio::streambuf& buffer) {
    boost::system::error_code error;
    boost::asio::read_until(socket, buffer, "\r\n", error);
    if (error) return {};
    std::istream stream(&buffer);
    std::string line;
    std::getline(stream, line);
    return line + "\n";
  }
  // Waits until the other side gives up.
  void hang(Socket& socket) {
    boost::asio::streambuf buffer;
    while (!hear(socket, buffer).empty()) {
    }
  }

  void talk(Socket& socket) {
    if (m_behaviour == Behaviour::DropsAtOnce) return;
    if (m_behaviour == Behaviour::HangsAtGreeting) return hang(socket);
    say(socket, "220 mail.example ESMTP");
    boost::asio::streambuf buffer;
    while (true) {
      const std::string line = hear(socket, buffer);
      if (line.empty()) return;
      if (line.starts_with("RCPT") && m_behaviour == Behaviour::BusyAtRecipient) {
        say(socket, "450 4.2.1 mailbox busy");
      } else if (line.starts_with("RCPT") && m_behaviour == Behaviour::RefusesRecipient) {
        say(socket, "550 5.1.1 no such user");
      } else if (line.starts_with("DATA")) {
        say(socket, "354 go ahead");
        if (!take_message(socket, buffer)) return;
      } else if (line.starts_with("QUIT")) {
        say(socket, "221 bye");
        return;
      } else {
        say(socket, "250 ok");
      }
    }
  }

  // False when the connection is over.
  bool take_message(Socket& socket, boost::asio::streambuf& buffer) {
    std::string message;
    while (true) {
      const std::string line = hear(socket, buffer);
      if (line.empty()) return false;
      if (line == ".\r\n") break;
      message += line;
    }
    m_last = message;
    ++m_messages;
    switch (m_behaviour) {
      case Behaviour::BusyAfterData:
        say(socket, "451 4.3.0 try again");
        return true;
      case Behaviour::RefusesAfterData:
        say(socket, "554 5.7.1 not taken");
        return true;
      case Behaviour::DropsAfterData:
        return false;
      case Behaviour::HangsAfterData:
        hang(socket);
        return false;
      default:
        say(socket, "250 2.0.0 taken");
        return true;
    }
  }

  Behaviour m_behaviour;
  boost::asio::io_context m_context;
  boost::asio::ip::tcp::acceptor m_acceptor;
  std::atomic<bool> m_is_stopping{false};
  std::atomic<int> m_messages{0};
  std::string m_last;  ///< read once the talk is over
  std::thread m_thread;
};

}  // namespace engawa::notices
