#pragma once

#include "engawa/documents/block_layout.hpp"

namespace engawa::documents {

/// Appends a table: caption, head, rows. The head is repeated on every page unless it takes more
/// than a third of it. A row is never cut, except a row that no page can hold: it goes on under
/// itself. An empty table says 「該当する行はありません。」.
void append_table(Flow& flow, const Table& table, double width, LayoutContext& context);

}  // namespace engawa::documents
