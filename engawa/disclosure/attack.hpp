#pragma once

#include <cstdint>
#include <vector>

#include "engawa/disclosure/cell_moves.hpp"

namespace engawa::disclosure {

/// What an attacker works out of one hidden cell.
struct AttackedCell {
  std::size_t position;
  std::int64_t lower;
  std::int64_t upper;  ///< `unlimited` when nothing bounds it
  [[nodiscard]] std::int64_t width() const { return upper - lower; }
};

struct AttackReport {
  std::vector<AttackedCell> cells;  ///< every hidden or rounded cell, ascending positions
  std::size_t components = 0;       ///< groups of hidden cells bound by common sums
  std::size_t largest_component = 0;
  std::size_t programs_solved = 0;  ///< linear programs
};

struct AttackOptions {
  /// Components with more unknown cells than this are not solved to the last person: a cell's
  /// interval is widened only until it is certainly as wide as `width_enough`, so that it is a part
  /// of what is possible, never more.
  std::size_t exact_cells_max = 4000;
  std::int64_t width_enough = 9;
};

/// Attacks a set of linked tables: for every hidden cell the smallest and largest count under all
/// sums of shown cells, counts not negative, and what the attacker knows. Linear programs over the
/// groups of hidden cells that share sums; bounds are rounded inward to whole persons. Reads
/// states, primary marks and the counts of shown cells, never those of hidden ones (but a
/// contributor's own). Problem: DIS-011 the shown cells contradict each other or a program fails.
[[nodiscard]] base::Result<AttackReport> attack(const LinkedCells& cells, const Profile& profile,
                                                const Attacker& attacker = {},
                                                const AttackOptions& options = {});

/// Whether the attacker knows too much: a hidden cell, or a rounded one that is small or certainly
/// so, within less than the profile's width. A large count may be known as well as rounding allows.
[[nodiscard]] bool is_finding(const LinkedCells& cells, const Profile& profile,
                              const AttackedCell& cell);

}  // namespace engawa::disclosure
