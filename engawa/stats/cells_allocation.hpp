#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::stats {

/// A masked cell of one published row: its bounds (0 <= lower <= upper, persons) and its reference
/// count, the reference's share times the people examined in the cell (>= 0).
struct MaskedCell {
  double lower;
  double upper;
  double reference;
};

/// Estimates y = min(upper, max(lower, lambda * reference)) of the masked cells of one row, with
/// lambda >= 0 such that they add up to `residual` (row total less visible cells): the closest to
/// the reference in Kullback-Leibler distance. Without a total lambda = 1. When all references are
/// 0 they are taken as equal; when cells with a reference are at their upper bounds and the sum is
/// still short, the cells without one share the rest equally within their bounds. The sum is met
/// to 1e-12 relative. An estimate is for calculation only and is never printed as a cell.
/// Problems: STA-010 a reference negative or not finite, STA-009 bounds that contradict each other
/// or the residual. An empty row gives no estimate. Safe from many threads.
[[nodiscard]] base::Result<std::vector<double>> allocate_masked(std::span<const MaskedCell> cells,
                                                                std::optional<double> residual);

/// Bounds that follow from the residual: [max(lower, R - sum of the other uppers), min(upper, R -
/// sum of the other lowers)], references kept. Without a residual the cells as they are. Problems:
/// STA-009, STA-010.
[[nodiscard]] base::Result<std::vector<MaskedCell>> tighten_bounds(
    std::span<const MaskedCell> cells, std::optional<double> residual);

}  // namespace engawa::stats
