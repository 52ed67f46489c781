#pragma once

#include <optional>
#include <vector>

#include "engawa/disclosure/unknown_cells.hpp"

namespace engawa::disclosure {

/// Counts that are certainly possible around a rounded table whose sums hold as shown (合計と内訳が
/// 合う丸め): the rounded table itself, and the same with one innermost cell and every sum above it
/// so many persons higher or lower as all of their bounds allow. Additions only, so that a table of
/// any size is quick. Beside the variables of `group`; nothing where one of them is not rounded or
/// the rounded counts are no possible table.
[[nodiscard]] std::optional<std::vector<CountBounds>> reach_around_rounded(
    const UnknownCells& unknowns, const UnknownGroup& group);

}  // namespace engawa::disclosure
