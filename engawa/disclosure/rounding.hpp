#pragma once

#include "engawa/disclosure/linked_cells.hpp"
#include "engawa/disclosure/profile.hpp"

namespace engawa::disclosure {

/// What everybody knows of a count that was rounded to `value` by a known rule: the counts that
/// would be rounded to it. An up-rounded 0 is 0.
[[nodiscard]] CountBounds bounds_of_rounded(const Rounding& rounding, std::int64_t value);

/// `count` rounded by itself; for the rules `up` and `nearest`.
[[nodiscard]] std::int64_t rounded_alone(const Rounding& rounding, std::int64_t count);

/// Rounds one cell by itself, whose count is known; DIS-007 as round_to.
[[nodiscard]] base::Status round_alone(LinkedCells& cells, const Rounding& rounding,
                                       std::size_t position);

/// What controlled rounding changed.
struct RoundingReport {
  std::size_t cells = 0;       ///< rounded
  std::int64_t change = 0;     ///< sum of |rounded - count|
  std::int64_t least = 0;      ///< the same if every cell went to its nearest multiple by itself
  bool proven_nearest = true;  ///< no other additive rounding changes less
};

/// Rounds the shown cells (the sums alone where the rule says so) whose counts are known; released
/// and hidden ones stay as they are.
///
/// `controlled` sends every cell to the multiple of the base below or above it, multiples staying
/// as they are, so that every complete sum of the tables holds, and changes as little as it can: a
/// whole program over all cells at once. The rounded table and the same with one innermost cell and
/// all its sums base - 1 higher could both be the truth, so every cell keeps a width of base - 1
/// against everybody (Cox 1987; additive tables of any number of dimensions may have no such
/// rounding). Deterministic. DIS-013 when no additive rounding was found: never another one.
[[nodiscard]] base::Result<RoundingReport> round_cells(LinkedCells& cells,
                                                       const Rounding& rounding);

}  // namespace engawa::disclosure
