#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engawa/figures/figure.hpp"

namespace engawa::figures {

/// One entry of a legend: a filled square or a mark, and its words.
struct LegendItem {
  std::string label;
  std::optional<Fill> fill;
  std::optional<Mark> mark;
  std::string colour = "#1A1A1A";  ///< of the mark
  bool hollow = false;             ///< of the mark
  bool dashed = false;  ///< a dashed line of `colour`, when there is neither fill nor mark
};

/// Draws the entries in rows from left to right between `left` and `right`, beginning at y = `top`.
/// Labels too wide for a row are shortened. Returns the bottom edge (`top` when there are none).
double draw_legend(Figure& figure, const std::vector<LegendItem>& items, double left, double right,
                   double top);

/// Entries ▲ ● ▼ with the caller's words.
[[nodiscard]] std::vector<LegendItem> comparison_legend(const ComparisonWords& words);

}  // namespace engawa::figures
