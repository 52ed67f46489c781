#include "engawa/figures/funnel.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/base/decimal.hpp"
#include "engawa/figures/axis.hpp"
#include "engawa/figures/label_layout.hpp"
#include "engawa/figures/legend.hpp"
#include "engawa/figures/palette.hpp"
#include "engawa/figures/text_layout.hpp"

namespace engawa::figures {
namespace {

constexpr double label_size = 13;

bool usable(const FunnelPoint& point) {
  return std::isfinite(point.expected) && std::isfinite(point.ratio) && point.expected > 0;
}

struct Plot {
  Box area;
  Scale x;
  Scale y;
};

Plot make_plot(const Figure& figure, const Funnel& funnel) {
  Extent across;
  Extent up;
  up.include(funnel.reference);
  for (const auto& point : funnel.points) {
    if (!usable(point)) continue;
    across.include(point.expected);
    up.include(point.ratio);
  }
  const double top = figure.top() + 24;
  const double height = figure.narrow() ? 280 : 380;
  const double right_room = figure.narrow() ? 56 : 66;
  const Box area{52, top, figure.width() - 52 - right_room, height};
  const double step = std::pow(std::max(1.2, across.high() / across.low()), 0.04);
  const bool logarithmic = funnel.logarithmic_x;
  const double x_low = logarithmic ? across.low() / step : 0;
  const double x_high = logarithmic ? across.high() * step : across.high() * 1.04;
  // Symmetric around the reference, so that above and below weigh the same to the eye.
  const double reach =
      std::max({up.high() - funnel.reference, funnel.reference - up.low(), 0.05}) * 1.12;
  return {area,
          {logarithmic ? Scale::Kind::logarithmic : Scale::Kind::linear, x_low, x_high, area.x,
           area.right()},
          {Scale::Kind::linear, std::max(0.0, funnel.reference - reach), funnel.reference + reach,
           area.bottom(), area.y}};
}

void draw_axes(Figure& figure, const Funnel& funnel, const Plot& plot) {
  SvgWriter& svg = figure.body();
  const Ticks up = plot.y.ticks(7);
  for (const double value : up.values) {
    svg.line(plot.area.x, plot.y(value), plot.area.right(), plot.y(value), palette::grid);
    svg.text(plot.area.x - 7, plot.y(value) + 5, number_text(value, up.places),
             {12, palette::ink, Anchor::end});
  }
  const Ticks across = plot.x.ticks(figure.narrow() ? 6 : 13);
  svg.line(plot.area.x, plot.area.bottom(), plot.area.right(), plot.area.bottom(), palette::axis,
           1.2);
  std::vector<Box> taken;
  // Powers of ten first: where room is short they are the numbers to keep.
  for (const bool powers : {true, false}) {
    for (const double value : across.values) {
      const double exponent = std::log10(std::max(value, 1e-9));
      if ((std::fabs(exponent - std::round(exponent)) < 1e-9) != powers) continue;
      const double x = plot.x(value);
      const std::string label = base::format_grouped(value, across.places);
      svg.line(x, plot.area.bottom(), x, plot.area.bottom() + 5, palette::axis);
      const double width = text_width(label, 12) + 10;
      const Box box{x - width / 2, 0, width, 1};
      const auto hits = [&](const Box& other) { return other.overlap(box) > 0; };
      if (std::any_of(taken.begin(), taken.end(), hits)) continue;
      taken.push_back(box);
      svg.text(x, plot.area.bottom() + 19, label, {12, palette::ink, Anchor::middle});
    }
  }
  svg.text(plot.area.x - 40, plot.area.y - 9, funnel.y_label, {13, palette::quiet_ink});
  svg.text(plot.area.right(), plot.area.bottom() + 36, funnel.x_label,
           {13, palette::quiet_ink, Anchor::end});
}

// One side of a limit, cut where it leaves the plot.
std::string limit_path(const FunnelCurve& curve, const Plot& plot, bool upper) {
  std::string path;
  bool drawing = false;
  double x_before = 0;
  double y_before = 0;
  bool has_before = false;
  const auto add = [&](char command, double x, double y) {
    path += command;
    append_coordinate(path, x);
    path += ' ';
    append_coordinate(path, y);
  };
  for (const auto& point : curve.points) {
    const double value = upper ? point.upper : point.lower;
    if (!plot.x.contains(point.expected) || !std::isfinite(value)) continue;
    const double x = plot.x(point.expected);
    const double y = plot.y(value);
    if (plot.y.contains(value)) {
      if (!drawing && has_before && y_before != y) {
        const double edge = std::clamp(y_before, plot.area.y, plot.area.bottom());
        add('M', x_before + (x - x_before) * (edge - y_before) / (y - y_before), edge);
        drawing = true;
      }
      add(drawing ? 'L' : 'M', x, y);
      drawing = true;
    } else {
      if (drawing) {
        const double edge = std::clamp(y, plot.area.y, plot.area.bottom());
        add('L', x_before + (x - x_before) * (edge - y_before) / (y - y_before), edge);
      }
      drawing = false;
    }
    x_before = x;
    y_before = y;
    has_before = true;
  }
  return path;
}

// Limits and their names at the right edge, pushed apart.
void draw_curves(Figure& figure, const Funnel& funnel, const Plot& plot) {
  SvgWriter& svg = figure.body();
  std::vector<LineLabel> wanted;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < funnel.curves.size(); ++i) {
    const auto& curve = funnel.curves[i];
    for (const bool upper : {true, false}) {
      const std::string path = limit_path(curve, plot, upper);
      if (path.empty()) continue;
      svg.leaf("path", {{"d", path},
                        {"fill", "none"},
                        {"stroke", palette::quiet_ink},
                        {"stroke-width", 1.4},
                        {"stroke-dasharray", i == 0 ? "none" : "7 4"}});
      const FunnelCurve::Point* last = nullptr;
      for (const auto& point : curve.points) {
        if (plot.x.contains(point.expected)) last = &point;
      }
      if (last == nullptr) continue;
      wanted.push_back({plot.y.clamped(upper ? last->upper : last->lower), 15});
      names.push_back(curve.label);
    }
  }
  wanted.push_back({plot.y(funnel.reference), 15});
  names.push_back(funnel.reference_label);
  svg.line(plot.area.x, plot.y(funnel.reference), plot.area.right(), plot.y(funnel.reference),
           palette::ink, 1.5);
  const auto centres = spread_labels(wanted, plot.area.y - 8, plot.area.bottom());
  for (std::size_t i = 0; i < names.size(); ++i) {
    svg.text(plot.area.right() + 4, centres[i] + 4.5,
             shorten_text(names[i], 12, figure.width() - plot.area.right() - 6), {12});
  }
}

// Names of the marked area and of those worth naming, kept off every mark and each other.
void draw_names(Figure& figure, const Funnel& funnel, const Plot& plot,
                const std::vector<Box>& obstacles) {
  SvgWriter& svg = figure.body();
  std::vector<const FunnelPoint*> named;
  std::vector<PointLabel> labels;
  for (const bool marked : {true, false}) {
    for (const auto& point : funnel.points) {
      if (!usable(point) || point.marked != marked || !(marked || point.labelled)) continue;
      labels.push_back(
          {plot.x.clamped(point.expected), plot.y.clamped(point.ratio), marked ? 12.0 : 7.0,
           std::min(text_width(point.name, label_size) + 4, plot.area.width), 18, marked});
      named.push_back(&point);
    }
  }
  const auto boxes = place_labels(labels, obstacles, plot.area);
  // All leaders first: letters lie over lines, never the other way round.
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (!boxes[i]) continue;
    const double near_x = std::clamp(labels[i].x, boxes[i]->x, boxes[i]->right());
    const double near_y = std::clamp(labels[i].y, boxes[i]->y, boxes[i]->bottom());
    // A label that stands askew or far away is tied to its point.
    const bool askew = near_x != labels[i].x && near_y != labels[i].y;
    const double distance = std::hypot(near_x - labels[i].x, near_y - labels[i].y);
    if (!askew && distance <= labels[i].clearance * 1.2) continue;
    svg.line(labels[i].x, labels[i].y, near_x, near_y, palette::axis, 0.8);
  }
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (!boxes[i]) continue;
    svg.text(boxes[i]->x + 2, boxes[i]->y + 14,
             shorten_text(named[i]->name, label_size, boxes[i]->width),
             {label_size, palette::ink, Anchor::start, named[i]->marked, true});
  }
}

