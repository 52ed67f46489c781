#pragma once

#include <optional>

#include "engawa/figures/axis.hpp"
#include "engawa/figures/marks.hpp"

namespace engawa::figures {

/// A value and its interval, drawn as a mark on a line.
struct IntervalValue {
  std::optional<double> value;
  std::optional<double> lower;
  std::optional<double> upper;
  Comparison comparison = Comparison::not_compared;
  bool less_is_worse = false;
};

/// Draws the interval at height `y` along the horizontal scale `x` with a mark of width `size`. An
/// end beyond the scale becomes an arrow head; a value beyond it leaves only the arrow.
void draw_interval_line(SvgWriter& svg, const IntervalValue& interval, const Scale& x, double y,
                        double size);

}  // namespace engawa::figures
