#pragma once

#include <algorithm>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engawa/documents/document.hpp"
#include "engawa/documents/flow.hpp"
#include "engawa/documents/outside_pages.hpp"
#include "engawa/documents/svg_picture.hpp"

namespace engawa::documents {

inline constexpr double points_per_mm = 72 / 25.4;

/// Sizes of text and gaps, in points. Scale 1 is the normal look.
struct Measure {
  double font_scale = 1;
  double space_scale = 1;

  static constexpr double body_normal = 10.5;
  static constexpr double body_floor = 8.5;

  [[nodiscard]] double body() const { return body_normal * font_scale; }
  [[nodiscard]] double table() const { return std::max(9.5 * font_scale, 8.0); }
  [[nodiscard]] double small() const { return std::max(9.0 * font_scale, 8.0); }
  [[nodiscard]] double size(TextSize role) const;
  [[nodiscard]] double heading(int level) const;
  [[nodiscard]] double gap(double points) const { return points * space_scale; }
};

/// Parsed pictures by their text in the document.
using Pictures = std::unordered_map<std::string_view, SvgPicture>;

/// Parses every picture of `blocks` into `pictures`. DOC-003.
[[nodiscard]] base::Status parse_pictures(const std::vector<Block>& blocks, Pictures& pictures);

/// What a layout pass knows. One pass, one thread; pictures and document outlive its flows.
struct LayoutContext {
  Measure measure;
  double page_height = 0;  ///< points a page holds; nothing unbreakable may be higher
  const Pictures& pictures;
  const OutsidePdfs& outside;
  /// Headings of level 2 with their pages; 0: not known yet.
  std::vector<std::pair<std::string, int>> contents = {};
  int last_id = 0;  ///< numbers of structure elements

  [[nodiscard]] TagStep tag(const char* name) { return {name, ++last_id}; }
};

/// Appends the lines of `text` as atoms, at least two together at the ends of a page.
void append_lines(Flow& flow, const std::shared_ptr<const TextBox>& text, double indent,
                  double gap_before, const TagPath& path, bool keep_with_next);

/// Appends blocks laid out for `width` points.
void append_blocks(Flow& flow, const std::vector<Block>& blocks, double width,
                   LayoutContext& context);

}  // namespace engawa::documents
