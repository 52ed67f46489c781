#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engawa/figures/figure.hpp"

namespace engawa::figures {

/// One row: a name, a value and its interval against the reference.
struct IntervalRow {
  std::string label;
  std::optional<double> value;  ///< none: not computable, `reason` is printed instead
  std::optional<double> lower;
  std::optional<double> upper;
  Comparison comparison = Comparison::not_compared;
  bool highlighted = false;  ///< the row in question: bold on a coloured band, with an arrow
  std::string reason;        ///< 「人数が少なく計算できません」
};

/// Values with intervals against one reference line (forest plot), one to about forty rows.
///
/// Rows are drawn in the order given: the caller orders by code, never by value, because indirectly
/// standardised ratios may be compared with the reference only. Say so in `text.notes`.
struct IntervalList {
  FigureText text;
  std::vector<IntervalRow> rows;
  double reference = 1;
  std::string reference_label;  ///< 「全国＝1」
  std::string label_heading;    ///< above the names: 「二次医療圏」
  std::string value_heading;  ///< above the numbers: 「標準化該当比（95%信頼区間）」
  int places = 2;
  bool logarithmic = true;  ///< ratios belong on a logarithmic axis; shares on a linear one
  ComparisonWords words;
};

/// Draws the list. Intervals longer than the axis end in an arrow. Pure; O(rows).
[[nodiscard]] std::string draw_interval_list(const IntervalList& list);

}  // namespace engawa::figures
