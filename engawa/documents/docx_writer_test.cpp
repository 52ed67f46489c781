#include "engawa/documents/docx_writer.hpp"

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "engawa/documents/sample_document.hpp"
#include "engawa/formats/zip_reader.hpp"

namespace engawa::documents {
namespace {

/// A Word file opened again.
class Opened {
 public:
  explicit Opened(const Document& document) {
    auto bytes = write_docx(document);
    EXPECT_TRUE(bytes.ok()) << bytes.problem().english();
    auto archive = formats::ZipReader::open(*bytes);
    EXPECT_TRUE(archive.ok());
    for (const auto& entry : archive->entries()) {
      parts.push_back(entry.name);
      if (!entry.name.ends_with(".xml") && !entry.name.ends_with(".rels")) continue;
      pugi::xml_document xml;
      const auto text = archive->read(entry.name);
      EXPECT_TRUE(xml.load_string(text->c_str())) << entry.name;
      if (entry.name == "word/document.xml") body = *text;
    }
    EXPECT_TRUE(m_xml.load_string(body.c_str()));
  }

  [[nodiscard]] std::string text() const {
    std::string all;
    auto nodes = m_xml.select_nodes("//w:t | //w:br");
    nodes.sort();
    for (const auto& node : nodes) {
      all += std::string_view(node.node().name()) == "w:br" ? "\n" : node.node().text().get();
    }
    return all;
  }
  [[nodiscard]] std::size_t count(const char* path) const {
    return m_xml.select_nodes(path).size();
  }

  std::vector<std::string> parts;
  std::string body;

 private:
  pugi::xml_document m_xml;
};

TEST(DocxWriter, HasEveryRowAndItsHeadOnce) {
  Document document = test::empty_document();
  Table table;
  table.columns = {{"団体"}, {"人数"}};
  for (int i = 0; i < 300; ++i) table.rows.push_back({Cell{"団体"}, Cell{std::to_string(i)}});
  document.blocks = {table};
  const Opened opened(document);
  EXPECT_EQ(opened.count("//w:tr[not(.//w:tblHeader)]"), 300U);
  EXPECT_EQ(opened.count("//w:tblHeader"), 1U);
}

TEST(DocxWriter, KeepsTextThatLooksLikeMarkup) {
  Document document = test::empty_document();
  document.blocks = {Paragraph{{{"<w:p>&\"一\n二\x01"}}}};
  const auto text = Opened(document).text();
  EXPECT_NE(text.find("<w:p>&\"一\n二"), std::string::npos) << text;
}

TEST(DocxWriter, HeadingsAreStylesAndABreakStandsBeforeWhatFollows) {
  Document document = test::empty_document();
  document.blocks = {Heading{2, "次第"}, PageBreak{}, Heading{2, "資料1"}};
  const Opened opened(document);
  EXPECT_EQ(opened.count("//w:pStyle[@w:val='Heading1']"), 1U) << "the title";
  EXPECT_EQ(opened.count("//w:pStyle[@w:val='Heading2']"), 2U);
  EXPECT_EQ(opened.count("//w:p[w:pPr/w:pageBreakBefore]//w:t[text()='資料1']"), 1U);
}

TEST(DocxWriter, PutsPicturesInWithTheirWords) {
  Document document = test::empty_document();
  document.blocks = {Figure{test::picture(), "血圧", "東部は全国より多い。", 1}};
  const Opened opened(document);
  EXPECT_NE(std::find(opened.parts.begin(), opened.parts.end(), "word/media/image1.png"),
            opened.parts.end());
  EXPECT_EQ(opened.count("//wp:docPr[@descr='血圧。東部は全国より多い。']"), 1U);
}

TEST(DocxWriter, HoldsNothingThatRuns) {
  for (const auto& part : Opened(test::sheet(3)).parts) {
    EXPECT_EQ(part.find("vba"), std::string::npos) << part;
    EXPECT_EQ(part.find(".bin"), std::string::npos) << part;
  }
}

TEST(DocxWriter, TheSameDocumentGivesTheSameBytes) {
  EXPECT_EQ(*write_docx(test::sheet(5)), *write_docx(test::sheet(5)));
}

TEST(DocxWriter, RefusesWhatNoWriterTakes) {
  EXPECT_EQ(write_docx(Document{}).problem().code(), "DOC-001");
}

}  // namespace
}  // namespace engawa::documents
