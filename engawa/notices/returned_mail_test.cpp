#include "engawa/notices/returned_mail.hpp"

#include <gtest/gtest.h>

namespace engawa::notices {
namespace {

constexpr const char* sender = "east@midori.example";

/// A report as mail servers write it (RFC 3464), about the mail with that Message-ID.
std::string report(const std::string& action, const std::string& message_id,
                   const std::string& diagnostic = "smtp; 550 5.1.1 <x@y.example>: User unknown",
                   const std::string& third = "message/rfc822") {
  return "From: MAILER-DAEMON@mx.example\r\nTo: east@midori.example\r\n"
         "Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n"
         "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n"
         "--b\r\nContent-Type: text/plain\r\n\r\nI'm sorry.\r\n"
         "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
         "Reporting-MTA: dns; mx.example\r\n\r\n"
         "Final-Recipient: rfc822; x@y.example\r\nAction: " +
         action + "\r\nStatus: 5.1.1\r\nDiagnostic-Code: " + diagnostic +
         "\r\n\r\n"
         "--b\r\nContent-Type: " +
         third + "\r\n\r\nFrom: east@midori.example\r\nMessage-ID: <" + message_id +
         ">\r\nSubject: x\r\n\r\n--b--\r\n";
}

TEST(ReadReturned, TellsWhichLetterAndWhy) {
  const auto returned = read_returned(report("failed", "notice1@midori.example"), sender);
  ASSERT_TRUE(returned.has_value());
  EXPECT_EQ(returned->notice.text, "notice1");
  EXPECT_EQ(returned->reason, "550 5.1.1 <x@y.example>: User unknown");
}

TEST(ReadReturned, ReadsHeadersAloneAndFoldedReasons) {
  const auto returned = read_returned(
      report("failed", "notice1@midori.example",
             "smtp; 552 5.2.2 Mailbox full\r\n (quota exceeded)", "text/rfc822-headers"),
      sender);
  ASSERT_TRUE(returned.has_value());
  EXPECT_EQ(returned->notice.text, "notice1");
  EXPECT_EQ(returned->reason, "552 5.2.2 Mailbox full (quota exceeded)");
}

// RFC 3464, 2.3.3: words of this field may be written in any case.
TEST(ReadReturned, ReadsAnActionInAnyCase) {
  EXPECT_TRUE(read_returned(report("Failed", "n@midori.example"), sender).has_value());
  EXPECT_FALSE(read_returned(report("Delayed", "n@midori.example"), sender).has_value());
}

// What cannot be an id of ours is not asked for in the store.
TEST(ReadReturned, TakesNothingForAnIdThatIsNone) {
  for (const std::string id : {"", "with space", "\xff\xfe", "a'b", "UPPER"})
    EXPECT_FALSE(read_returned(report("failed", id + "@midori.example"), sender)) << id;
  EXPECT_FALSE(read_returned(report("failed", std::string(500, 'a') + "@midori.example"), sender));
}

TEST(ReadReturned, GivesTheStatusWhereNothingElseIsSaid) {
  const auto returned = read_returned(report("failed", "n@midori.example", ""), sender);
  ASSERT_TRUE(returned.has_value());
  EXPECT_EQ(returned->reason, "5.1.1");
}

TEST(ReadReturned, LeavesDelaysAndMailsOfOthersAlone) {
  EXPECT_FALSE(read_returned(report("delayed", "n@midori.example"), sender));
  EXPECT_FALSE(read_returned(report("relayed", "n@midori.example"), sender));
  EXPECT_FALSE(read_returned(report("failed", "n@other.example"), sender));
  EXPECT_FALSE(read_returned(report("failed", "no address"), sender));
}

TEST(ReadReturned, IsNotMovedByWhatIsNoReport) {
  for (const std::string mail :
       {"", "\r\n", "From: x\r\n\r\nAction: failed\r\n",
        "Content-Type: multipart/report; boundary=b\r\n\r\n", "Content-Type: multipart/report",
        "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: message/rfc822\r\n\r\n"}) {
    EXPECT_FALSE(read_returned(mail, sender)) << mail;
  }
}

// A foreign server's words are kept and shown: no line, no control character, no end.
TEST(ReadReturned, KeepsAReasonToALineThatCanBeShown) {
  const auto returned = read_returned(
      report("failed", "n@midori.example", "smtp; 550 \x1b[31m\xff" + std::string(5000, 'x')),
      sender);
  ASSERT_TRUE(returned.has_value());
  EXPECT_LE(returned->reason.size(), 300U);
  EXPECT_TRUE(returned->reason.starts_with("550 ?[31m?xxx"));
}

// A report cut off anywhere, and with any single byte changed, does not bring the reader down.
TEST(ReadReturned, BearsWhatIsBroken) {
  const std::string whole = report("failed", "n@midori.example");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    (void)read_returned(whole.substr(0, size), sender);
    std::string changed = whole;
    changed[size] = static_cast<char>(changed[size] ^ 0x55);
    (void)read_returned(changed, sender);
  }
}

}  // namespace
}  // namespace engawa::notices
