#include "engawa/notices/mail_message.hpp"

#include <gtest/gtest.h>

namespace engawa::notices {
namespace {

MailSettings settings() {
  MailSettings it;
  it.sender = "east@midori.example";
  it.sender_name = "みどり県東部保健所";
  return it;
}

Notice notice() {
  Notice it;
  it.id = {"n1"};
  it.organisation_name = "みどり商工会議所";
  it.mail = "head@chamber.example";
  it.title = "令和8年度第2回東部地域・職域連携推進協議会の会議録について（送付）";
  it.text = "会議録を送ります。\n";
  return it;
}

// Base64 of a part, without its line ends, decoded.
std::string body_of(const std::string& mail, const std::string& after) {
  const auto head = mail.find(after);
  const auto begin = mail.find("\r\n\r\n", head) + 4;
  const auto end = mail.find("\r\n--", begin);
  std::string bits;
  std::string bytes;
  int value = 0;
  int count = 0;
  for (const char letter : mail.substr(begin, end - begin)) {
    const std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto at = alphabet.find(letter);
    if (at == std::string_view::npos) continue;
    value = value * 64 + static_cast<int>(at);
    if (++count % 4 == 0) {
      bytes += static_cast<char>(value >> 16);
      bytes += static_cast<char>(value >> 8 & 255);
      bytes += static_cast<char>(value & 255);
      value = 0;
    }
  }
  return bytes;
}

TEST(MailMessage, HasEncodedHeadersShortLinesAndCrLf) {
  const auto mail = write_mail(notice(), {}, settings(), 1'796'000'000);
  ASSERT_TRUE(mail.ok());
  EXPECT_NE(mail->find("Message-Id: <n1@midori.example>"), std::string::npos);
  EXPECT_NE(mail->find("<head@chamber.example>"), std::string::npos);
  EXPECT_NE(mail->find("+0900"), std::string::npos);
  EXPECT_EQ(mail->find("会議録"), std::string::npos) << "headers and text are encoded";
  for (std::size_t begin = 0; begin < mail->size();) {
    const auto end = mail->find('\n', begin);
    ASSERT_NE(end, std::string::npos);
    EXPECT_EQ((*mail)[end - 1], '\r');
    EXPECT_LE(end - begin, 78U) << mail->substr(begin, end - begin);
    begin = end + 1;
  }
}

TEST(MailMessage, CarriesEnclosuresByteForByte) {
  std::string bytes;
  for (int i = 0; i < 300; ++i) bytes += static_cast<char>(i);
  const auto mail =
      write_mail(notice(), {{{}, "会議録.pdf", "application/pdf", bytes}}, settings(), 0);
  ASSERT_TRUE(mail.ok());
  EXPECT_NE(mail->find("filename*=UTF-8''%E4%BC%9A%E8%AD%B0%E9%8C%B2.pdf"), std::string::npos);
  EXPECT_EQ(body_of(*mail, "Content-Type: application/pdf"), bytes);
}

TEST(MailMessage, RefusesAHeaderWithALineBreak) {
  Notice wrong = notice();
  wrong.title = "表題\r\nBcc: else@other.example";
  EXPECT_EQ(write_mail(wrong, {}, settings(), 0).problem().code(), "NOT-005");
}

}  // namespace
}  // namespace engawa::notices
