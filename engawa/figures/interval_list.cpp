#include "engawa/figures/interval_list.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/figures/axis.hpp"
#include "engawa/figures/interval_line.hpp"
#include "engawa/figures/legend.hpp"
#include "engawa/figures/palette.hpp"
#include "engawa/figures/text_layout.hpp"

namespace engawa::figures {
namespace {

constexpr double label_size = 13;
constexpr double sign_room = 32;  // column of ▲ ● ▼ before the numbers

bool has_value(const IntervalRow& row) { return row.value && std::isfinite(*row.value); }

std::string value_text(const IntervalRow& row, int places) {
  std::string text = number_text(*row.value, places);
  if (row.lower && row.upper) {
    text += " (" + number_text(*row.lower, places) + "–" + number_text(*row.upper, places) + ")";
  }
  return text;
}

/// Columns and edges of the drawing.
struct Layout {
  double label_left = Figure::margin;
  double label_width = 0;
  double plot_left = 0;
  double plot_right = 0;
  double value_right = 0;
  double sign_x = 0;
  double heading_room = 0;  ///< for the heading of the numbers
  double row_height = 30;
  double text_y = 15;  ///< middle of name and numbers within a row
  double plot_y = 15;  ///< middle of the interval within a row
  double top = 0;
  double bottom = 0;
};

Layout arrange(const IntervalList& list, const Figure& figure) {
  double names = text_width(list.label_heading, label_size);
  double values = 0;
  for (const auto& row : list.rows) {
    names = std::max(names, text_width(row.label, label_size));
    if (has_value(row)) values = std::max(values, text_width(value_text(row, list.places), 13));
  }
  // The heading wraps, but never below the room it needs in three lines.
  const double numbers = values;
  values = std::max(values + sign_room, text_width(list.value_heading, 12) / 2.4);
  Layout layout;
  const double width = figure.width();
  layout.value_right = width - Figure::margin;
  layout.sign_x = layout.value_right - numbers - 16;
  layout.heading_room = values;
  if (figure.narrow()) {
    // On a telephone name and numbers stand over the interval, which gets the whole width.
    layout.row_height = 56;
    layout.plot_y = 42;
    layout.label_width = layout.value_right - values - layout.label_left;
    layout.plot_left = layout.label_left + 14;
    layout.plot_right = layout.value_right - 14;
    return layout;
  }
  layout.label_width = std::min(names + 22, width * 0.34);
  layout.plot_left = layout.label_left + layout.label_width + 10;
  layout.plot_right = layout.value_right - std::min(values + 8, width * 0.42);
  return layout;
}

Scale value_scale(const IntervalList& list, const Layout& layout) {
  Extent extent;
  Extent points;
  extent.include(list.reference);
  points.include(list.reference);
  for (const auto& row : list.rows) {
    if (!has_value(row)) continue;
    points.include(*row.value);
    extent.include(*row.value);
    if (row.lower) extent.include(*row.lower);
    if (row.upper) extent.include(*row.upper);
  }
  if (list.logarithmic && points.low() > 0) {
    // One hopelessly wide interval must not squeeze all others: it ends in an arrow instead.
    const double reach =
        std::max({1.15, points.high() / list.reference, list.reference / points.low()});
    const double limit = std::pow(reach, 2.2);
    const double low = std::max(std::max(extent.low(), 1e-9), list.reference / limit) / 1.04;
    const double high = std::min(extent.high(), list.reference * limit) * 1.04;
    return {Scale::Kind::logarithmic, std::min(low, list.reference / 1.1),
            std::max(high, list.reference * 1.1), layout.plot_left, layout.plot_right};
  }
  const double margin = (extent.high() - extent.low()) * 0.05;
  return {Scale::Kind::linear, extent.low() - margin, extent.high() + margin, layout.plot_left,
          layout.plot_right};
}

void draw_headings(Figure& figure, const IntervalList& list, Layout& layout) {
  SvgWriter& svg = figure.body();
  const double room = layout.heading_room;
  std::vector<std::string> heading;
  // A heading that is too wide breaks before its bracket, if it has one.
  const auto bracket = list.value_heading.find("（");
  const bool breaks = bracket != std::string::npos && text_width(list.value_heading, 12) > room;
  for (const auto& part : breaks ? std::vector{list.value_heading.substr(0, bracket),
                                               list.value_heading.substr(bracket)}
                                 : std::vector{list.value_heading}) {
    for (auto& line : wrap_text(part, 12, room, 2)) heading.push_back(std::move(line));
  }
  const double base =
      figure.top() + 16 * static_cast<double>(std::max<std::size_t>(heading.size(), 1));
  double y = base - 16 * static_cast<double>(heading.empty() ? 0 : heading.size() - 1);
  for (const auto& line : heading) {
    svg.text(layout.value_right, y, line, {12, palette::quiet_ink, Anchor::end});
    y += 16;
  }
  svg.text(layout.label_left, base, shorten_text(list.label_heading, 12, layout.label_width),
           {12, palette::quiet_ink});
  layout.top = base + 8;
}

// Why there is no value, where the interval and the numbers would be.
void draw_reason(SvgWriter& svg, const IntervalRow& row, const Layout& layout, double y,
                 std::string_view ground) {
  const std::string reason = row.reason.empty() ? "計算できません" : row.reason;
  const auto words = wrap_text(reason, 12, layout.value_right - layout.plot_left - 12, 2);
  double widest = 0;
  for (const auto& line : words) widest = std::max(widest, text_width(line, 12));
  const double middle = y + layout.plot_y;
  // The band again, so that the reference line does not cross the words.
  svg.rectangle(layout.value_right - widest - 6, middle - 14, widest + 6, 28, ground);
  double word_y = middle + 5 - (words.size() > 1 ? 7 : 0);
  for (const auto& line : words) {
    svg.text(layout.value_right, word_y, line, {12, palette::quiet_ink, Anchor::end});
    word_y += 14;
  }
}

void draw_row(Figure& figure, const IntervalList& list, const IntervalRow& row,
              const Layout& layout, const Scale& x, double y, std::string_view ground) {
  SvgWriter& svg = figure.body();
  const double middle = y + layout.text_y;
  const double indent = 14;
  const double room = layout.label_width - indent;
  svg.open("g");
  const bool shortened = text_width(row.label, label_size) > room;
  if (shortened) svg.element("title", {}, row.label);
  if (row.highlighted) {
    svg.leaf("path", {{"d", "M0 -5L8 0L0 5Z"},
                      {"transform", translate(layout.label_left + 1, middle)},
                      {"fill", palette::ink}});
  }
  const double size = shortened ? 12 : label_size;
  const auto lines = wrap_text(row.label, size, room, 2);
  double line_y = middle + 5 - (lines.size() > 1 ? 7 : 0);
  for (const auto& line : lines) {
    svg.text(layout.label_left + indent, line_y, line,
             {size, palette::ink, Anchor::start, row.highlighted});
    line_y += 14;
  }
  if (!has_value(row)) {
    draw_reason(svg, row, layout, y, ground);
    svg.close();
    return;
  }
  const bool less_is_worse = list.words.less_is_worse;
  draw_interval_line(svg, {row.value, row.lower, row.upper, row.comparison, less_is_worse}, x,
                     y + layout.plot_y, 11);
  if (row.comparison != Comparison::not_compared) {
    draw_mark(svg, comparison_mark(row.comparison, less_is_worse), layout.sign_x, middle, 12,
              comparison_colour(row.comparison));
  }
  svg.text(layout.value_right, middle + 5, value_text(row, list.places),
           {13,
            row.comparison == Comparison::not_compared ? palette::ink
                                                       : comparison_colour(row.comparison),
            Anchor::end, row.highlighted});
  svg.close();
}

void draw_axis(Figure& figure, const IntervalList& list, const Layout& layout, const Scale& x) {
  SvgWriter& svg = figure.body();
  const int wanted =
      static_cast<int>(std::clamp((layout.plot_right - layout.plot_left) / 34, 2.0, 9.0));
  const Ticks ticks = x.ticks(wanted);
  svg.line(layout.plot_left, layout.bottom, layout.plot_right, layout.bottom, palette::axis);
  for (const double value : ticks.values) {
    svg.line(x(value), layout.bottom, x(value), layout.bottom + 5, palette::axis);
    svg.text(x(value), layout.bottom + 19, number_text(value, ticks.places),
             {12, palette::ink, Anchor::middle});
  }
  if (layout.plot_y == layout.text_y) {
    svg.line(x(list.reference), layout.top, x(list.reference), layout.bottom, palette::ink, 1.5);
  } else {
    for (double y = layout.top; y < layout.bottom - layout.row_height / 2; y += layout.row_height) {
      svg.line(x(list.reference), y + 30, x(list.reference), y + layout.row_height - 1,
               palette::ink, 1.5);
    }
  }
  if (list.reference_label.empty()) return;
  const double half = text_width(list.reference_label, 12) / 2;
  const double centre = std::clamp(x(list.reference), Figure::margin + half,
                                   std::max(Figure::margin + half, figure.width() - half - 4));
  svg.text(centre, layout.bottom + 36, list.reference_label,
           {12, palette::ink, Anchor::middle, true});
}

}  // namespace

std::string draw_interval_list(const IntervalList& list) {
  Figure figure(list.text);
  if (list.rows.empty()) {
    return figure.finish(figure.draw_empty("表示できる項目がありません。"));
  }
  Layout layout = arrange(list, figure);
  draw_headings(figure, list, layout);
  layout.bottom = layout.top + layout.row_height * static_cast<double>(list.rows.size()) + 4;
  const Scale x = value_scale(list, layout);
  SvgWriter& svg = figure.body();
  const auto ground = [&](std::size_t i) {
    if (list.rows[i].highlighted) return palette::highlight;
    return i % 2 == 0 ? palette::row_band : palette::paper;
  };
  for (std::size_t i = 0; i < list.rows.size(); ++i) {
    svg.rectangle(Figure::margin - 4, layout.top + layout.row_height * static_cast<double>(i),
                  figure.width() - 2 * Figure::margin + 8, layout.row_height, ground(i));
  }
  draw_axis(figure, list, layout, x);
  for (std::size_t i = 0; i < list.rows.size(); ++i) {
    draw_row(figure, list, list.rows[i], layout, x,
             layout.top + layout.row_height * static_cast<double>(i), ground(i));
  }
  double y = layout.bottom + (list.reference_label.empty() ? 28 : 44);
  y = draw_legend(figure, comparison_legend(list.words), Figure::margin,
                  figure.width() - Figure::margin, y);
  return figure.finish(y);
}

}  // namespace engawa::figures
