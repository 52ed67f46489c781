#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio.hpp>
#include <chrono>
#include <csignal>
#include <string>
#include <thread>
#include <vector>

/// Servers that are not ours, as processes of a test.
namespace engawa::notices {

/// A port of 127.0.0.1 that nobody uses at this moment.
inline int free_port() {
  boost::asio::io_context context;
  const boost::asio::ip::tcp::acceptor acceptor(context,
                                                {boost::asio::ip::make_address("127.0.0.1"), 0});
  return acceptor.local_endpoint().port();
}

inline bool answers(int port) {
  boost::asio::io_context context;
  boost::asio::ip::tcp::socket socket(context);
  boost::system::error_code error;
  socket.connect(
      {boost::asio::ip::make_address("127.0.0.1"), static_cast<boost::asio::ip::port_type>(port)},
      error);
  return !error;
}

/// Runs a program until its end, and waits at the beginning until it listens on `port`.
class ServerForTests {
 public:
  ServerForTests(std::vector<std::string> command, int port) : m_process(fork()) {
    if (m_process == 0) {
      std::vector<char*> words;
      for (auto& word : command) words.push_back(word.data());
      words.push_back(nullptr);
      execv(words.front(), words.data());
      _exit(127);
    }
    for (int i = 0; i < 100 && !answers(port); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  ~ServerForTests() {
    kill(m_process, SIGTERM);
    waitpid(m_process, nullptr, 0);
  }
  ServerForTests(const ServerForTests&) = delete;
  ServerForTests& operator=(const ServerForTests&) = delete;

 private:
  pid_t m_process;
};

}  // namespace engawa::notices
