#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "engawa/disclosure/linked_cells.hpp"
#include "engawa/disclosure/profile.hpp"

namespace engawa::disclosure {

/// What an attacker knows beside the published cells (statistics.md 10: G2 to G4).
struct Attacker {
  /// Knows which hidden cells are primary and that they hold `primary_lower`..threshold-1.
  bool knows_primary = false;
  /// Knows every cell of this code of this dimension: a contributor its own counts.
  std::optional<std::size_t> contributor_dimension;
  std::size_t contributor = 0;

  [[nodiscard]] bool knows(const LinkedCells& cells, std::size_t position) const {
    return contributor_dimension && cells.code_at(position, *contributor_dimension) == contributor;
  }
};

/// Bounds of a count as an attacker sees them before any subtraction.
[[nodiscard]] CountBounds bounds_before(const LinkedCells& cells, const Profile& profile,
                                        const Attacker& attacker, std::size_t position);

/// A change of counts that keeps every sum: so many persons more or fewer in some cells.
struct Move {
  struct Step {
    std::size_t position;
    std::int64_t change;  ///< not 0; +1 or -1 in a box
  };
  std::vector<Step> steps;  ///< ascending positions
};

/// How far counts may follow a move and stay possible: `up` times forward, `down` times back.
struct MoveRange {
  std::int64_t up;
  std::int64_t down;
  [[nodiscard]] std::int64_t width() const { return up + down; }
};

/// Narrows `range` to what one step leaves, as the attacker bounds its count before any
/// subtraction.
void narrow(MoveRange& range, const LinkedCells& cells, const Profile& profile,
            const Attacker& attacker, const Move::Step& step);

/// {0, 0} when the move touches a cell the attacker sees or whose count is unknown here.
[[nodiscard]] MoveRange range_of(const LinkedCells& cells, const Profile& profile,
                                 const Attacker& attacker, const Move& move);

/// Moves that counts may follow forward or back, one of them at a time: a box, or one move for the
/// largest and one for the smallest count of a cell.
using Ways = std::vector<Move>;

/// How far one cell's count may rise and fall along some ways.
struct Reach {
  std::int64_t rise;
  std::int64_t fall;
  [[nodiscard]] std::int64_t width() const { return std::min(unlimited, rise + fall); }
};
[[nodiscard]] Reach reach_of(const LinkedCells& cells, const Profile& profile,
                             const Attacker& attacker, const Ways& ways, std::size_t position);

/// Proof that one hidden cell is safe: two tables of whole, non-negative counts that agree with
/// everything published and differ by width() in the cell. Given as their differences from the true
/// table. Never published: it tells what is hidden.
struct Certificate {
  std::size_t position;
  Move above;
  Move below;
  [[nodiscard]] std::int64_t width() const;
};
/// The two tables along `ways` that lie `width` apart in the cell, or as far as the ways lead.
[[nodiscard]] Certificate certify(const LinkedCells& cells, const Profile& profile,
                                  const Ways& ways, std::size_t position, std::int64_t width);

/// Whether a move keeps every sum between present cells. For certificates and tests: it looks at
/// the sums alone.
[[nodiscard]] bool keeps_sums(const LinkedCells& cells, const Move& move);

}  // namespace engawa::disclosure