void draw_points(Figure& figure, const Funnel& funnel, const Plot& plot) {
  SvgWriter& svg = figure.body();
  std::vector<Box> obstacles;
  for (const bool marked : {false, true}) {
    for (const auto& point : funnel.points) {
      if (!usable(point) || point.marked != marked) continue;
      const double x = plot.x.clamped(point.expected);
      const double y = plot.y.clamped(point.ratio);
      const double size = marked ? 16 : 7;
      obstacles.push_back({x - size / 2, y - size / 2, size, size});
      if (marked) {
        draw_mark(svg, comparison_mark(point.comparison), x, y, size,
                  comparison_colour(point.comparison));
      } else if (point.labelled) {
        draw_mark(svg, comparison_mark(point.comparison), x, y, 9,
                  comparison_colour(point.comparison), true);
      } else {
        svg.leaf(
            "circle",
            {{"cx", x}, {"cy", y}, {"r", size / 2}, {"fill", "none"}, {"stroke", palette::axis}});
      }
    }
  }
  draw_names(figure, funnel, plot, obstacles);
}

std::vector<LegendItem> funnel_legend(const Funnel& funnel) {
  std::vector<LegendItem> items;
  for (const auto& point : funnel.points) {
    if (!point.marked || !usable(point)) continue;
    LegendItem item;
    item.label = point.name + "：" + funnel.words.of(point.comparison);
    item.mark = comparison_mark(point.comparison);
    item.colour = comparison_colour(point.comparison);
    items.push_back(item);
  }
  for (const auto comparison : {Comparison::worse, Comparison::similar, Comparison::better}) {
    const bool used =
        std::any_of(funnel.points.begin(), funnel.points.end(), [&](const auto& point) {
          return point.labelled && !point.marked && point.comparison == comparison;
        });
    if (!used) continue;
    LegendItem item;
    item.label = funnel.words.of(comparison);
    item.mark = comparison_mark(comparison);
    item.colour = comparison_colour(comparison);
    item.hollow = true;
    items.push_back(item);
  }
  LegendItem others;
  others.label = "そのほかの地域";
  others.mark = Mark::ring;
  others.colour = palette::axis;
  items.push_back(others);
  for (std::size_t i = 0; i < funnel.curves.size(); ++i) {
    LegendItem item;
    item.label = funnel.curves[i].label + "の範囲（偶然の変動）";
    item.colour = palette::quiet_ink;
    item.dashed = i != 0;
    items.push_back(item);
  }
  return items;
}

}  // namespace

std::string draw_funnel(const Funnel& funnel) {
  Figure figure(funnel.text);
  if (std::none_of(funnel.points.begin(), funnel.points.end(), usable)) {
    return figure.finish(figure.draw_empty("計算できる地域がありません。"));
  }
  const Plot plot = make_plot(figure, funnel);
  draw_axes(figure, funnel, plot);
  draw_curves(figure, funnel, plot);
  draw_points(figure, funnel, plot);
  const double y = draw_legend(figure, funnel_legend(funnel), Figure::margin,
                               figure.width() - Figure::margin, plot.area.bottom() + 48);
  return figure.finish(y);
}

}  // namespace engawa::figures
