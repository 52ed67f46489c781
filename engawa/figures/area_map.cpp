#include "engawa/figures/area_map.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "engawa/figures/legend.hpp"
#include "engawa/figures/palette.hpp"
#include "engawa/figures/text_layout.hpp"

namespace engawa::figures {
namespace {

constexpr double label_size = 12;
constexpr double inset_share = 0.36;
constexpr double dot_radius = 2.2;  // where the line to a label begins
/// Up to this many shapes every one of them is named; with more, those that have room.
constexpr std::size_t labels_required_max = 24;

const MapClass& missing_class() {
  static const MapClass missing{"データなし", {"#FFFFFF", Hatch::missing}};
  return missing;
}

const MapClass& class_of(const AreaMap& map, const MapShape& shape) {
  return shape.category < map.classes.size() ? map.classes[shape.category] : missing_class();
}

bool is_inset(const AreaMap& map, const MapShape& shape) {
  return !map.inset_group.empty() && shape.group == map.inset_group;
}

bool is_inside(const Ring& ring, const MapBounds& bounds) {
  Extent across;
  Extent down;
  for (const auto& point : ring) {
    across.include(point.x);
    down.include(point.y);
  }
  if (across.empty() || down.empty()) return false;
  const double x = (across.low() + across.high()) / 2;
  const double y = (down.low() + down.high()) / 2;
  return x >= bounds.west && x <= bounds.east && y >= bounds.south && y <= bounds.north;
}

// The rings to draw, on the plane.
std::vector<Ring> project(const AreaMap& map, const MapShape& shape) {
  const auto& bounds = is_inset(map, shape) ? map.inset_bounds : map.bounds;
  std::vector<Ring> rings;
  for (const auto& ring : shape.rings) {
    if (bounds && !is_inside(ring, *bounds)) continue;
    Ring& plane = rings.emplace_back(ring);
    if (map.coordinates == Coordinates::planar) continue;
    for (auto& point : plane) point = project_mercator(point);
  }
  return rings;
}

/// A shape ready to be drawn.
struct Placed {
  const MapShape* shape = nullptr;
  Outline outline;
  bool inset = false;
};

/// Shapes in view units and the edges of the map and its inset.
struct Layout {
  std::vector<Placed> shapes;
  Box map;
  Box inset;
  double bottom = 0;  ///< of map and inset
};

// How many corners of the main map's outlines lie in `box`.
std::size_t corners_in(const Box& box, const AreaMap& map,
                       const std::vector<std::vector<Ring>>& planes, const MapFit& fit) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < planes.size(); ++i) {
    if (is_inset(map, map.shapes[i])) continue;
    for (const auto& ring : planes[i]) {
      for (const auto& point : ring) {
        const MapPoint at = fit(point);
        if (at.x > box.x && at.x < box.right() && at.y > box.y && at.y < box.bottom()) ++count;
      }
    }
  }
  return count;
}

// Puts the inset into the first corner that the map leaves free, else under the map.
void place_inset(const AreaMap& map, const std::vector<std::vector<Ring>>& planes,
                 const Extent (&across)[2], const Extent (&down)[2], Layout& layout) {
  const Box& whole = layout.map;
  const double span = across[1].high() - across[1].low();
  const double flatness = span > 0 ? (down[1].high() - down[1].low()) / span : 0.8;
  const double side = whole.width * inset_share;
  Box box{0, 0, side, side * std::clamp(flatness, 0.3, 1.0) + 12};
  const double head = map.inset_label.empty() ? 0 : 18;  // the label stands above the box
  const MapFit fit(across[0], down[0], whole);
  for (const bool lower : {false, true}) {
    for (const bool right : {false, true}) {
      box.x = right ? whole.right() - box.width : whole.x;
      box.y = lower ? whole.bottom() - box.height : whole.y + head;
      const Box taken{box.x - 4, box.y - head, box.width + 8, box.height + head + 4};
      layout.inset = box;
      if (corners_in(taken, map, planes, fit) == 0) return;
    }
  }
  layout.inset.x = whole.x;
  layout.inset.y = whole.bottom() + head + 8;
  layout.bottom = layout.inset.bottom();
}

