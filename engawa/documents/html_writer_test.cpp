#include "engawa/documents/html_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engawa/documents/sample_document.hpp"

namespace engawa::documents {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

int count(const std::string& text, std::string_view part) {
  int found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

TEST(HtmlWriter, WritesOneCompletePage) {
  const std::string html = write_html(test::sheet(10)).value();
  EXPECT_THAT(html, StartsWith("<!DOCTYPE html>\n<html lang=\"ja\">"));
  EXPECT_THAT(html, HasSubstr("<title>健康課題シート　東部圏域</title>"));
  EXPECT_THAT(html, HasSubstr("@page{size:A4 portrait;margin:15.0mm 15.0mm 15.0mm 15.0mm}"));
  EXPECT_EQ(count(html, "<tr>"), 11);
  EXPECT_EQ(count(html, "<th scope=\"row\""), 10);
  EXPECT_EQ(count(html, "<th scope=\"col\""), 5);
  EXPECT_EQ(count(html, "<svg"), 12);
  EXPECT_EQ(count(html, "<figure"), count(html, "</figure>"));
  EXPECT_EQ(count(html, "<div"), count(html, "</div>"));
  EXPECT_EQ(count(html, "<span"), count(html, "</span>"));
}

TEST(HtmlWriter, LoadsAndRunsNothing) {
  const std::string html = write_html(test::sheet(3)).value();
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
  for (const char* part : {"<script", "<link", "<iframe", "src=", "href=", "@import", "url(http"}) {
    EXPECT_THAT(html, Not(HasSubstr(part)));
  }
}

TEST(HtmlWriter, EscapesEverything) {
  const std::string hostile = "<img src=x onerror=alert(1)>\"'&";
  Document document = test::empty_document();
  document.title = document.author = document.footer_left = document.footer_right = hostile;
  document.language = hostile;
  document.blocks = {Heading{2, hostile}, Paragraph{{{hostile}}}, BulletList{{hostile}},
                     Note{hostile, hostile}, Figure{test::picture(), hostile, hostile}};
  Table table = test::table(1);
  table.caption = table.columns[0].head = table.rows[0][0].text = table.rows[0][2].text = hostile;
  document.blocks.push_back(table);
  const std::string html = write_html(document).value();
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_EQ(count(html, "onerror"), count(html, "&lt;img src=x onerror"));
  EXPECT_THAT(html, Not(HasSubstr("\"'&\"")));
}

TEST(HtmlWriter, RefusesHostilePictures) {
  Document document = test::empty_document();
  document.blocks = {Figure{"<svg onload=\"alert(1)\"/>"}};
  const auto html = write_html(document);
  ASSERT_FALSE(html.ok());
  EXPECT_EQ(html.problem().code(), "DOC-002");
}

TEST(HtmlWriter, SaysWhenATableIsEmpty) {
  Document document = test::empty_document();
  document.blocks = {test::table(0)};
  EXPECT_THAT(write_html(document).value(), HasSubstr("該当する行はありません。"));
}

}  // namespace
}  // namespace engawa::documents
