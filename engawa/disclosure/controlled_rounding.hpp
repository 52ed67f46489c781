#pragma once

#include <cstdint>
#include <vector>

#include "engawa/disclosure/linked_cells.hpp"

namespace engawa::disclosure {

/// A multiple of the base for each of some cells, so that all sums hold.
struct ChosenMultiples {
  std::vector<std::size_t> positions;  ///< ascending; sums between the tables among them
  std::vector<std::int64_t> values;    ///< beside the positions
  bool proven_nearest = false;         ///< no other choice changes the counts less
};

/// Chooses for each of `positions` (ascending) the multiple of `base` below or above its count,
/// multiples staying as they are, so that every complete sum of such cells holds and the counts
/// change little. Small tables are one whole program. Large ones are chosen from the top of their
/// longest dimension down, few codes at a time, against what was chosen for their sum; where that
/// leaves no way for some of them, the whole table at once. Deterministic. DIS-013 when no way was
/// found: never a choice that is not additive.
[[nodiscard]] base::Result<ChosenMultiples> choose_multiples(
    const LinkedCells& cells, std::int64_t base, const std::vector<std::size_t>& positions);

}  // namespace engawa::disclosure
