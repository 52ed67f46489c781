#include "engawa/notices/mail_settings.hpp"

#include <gtest/gtest.h>

#include "engawa/base/files.hpp"
#include "engawa/base/temporary_folder.hpp"

namespace engawa::notices {
namespace {

class Settings : public testing::Test {
 protected:
  base::Result<std::optional<MailSettings>> load(const std::string& more) {
    EXPECT_TRUE(
        base::write_file(folder.path() / mail_settings_file,
                         "host = \"mail.example\"\nsender = \"east@midori.example\"\n" + more)
            .ok());
    return load_mail_settings(folder.path());
  }
  std::string refusal(const std::string& more) {
    const auto found = load(more);
    return found ? "" : std::string(found.problem().code()) + " " + found.problem().found;
  }
  base::TemporaryFolder folder;
};

TEST_F(Settings, AreNothingWithoutTheirFile) {
  const auto found = load_mail_settings(folder.path());
  ASSERT_TRUE(found.ok());
  EXPECT_FALSE(found->has_value());
}

TEST_F(Settings, AskForEncryptionUnlessToldOtherwise) {
  const auto found = load("");
  ASSERT_TRUE(found.ok() && found->has_value());
  EXPECT_EQ((*found)->security, MailSecurity::StartTls);
  EXPECT_EQ((*found)->port, 25);
}

TEST_F(Settings, ReadThePasswordFromItsOwnFile) {
  ASSERT_TRUE(base::write_file(folder.path() / "mail.password", "himitsu\n").ok());
  const auto found = load("user = \"engawa\"\npassword_file = \"mail.password\"\n");
  ASSERT_TRUE(found.ok() && found->has_value());
  EXPECT_EQ((*found)->password, "himitsu");
}

TEST_F(Settings, NameTheMailboxOfWhatComesBack) {
  ASSERT_TRUE(base::write_file(folder.path() / "returns.password", "sesame\n").ok());
  const auto found = load(
      "[returns]\nhost = \"imap.example\"\nport = 993\nsecurity = \"tls\"\nuser = \"east\"\n"
      "password_file = \"returns.password\"\n");
  ASSERT_TRUE(found.ok() && found->has_value() && (*found)->returns.has_value());
  EXPECT_EQ((*found)->host, "mail.example");
  EXPECT_EQ((*found)->returns->host, "imap.example");
  EXPECT_EQ((*found)->returns->port, 993);
  EXPECT_EQ((*found)->returns->password, "sesame");
  EXPECT_EQ((*found)->returns->folder, "INBOX");
  EXPECT_FALSE((*load(""))->returns.has_value());
  EXPECT_EQ(refusal("[returns]\nhost = \"imap.example\"\nsecurity = \"ssl\"\n"),
            "NOT-003 security");
}

TEST_F(Settings, NameWhatIsWrong) {
  EXPECT_EQ(refusal("security = \"ssl\"\n"), "NOT-003 security");
  EXPECT_EQ(refusal("port = 70000\n"), "NOT-003 port");
  EXPECT_EQ(refusal("seconds_max = 0\n"), "NOT-003 seconds_max");
  // Longer, and another pass would take the mail for one that was left in the middle.
  EXPECT_EQ(refusal("seconds_max = 301\n"), "NOT-003 seconds_max");
}

}  // namespace
}  // namespace engawa::notices
