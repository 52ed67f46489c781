#include "engawa/figures/class_distribution.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/figures/label_layout.hpp"
#include "engawa/figures/legend.hpp"
#include "engawa/figures/palette.hpp"
#include "engawa/figures/text_layout.hpp"

namespace engawa::figures {
namespace {

constexpr double bar_height = 38;
constexpr double pitch = 84;  // bar, labels under it, gap
constexpr double number_size = 13;

double weight(double count) { return std::isfinite(count) && count > 0 ? count : 0; }

/// One coloured part of a bar, in shares 0..1.
struct Segment {
  double from = 0;
  double share = 0;
  Fill fill;
};

std::vector<Segment> segments_of(const DistributionBar& bar, std::size_t classes) {
  double total = weight(bar.withheld);
  for (std::size_t i = 0; i < std::min(classes, bar.counts.size()); ++i)
    total += weight(bar.counts[i]);
  std::vector<Segment> segments;
  if (!(total > 0) || !std::isfinite(total)) return segments;
  double from = 0;
  for (std::size_t i = 0; i < classes; ++i) {
    const double share = i < bar.counts.size() ? weight(bar.counts[i]) / total : 0;
    segments.push_back({from, share, sequential_fill(i, classes)});
    from += share;
  }
  segments.push_back({from, weight(bar.withheld) / total, {"#FFFFFF", Hatch::withheld}});
  return segments;
}

struct Plot {
  double left = 0;
  double width = 0;
  [[nodiscard]] double x(double share) const { return left + share * width; }
};

void draw_bar(Figure& figure, const std::vector<Segment>& segments, const Plot& plot, double y) {
  SvgWriter& svg = figure.body();
  std::vector<LineLabel> outside;
  std::vector<std::pair<double, std::string>> texts;
  for (const auto& segment : segments) {
    if (segment.share <= 0) continue;
    const double width = segment.share * plot.width;
    svg.leaf("rect", {{"x", plot.x(segment.from)},
                      {"y", y},
                      {"width", width},
                      {"height", bar_height},
                      {"fill", figure.paint(segment.fill)},
                      {"stroke", palette::axis},
                      {"stroke-width", 0.8}});
    const std::string number = number_text(segment.share * 100, 1);
    const double centre = plot.x(segment.from) + width / 2;
    const double needed = text_width(number, number_size) + 6;
    if (segment.fill.hatch == Hatch::none && needed <= width) {
      svg.text(centre, y + bar_height / 2 + 5, number,
               {number_size, palette::text_on(segment.fill.colour), Anchor::middle});
    } else {
      outside.push_back({centre, text_width(number, 12) + 8});
      texts.emplace_back(centre, number);
    }
  }
  const auto centres = spread_labels(outside, plot.left - 20, figure.width() - 2);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const double bottom = y + bar_height;
    svg.line(texts[i].first, bottom, centres[i], bottom + 8, palette::axis, 0.8);
    svg.text(centres[i], bottom + 20, texts[i].second, {12, palette::ink, Anchor::middle});
  }
}

// Thin lines from the borders of one bar to those of the next, so that the eye follows a class.
// Borders of narrow classes have none: there the numbers need the room.
void join_bars(Figure& figure, const std::vector<Segment>& upper, const std::vector<Segment>& lower,
               const Plot& plot, double y) {
  const double least = 40 / plot.width;
  for (std::size_t i = 1; i < std::min(upper.size(), lower.size()); ++i) {
    if (std::min(upper[i - 1].share, lower[i - 1].share) < least) continue;
    figure.body().line(plot.x(upper[i].from), y + bar_height, plot.x(lower[i].from), y + pitch,
                       palette::grid);
  }
}

void draw_cut_off(Figure& figure, const ClassDistribution& distribution,
                  const std::vector<Segment>& segments, const Plot& plot, double y, bool first) {
  const std::size_t at = distribution.cut_off.value_or(distribution.classes.size());
  if (at >= distribution.classes.size() || segments.empty()) return;
  SvgWriter& svg = figure.body();
  const double x = plot.x(segments[at].from);
  svg.line(x, y - 5, x, y + bar_height + 5, palette::paper, 5);
  svg.line(x, y - 6, x, y + bar_height + 6, palette::ink, 2.5);
  if (!first || distribution.cut_off_label.empty()) return;
  const double width = text_width(distribution.cut_off_label, 13);
  const bool fits = x + width < figure.width() - 4;
  svg.text(fits ? x + 2 : x + 4, y - 11, distribution.cut_off_label,
           {13, palette::ink, fits ? Anchor::start : Anchor::end, true});
}

void draw_label(Figure& figure, const DistributionBar& bar, double room, double y) {
  SvgWriter& svg = figure.body();
  const auto lines = wrap_text(bar.label, 14, room, 2);
  double line_y = y + 16 - (lines.size() > 1 ? 4 : 0);
  if (bar.remark.empty() && lines.size() == 1) line_y += 8;
  for (const auto& line : lines) {
    svg.text(Figure::margin, line_y, line, {14, palette::ink, Anchor::start, true});
    line_y += 17;
  }
  if (!bar.remark.empty()) {
    svg.text(Figure::margin, line_y, shorten_text(bar.remark, 12, room), {12, palette::quiet_ink});
  }
}

double draw_class_legend(Figure& figure, const ClassDistribution& distribution, double y) {
  std::vector<LegendItem> items;
  for (std::size_t i = 0; i < distribution.classes.size(); ++i) {
    LegendItem item;
    item.label = distribution.classes[i];
    item.fill = sequential_fill(i, distribution.classes.size());
    items.push_back(item);
  }
  const auto masked = [](const DistributionBar& bar) { return weight(bar.withheld) > 0; };
  if (std::any_of(distribution.bars.begin(), distribution.bars.end(), masked)) {
    LegendItem item;
    item.label = "秘匿（階級が公表されていない人）";
    item.fill = Fill{"#FFFFFF", Hatch::withheld};
    items.push_back(item);
  }
  return draw_legend(figure, items, Figure::margin, figure.width() - Figure::margin, y);
}

}  // namespace

