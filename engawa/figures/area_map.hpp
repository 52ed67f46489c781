#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engawa/figures/figure.hpp"
#include "engawa/figures/map_geometry.hpp"

namespace engawa::figures {

/// One area of a map.
struct MapShape {
  std::string code;
  std::string name;
  std::vector<Ring> rings;
  /// Index into AreaMap::classes; anything outside is drawn as データなし.
  std::size_t category = 0;
  std::string short_name;  ///< printed instead of the name where it is given (「埼玉」)
  std::string value_text;  ///< shown on hover, spoken, and printed under the name; may be empty
  std::string href;        ///< where a click leads; only places inside the site are accepted
  std::string group;       ///< compared with AreaMap::inset_group
  bool marked = false;     ///< heavy outline and always labelled
};

/// One class of the legend.
struct MapClass {
  std::string label;
  Fill fill;
};

/// Where rings must have their middle to be drawn, in the coordinates of the rings.
struct MapBounds {
  double west = 0;
  double south = 0;
  double east = 0;
  double north = 0;
};

struct AreaMap {
  FigureText text;
  std::vector<MapShape> shapes;
  std::vector<MapClass> classes;
  Coordinates coordinates = Coordinates::longitude_latitude;
  /// Shapes of this group are drawn at their own scale in a box in the first corner that is free,
  /// else under the map (Okinawa on a national map, the islands of Tokyo on a map of Tokyo). Empty:
  /// no inset.
  std::string inset_group;
  std::string inset_label;                ///< 「沖縄県」
  std::optional<MapBounds> inset_bounds;  ///< as `bounds`, for the inset (大東諸島 left out)
  /// Rings outside are left out knowingly (小笠原); say so in `text.notes`.
  std::optional<MapBounds> bounds;
  bool show_labels = false;  ///< name and value on every shape where there is room
  double height_max = 620;   ///< of the map itself, in user units
};

/// Orange rising, grey, blue falling: the classes worse, similar, better, in this order, followed
/// by 秘匿 (index 3) and データなし (index 4).
[[nodiscard]] std::vector<MapClass> comparison_classes(const ComparisonWords& words);

/// One shade of blue per label, light to dark, followed by 秘匿 and データなし.
[[nodiscard]] std::vector<MapClass> sequential_classes(const std::vector<std::string>& labels);

/// Draws the map. Shapes with a link are wrapped in <a> with a name, in the order given, so that
/// they can be reached by keyboard. Pure; O(points).
[[nodiscard]] std::string draw_area_map(const AreaMap& map);

}  // namespace engawa::figures
