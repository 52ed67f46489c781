#pragma once

#include <string>
#include <string_view>

#include "engawa/figures/svg_writer.hpp"

namespace engawa::figures {

/// How a value stands against its reference, taken from its interval by the caller.
/// `not_compared`: there is no interval, or the area is its own reference. No colour then.
enum class Comparison { worse, similar, better, not_compared };

/// Words of a comparison in legends and row texts; the caller names the reference.
struct ComparisonWords {
  std::string worse = "基準より悪い";
  std::string similar = "基準とはっきりした差はない";
  std::string better = "基準より良い";
  std::string not_compared = "比較していない";
  /// Triangles point to where the value lies: worse is ▲ unless less is worse (受診率), then ▼.
  bool less_is_worse = false;

  [[nodiscard]] const std::string& of(Comparison comparison) const;
};

[[nodiscard]] std::string_view comparison_colour(Comparison comparison);
/// ▲, ●, ▼ or an empty text, for use inside sentences.
[[nodiscard]] std::string_view comparison_sign(Comparison comparison);

/// Shapes of data points; each reads without colour.
enum class Mark { triangle_up, triangle_down, disc, square, diamond, ring };

[[nodiscard]] Mark comparison_mark(Comparison comparison, bool less_is_worse = false);

/// Draws `mark` centred at x, y. `size` is the width. Hollow marks have a white inside.
void draw_mark(SvgWriter& svg, Mark mark, double x, double y, double size, std::string_view colour,
               bool hollow = false);

/// Fill patterns. `none` is a plain colour. `withheld` (秘匿) and `missing` (データなし) are grey
/// on white; the others are white or dark lines over a colour and repeat what the colour says.
enum class Hatch { none, rising, falling, dotted, withheld, missing };

/// A fill: colour and hatch together.
struct Fill {
  std::string colour = "#FFFFFF";
  Hatch hatch = Hatch::none;
};

/// Fill of an area on a map: orange rising lines, blue falling lines, light grey.
[[nodiscard]] Fill comparison_fill(Comparison comparison);

/// Blue of ordered class `index` of `count`, light to dark. Few classes lie further apart; beyond
/// seven the shades repeat.
[[nodiscard]] Fill sequential_fill(std::size_t index, std::size_t count);

}  // namespace engawa::figures
