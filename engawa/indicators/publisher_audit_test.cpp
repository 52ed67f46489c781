#include "engawa/indicators/publisher_audit.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "engawa/base/files.hpp"
#include "engawa/indicators/read_ndb_workbook.hpp"

namespace engawa::indicators {
namespace {

disclosure::PublisherAudit audit_of(const std::vector<std::string>& workbooks) {
  const std::filesystem::path source = ENGAWA_SOURCE_DIR;
  const auto catalogue = Catalogue::load(source / "catalog").value();
  const auto master = areas::AreaMaster::load(source / "catalog/areas").value();
  std::vector<cells::CellTable> tables;
  for (const auto& name : workbooks) {
    const auto bytes = base::read_file(source / "samples/ndb" / name);
    tables.push_back(read_ndb_workbook(bytes.value(), name, catalogue, master).value().table);
  }
  const auto profile = disclosure::load_profile(source / "catalog/disclosure", "standard").value();
  return disclosure::audit_publisher(tables, profile).value();
}

// The numbers of weak cells are those counted by hand in the published workbooks: BMI by medical
// area, hidden cells that stand alone beside the visible total of their row, and alone among the
// medical areas of a prefecture. No value is looked at.
TEST(PublisherAudit, FindsTheWeakCellsOfTheSixthEdition) {
  const auto areas_alone = audit_of({"ed06/000821812.xlsx"});
  EXPECT_EQ(areas_alone.hidden, 5131U);
  EXPECT_EQ(areas_alone.by_row, 16U);
  EXPECT_EQ(audit_of({"ed06/000821812.xlsx", "ed06/000821811.xlsx"}).by_column, 9U);
}

TEST(PublisherAudit, FindsTheNinthEditionCleanAgainstRowsAndColumns) {
  const auto areas_alone = audit_of({"ed09/001258726.xlsx"});
  EXPECT_EQ(areas_alone.hidden, 4520U);
  EXPECT_EQ(areas_alone.exact, 0U);
  const auto both = audit_of({"ed09/001258726.xlsx", "ed09/001258725.xlsx"});
  EXPECT_EQ(both.by_column, 0U);
  // Several sums together still leave a few alone: what only the programs see.
  EXPECT_GT(both.exact, 0U);
}

}  // namespace
}  // namespace engawa::indicators
