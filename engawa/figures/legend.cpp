#include "engawa/figures/legend.hpp"

#include <algorithm>

#include "engawa/figures/palette.hpp"
#include "engawa/figures/text_layout.hpp"

namespace engawa::figures {
namespace {

constexpr double text_size = 13;
constexpr double row_height = 22;
constexpr double swatch_width = 22;
constexpr double gap = 18;

void draw_sample(Figure& figure, const LegendItem& item, double x, double middle) {
  SvgWriter& svg = figure.body();
  if (item.fill) {
    svg.leaf("rect", {{"x", x},
                      {"y", middle - 7},
                      {"width", swatch_width},
                      {"height", 14},
                      {"fill", figure.paint(*item.fill)},
                      {"stroke", palette::axis}});
  } else if (item.mark) {
    draw_mark(svg, *item.mark, x + swatch_width / 2, middle, 12, item.colour, item.hollow);
  } else {
    svg.line(x, middle, x + swatch_width, middle, item.colour, 1.5, item.dashed ? "5 3" : "");
  }
}

}  // namespace

double draw_legend(Figure& figure, const std::vector<LegendItem>& items, double left, double right,
                   double top) {
  if (items.empty()) return top;
  double x = left;
  double y = top;
  for (const auto& item : items) {
    const double most = right - left - swatch_width - 6;
    const std::string label = shorten_text(item.label, text_size, most);
    const double needed = swatch_width + 6 + text_width(label, text_size);
    if (x > left && x + needed > right) {
      x = left;
      y += row_height;
    }
    draw_sample(figure, item, x, y + row_height / 2);
    figure.body().text(x + swatch_width + 6, y + row_height / 2 + 5, label, {text_size});
    x += needed + gap;
  }
  return y + row_height;
}

std::vector<LegendItem> comparison_legend(const ComparisonWords& words) {
  std::vector<LegendItem> items;
  for (const auto comparison : {Comparison::worse, Comparison::similar, Comparison::better}) {
    LegendItem item;
    item.label = words.of(comparison);
    item.mark = comparison_mark(comparison, words.less_is_worse);
    item.colour = comparison_colour(comparison);
    items.push_back(item);
  }
  return items;
}

}  // namespace engawa::figures
