#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engawa/figures/figure.hpp"

namespace engawa::figures {

/// One bar: the shares of the classes, and what is not known.
struct DistributionBar {
  std::string label;
  /// People (or any weight) per class, >= 0, in the order of the classes. Missing ones count as 0.
  std::vector<double> counts;
  double withheld = 0;  ///< people whose class is masked; drawn last, as a hatch
  std::string remark;   ///< small, under the label, e.g. 「12,345人」
};

/// The whole distribution of ordered classes as stacked 100 % bars, one per area.
struct ClassDistribution {
  FigureText text;
  std::vector<std::string> classes;  ///< names, from low to high; up to seven shades, then repeated
  std::vector<DistributionBar> bars;  ///< area first
  /// Index of the first class on the far side of the cut-off: a heavy line stands before it.
  std::optional<std::size_t> cut_off;
  std::string cut_off_label;  ///< 「6.5%以上」
};

/// Draws the bars, the joining lines between them and the legend. Shares are printed in percent
/// with one decimal; those of narrow segments stand under the bar. Pure; O(bars * classes).
[[nodiscard]] std::string draw_class_distribution(const ClassDistribution& distribution);

}  // namespace engawa::figures
