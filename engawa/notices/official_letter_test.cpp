#include "engawa/notices/official_letter.hpp"

#include <gtest/gtest.h>

#include "engawa/documents/docx_writer.hpp"
#include "engawa/documents/html_writer.hpp"
#include "engawa/documents/pdf_writer.hpp"

namespace engawa::notices {
namespace {

accounts::Organisation body(const std::string& title, const std::string& name) {
  accounts::Organisation it;
  it.name = "みどり商工会議所";
  it.head_title = title;
  it.head_name = name;
  return it;
}

OfficialLetter letter() {
  OfficialLetter it;
  it.document_number = "8東保第214号";
  it.issued_on = {2026, 11, 10};
  it.organisation = "みどり商工会議所";
  it.addressee = "会頭　山田 太郎　様";
  it.issuers = {{"みどり県東部保健所", "所長　青木 恒一"}, {"みどり市", "市長　緑 花子"}};
  it.title = "協議会の会議録について（送付）";
  it.paragraphs = {"会議録を送付します。"};
  it.details = {"日時　令和8年10月5日"};
  return it;
}

TEST(Addressee, IsTheHeadWithTitleAndHonorific) {
  EXPECT_EQ(addressee_of(body("会頭", "山田 太郎")), "会頭　山田 太郎　様");
}

TEST(Addressee, IsThePostWhileItIsVacant) {
  EXPECT_EQ(addressee_of(body("会頭", "")), "会頭　様");
  EXPECT_EQ(addressee_of(body("", "山田 太郎")), "山田 太郎　様");
}

TEST(Addressee, IsTheBodyWhenNothingIsKnownOfItsHead) {
  EXPECT_EQ(addressee_of(body("", "")), "");
  OfficialLetter to_body = letter();
  to_body.addressee.clear();
  const auto html = documents::write_html(letter_document(to_body));
  ASSERT_TRUE(html.ok());
  EXPECT_NE(html->find("みどり商工会議所　御中"), std::string::npos);
}

TEST(OfficialLetter, SaysEverythingInTheOrderOfOffices) {
  const auto html = documents::write_html(letter_document(letter()));
  ASSERT_TRUE(html.ok());
  std::size_t at = 0;
  for (const char* const part :
       {"8東保第214号", "令和8年11月10日", "みどり商工会議所", "会頭　山田 太郎　様",
        "みどり県東部保健所", "所長　青木 恒一", "みどり市", "市長　緑 花子",
        "協議会の会議録について（送付）", "会議録を送付します。", ">記<", "1　日時", "以上"}) {
    const auto found = html->find(part, at);
    ASSERT_NE(found, std::string::npos) << part;
    at = found;
  }
}

TEST(OfficialLetter, IsOnePageWithoutPageNumber) {
  documents::PdfOptions options;
  options.created = "2026-11-10T00:00:00+09:00";
  documents::PdfReport report;
  ASSERT_TRUE(documents::write_pdf(letter_document(letter()), options, &report).ok());
  EXPECT_EQ(report.pages, 1);
}

TEST(OfficialLetter, AStackGivesEachLetterItsOwnPage) {
  documents::PdfOptions options;
  options.created = "2026-11-10T00:00:00+09:00";
  documents::PdfReport report;
  const auto stack = letter_stack("発送", {letter(), letter(), letter()});
  ASSERT_TRUE(documents::write_pdf(stack, options, &report).ok());
  EXPECT_EQ(report.pages, 3);
}

}  // namespace
}  // namespace engawa::notices
