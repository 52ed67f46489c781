#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engawa/disclosure/cell_moves.hpp"

namespace engawa::disclosure {

/// Proof that one hidden cell is safe: the counts may follow `move` `range.up` times forward and
/// `range.down` times back, and everything published stays as it is. The two tables so reached
/// differ by range.width() in the cell. Never published: it tells what is hidden.
struct Certificate {
  std::size_t position;
  Move move;
  MoveRange range;
};

/// What hiding cost.
struct InformationLoss {
  std::size_t cells = 0;           ///< shown or hidden cells of the tables
  std::size_t primary = 0;         ///< hidden because sensitive
  std::size_t secondary = 0;       ///< hidden to protect others
  std::int64_t people = 0;         ///< persons in innermost cells
  std::int64_t people_hidden = 0;  ///< of them in hidden cells
};

struct ProtectOptions {
  /// Dimension whose codes are the contributors (保険者), who know their own counts.
  std::optional<std::size_t> contributors;
};

struct Protection {
  InformationLoss loss;
  std::vector<Certificate> certificates;  ///< one per hidden cell of the tables, ascending
};

/// Marks the sensitive cells of `cells` as primary: counts under the threshold, cells of too few
/// contributors or with a dominant one.
void mark_primary(LinkedCells& cells, const Profile& profile,
                  std::optional<std::size_t> contributors);

/// Hides every primary cell, and as few and as cheap others as it finds, so that whoever knows the
/// shown cells and that counts are not negative is left with an interval of at least
/// profile.width_min for every hidden cell; who also knows which cells are primary, with
/// known_width_min for those; and a contributor who subtracts its own, with width_min for the
/// primary cells of others. Cells released before keep their state. Deterministic.
///
/// Every hidden cell has a certificate at the end, checked by addition alone. Problems: DIS-005
/// sums not kept, DIS-009 a cell that no move protects (named without its count).
[[nodiscard]] base::Result<Protection> protect(LinkedCells& cells, const Profile& profile,
                                               const ProtectOptions& options = {});

/// DIS-008 more dimensions crossed than the profile allows, DIS-012 a combination that needs the
/// insurers' consent without it.
[[nodiscard]] base::Status check_dimensions(const LinkedCells& cells, const Profile& profile,
                                            bool consented);

/// What hiding would cost if every row (cells that differ only in the last dimension) with a
/// primary cell were hidden whole: the plain way, for comparison. It protects nothing by itself.
[[nodiscard]] InformationLoss loss_of_whole_rows(const LinkedCells& cells);

/// Cells and people hidden in the present states.
[[nodiscard]] InformationLoss information_loss(const LinkedCells& cells);

}  // namespace engawa::disclosure
