#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/asio.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "engawa/base/temporary_folder.hpp"
#include "engawa/notices/mail_message.hpp"
#include "engawa/notices/smtp.hpp"

/// A mail server that is not ours: Debian's aiosmtpd, which puts what it takes into a Maildir.
namespace engawa::notices {
namespace {

constexpr const char* python = "/usr/bin/python3";

bool is_installed() {
  const int answer = std::system("/usr/bin/python3 -c 'import aiosmtpd' > /dev/null 2>&1");
  return answer == 0;
}

// A port of 127.0.0.1 that nobody uses at this moment.
int free_port() {
  boost::asio::io_context context;
  const boost::asio::ip::tcp::acceptor acceptor(context,
                                                {boost::asio::ip::make_address("127.0.0.1"), 0});
  return acceptor.local_endpoint().port();
}

bool answers(int port) {
  boost::asio::io_context context;
  boost::asio::ip::tcp::socket socket(context);
  boost::system::error_code error;
  socket.connect(
      {boost::asio::ip::make_address("127.0.0.1"), static_cast<boost::asio::ip::port_type>(port)},
      error);
  return !error;
}

class Aiosmtpd {
 public:
  explicit Aiosmtpd(const std::filesystem::path& mailbox) : m_port(free_port()) {
    const std::string address = "127.0.0.1:" + std::to_string(m_port);
    m_process = fork();
    if (m_process == 0) {
      execl(python, "python3", "-m", "aiosmtpd", "-n", "-l", address.c_str(), "-c",
            "aiosmtpd.handlers.Mailbox", mailbox.c_str(), nullptr);
      _exit(127);
    }
    for (int i = 0; i < 100 && !answers(m_port); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
  }
  ~Aiosmtpd() {
    kill(m_process, SIGTERM);
    waitpid(m_process, nullptr, 0);
  }
  Aiosmtpd(const Aiosmtpd&) = delete;
  Aiosmtpd& operator=(const Aiosmtpd&) = delete;
  [[nodiscard]] int port() const { return m_port; }

 private:
  int m_port;
  pid_t m_process = 0;
};

TEST(RealMailServer, TakesALetterWithItsEnclosure) {
  ASSERT_TRUE(is_installed()) << "script/bootstrap --test installs python3-aiosmtpd";
  const base::TemporaryFolder folder;
  const auto mailbox = folder.path() / "mailbox";
  const Aiosmtpd server(mailbox);
  MailSettings settings;
  settings.host = "127.0.0.1";
  settings.port = server.port();
  settings.security = MailSecurity::None;
  settings.sender = "east@midori.example";
  settings.sender_name = "みどり県東部保健所";
  settings.seconds_max = 20;
  Notice notice;
  notice.id = {"notice1"};
  notice.organisation_name = "みどり商工会議所";
  notice.mail = "head@chamber.example";
  notice.title = "会議録について（送付）";
  notice.text = "会議録を送ります。\n.\n点だけの行のあと\n";
  const auto mail = write_mail(notice, {{{}, "会議録.pdf", "application/pdf", "%PDF-1.4 x"}},
                               settings, 1'796'000'000);
  ASSERT_TRUE(mail.ok());
  const auto reply = send_mail(settings, notice.mail, *mail);
  ASSERT_EQ(reply.outcome, SmtpOutcome::Taken) << reply.reason;
  std::vector<std::string> taken;
  for (const auto& file : std::filesystem::directory_iterator(mailbox / "new")) {
    std::ostringstream text;
    text << std::ifstream(file.path()).rdbuf();
    taken.push_back(text.str());
  }
  ASSERT_EQ(taken.size(), 1U);
  EXPECT_NE(taken[0].find("<notice1@midori.example>"), std::string::npos);
  EXPECT_NE(taken[0].find("X-RcptTo: head@chamber.example"), std::string::npos) << taken[0];
}

}  // namespace
}  // namespace engawa::notices
