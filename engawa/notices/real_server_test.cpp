#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engawa/base/temporary_folder.hpp"
#include "engawa/notices/mail_message.hpp"
#include "engawa/notices/server_for_tests.hpp"
#include "engawa/notices/smtp.hpp"

/// A mail server that is not ours: Debian's aiosmtpd, which puts what it takes into a Maildir.
namespace engawa::notices {
namespace {

constexpr const char* python = "/usr/bin/python3";

bool is_installed() {
  const int answer = std::system("/usr/bin/python3 -c 'import aiosmtpd' > /dev/null 2>&1");
  return answer == 0;
}

TEST(RealMailServer, TakesALetterWithItsEnclosure) {
  ASSERT_TRUE(is_installed()) << "script/bootstrap --test installs python3-aiosmtpd";
  const base::TemporaryFolder folder;
  const auto mailbox = folder.path() / "mailbox";
  const int port = free_port();
  const ServerForTests server(
      {python, "-m", "aiosmtpd", "-n", "-l", "127.0.0.1:" + std::to_string(port), "-c",
       "aiosmtpd.handlers.Mailbox", mailbox.string()},
      port);
  MailSettings settings;
  settings.host = "127.0.0.1";
  settings.port = port;
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