Layout arrange(const AreaMap& map, const Figure& figure) {
  std::vector<std::vector<Ring>> planes;
  Extent across[2];
  Extent down[2];
  for (const auto& shape : map.shapes) {
    planes.push_back(project(map, shape));
    const int which = is_inset(map, shape) ? 1 : 0;
    for (const auto& ring : planes.back()) {
      for (const auto& point : ring) {
        across[which].include(point.x);
        down[which].include(point.y);
      }
    }
  }
  Layout layout;
  const double width = figure.width() - 2 * Figure::margin;
  const double span_x = across[0].empty() ? 1 : across[0].high() - across[0].low();
  const double span_y = down[0].empty() ? 1 : down[0].high() - down[0].low();
  const double height = std::clamp(span_x > 0 ? width * span_y / span_x : width, 120.0,
                                   std::max(120.0, map.height_max));
  layout.map = {Figure::margin, figure.top() + 4, width, height};
  layout.bottom = layout.map.bottom();
  if (!across[1].empty()) place_inset(map, planes, across, down, layout);
  const Box padded{layout.inset.x + 6, layout.inset.y + 6, layout.inset.width - 12,
                   layout.inset.height - 12};
  const MapFit fits[2] = {{across[0], down[0], layout.map}, {across[1], down[1], padded}};
  for (std::size_t i = 0; i < map.shapes.size(); ++i) {
    const bool inset = is_inset(map, map.shapes[i]);
    auto outline = outline_of(planes[i], fits[inset ? 1 : 0]);
    if (outline) layout.shapes.push_back({&map.shapes[i], std::move(*outline), inset});
  }
  return layout;
}

std::string spoken_name(const MapShape& shape) {
  return shape.value_text.empty() ? shape.name : shape.name + "：" + shape.value_text;
}

void draw_shape(Figure& figure, const AreaMap& map, const Placed& placed, double stroke) {
  SvgWriter& svg = figure.body();
  const MapShape& shape = *placed.shape;
  const std::string_view href = local_reference(shape.href);
  const std::string name = spoken_name(shape);
  if (!href.empty()) {
    figure.allow_links();
    svg.open("a", {{"href", href}, {"aria-label", name}});
  }
  svg.open("path", {{"d", placed.outline.path},
                    {"fill", figure.paint(class_of(map, shape).fill)},
                    {"fill-rule", "evenodd"},
                    {"stroke", palette::quiet_ink},
                    {"stroke-width", stroke},
                    {"stroke-linejoin", "round"}});
  svg.element("title", {}, name);
  svg.close();
  if (!href.empty()) svg.close();
}

// A heavy outline over all neighbours, with a white edge so that it shows on dark fills. It does
// not take the pointer: the shape below keeps its link.
void draw_marked_outlines(Figure& figure, const Layout& layout) {
  const double width = layout.shapes.size() > 60 ? 2 : 3;
  for (const auto& placed : layout.shapes) {
    if (!placed.shape->marked) continue;
    for (const bool edge : {true, false}) {
      figure.body().leaf("path", {{"d", placed.outline.path},
                                  {"fill", "none"},
                                  {"stroke", edge ? palette::paper : palette::ink},
                                  {"stroke-width", edge ? width + 3 : width},
                                  {"stroke-linejoin", "round"},
                                  {"pointer-events", "none"}});
    }
  }
}

const std::string& printed_name(const MapShape& shape) {
  return shape.short_name.empty() ? shape.name : shape.short_name;
}

// The heading of the inset is the name of its only shape: once is enough.
bool is_named_by_inset(const AreaMap& map, const Placed& placed) {
  return placed.inset && placed.shape->value_text.empty() &&
         map.inset_label.starts_with(placed.shape->name);
}

