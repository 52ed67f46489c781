#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engawa/disclosure/cell_moves.hpp"
#include "engawa/disclosure/rounding.hpp"

namespace engawa::disclosure {

/// What hiding cost.
struct InformationLoss {
  std::size_t cells = 0;           ///< shown or hidden cells of the tables
  std::size_t primary = 0;         ///< hidden because sensitive
  std::size_t secondary = 0;       ///< hidden to protect others
  std::size_t rounded = 0;         ///< shown rounded
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
  RoundingReport rounding;                ///< of a profile that rounds
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
/// Every hidden cell has a certificate at the end, checked by addition alone. A profile that rounds
/// all cells hides none; whether the bounds that rounding leaves are wide enough, the attack tells.
/// One that rounds sums protects as if they were exact, rounds those still shown, and shows again
/// what their room makes safe. Problems: DIS-005 sums not kept, DIS-009 a cell that nothing
/// protects (named without its count), DIS-013 no additive rounding.
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
