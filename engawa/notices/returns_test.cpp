#include "engawa/notices/returns.hpp"

#include <gtest/gtest.h>
#include <pwd.h>

#include <filesystem>

#include "engawa/base/files.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/notices/notices_store.hpp"
#include "engawa/notices/server_for_tests.hpp"
#include "engawa/store/event_log.hpp"

/// Returned mail in a real mailbox: Debian's Dovecot.
namespace engawa::notices {
namespace {

namespace fs = std::filesystem;
constexpr const char* dovecot = "/usr/sbin/dovecot";
constexpr const char* secret = "sesame";

/// Dovecot on a port of its own, for one mailbox. Where the test runs as root, the programs that
/// talk to the network and to the mailbox are other users, as Dovecot wants it.
class MailServerForTests {
 public:
  explicit MailServerForTests(const fs::path& folder)
      : m_mailbox(folder / "mail"), m_port(free_port()) {
    for (const char* part : {"new", "cur", "tmp"}) fs::create_directories(m_mailbox / part);
    const auto config = folder / "dovecot.conf";
    EXPECT_TRUE(base::write_file(config, config_in(folder)).ok());
    if (geteuid() == 0) give_to("nobody", folder);
    m_server = std::make_unique<ServerForTests>(
        std::vector<std::string>{dovecot, "-F", "-c", config.string()}, m_port);
  }

  void receive(const std::string& name, const std::string& mail) const {
    const auto file = m_mailbox / "new" / name;
    EXPECT_TRUE(base::write_file(file, mail).ok());
    if (geteuid() == 0) give_to("nobody", file);
  }
  /// Mails whose flags say that they were read.
  [[nodiscard]] std::size_t read_mails() const {
    std::size_t read = 0;
    for (const auto& file : fs::directory_iterator(m_mailbox / "cur"))
      read += file.path().filename().string().ends_with("S") ? 1 : 0;
    return read;
  }
  [[nodiscard]] int port() const { return m_port; }

 private:
  static void give_to(const char* user, const fs::path& place) {
    const passwd* const found = getpwnam(user);
    ASSERT_NE(found, nullptr) << user;
    ASSERT_EQ(chown(place.c_str(), found->pw_uid, found->pw_gid), 0);
    if (!fs::is_directory(place)) return;
    for (const auto& below : fs::recursive_directory_iterator(place))
      ASSERT_EQ(chown(below.path().c_str(), found->pw_uid, found->pw_gid), 0);
  }

  [[nodiscard]] std::string config_in(const fs::path& folder) const {
    const passwd* const oneself = getpwuid(geteuid());
    const bool is_root = geteuid() == 0;
    const std::string user = oneself->pw_name;
    const passwd* const owner = is_root ? getpwnam("nobody") : oneself;
    const std::string ids =
        "uid=" + std::to_string(owner->pw_uid) + " gid=" + std::to_string(owner->pw_gid);
    std::string config =
        "protocols = imap\nlisten = 127.0.0.1\nssl = no\ndisable_plaintext_auth = no\n"
        "first_valid_uid = 0\nfirst_valid_gid = 0\n";
    config += "base_dir = " + (folder / "run").string() + "\n";
    config += "log_path = " + (folder / "log").string() + "\n";
    config += "mail_location = maildir:" + m_mailbox.string() + "\n";
    config += "default_internal_user = " + (is_root ? "dovecot" : user) + "\n";
    config += "default_login_user = " + (is_root ? "dovenull" : user) + "\n";
    if (!is_root) config += "default_internal_group = " + std::to_string(getegid()) + "\n";
    config += "service imap-login {\n chroot =\n inet_listener imap {\n port = " +
              std::to_string(m_port) + "\n }\n inet_listener imaps {\n port = 0\n }\n}\n";
    config += "service anvil {\n chroot =\n}\nservice stats {\n chroot =\n}\n";
    config += std::string("passdb {\n driver = static\n args = password=") + secret + "\n}\n";
    config +=
        "userdb {\n driver = static\n args = " + ids + " home=" + m_mailbox.string() + "\n}\n";
    return config;
  }

