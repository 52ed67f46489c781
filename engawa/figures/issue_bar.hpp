#pragma once

#include <optional>
#include <string>

#include "engawa/figures/marks.hpp"

namespace engawa::figures {

/// A strip for one row of a table: interval and mark against the line at `reference`.
///
/// All strips of a column must share `low` and `high`. The source stands under the table: a strip
/// of this size has no room for it, and no title is printed, only spoken.
struct IssueBar {
  std::string id_prefix;
  std::string title;        ///< spoken, e.g. 「標準化該当比 1.23（1.10–1.37）」
  std::string description;  ///< spoken after it; empty: the title
  std::optional<double> value;
  std::optional<double> lower;
  std::optional<double> upper;
  Comparison comparison = Comparison::not_compared;
  double reference = 1;
  double low = 0.5;  ///< > 0: the scale is logarithmic
  double high = 2;   ///< > low
  double width = 160;
  double height = 24;
};

/// Draws the strip. Without a value it is a dashed box with the word 計算不能. Pure.
[[nodiscard]] std::string draw_issue_bar(const IssueBar& bar);

}  // namespace engawa::figures
