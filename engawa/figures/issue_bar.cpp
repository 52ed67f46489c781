#include "engawa/figures/issue_bar.hpp"

#include <cmath>

#include "engawa/figures/axis.hpp"
#include "engawa/figures/figure.hpp"
#include "engawa/figures/interval_line.hpp"
#include "engawa/figures/palette.hpp"

namespace engawa::figures {
namespace {

void open_strip(SvgWriter& svg, const IssueBar& bar) {
  const std::string prefix = safe_id(bar.id_prefix);
  const std::string title = bar.title.empty() ? "図" : bar.title;
  std::string view = "0 0 ";
  append_coordinate(view, bar.width);
  view += ' ';
  append_coordinate(view, bar.height);
  svg.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                   {"viewBox", view},
                   {"width", bar.width},
                   {"height", bar.height},
                   {"role", "img"},
                   {"aria-labelledby", prefix + "-title"},
                   {"aria-describedby", prefix + "-desc"},
                   {"lang", "ja"},
                   {"font-family", font_family}});
  svg.element("title", {{"id", prefix + "-title"}}, title);
  svg.element("desc", {{"id", prefix + "-desc"}},
              bar.description.empty() ? title : bar.description);
}

}  // namespace

std::string draw_issue_bar(const IssueBar& bar) {
  SvgWriter svg;
  open_strip(svg, bar);
  const double middle = bar.height / 2;
  svg.rectangle(0, 0, bar.width, bar.height, palette::paper);
  if (!bar.value || !std::isfinite(*bar.value)) {
    svg.leaf("rect", {{"x", 1},
                      {"y", 3},
                      {"width", bar.width - 2},
                      {"height", bar.height - 6},
                      {"fill", "none"},
                      {"stroke", palette::axis},
                      {"stroke-dasharray", "4 3"}});
    svg.text(bar.width / 2, middle + 4.5, "計算不能", {12, palette::ink, Anchor::middle});
    return svg.finish();
  }
  const Scale x(Scale::Kind::logarithmic, bar.low, bar.high, 6, bar.width - 6);
  svg.line(6, middle, bar.width - 6, middle, palette::grid);
  svg.line(x.clamped(bar.reference), 1, x.clamped(bar.reference), bar.height - 1, palette::ink,
           1.5);
  draw_interval_line(svg, {bar.value, bar.lower, bar.upper, bar.comparison}, x, middle, 12);
  return svg.finish();
}

}  // namespace engawa::figures
