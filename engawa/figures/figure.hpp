#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/figures/marks.hpp"
#include "engawa/figures/svg_writer.hpp"

namespace engawa::figures {

/// What every figure says about itself.
struct FigureText {
  /// Begins every id of the picture. Must differ between pictures of one page; characters that an
  /// id may not hold are dropped.
  std::string id_prefix;
  /// Name of the picture, spoken by screen readers. An empty title becomes 「図」.
  std::string title;
  /// The picture in words: one or two sentences. Empty: the title is used.
  std::string description;
  /// Source line without the word 出典, e.g. 「「NDBオープンデータ」（厚生労働省）を加工して作成」.
  std::string source;
  /// Remarks printed above the source line, one paragraph each.
  std::vector<std::string> notes;
  /// Also print the title inside the picture (exports); pages that have a caption leave it out.
  bool show_title = true;
  /// Width in user units (CSS px at natural size), 320..1200. Text keeps its size, so a narrow
  /// picture stays readable on a telephone.
  double width = 720;
};

/// The frame of one picture: title on top, body, notes, source line, accessible names, hatches.
/// A figure function makes one, draws into body() below top(), and ends with finish().
class Figure {
 public:
  explicit Figure(const FigureText& text);

  [[nodiscard]] SvgWriter& body() { return m_body; }
  [[nodiscard]] double width() const { return m_width; }
  [[nodiscard]] double top() const { return m_top; }
  [[nodiscard]] bool narrow() const { return m_width < 520; }
  /// Left and right margin.
  static constexpr double margin = 12;

  /// Value for a `fill` attribute; defines the hatch pattern on first use.
  [[nodiscard]] std::string paint(const Fill& fill);
  /// "{prefix}-{name}", for references inside the picture.
  [[nodiscard]] std::string id(std::string_view name) const;
  /// Call when the picture holds links: its role is then "group", because assistive technology
  /// hides everything inside an "img".
  void allow_links() { m_has_links = true; }
  /// A sentence in the middle of an empty picture: there is never an empty chart without a reason.
  /// Returns the bottom edge.
  double draw_empty(std::string_view reason);
  /// Draws notes and source under `bottom` and gives the whole SVG. Leaves the figure empty.
  [[nodiscard]] std::string finish(double bottom);

 private:
  FigureText m_text;
  std::string m_prefix;
  double m_width;
  double m_top = 0;
  SvgWriter m_body;
  std::map<std::string, Fill> m_patterns;
  bool m_has_links = false;
};

/// The font list of every figure.
inline constexpr std::string_view font_family =
    "\"Noto Sans JP\",\"BIZ UDPGothic\",\"Yu Gothic UI\",Meiryo,sans-serif";

}  // namespace engawa::figures
