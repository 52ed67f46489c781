#include "engawa/documents/pdf_writer.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "engawa/documents/pdf_reading.hpp"
#include "engawa/documents/sample_document.hpp"

namespace engawa::documents {
namespace {

using test::PdfFacts;
using test::read_pdf;

PdfOptions options(bool fit = false) { return {fit, "2026-05-01T09:00:00+09:00"}; }

struct Written {
  PdfFacts facts;
  PdfReport report;
};

Written write(const Document& document, const PdfOptions& how = options()) {
  PdfReport report;
  const auto pdf = write_pdf(document, how, &report);
  EXPECT_TRUE(pdf.ok()) << pdf.problem().english();
  return {read_pdf(*pdf), report};
}

Document with(std::vector<Block> blocks) {
  Document document = test::empty_document();
  document.blocks = std::move(blocks);
  return document;
}

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(PdfWriter, MarksTheFileForReaders) {
  const Written sheet = write(test::sheet(10));
  EXPECT_EQ(sheet.facts.language, "ja-JP");
  EXPECT_TRUE(sheet.facts.marked);
  EXPECT_TRUE(sheet.facts.shows_title);
  EXPECT_EQ(sheet.facts.title, "健康課題シート　東部圏域");
  EXPECT_EQ(sheet.facts.author, "特定健診（令和5年度）");
  EXPECT_EQ(sheet.facts.created, "D:20260501090000+09'00'");
  EXPECT_NEAR(sheet.facts.width, 595.276, 0.01);
  EXPECT_NEAR(sheet.facts.height, 841.89, 0.01);
}

TEST(PdfWriter, BuildsAStructureTree) {
  const Written sheet = write(test::sheet(10));
  auto elements = sheet.facts.elements;
  EXPECT_EQ(elements["/Document"], 1);
  EXPECT_EQ(elements["/H1"], 1);
  EXPECT_EQ(elements["/H2"], 1);
  EXPECT_EQ(elements["/LI"], 2);
  EXPECT_EQ(elements["/Table"], sheet.report.pages == 1 ? 1 : elements["/Table"]);
  EXPECT_EQ(elements["/Figure"], 12);
  EXPECT_EQ(elements["/Artifact"], 0);
  ASSERT_EQ(sheet.facts.figure_words.size(), 12U);
  EXPECT_EQ(sheet.facts.figure_words.front(), "比1.32");
  EXPECT_EQ(sheet.facts.figure_words.back(), "図1　割合の動き。東部は全国より高い値です。");
  EXPECT_EQ(sheet.facts.column_heads, 5);
  EXPECT_EQ(sheet.facts.row_heads, 10);
}

TEST(PdfWriter, EmbedsTrueTypeFontsAndNoPictures) {
  const Written sheet = write(test::sheet(10));
  EXPECT_FALSE(sheet.facts.fonts.empty());
  for (const auto& [name, kind] : sheet.facts.fonts) {
    EXPECT_EQ(kind, "TrueType embedded") << name;
    EXPECT_NE(name.find("BIZUDPGothic"), std::string::npos) << name;
  }
  EXPECT_EQ(sheet.facts.raster_images, 0);
}

TEST(PdfWriter, GivesTheSameBytesForTheSameDocument) {
  const std::string first = write_pdf(test::sheet(25), options()).value();
  static_cast<void>(write_pdf(test::sheet(3), options(true)));
  EXPECT_EQ(first, write_pdf(test::sheet(25), options()).value());
  EXPECT_NE(first, write_pdf(test::sheet(25), {false, "2026-05-02T09:00:00+09:00"}).value());
}

TEST(PdfWriter, WritesFromTwoThreads) {
  std::vector<std::string> expected;
  expected.reserve(6);
  for (int i = 0; i < 6; ++i) {
    expected.push_back(write_pdf(test::sheet(10 + i), options(true)).value());
  }
  std::vector<std::string> found[2];
  const auto work = [&](std::size_t slot) {
    for (int i = 0; i < 6; ++i) {
      found[slot].push_back(write_pdf(test::sheet(10 + i), options(true)).value());
    }
  };
  std::thread one(work, 0);
  std::thread two(work, 1);
  one.join();
  two.join();
  EXPECT_TRUE(found[0] == expected);
  EXPECT_TRUE(found[1] == expected);
}

class TableOfRows : public testing::TestWithParam<int> {};

TEST_P(TableOfRows, DrawsEveryRowAndRepeatsItsHead) {
  const Written paper = write(with({test::table(GetParam())}));
  EXPECT_EQ(paper.report.rows_drawn, GetParam());
  EXPECT_EQ(paper.report.pages, paper.facts.pages);
  EXPECT_EQ(paper.facts.column_heads, 5 * paper.facts.pages);
  EXPECT_EQ(paper.facts.row_heads, GetParam());
  EXPECT_EQ(paper.facts.pages == 1, GetParam() < 20);
}

INSTANTIATE_TEST_SUITE_P(PdfWriter, TableOfRows, testing::Values(0, 1, 10, 34, 35, 36, 200));

TEST(PdfWriter, ContinuesARowThatNoPageHolds) {
  Table table = test::table(3);
  table.rows[1][0].text = repeat("とても長い指標の説明", 1000);
  const Written paper = write(with({table}));
  EXPECT_EQ(paper.report.rows_drawn, 3);
  EXPECT_GT(paper.report.pages, 3);
  EXPECT_LT(paper.report.pages, 40);
}

TEST(PdfWriter, EndsWithAHeadThatNoPageHolds) {
  Table table = test::table(30);
  table.columns[0].head = repeat("長い見出し", 2000);
  const Written paper = write(with({table}));
  EXPECT_EQ(paper.report.rows_drawn, 30);
}

TEST(PdfWriter, ShrinksASheetOntoOnePage) {
  const Document document = test::sheet(15);
  ASSERT_GT(write(document).report.pages, 1);
  const Written fitted = write(document, options(true));
  EXPECT_EQ(fitted.facts.pages, 1);
  EXPECT_TRUE(fitted.report.fitted);
  EXPECT_EQ(fitted.report.rows_drawn, 15);
  EXPECT_GE(fitted.report.body_points, 8.5);
}

TEST(PdfWriter, KeepsNormalSizeWhenNothingHelps) {
  const Written paper = write(test::sheet(80), options(true));
  EXPECT_FALSE(paper.report.fitted);
  EXPECT_GT(paper.facts.pages, 1);
  EXPECT_DOUBLE_EQ(paper.report.body_points, 10.5);
}

TEST(PdfWriter, DoesNotShrinkWhatFitsAnyway) {
  EXPECT_DOUBLE_EQ(write(test::sheet(2), options(true)).report.body_points, 10.5);
}

TEST(PdfWriter, PrintsColumnsHigherThanAPageBelowEachOther) {
  const Paragraph text{{{repeat("長い文章です。", 800)}}};
  const Written paper = write(with({Columns{{Column{1, {text}}, Column{1, {test::table(60)}}}}}));
  EXPECT_EQ(paper.report.rows_drawn, 60);
  EXPECT_GT(paper.facts.pages, 3);
}

TEST(PdfWriter, ShrinksAFigureHigherThanAPage) {
  const std::string tall =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"5000\"><g/></svg>";
  EXPECT_EQ(write(with({Figure{tall, "図", "高い図"}, Note{"注", "後"}})).facts.pages, 3);
}

TEST(PdfWriter, TurnsThePage) {
  Document document = test::sheet(5);
  document.page.orientation = Orientation::landscape;
  const Written paper = write(document);
  EXPECT_NEAR(paper.facts.width, 841.89, 0.01);
  EXPECT_NEAR(paper.facts.height, 595.276, 0.01);
}

TEST(PdfWriter, PrintsEmptyAndOddContents) {
  const Written paper =
      write(with({Paragraph{}, Paragraph{{{""}}}, BulletList{}, BulletList{{"", "項"}}, Note{},
                  Heading{3, ""}, Spacer{0}, Figure{test::picture()}, Columns{{Column{}}},
                  Paragraph{{{"𠮷田 한글 \xFF\x01\t👪"}}}}));
  EXPECT_EQ(paper.facts.pages, 1);
}

TEST(PdfWriter, RefusesADateItCannotWrite) {
  for (const char* date : {"", "2026-05-01", "2026-05-01T09:00:00Z", "abcd-05-01T09:00:00+09:00"}) {
    const auto pdf = write_pdf(test::sheet(1), {false, date});
    ASSERT_FALSE(pdf.ok()) << date;
    EXPECT_EQ(pdf.problem().code(), "DOC-001");
  }
}

TEST(PdfWriter, RefusesHostilePictures) {
  const auto pdf =
      write_pdf(with({Figure{"<svg><image href=\"file:///etc/passwd\"/></svg>"}}), options());
  ASSERT_FALSE(pdf.ok());
  EXPECT_EQ(pdf.problem().code(), "DOC-002");
}

TEST(PdfWriter, ReportsPicturesItCannotDraw) {
  const auto pdf = write_pdf(with({Figure{"<svg></svg>"}}), options());
  ASSERT_FALSE(pdf.ok());
  EXPECT_EQ(pdf.problem().code(), "DOC-003");
}

TEST(PdfWriter, RefusesAFooterThatLeavesNoRoom) {
  Document document = test::sheet(1);
  document.footer_left = repeat("長い出典", 3000);
  const auto pdf = write_pdf(document, options());
  ASSERT_FALSE(pdf.ok());
  EXPECT_EQ(pdf.problem().code(), "DOC-001");
}

Document packet() {
  Document document = test::empty_document();
  document.prints_title = false;
  document.blocks = {Heading{1, "会議資料", Alignment::centre},
                     PageBreak{},
                     Contents{},
                     PageBreak{},
                     Heading{2, "次第"},
                     PageBreak{},
                     Heading{2, "資料1"},
                     Paragraph{{{repeat("長い文。", 2'000)}}},
                     PageBreak{},
                     Heading{2, "資料2"}};
  return document;
}

TEST(PdfWriter, BookmarksFollowTheHeadings) {
  const std::vector<std::string> expected{"会議資料", " 次第", " 資料1", " 資料2"};
  EXPECT_EQ(write(packet()).facts.bookmarks, expected);
}

TEST(PdfWriter, APageBreakBeginsAPageAndNeverLeavesAnEmptyOne) {
  Document document = with({Paragraph{{{"一"}}}, PageBreak{}, PageBreak{}, Paragraph{{{"二"}}}});
  EXPECT_EQ(write(document).report.pages, 2);
  document.prints_title = false;
  document.blocks = {PageBreak{}, Paragraph{{{"一"}}}, PageBreak{}};
  EXPECT_EQ(write(document).report.pages, 1);
}

TEST(PdfWriter, ContentsTakeThePagesOnWhichHeadingsStand) {
  // The long material fills more than one page, so that its successor is not on the next one.
  const Written written = write(packet());
  EXPECT_GT(written.report.pages, 5);
  EXPECT_EQ(written.facts.elements.at("/TOCI"), 3);
}

TEST(PdfWriter, AHeadingOfLevelOneNeedsADocumentWithoutPrintedTitle) {
  Document document = with({Heading{1, "二つ目の表題"}});
  EXPECT_EQ(write_pdf(document, options()).problem().code(), "DOC-001");
}

}  // namespace
}  // namespace engawa::documents
