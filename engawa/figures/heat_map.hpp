#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "engawa/figures/figure.hpp"

namespace engawa::figures {

/// What stands in a cell of a heat map.
enum class CellState { value, withheld, missing };

/// One cell. The colour comes from `ratio`, the mark ▲ ▼ from `comparison`.
struct HeatCell {
  CellState state = CellState::missing;
  std::optional<double> ratio;  ///< > 0, 1 = as the reference; without it the cell is white
  std::string second_line;      ///< under the ratio, e.g. 「約320人」; may be empty
  Comparison comparison = Comparison::not_compared;
};

/// Ratios by two keys, usually sex (rows) and age band (columns).
struct HeatMap {
  FigureText text;
  std::vector<std::string> columns;
  struct Row {
    std::string label;
    std::vector<HeatCell> cells;  ///< as many as columns; too few are drawn as missing
  };
  std::vector<Row> rows;
  std::string column_heading;  ///< above the column labels, e.g. 「年齢階級（歳）」
  /// Upper ends of the six lower colour classes, ascending, symmetric around 1 by convention.
  std::array<double, 6> breaks{0.67, 0.83, 0.95, 1.05, 1.2, 1.5};
  int places = 2;  ///< decimals of the ratio
  ComparisonWords words;
};

/// Draws the table with one coloured cell per value, a hatch where there is none, and a legend. A
/// narrow figure has rows for columns, so that both lines of every cell fit.
/// Pure; O(cells).
[[nodiscard]] std::string draw_heat_map(const HeatMap& map);

}  // namespace engawa::figures
