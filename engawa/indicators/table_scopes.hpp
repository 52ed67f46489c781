#pragma once

#include <vector>

#include "engawa/indicators/tables_store.hpp"

namespace engawa::indicators {

/// Decides which of the tables of an item that is published twice holds everybody measured and
/// which only the detailed checkup (詳細健診). Titles are the same; the size tells: of two siblings
/// the larger is All. A table without a sibling takes the scope whose known size, in the same year
/// at the other level or in the nearest year, is closest to its own; All when nothing is known.
/// `known` are tables already in the store.
void settle_scopes(std::vector<StoredTable*>& fresh, const std::vector<StoredTable>& known);

/// Size of a table for this purpose: visible 中計 summed; for means the number of classes.
[[nodiscard]] std::int64_t table_size(const cells::CellTable& table);

}  // namespace engawa::indicators
