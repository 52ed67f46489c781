#pragma once

#include <optional>

#include "engawa/disclosure/move_search.hpp"

namespace engawa::disclosure {

/// Finds the ways of a cell that no single box gives: any whole change of counts that keeps every
/// sum, by linear programs over all present cells and, where their optimum is not whole, branching.
/// Finds a way whenever the branching ends in time, so that failing means there is none. Slower
/// than MoveSearch by orders of magnitude: for the few cells that it leaves. Deterministic.
class ComposedMoves {
 public:
  ComposedMoves(const LinkedCells& cells, const Profile& profile)
      : m_cells(cells), m_profile(profile) {}

  /// Ways through `position` that leave the attacker the width: one up, one down, or both. With
  /// `may_hide` shown cells may change as well, as few and as cheap as the programs find.
  [[nodiscard]] std::optional<Ways> find(std::size_t position, const WidthNeeded& needed,
                                         bool may_hide) const;

 private:
  class Programs;

  const LinkedCells& m_cells;
  const Profile& m_profile;
};

}  // namespace engawa::disclosure
