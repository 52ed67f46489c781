#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engawa/figures/figure.hpp"

namespace engawa::figures {

/// One area of a funnel.
struct FunnelPoint {
  std::string name;
  double expected = 0;  ///< expected count, > 0; other points are left out
  double ratio = 0;     ///< observed / expected, >= 0
  Comparison comparison = Comparison::not_compared;
  bool marked = false;    ///< large, always labelled
  bool labelled = false;  ///< labelled where there is room
};

/// One pair of limits, as points of increasing `expected` that the caller computed.
struct FunnelCurve {
  struct Point {
    double expected = 0;
    double lower = 0;
    double upper = 0;
  };
  std::string label;  ///< 「95%」 or 「99.8%」
  std::vector<Point> points;
};

struct Funnel {
  FigureText text;
  std::vector<FunnelPoint> points;
  std::vector<FunnelCurve> curves;  ///< narrow first: solid, then dashed
  double reference = 1;
  std::string reference_label;  ///< 「全国＝1」
  std::string x_label;          ///< 「期待される人数」
  std::string y_label;          ///< 「標準化該当比」
  bool logarithmic_x = true;
  ComparisonWords words;
};

/// Ratios by size with control limits. Pure; O(points + curve points).
[[nodiscard]] std::string draw_funnel(const Funnel& funnel);

}  // namespace engawa::figures