  fs::path m_mailbox;
  int m_port;
  std::unique_ptr<ServerForTests> m_server;
};

std::string report_about(const std::string& notice, const std::string& type = "multipart/report") {
  return "From: MAILER-DAEMON@mx.example\r\nSubject: returned\r\nMIME-Version: 1.0\r\n"
         "Content-Type: " +
         type +
         "; report-type=delivery-status; boundary=\"b\"\r\n\r\n"
         "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
         "Final-Recipient: rfc822; x@y.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
         "Diagnostic-Code: smtp; 550 5.1.1 User unknown\r\n\r\n"
         "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <" +
         notice + "@midori.example>\r\n\r\n--b--\r\n";
}

class Returns : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(fs::exists(dovecot)) << "script/bootstrap --test installs dovecot-imapd";
    // Others than the test's user have to reach the mailbox.
    fs::permissions(m_folder.path(), fs::perms(0755));
    m_server = std::make_unique<MailServerForTests>(m_folder.path());
    m_settings.sender = "east@midori.example";
    m_settings.returns =
        Mailbox{{"127.0.0.1", m_server->port(), MailSecurity::None, "east", secret, 20}};
    auto opened = store::Store::open(
        {m_store_folder.path() / "engawa.sqlite3", {}},
        store::in_order(
            {store::event_log_migrations(), {store::change_migration()}, notices_migrations()}));
    ASSERT_TRUE(opened.ok());
    m_store = std::move(*opened);
  }

  std::string add(NoticeState state) {
    Notice notice;
    notice.id = base::new_id<NoticeId>();
    notice.state = state;
    notice.letter.issued_on = {2026, 11, 10};
    auto lease = m_store->lease();
    auto change = store::Change::begin(lease->database(), {}, "tests.notice");
    EXPECT_TRUE(store::add(*change, notice).ok());
    EXPECT_TRUE(change->commit().ok());
    return notice.id.text;
  }
  Notice now(const std::string& id) {
    return store::get<Notice>(m_store->lease()->database(), id)->record;
  }
  base::Result<int> look() { return note_returns(m_store->lease()->database(), m_settings); }

  base::TemporaryFolder m_folder;
  base::TemporaryFolder m_store_folder;
  std::unique_ptr<MailServerForTests> m_server;
  MailSettings m_settings;
  std::unique_ptr<store::Store> m_store;
};

TEST_F(Returns, AreNotedAtTheLetterOnceAndOtherMailIsLeftUnread) {
  const auto returned = add(NoticeState::Delivered);
  const auto doubtful = add(NoticeState::Uncertain);
  const auto arrived = add(NoticeState::Delivered);
  m_server->receive("1.report", report_about(returned));
  m_server->receive("2.report", report_about(doubtful));
  m_server->receive("3.answer", "From: a@b.example\r\nSubject: Re: letter\r\n\r\nThank you.\r\n");
  const auto noted = look();
  ASSERT_TRUE(noted.ok()) << noted.problem().english();
  EXPECT_EQ(*noted, 2);
  EXPECT_EQ(now(returned).state, NoticeState::Bounced);
  EXPECT_EQ(now(returned).reason, "宛先のサーバーから戻ってきました：550 5.1.1 User unknown");
  EXPECT_EQ(now(doubtful).state, NoticeState::Bounced);
  EXPECT_EQ(now(arrived).state, NoticeState::Delivered);
  EXPECT_EQ(m_server->read_mails(), 2U);
  EXPECT_EQ(*look(), 0);
}

TEST_F(Returns, DoNotOverruleWhatAPersonDecided) {
  const auto posted = add(NoticeState::Posted);
  const auto withdrawn = add(NoticeState::Withdrawn);
  for (const auto& id : {posted, withdrawn, std::string("nosuchnotice")})
    m_server->receive(id, report_about(id));
  EXPECT_EQ(*look(), 0);
  EXPECT_EQ(now(posted).state, NoticeState::Posted);
  EXPECT_EQ(now(withdrawn).state, NoticeState::Withdrawn);
}

TEST_F(Returns, SayWhyTheMailboxCannotBeRead) {
  m_settings.returns->password = "wrong";
  EXPECT_EQ(look().problem().code(), "NOT-007");
  m_settings.returns->password = secret;
  m_settings.returns->folder = "NoSuchFolder";
  EXPECT_EQ(look().problem().code(), "NOT-007");
  m_settings.returns->port = free_port();
  EXPECT_EQ(look().problem().code(), "NOT-007");
  m_settings.returns.reset();
  EXPECT_EQ(*look(), 0);
}

}  // namespace
}  // namespace engawa::notices
