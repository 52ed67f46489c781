#include "engawa/documents/pdf_reading.hpp"

#include <gtest/gtest.h>

#include "engawa/documents/pdf_file.hpp"

namespace engawa::documents::test {
namespace {

void read_structure(const PdfObject& node, PdfFacts& facts) {
  if (node.is_array()) {
    for (int i = 0; i < node.items(); ++i) read_structure(node.item(i), facts);
  }
  if (!node.is_dictionary()) return;
  const PdfObject kind = node.key("/S");
  if (!kind.name().empty()) ++facts.elements[kind.name()];
  if (kind.is_name("/Figure")) facts.figure_words.push_back(node.key("/Alt").text());
  if (kind.is_name("/TH")) {
    const PdfObject scope = node.key("/A").key("/Scope");
    if (scope.is_name("/Column")) ++facts.column_heads;
    if (scope.is_name("/Row")) ++facts.row_heads;
  }
  if (node.has("/K")) read_structure(node.key("/K"), facts);
}

// Bookmarks in the order in which a reader lists them, each indented by its depth.
void read_bookmarks(const PdfObject& first, const std::string& indent, PdfFacts& facts) {
  for (PdfObject at = first; at.is_dictionary(); at = at.key("/Next")) {
    facts.bookmarks.push_back(indent + at.key("/Title").text());
    if (at.has("/First")) read_bookmarks(at.key("/First"), indent + " ", facts);
    if (!at.has("/Next")) return;
  }
}

std::string font_kind(const PdfObject& font) {
  const PdfObject kind = font.key("/Subtype");
  if (kind.is_name("/Type0")) return font_kind(font.key("/DescendantFonts").item(0));
  if (!kind.is_name("/TrueType") && !kind.is_name("/CIDFontType2")) return kind.name();
  const bool embedded = font.key("/FontDescriptor").has("/FontFile2");
  return embedded ? "TrueType embedded" : "TrueType missing";
}

void read_objects(const PdfFile& file, PdfFacts& facts) {
  const int count = static_cast<int>(file.trailer().key("/Size").number());
  for (int id = 1; id < count; ++id) {
    const PdfObject object = file.object_by_id(id);
    const bool font = object.key("/Type").is_name("/Font");
    if (font && !object.key("/Subtype").is_name("/CIDFontType2")) {
      facts.fonts[object.key("/BaseFont").name()] = font_kind(object);
    }
    if (object.is_stream() && object.dictionary().key("/Subtype").is_name("/Image")) {
      ++facts.raster_images;
    }
  }
}

}  // namespace

PdfFacts read_pdf(std::string_view pdf) {
  const auto opened = PdfFile::open(pdf);
  EXPECT_TRUE(opened.ok()) << opened.problem().english();
  const PdfFile& file = *opened;
  PdfFacts facts;
  facts.pages = file.pages();
  const PdfObject box = file.page(0).key("/MediaBox");
  facts.width = box.item(2).number();
  facts.height = box.item(3).number();
  const PdfObject root = file.root();
  facts.language = root.key("/Lang").text();
  facts.marked = root.key("/MarkInfo").key("/Marked").is_true();
  facts.shows_title = root.key("/ViewerPreferences").key("/DisplayDocTitle").is_true();
  const PdfObject information = file.trailer().key("/Info");
  facts.title = information.key("/Title").text();
  facts.author = information.key("/Author").text();
  facts.created = information.key("/CreationDate").text();
  read_objects(file, facts);
  read_structure(root.key("/StructTreeRoot"), facts);
  if (root.has("/Outlines")) read_bookmarks(root.key("/Outlines").key("/First"), {}, facts);
  return facts;
}

TEST(PdfFile, ReportsWhatIsNoPdf) {
  for (const char* bytes : {"", "text", "%PDF-1.5\n"}) {
    const auto file = PdfFile::open(bytes);
    ASSERT_FALSE(file.ok()) << bytes;
    EXPECT_EQ(file.problem().code(), "DOC-005");
  }
}

}  // namespace engawa::documents::test
