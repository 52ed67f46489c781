#include "engawa/figures/interval_line.hpp"

#include <cmath>

namespace engawa::figures {
namespace {

// A short cap where the interval ends inside the scale, an arrow head where it goes on.
void draw_end(SvgWriter& svg, const Scale& x, double value, double y, double direction,
              std::string_view colour) {
  const double at = x.clamped(value);
  if (x.contains(value)) {
    svg.line(at, y - 4, at, y + 4, colour, 1.5);
    return;
  }
  svg.leaf("path", {{"d", direction > 0 ? "M-7 -4.5L1 0L-7 4.5Z" : "M7 -4.5L-1 0L7 4.5Z"},
                    {"transform", translate(at, y)},
                    {"fill", colour}});
}

}  // namespace

void draw_interval_line(SvgWriter& svg, const IntervalValue& interval, const Scale& x, double y,
                        double size) {
  const std::string_view colour = comparison_colour(interval.comparison);
  if (interval.lower && interval.upper && !std::isnan(*interval.lower) &&
      !std::isnan(*interval.upper)) {
    svg.line(x.clamped(*interval.lower), y, x.clamped(*interval.upper), y, colour, 2);
    // An interval wholly beyond the scale is one arrow, pointing to where it lies.
    if (*interval.lower <= x.high()) draw_end(svg, x, *interval.lower, y, -1, colour);
    if (*interval.upper >= x.low()) draw_end(svg, x, *interval.upper, y, 1, colour);
  }
  if (interval.value && x.contains(*interval.value)) {
    draw_mark(svg, comparison_mark(interval.comparison, interval.less_is_worse), x(*interval.value),
              y, size, colour);
  }
}

}  // namespace engawa::figures