PointLabel wanted_label(const AreaMap& map, const Layout& layout, const Placed& placed) {
  const MapShape& shape = *placed.shape;
  const bool crowded = map.shapes.size() > labels_required_max;
  const bool two = !shape.value_text.empty();
  const double name_width = text_width(printed_name(shape), label_size);
  const double value_width = two ? text_width(shape.value_text, label_size) : 0;
  PointLabel label;
  label.x = placed.outline.centre.x;
  label.y = placed.outline.centre.y;
  label.width =
      std::min(std::max(name_width, value_width) + (crowded ? 3 : 8), layout.map.width * 0.6);
  label.height = (two ? 33 : 18) - (crowded ? 4 : 0);
  // A name that would hide its own marked area stands beside it.
  label.centred = placed.outline.width >= label.width * 0.7 || !shape.marked;
  label.clearance = label.centred ? 8 : placed.outline.width / 2 + 8;
  label.required = shape.marked || !crowded;
  return label;
}

// Who chooses last may find no place: those who found none choose first in the next round. Places
// in the order of `labels`, of the round that left out fewest.
std::vector<std::optional<Box>> place_by_rounds(const std::vector<PointLabel>& labels,
                                                const std::vector<Box>& obstacles,
                                                const Box& bounds) {
  constexpr int rounds = 8;
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<std::optional<Box>> best;
  auto best_count = static_cast<std::ptrdiff_t>(-1);
  for (int round = 0; round < rounds; ++round) {
    std::vector<PointLabel> queue;
    for (const auto i : order) queue.push_back(labels[i]);
    const auto places = place_labels(queue, obstacles, bounds);
    std::vector<std::optional<Box>> placed(labels.size());
    for (std::size_t i = 0; i < order.size(); ++i) placed[order[i]] = places[i];
    const auto count = std::count_if(placed.begin(), placed.end(),
                                     [](const auto& box) { return box.has_value(); });
    if (count > best_count) {
      best = placed;
      best_count = count;
    }
    if (count == std::ssize(labels)) break;
    std::stable_partition(order.begin(), order.end(), [&](std::size_t i) { return !placed[i]; });
  }
  return best;
}

void draw_labels(Figure& figure, const AreaMap& map, const Layout& layout) {
  std::vector<const Placed*> order;
  for (const auto& placed : layout.shapes) {
    const bool wanted = placed.shape->marked || map.show_labels;
    if (wanted && !is_named_by_inset(map, placed)) order.push_back(&placed);
  }
  // Marked ones choose first, then the roomy ones, which are easiest to satisfy in place.
  std::stable_sort(order.begin(), order.end(), [](const Placed* a, const Placed* b) {
    if (a->shape->marked != b->shape->marked) return a->shape->marked;
    return a->outline.width > b->outline.width;
  });
  const Box bounds{layout.map.x, layout.map.y, layout.map.width, layout.bottom - layout.map.y};
  std::vector<PointLabel> labels;
  std::vector<Box> obstacles;
  for (const auto* placed : order) {
    const auto& label = labels.emplace_back(wanted_label(map, layout, *placed));
    if (label.centred) continue;
    const double half = placed->outline.width / 2;
    obstacles.push_back({label.x - half, label.y - half, 2 * half, 2 * half});
  }
  const auto boxes = place_by_rounds(labels, obstacles, bounds);
  SvgWriter& svg = figure.body();
  svg.open("g", {{"pointer-events", "none"}, {"aria-hidden", "true"}});
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (!boxes[i]) continue;
    const Box& box = *boxes[i];
    const MapShape& shape = *order[i]->shape;
    if (const auto leader = leader_of(labels[i], box)) {
      const auto& [from_x, from_y, to_x, to_y] = *leader;
      svg.line(from_x, from_y, to_x, to_y, palette::paper, 3);
      svg.line(from_x, from_y, to_x, to_y, palette::ink);
      svg.leaf("circle", {{"cx", to_x}, {"cy", to_y}, {"r", dot_radius}, {"fill", palette::ink}});
    }
    // On a hatch letters need a ground of their own; on a plain fill a halo hides less.
    if (class_of(map, shape).fill.hatch != Hatch::none || !labels[i].centred) {
      svg.leaf("rect", {{"x", box.x},
                        {"y", box.y},
                        {"width", box.width},
                        {"height", box.height},
                        {"rx", 2},
                        {"fill", palette::paper},
                        {"fill-opacity", 0.9}});
    }
    const double middle = box.x + box.width / 2;
    const double lines = shape.value_text.empty() ? 18 : 33;
    const double first_line = 13.5 - (lines - box.height) / 2;
    svg.text(middle, box.y + first_line, shorten_text(printed_name(shape), label_size, box.width),
             {label_size, palette::ink, Anchor::middle, shape.marked, true});
    if (!shape.value_text.empty()) {
      svg.text(middle, box.y + first_line + 15,
               shorten_text(shape.value_text, label_size, box.width),
               {label_size, palette::ink, Anchor::middle, shape.marked, true});
    }
  }
  svg.close();
}

