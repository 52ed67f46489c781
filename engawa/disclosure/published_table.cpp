#include "engawa/disclosure/published_table.hpp"

#include <algorithm>

#include "engawa/disclosure/problems.hpp"

namespace engawa::disclosure {

base::Result<PublishedTable> accept_masked_by_publisher(cells::CellTable table) {
  const bool small_visible =
      std::any_of(table.counts.begin(), table.counts.end(),
                  [](std::int32_t count) { return count > 0 && count < people_count_min; });
  // The value itself is not repeated: the message may end up in a log.
  if (small_visible) return base::make_problem(problems::small_count_visible, table.item);
  return PublishedTable(std::move(table));
}

}  // namespace engawa::disclosure
