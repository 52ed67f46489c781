#include "engawa/documents/outside_pages.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <zlib.h>

#include <array>

#include "engawa/documents/docx_writer.hpp"
#include "engawa/documents/html_writer.hpp"
#include "engawa/documents/pdf_reading.hpp"
#include "engawa/documents/pdf_writer.hpp"

namespace engawa::documents {
namespace {

/// A PDF of one page for each text of `pages` (entries of its dictionary), as another program would
/// write it. Object 3 is a stream that draws, 4 a stamp of 10 x 10.
std::string outside_pdf(
    const std::vector<std::string>& pages,
    const std::string& drawing = "<< /Length 20 >>\nstream\n0 0 100 50 re f     \nendstream") {
  std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", "", drawing,
                                   "<< /Type /XObject /Subtype /Form /BBox [0 0 10 10] /Length 12 "
                                   ">>\nstream\n0 0 5 5 re f\nendstream"};
  std::string kids;
  for (const auto& entries : pages) {
    objects.push_back("<< /Type /Page /Parent 2 0 R /Contents 3 0 R " + entries + " >>");
    kids += std::to_string(objects.size()) + " 0 R ";
  }
  objects[1] = "<< /Type /Pages /MediaBox [0 0 200 100] /Resources << >> /Count " +
               std::to_string(pages.size()) + " /Kids [ " + kids + "] >>";
  std::string pdf = "%PDF-1.4\n";
  std::string table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const std::string offset = std::to_string(pdf.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string size = std::to_string(objects.size() + 1);
  const std::string start = std::to_string(pdf.size());
  return pdf + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer\n<< /Size " + size +
         " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

/// A stream of so many million spaces, packed piece by piece.
std::string packed_spaces(int million) {
  std::string piece(1'000'000, ' ');
  std::string packed(std::size_t{1} << 20, '\0');
  z_stream stream{};
  EXPECT_EQ(deflateInit(&stream, Z_BEST_SPEED), Z_OK);
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  for (int i = 1; i <= million; ++i) {
    stream.next_in = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_in = static_cast<uInt>(piece.size());
    deflate(&stream, i == million ? Z_FINISH : Z_NO_FLUSH);
  }
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return "<< /Filter /FlateDecode /Length " + std::to_string(packed.size()) + " >>\nstream\n" +
         packed + "\nendstream";
}

std::size_t peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss);
}

struct Point {
  double x;
  double y;
};

/// Where a point of an outside page comes to lie in the unit square.
Point in_unit_square(const std::string& entries, Point point) {
  const std::string pdf = outside_pdf({entries});
  const auto outside = OutsidePdf::open(pdf);
  EXPECT_TRUE(outside.ok());
  const std::string target_pdf = outside_pdf({""});
  const auto target = PdfFile::open(target_pdf);
  const auto form = outside->form_in(*target, 0);
  EXPECT_TRUE(form.ok());
  const PdfObject matrix = form->dictionary().key("/Matrix");
  EXPECT_EQ(matrix.items(), 6);
  std::array<double, 6> m{};
  for (int i = 0; i < 6; ++i) m[static_cast<std::size_t>(i)] = matrix.item(i).number();
  return {m[0] * point.x + m[2] * point.y + m[4], m[1] * point.x + m[3] * point.y + m[5]};
}

void expect_at(const std::string& entries, Point point, Point wanted) {
  const Point found = in_unit_square(entries, point);
  EXPECT_NEAR(found.x, wanted.x, 1e-4) << entries;
  EXPECT_NEAR(found.y, wanted.y, 1e-4) << entries;
}

// The lower left corner of a page of 200 x 100, and its upper left one, after turning clockwise.
TEST(OutsidePdf, TurnsAPageAsItsReaderSeesIt) {
  expect_at("", {0, 0}, {0, 0});
  expect_at("", {0, 100}, {0, 1});
  expect_at("/Rotate 90", {0, 0}, {0, 1});
  expect_at("/Rotate 90", {0, 100}, {1, 1});
  expect_at("/Rotate 180", {0, 0}, {1, 1});
  expect_at("/Rotate 180", {0, 100}, {1, 0});
  expect_at("/Rotate -90", {0, 0}, {1, 0});
  expect_at("/Rotate -90", {0, 100}, {0, 0});
  expect_at("/Rotate 450", {200, 0}, {0, 0});
}

TEST(OutsidePdf, ShowsWhatTheCropBoxLeaves) {
  const std::string cropped = "/CropBox [50 20 150 70]";
  expect_at(cropped, {50, 20}, {0, 0});
  expect_at(cropped, {150, 70}, {1, 1});
  const std::string pdf = outside_pdf({cropped, "/Rotate 90", ""});
  const auto outside = OutsidePdf::open(pdf);
  ASSERT_TRUE(outside.ok());
  EXPECT_EQ(outside->pages(), 3);
  EXPECT_DOUBLE_EQ(outside->proportion(0), 0.5);
  EXPECT_DOUBLE_EQ(outside->proportion(1), 2);
  EXPECT_DOUBLE_EQ(outside->proportion(2), 0.5);
}

TEST(OutsidePdf, TakesStampsWithItAndLeavesWhatIsHidden) {
  const auto form_of = [](const std::string& mark) {
    const std::string pdf = outside_pdf({"/Annots [ << /Subtype /Stamp " + mark + " >> ]"});
    const auto outside = OutsidePdf::open(pdf);
    const std::string target_pdf = outside_pdf({""});
    const auto target = PdfFile::open(target_pdf);
    const auto form = outside->form_in(*target, 0);
    EXPECT_TRUE(form.ok());
    // The page itself is one of them.
    return form->dictionary().key("/Resources").key("/XObject").keys().size() - 1;
  };
  EXPECT_EQ(form_of("/Rect [10 10 30 30] /AP << /N 4 0 R >>"), 1U);
  EXPECT_EQ(form_of("/Rect [30 30 10 10] /AP << /N << /On 4 0 R >> >> /AS /On"), 1U);
  EXPECT_EQ(form_of("/Rect [10 10 30 30] /AP << /N 4 0 R >> /F 2"), 0U);
  EXPECT_EQ(form_of("/Rect [10 10 30 30]"), 0U);
  EXPECT_EQ(form_of("/AP << /N 4 0 R >>"), 0U);
}

// A page may be written in parts that only together draw anything.
TEST(OutsidePdf, JoinsAPageOfSeveralParts) {
  const std::string parts = "/Contents [3 0 R 3 0 R]";
  std::string pdf = outside_pdf({parts});
  // The usual contents would come twice: the later entry of a name counts for no reader.
  const auto usual = pdf.find("/Contents 3 0 R ");
  pdf.replace(usual, 16, std::string(16, ' '));
  const auto outside = OutsidePdf::open(pdf);
  ASSERT_TRUE(outside.ok()) << outside.problem().english();
  const std::string target_pdf = outside_pdf({""});
  const auto target = PdfFile::open(target_pdf);
  const auto form = outside->form_in(*target, 0);
  ASSERT_TRUE(form.ok()) << form.problem().english();
  EXPECT_TRUE(form->dictionary().key("/Resources").key("/XObject").has("/EngawaPage"));
}

// 200 MB of nothing in 200 KB: taken as it is packed.
TEST(OutsidePdf, DoesNotUnpackAPage) {
  const std::string pdf = outside_pdf({""}, packed_spaces(200));
  ASSERT_LT(pdf.size(), std::size_t{1} << 20);
  const std::size_t before = peak_kilobytes();
  const auto outside = OutsidePdf::open(pdf);
  ASSERT_TRUE(outside.ok());
  const std::string target_pdf = outside_pdf({""});
  const auto target = PdfFile::open(target_pdf);
  ASSERT_TRUE(outside->form_in(*target, 0).ok());
  ASSERT_TRUE(target->write().ok());
  EXPECT_LT(peak_kilobytes() - before, std::size_t{100} << 10);
}

TEST(OutsidePdf, RefusesWhatIsNoPdf) {
  EXPECT_EQ(OutsidePdf::open("%PDF-1.4 nothing").problem().code(), "DOC-005");
  EXPECT_EQ(OutsidePdf::open("").problem().code(), "DOC-005");
}

Document packet_with(const std::vector<std::string>& pages) {
  Document document;
  document.title = "会議資料";
  document.blocks.emplace_back(Heading{2, "資料1　外からの資料"});
  document.blocks.emplace_back(
      OutsidePages{"受診のようす.pdf", std::make_shared<const std::string>(outside_pdf(pages))});
  document.blocks.emplace_back(Heading{2, "資料2　つづき"});
  return document;
}

TEST(OutsidePages, StandOnPagesOfTheirOwnAndAreCounted) {
  PdfReport report;
  const std::vector<std::string> tall(12, "/MediaBox [0 0 595 842]");
  const auto pdf = write_pdf(packet_with(tall), {false, "2026-05-01T09:00:00+09:00"}, &report);
  ASSERT_TRUE(pdf.ok()) << pdf.problem().english();
  const auto facts = test::read_pdf(*pdf);
  EXPECT_EQ(facts.pages, report.pages);
  EXPECT_GE(report.pages, 12);
  EXPECT_LE(report.pages, 14);
  EXPECT_EQ(facts.figure_words.size(), 12U);
  EXPECT_EQ(facts.figure_words.front(), "外から来た資料のページ：受診のようす.pdf　1 / 12");
  const auto written = PdfFile::open(*pdf);
  int placed = 0;
  for (int page = 0; page < written->pages(); ++page) {
    for (const auto& key : written->page(page).key("/Resources").key("/XObject").keys())
      placed += key.starts_with("/Outside") ? 1 : 0;
  }
  EXPECT_EQ(placed, 12);
}

TEST(OutsidePages, GiveTheSameBytesForTheSameFile) {
  const auto document = packet_with({"", "/Rotate 90"});
  const PdfOptions options{false, "2026-05-01T09:00:00+09:00"};
  EXPECT_EQ(*write_pdf(document, options), *write_pdf(document, options));
}

TEST(OutsidePages, AreNamedWhereTheyCannotBePut) {
  const auto document = packet_with({""});
  const auto html = write_html(document);
  ASSERT_TRUE(html.ok());
  EXPECT_NE(html->find("「受診のようす.pdf」のページは"), std::string::npos);
  EXPECT_TRUE(write_docx(document).ok());
}

TEST(OutsidePages, AreRefusedWithinColumnsAndWithoutAFile) {
  Document document = packet_with({""});
  document.blocks = {
      Columns{{Column{1, {OutsidePages{"x.pdf", std::make_shared<std::string>()}}}}}};
  EXPECT_EQ(check_document(document).problem().code(), "DOC-001");
  document.blocks = {OutsidePages{"x.pdf", nullptr}};
  EXPECT_EQ(check_document(document).problem().code(), "DOC-001");
  document.blocks = {OutsidePages{"x.pdf", std::make_shared<std::string>("no PDF")}};
  EXPECT_EQ(write_pdf(document, {false, "2026-05-01T09:00:00+09:00"}).problem().code(), "DOC-005");
}

}  // namespace
}  // namespace engawa::documents
