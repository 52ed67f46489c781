#pragma once

#include <span>
#include <vector>

#include "engawa/cells/cell_table.hpp"
#include "engawa/disclosure/attack.hpp"
#include "engawa/disclosure/published_table.hpp"

namespace engawa::disclosure {

/// Count tables of one people and one item (its medical areas, its prefectures) as linked cells:
/// dimensions area, class, sex and age; an area lies in the prefecture of its first two digits
/// where that prefecture has a table, an age in 中計. Rows of unknown residence are left out: they
/// belong to no area. Masked cells are hidden. Problems: DIS-003, DIS-006 a table of means, DIS-007
/// tables whose classes or shown counts differ.
[[nodiscard]] base::Result<LinkedCells> link_tables(std::span<const cells::CellTable> tables);

/// What can be worked out of tables that their publisher protected. Counts of cells only: a
/// recovered value is never kept, printed or stored.
struct PublisherAudit {
  std::size_t hidden = 0;
  std::size_t exact = 0;      ///< of them known exactly
  std::size_t narrow = 0;     ///< of them known within less than the profile's width, not exactly
  std::size_t by_row = 0;     ///< of the exact ones those alone in the sum over their ages
  std::size_t by_column = 0;  ///< of the exact ones those alone among the areas of a prefecture
};

/// Attacks tables as anybody could who has them. Problems: those of link_tables and attack.
[[nodiscard]] base::Result<PublisherAudit> audit_publisher(std::span<const cells::CellTable> tables,
                                                           const Profile& profile);

/// Protects count tables of one people together and attacks the result; the only way for a table
/// that no publisher has protected to become a PublishedTable. Gives them in the order taken.
/// Problems: those of link_tables and protect, DIS-010 when the attack finds a hidden cell after
/// all, naming the cell, the cells that give it away and what to hide instead, never a count.
[[nodiscard]] base::Result<std::vector<PublishedTable>> publish_protected(
    std::vector<cells::CellTable> tables, const Profile& profile);

}  // namespace engawa::disclosure