std::vector<LegendItem> map_legend(const AreaMap& map) {
  std::vector<LegendItem> items;
  const auto add = [&](const MapClass& entry) {
    LegendItem item;
    item.label = entry.label;
    item.fill = entry.fill;
    items.push_back(item);
  };
  bool missing = false;
  std::vector<bool> used(map.classes.size(), false);
  for (const auto& shape : map.shapes) {
    if (shape.category < used.size())
      used[shape.category] = true;
    else
      missing = true;
  }
  for (std::size_t i = 0; i < map.classes.size(); ++i) {
    const Hatch hatch = map.classes[i].fill.hatch;
    const bool only_if_used = hatch == Hatch::withheld || hatch == Hatch::missing;
    if (used[i] || !only_if_used) add(map.classes[i]);
    if (used[i] && hatch == Hatch::missing) missing = false;
  }
  if (missing) add(missing_class());
  return items;
}

void add_missing_classes(std::vector<MapClass>& classes) {
  classes.push_back({"秘匿", {"#FFFFFF", Hatch::withheld}});
  classes.push_back(missing_class());
}

}  // namespace

std::vector<MapClass> comparison_classes(const ComparisonWords& words) {
  std::vector<MapClass> classes;
  for (const auto comparison : {Comparison::worse, Comparison::similar, Comparison::better}) {
    classes.push_back({std::string(comparison_sign(comparison)) + words.of(comparison),
                       comparison_fill(comparison)});
  }
  add_missing_classes(classes);
  return classes;
}

std::vector<MapClass> sequential_classes(const std::vector<std::string>& labels) {
  std::vector<MapClass> classes;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    classes.push_back({labels[i], sequential_fill(i, labels.size())});
  }
  add_missing_classes(classes);
  return classes;
}

std::string draw_area_map(const AreaMap& map) {
  Figure figure(map.text);
  const Layout layout = arrange(map, figure);
  if (layout.shapes.empty()) {
    return figure.finish(figure.draw_empty("表示できる地図がありません。"));
  }
  const double stroke = layout.shapes.size() > 60 ? 0.5 : 1;
  const auto draw_all = [&](bool inset) {
    for (const auto& placed : layout.shapes) {
      if (placed.inset == inset) draw_shape(figure, map, placed, stroke);
    }
  };
  draw_all(false);
  const bool has_inset = std::any_of(layout.shapes.begin(), layout.shapes.end(),
                                     [](const Placed& placed) { return placed.inset; });
  if (has_inset) {
    const Box& box = layout.inset;
    figure.body().leaf("rect", {{"x", box.x},
                                {"y", box.y},
                                {"width", box.width},
                                {"height", box.height},
                                {"fill", palette::paper},
                                {"stroke", palette::axis}});
    figure.body().text(box.x, box.y - 5, map.inset_label, {12, palette::quiet_ink});
    draw_all(true);
  }
  draw_marked_outlines(figure, layout);
  draw_labels(figure, map, layout);
  const double y = draw_legend(figure, map_legend(map), Figure::margin,
                               figure.width() - Figure::margin, layout.bottom + 10);
  return figure.finish(y);
}

}  // namespace engawa::figures