std::string draw_class_distribution(const ClassDistribution& distribution) {
  Figure figure(distribution.text);
  if (distribution.bars.empty() || distribution.classes.empty()) {
    return figure.finish(figure.draw_empty("表示できる階級がありません。"));
  }
  double names = 0;
  for (const auto& bar : distribution.bars) {
    names = std::max({names, text_width(bar.label, 14), text_width(bar.remark, 12)});
  }
  names = std::min(names, figure.width() * (figure.narrow() ? 0.3 : 0.24));
  Plot plot;
  plot.left = Figure::margin + names + 12;
  plot.width = figure.width() - Figure::margin - 8 - plot.left;

  double y = figure.top() + 6;
  figure.body().text(plot.left, y + 8, "（%）", {12, palette::quiet_ink});
  y += distribution.cut_off && !distribution.cut_off_label.empty() ? 32 : 16;
  std::vector<std::vector<Segment>> all;
  for (const auto& bar : distribution.bars) {
    all.push_back(segments_of(bar, distribution.classes.size()));
  }
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    join_bars(figure, all[i], all[i + 1], plot, y + pitch * static_cast<double>(i));
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double top = y + pitch * static_cast<double>(i);
    draw_label(figure, distribution.bars[i], names + 4, top);
    if (all[i].empty()) {
      figure.body().leaf("rect", {{"x", plot.left},
                                  {"y", top},
                                  {"width", plot.width},
                                  {"height", bar_height},
                                  {"fill", figure.paint({"#FFFFFF", Hatch::missing})},
                                  {"stroke", palette::axis}});
      figure.body().text(plot.left + plot.width / 2, top + bar_height / 2 + 5, "データなし",
                         {14, palette::ink, Anchor::middle, false, true});
      continue;
    }
    draw_bar(figure, all[i], plot, top);
    draw_cut_off(figure, distribution, all[i], plot, top, i == 0);
  }
  y += pitch * static_cast<double>(all.size() - 1) + bar_height + 28;
  return figure.finish(draw_class_legend(figure, distribution, y));
}

}  // namespace engawa::figures
