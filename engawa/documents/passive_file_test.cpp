#include "engawa/documents/passive_file.hpp"

#include <gtest/gtest.h>

#include "engawa/documents/docx_writer.hpp"
#include "engawa/documents/pdf_file.hpp"
#include "engawa/documents/pdf_writer.hpp"
#include "engawa/documents/sample_document.hpp"
#include "engawa/formats/zip_writer.hpp"

namespace engawa::documents {
namespace {

std::string outcome(const std::string& bytes) {
  const auto kind = check_passive("資料", bytes);
  return kind ? std::string(content_type_of(*kind)) : std::string(kind.problem().code());
}

std::string office(std::vector<formats::ZipFile> more, const std::string& types = "<Types/>") {
  std::vector<formats::ZipFile> files{{"[Content_Types].xml", types}, {"xl/workbook.xml", "<w/>"}};
  for (auto& one : more) files.push_back(std::move(one));
  return *formats::write_zip(files);
}

// A PDF with one more entry in its catalogue.
std::string pdf_with(const char* key, const std::string& syntax) {
  const auto pdf = write_pdf(test::sheet(1), {false, "2026-05-01T09:00:00+09:00"});
  const auto file = PdfFile::open(*pdf);
  file->root().set(key, file->parse(syntax));
  return *file->write();
}

TEST(PassiveFile, TakesWhatOfficesHandToEachOther) {
  EXPECT_EQ(outcome(*write_pdf(test::sheet(3), {false, "2026-05-01T09:00:00+09:00"})),
            "application/pdf");
  EXPECT_EQ(outcome(*write_docx(test::sheet(3))), std::string(docx_content_type));
  EXPECT_EQ(outcome(office({})), std::string(content_type_of(FileKind::Excel)));
  EXPECT_EQ(outcome("団体,人数\nみどり,12\n"), "text/plain; charset=utf-8");
  EXPECT_EQ(outcome("\x89PNG\r\n\x1a\n...."), "image/png");
}

TEST(PassiveFile, TakesTheTableBehindAChart) {
  EXPECT_EQ(outcome(office({{"xl/embeddings/Microsoft_Excel_Sheet.xlsx", "x"}})),
            std::string(content_type_of(FileKind::Excel)));
}

TEST(PassiveFile, RefusesMacrosWhateverTheNameSays) {
  EXPECT_EQ(outcome(office({{"xl/vbaProject.bin", "x"}})), "DOC-006");
  EXPECT_EQ(outcome(office({{"xl/macrosheets/sheet1.xml", "x"}})), "DOC-006");
  EXPECT_EQ(outcome(office({{"xl/activeX/activeX1.xml", "x"}})), "DOC-006");
  EXPECT_EQ(outcome(office({{"xl/embeddings/oleObject1.bin", "x"}})), "DOC-006");
  EXPECT_EQ(
      outcome(office({}, "<Types>application/vnd.ms-excel.sheet.macroEnabled.main+xml</Types>")),
      "DOC-006");
}

TEST(PassiveFile, RefusesPdfThatRunsOrCarriesSomething) {
  EXPECT_EQ(outcome(pdf_with("/OpenAction", "[ null /Fit ]")), "application/pdf");
  EXPECT_EQ(outcome(pdf_with("/OpenAction", "<< /S /JavaScript /JS (app.alert\\(1\\)) >>")),
            "DOC-006");
  EXPECT_EQ(outcome(pdf_with("/Names", "<< /EmbeddedFiles << /Names [] >> >>")), "DOC-006");
  EXPECT_EQ(outcome(pdf_with("/AA", "<< /WC << /S /Launch /F (x.exe) >> >>")), "DOC-006");
}

TEST(PassiveFile, RefusesProgramsAndScripts) {
  EXPECT_EQ(outcome("MZ\x90\x01\x02"), "DOC-007");
  EXPECT_EQ(outcome("\x7f"
                    "ELF\x02\x01"),
            "DOC-007");
  EXPECT_EQ(outcome("#!/bin/sh\nrm -rf x\n"), "DOC-006");
  EXPECT_EQ(outcome("<html><script>x</script>"), "DOC-006");
  EXPECT_EQ(outcome("<svg onload='x'/>"), "DOC-006");
}

TEST(PassiveFile, RefusesWhatItCannotLookInto) {
  EXPECT_EQ(outcome(""), "DOC-007");
  EXPECT_EQ(outcome("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old office"), "DOC-007");
  EXPECT_EQ(outcome(*formats::write_zip({{"a.txt", "x"}})), "DOC-007");
  EXPECT_EQ(outcome("%PDF-1.4 nothing more"), "DOC-007");
}

}  // namespace
}  // namespace engawa::documents
