#pragma once

#include <cstdint>
#include <vector>

#include "engawa/disclosure/published_table.hpp"

namespace engawa::indicators {

/// A count that may rest on hidden cells: what is certain, and a documented estimate between.
/// Equal parts where nothing is hidden.
struct BoundedCount {
  std::int32_t lower = 0;
  std::int32_t upper = 0;
  double estimate = 0;

  BoundedCount& operator+=(const BoundedCount& other) {
    lower += other.lower;
    upper += other.upper;
    estimate += other.estimate;
    return *this;
  }
  [[nodiscard]] bool exact() const { return lower == upper; }
};

/// Bounds and estimates of every cell of a table of counts, at CellTable::position().
struct BoundedTable {
  std::vector<BoundedCount> cells;
};

/// Upper bound used where nothing published limits a hidden cell; makes a result "not computable".
/// Small enough that sums over every class and area of the nation stay within 32 bits.
inline constexpr std::int32_t unbounded_count = 100'000;

/// Bounds hidden cells by the published sums they belong to (docs/design/statistics.md, "Masked
/// cells"): the row's 中計, and for medical areas the prefecture's cell. A hidden cell may be zero.
/// Estimates share a row's remainder by the table's visible shares (closest to the reference in
/// Kullback-Leibler distance). Hidden 中計 whose bounds are closer than ten are widened to the
/// surrounding tens and estimated by their middle, so that no hidden value is ever recovered.
/// `prefectures` is the same item, scope and year by prefecture, or null.
[[nodiscard]] BoundedTable bound_masked_cells(const cells::CellTable& table,
                                              const cells::CellTable* prefectures);

/// Widens bounds that are closer than ten to the tens around them, for showing a number that
/// rests on hidden cells.
[[nodiscard]] BoundedCount widened_for_display(const BoundedCount& count);

}  // namespace engawa::indicators
