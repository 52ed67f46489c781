#include "engawa/indicators/health_issue_sheet.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>

#include "engawa/base/temporary_folder.hpp"
#include "engawa/documents/pdf_writer.hpp"
#include "engawa/indicators/import_workbooks.hpp"
#include "engawa/indicators/tables_store.hpp"
#include "engawa/indicators/workspace.hpp"
#include "engawa/store/event_log.hpp"

namespace engawa::indicators {
namespace {

constexpr int fiscal_year = 2020;

// A data folder with the two BMI workbooks of one edition.
class HealthIssueSheetTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::filesystem::path source = ENGAWA_SOURCE_DIR;
    auto store =
        store::Store::open({m_folder.path() / "engawa.sqlite3", {}},
                           store::in_order({store::event_log_migrations(), tables_migrations()}));
    ASSERT_TRUE(store.ok()) << store.problem().english();
    auto workspace = Workspace::open(std::move(*store), source / "catalog");
    ASSERT_TRUE(workspace.ok()) << workspace.problem().english();
    m_workspace = std::move(*workspace);
    auto database = m_workspace->connect();
    ASSERT_TRUE(database.ok());
    ImportOptions options;
    options.paths = {source / "samples/ndb/ed08/001122669.xlsx",
                     source / "samples/ndb/ed08/001122670.xlsx"};
    const auto report =
        import_workbooks(*database, options, m_workspace->catalogue(), m_workspace->master(),
                         [](std::size_t, std::size_t) {});
    ASSERT_TRUE(report.ok()) << report.problem().english();
    ASSERT_TRUE(report->committed);
    auto analysis = m_workspace->analysis();
    ASSERT_TRUE(analysis.ok());
    m_analysis = *analysis;
    m_area = *m_workspace->master().index_of("3101");
  }

  [[nodiscard]] std::string pdf(int year) const {
    auto bytes = health_issue_sheet_pdf(*m_analysis, m_workspace->census(), m_area, year, "1.0");
    EXPECT_TRUE(bytes.ok());
    return bytes.ok() ? *bytes : std::string();
  }

  [[nodiscard]] int pages(int year) const {
    const documents::PdfOptions options{true, "2021-03-31T00:00:00+09:00"};
    documents::PdfReport report;
    const auto sheet = health_issue_sheet(*m_analysis, m_workspace->census(), m_area, year, "1.0");
    return documents::write_pdf(sheet, options, &report).ok() ? report.pages : 0;
  }

  base::TemporaryFolder m_folder;  // one per test: the tests run at the same time
  std::unique_ptr<Workspace> m_workspace;
  std::shared_ptr<const Analysis> m_analysis;
  std::size_t m_area = 0;
};

TEST_F(HealthIssueSheetTest, FitsOnePageWithTheSameBytesEachTime) {
  const std::string bytes = pdf(fiscal_year);
  EXPECT_EQ(pages(fiscal_year), 1);
  EXPECT_EQ(bytes, pdf(fiscal_year));
}

TEST_F(HealthIssueSheetTest, NamesAreaYearAndSources) {
  const auto document =
      health_issue_sheet(*m_analysis, m_workspace->census(), m_area, fiscal_year, "1.0");
  EXPECT_EQ(document.title, "健康課題シート　鳥取県 東部");
  EXPECT_NE(document.author.find("2020年度（令和2年度）"), std::string::npos);
  EXPECT_NE(document.footer_left.find("国勢調査"), std::string::npos);
  EXPECT_TRUE(documents::check_document(document).ok());
}

TEST_F(HealthIssueSheetTest, AYearWithoutDataSaysSoOnOnePage) {
  const auto document = health_issue_sheet(*m_analysis, m_workspace->census(), m_area, 1999, "1.0");
  ASSERT_EQ(document.blocks.size(), 1U);
  EXPECT_EQ(pages(1999), 1);
}

}  // namespace
}  // namespace engawa::indicators
