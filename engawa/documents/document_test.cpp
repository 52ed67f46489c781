#include "engawa/documents/document.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "engawa/documents/sample_document.hpp"

namespace engawa::documents {
namespace {

std::string code_of(const Document& document) {
  const base::Status status = check_document(document);
  return status.ok() ? "" : std::string(status.problem().code());
}

Document with(Block block) {
  Document document = test::empty_document();
  document.blocks.push_back(std::move(block));
  return document;
}

TEST(Document, LetsAGoodDocumentThrough) { EXPECT_EQ(code_of(test::sheet(10)), ""); }

TEST(Document, WantsATitle) {
  Document document = test::empty_document();
  document.title.clear();
  EXPECT_EQ(code_of(document), "DOC-001");
}

TEST(Document, KeepsMarginsThatPrintersCanPrint) {
  Document document = test::empty_document();
  document.page.margin_left = 11.9;
  EXPECT_EQ(code_of(document), "DOC-001");
  document.page.margin_left = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(code_of(document), "DOC-001");
  document.page.margin_left = 12;
  EXPECT_EQ(code_of(document), "");
}

TEST(Document, RefusesShapesThatCannotBePrinted) {
  EXPECT_EQ(code_of(with(Heading{1, "題"})), "DOC-001");
  EXPECT_EQ(code_of(with(Heading{5, "題"})), "DOC-001");
  EXPECT_EQ(code_of(with(Spacer{-1})), "DOC-001");
  EXPECT_EQ(code_of(with(Table{})), "DOC-001");
  EXPECT_EQ(code_of(with(Columns{})), "DOC-001");
  EXPECT_EQ(code_of(with(Figure{test::picture(), "題", "文", 0})), "DOC-001");

  Table uneven;
  uneven.columns = {{"甲"}, {"乙"}};
  uneven.rows = {{Cell{"一つだけ"}}};
  EXPECT_EQ(code_of(with(uneven)), "DOC-001");

  Table weightless;
  weightless.columns = {{"甲", 0}};
  EXPECT_EQ(code_of(with(weightless)), "DOC-001");
}

TEST(Document, LetsColumnsNestTwoDeepOnly) {
  Columns inner{{Column{1, {Paragraph{{{"中"}}}}}}};
  for (int depth = 2; depth <= 3; ++depth) inner = Columns{{Column{1, {inner}}}};
  EXPECT_EQ(code_of(with(inner)), "DOC-001");
  EXPECT_EQ(code_of(with(inner.columns[0].blocks[0])), "");
}

TEST(Document, RefusesHostilePicturesWhereverTheyAre) {
  const std::string hostile =
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
  EXPECT_EQ(code_of(with(Figure{hostile})), "DOC-002");
  Table table;
  table.columns = {{"甲"}};
  table.rows = {{Cell{"語", false, ColourRole::ink, hostile}}};
  EXPECT_EQ(code_of(with(table)), "DOC-002");
  EXPECT_EQ(code_of(with(Columns{{Column{1, {table}}}})), "DOC-002");
  table.rows.clear();
  table.columns[0].head_svg = hostile;
  EXPECT_EQ(code_of(with(table)), "DOC-002");
}

}  // namespace
}  // namespace engawa::documents
