#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/cells/cell_table.hpp"

namespace engawa::disclosure {

struct Profile;

/// A table that may be drawn, exported and published. Only the functions of this folder can make
/// one; everything that leaves the house takes this type and not a CellTable.
class PublishedTable {
 public:
  [[nodiscard]] const cells::CellTable& cells() const { return *m_cells; }

 private:
  explicit PublishedTable(cells::CellTable table)
      : m_cells(std::make_shared<const cells::CellTable>(std::move(table))) {}
  friend base::Result<PublishedTable> accept_masked_by_publisher(cells::CellTable table);
  friend base::Result<std::vector<PublishedTable>> publish_protected(
      std::vector<cells::CellTable> tables, const Profile& profile);

  std::shared_ptr<const cells::CellTable> m_cells;
};

/// Fewest persons a published count may stand for (NDBオープンデータ:
/// 集計結果が10未満の場合は「‐」).
inline constexpr int people_count_min = 10;

/// Takes over a table that its publisher has already protected, after checking the promise: no
/// visible count is 1 to 9. DIS-001 otherwise. Tables of means hold no counts and pass.
[[nodiscard]] base::Result<PublishedTable> accept_masked_by_publisher(cells::CellTable table);

}  // namespace engawa::disclosure
