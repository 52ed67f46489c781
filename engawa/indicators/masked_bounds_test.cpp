#include "engawa/indicators/masked_bounds.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace engawa::indicators {
namespace {

using cells::CellTable;

CellTable table_of(std::vector<std::string> areas, std::size_t classes) {
  CellTable table;
  table.area_codes = std::move(areas);
  for (std::size_t i = 0; i < classes; ++i) table.classes.push_back("c" + std::to_string(i));
  table.counts.assign(table.positions(), 0);
  return table;
}

void fill_line(CellTable& table, std::size_t at, const std::vector<std::int32_t>& counts) {
  std::copy(counts.begin(), counts.end(), table.counts.begin() + static_cast<std::ptrdiff_t>(at));
}

TEST(MaskedBounds, LeavesVisibleCellsAlone) {
  auto table = table_of({"01"}, 1);
  fill_line(table, 0, {10, 20, 30, 40, 50, 60, 70, 280});
  const auto bounded = bound_masked_cells(table, nullptr);
  EXPECT_TRUE(bounded.cells[3].exact());
  EXPECT_EQ(bounded.cells[3].lower, 40);
}

TEST(MaskedBounds, SharesWhatTheTotalLeaves) {
  auto table = table_of({"01"}, 1);
  fill_line(table, 0, {cells::masked, cells::masked, 30, 40, 50, 60, 70, 262});
  const auto bounded = bound_masked_cells(table, nullptr);
  EXPECT_EQ(bounded.cells[0].lower, 0);
  EXPECT_EQ(bounded.cells[0].upper, 12);
  EXPECT_NEAR(bounded.cells[0].estimate + bounded.cells[1].estimate, 12, 1e-9);
  EXPECT_EQ(bounded.cells[7].lower, 262);
}

TEST(MaskedBounds, NeverGivesAHiddenTotalCloserThanTen) {
  auto prefecture = table_of({"01"}, 1);
  fill_line(prefecture, 0, {20, 20, 20, 20, 20, 20, 20, 140});
  auto areas = table_of({"0101", "0102"}, 1);
  fill_line(areas, 0, {cells::masked, 10, 10, 10, 10, 10, 10, cells::masked});
  fill_line(areas, 16, {13, 10, 10, 10, 10, 10, 10, 73});
  const auto bounded = bound_masked_cells(areas, &prefecture);
  // The hidden total is 67 by subtraction; shown is only that it lies in the sixties.
  EXPECT_EQ(bounded.cells[7].lower, 60);
  EXPECT_EQ(bounded.cells[7].upper, 69);
  EXPECT_NE(bounded.cells[7].estimate, 67);
}

TEST(MaskedBounds, WithoutAnySumIsUnbounded) {
  auto table = table_of({"0101"}, 1);
  fill_line(table, 0, std::vector<std::int32_t>(8, cells::masked));
  const auto bounded = bound_masked_cells(table, nullptr);
  EXPECT_GE(bounded.cells[7].upper, unbounded_count);
}

// Property: the true counts always lie within the bounds, whatever is hidden.
TEST(MaskedBounds, AlwaysContainTheTruth) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    auto truth = table_of({"0101", "0102", "0103"}, 2);
    auto prefecture = table_of({"01"}, 2);
    for (std::size_t line = 0; line < truth.counts.size(); line += 8) {
      for (std::size_t age = 0; age < 7; ++age) {
        const int count = static_cast<int>(random() % 40);
        truth.counts[line + age] = count;
        truth.counts[line + 7] += count;
        prefecture.counts[line % 32 + age] += count;
        prefecture.counts[line % 32 + 7] += count;
      }
    }
    auto hidden = truth;
    for (auto& count : hidden.counts) {
      if (count < 10 || random() % 8 == 0) count = cells::masked;
    }
    const auto bounded = bound_masked_cells(hidden, &prefecture);
    for (std::size_t at = 0; at < truth.counts.size(); ++at) {
      ASSERT_LE(bounded.cells[at].lower, truth.counts[at]);
      ASSERT_GE(bounded.cells[at].upper, truth.counts[at]);
      ASSERT_LE(bounded.cells[at].lower, bounded.cells[at].estimate + 1e-9);
      ASSERT_GE(bounded.cells[at].upper, bounded.cells[at].estimate - 1e-9);
    }
  }
}

TEST(WidenedForDisplay, GoesToTheSurroundingTens) {
  EXPECT_EQ(widened_for_display({67, 67, 67}).lower, 60);
  EXPECT_EQ(widened_for_display({67, 67, 67}).upper, 69);
  EXPECT_EQ(widened_for_display({68, 72, 70}).lower, 60);
  EXPECT_EQ(widened_for_display({68, 72, 70}).upper, 79);
  EXPECT_EQ(widened_for_display({5, 25, 10}).lower, 5);
}

}  // namespace
}  // namespace engawa::indicators
