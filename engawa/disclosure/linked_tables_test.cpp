#include "engawa/disclosure/linked_tables.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "engawa/disclosure/tables_for_tests.hpp"

namespace engawa::disclosure {
namespace {

using cells::CellTable;
using cells::Sex;

/// A table of two classes over `areas`, every cell `count`, totals right.
CellTable table_of(std::vector<std::string> areas, cells::Level level, std::int32_t count) {
  CellTable table;
  table.item = "bmi";
  table.level = level;
  table.fiscal_year = base::FiscalYear(2021);
  table.classes = {"low", "high"};
  table.area_codes = std::move(areas);
  table.counts.assign(table.positions(), count);
  return table;
}

void add_up_ages(CellTable& table) {
  for (std::size_t first = 0; first < table.counts.size(); first += cells::ages_with_total) {
    const auto begin = table.counts.begin() + static_cast<std::ptrdiff_t>(first);
    table.counts[first + cells::age_total] =
        std::accumulate(begin, begin + cells::age_total, std::int32_t{0});
  }
}

/// Two medical areas of one prefecture and that prefecture, one small cell.
std::vector<CellTable> pair_of_tables() {
  auto areas = table_of({"3101", "3102", "3103"}, cells::Level::MedicalArea, 40);
  areas.counts[areas.position(0, 1, Sex::Female, 2)] = 3;
  add_up_ages(areas);
  auto prefectures = table_of({"31"}, cells::Level::Prefecture, 0);
  for (std::size_t i = 0; i < prefectures.counts.size(); ++i) {
    for (std::size_t a = 0; a < 3; ++a)
      prefectures.counts[i] += areas.counts[a * prefectures.counts.size() + i];
  }
  return {areas, prefectures};
}

TEST(LinkTables, TiesAreasToTheirPrefectureAndAgesToTheirTotal) {
  const auto tables = pair_of_tables();
  const auto linked = link_tables(tables).value();
  EXPECT_TRUE(check_sums(linked).ok());
  EXPECT_EQ(linked.count(at(linked, {"31", "1:high", "女性", "計"})), 40 * 7 * 3 - 37);
}

TEST(LinkTables, RefusesTablesThatDiffer) {
  auto tables = pair_of_tables();
  tables[1].classes[0] = "other";
  EXPECT_EQ(link_tables(tables).problem().code(), "DIS-007");
  auto means = pair_of_tables();
  means[0].measure = cells::Measure::Mean;
  EXPECT_EQ(link_tables(means).problem().code(), "DIS-006");
}

TEST(PublishProtected, HidesTheSmallCellAndWhatGivesItAway) {
  const auto published = publish_protected(pair_of_tables(), standard_profile());
  ASSERT_TRUE(published.ok()) << published.problem().english();
  const auto& areas = published.value()[0].cells();
  EXPECT_EQ(areas.count(0, 1, Sex::Female, 2), cells::masked);
  // Another age of the area and the same ages of another area; the prefecture stays whole.
  EXPECT_EQ(areas.masked_cell_count(), 4);
  EXPECT_EQ(published.value()[1].cells().masked_cell_count(), 0);
}

// Everything that leaves (screens, figures, sheets, CSV, XLSX, JSON) is made from a PublishedTable
// alone: when two sets of people give the same one, they give the same bytes everywhere.
TEST(PublishProtected, GivesTheSameTablesWhateverTheHiddenCountsAre) {
  const auto first = publish_protected(pair_of_tables(), standard_profile());
  ASSERT_TRUE(first.ok());
  const auto& shown = first.value()[0].cells();
  std::vector<std::size_t> hidden;
  for (std::size_t i = 0; i < shown.counts.size(); ++i) {
    if (shown.counts[i] == cells::masked) hidden.push_back(i);
  }
  ASSERT_EQ(hidden.size(), 4U);
  // Other people: the small cell holds `count`, and the other three make up for it in every sum.
  for (const std::int32_t count : {1, 2, 4, 5, 6, 7, 8, 9}) {
    auto others = pair_of_tables();
    const std::size_t small = others[0].position(0, 1, Sex::Female, 2);
    for (const auto position : hidden) {
      const bool same_area =
          position / (others[0].counts.size() / 3) == small / (others[0].counts.size() / 3);
      const bool same_age = position % cells::ages_with_total == small % cells::ages_with_total;
      others[0].counts[position] += same_area == same_age ? count - 3 : 3 - count;
    }
    const auto second = publish_protected(others, standard_profile());
    ASSERT_TRUE(second.ok()) << second.problem().english();
    for (std::size_t t = 0; t < 2; ++t) {
      EXPECT_EQ(first.value()[t].cells().counts, second.value()[t].cells().counts) << count;
    }
  }
}

TEST(AuditPublisher, CountsWhatAPublisherGaveAway) {
  auto tables = pair_of_tables();
  tables[0].counts[tables[0].position(0, 1, Sex::Female, 2)] = cells::masked;
  const auto alone = audit_publisher(tables, standard_profile()).value();
  EXPECT_EQ(alone.hidden, 1U);
  EXPECT_EQ(alone.exact, 1U);
  EXPECT_EQ(alone.by_row, 1U);
  EXPECT_EQ(alone.by_column, 1U);
  tables[0].counts[tables[0].position(0, 1, Sex::Female, 3)] = cells::masked;
  const auto by_column = audit_publisher(tables, standard_profile()).value();
  EXPECT_EQ(by_column.exact, 2U);
  EXPECT_EQ(by_column.by_row, 0U);
  EXPECT_EQ(by_column.by_column, 2U);
  for (const int age : {2, 3})
    tables[0].counts[tables[0].position(1, 1, Sex::Female, age)] = cells::masked;
  const auto safe = audit_publisher(tables, standard_profile()).value();
  EXPECT_EQ(safe.hidden, 4U);
  EXPECT_EQ(safe.exact, 0U);
  EXPECT_EQ(safe.narrow, 0U);
}

}  // namespace
}  // namespace engawa::disclosure
