#pragma once

#include <pango/pangocairo.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/documents/document.hpp"

namespace engawa::documents {

/// A piece of text in one look, with its size in points.
struct TextSpan {
  std::string text;
  double size = 10;
  bool bold = false;
  ColourRole colour = ColourRole::ink;
};

struct Colour {
  double red = 0;
  double green = 0;
  double blue = 0;
};

[[nodiscard]] Colour colour_of(ColourRole role);

/// Width for text that is only broken at "\n".
inline constexpr double unbroken_width = -1;

/// Text broken into lines of at most `width` points by Pango, in BIZ UDPGothic with Japanese line
/// breaking; a word that alone is too wide is broken inside. All lines have the height of the
/// largest size times `leading`, so that fallback fonts do not move what is below.
/// Not thread-safe: made, drawn and destroyed on one thread, whose fonts it shares.
class TextBox {
 public:
  TextBox(const std::vector<TextSpan>& spans, double width, Alignment alignment,
          double leading = 1.5);

  [[nodiscard]] int lines() const { return m_lines; }
  [[nodiscard]] double line_height() const { return m_line_height; }
  [[nodiscard]] double height() const { return m_line_height * m_lines; }
  /// Width of a line without the white space at its end, in points.
  [[nodiscard]] double line_width(int line) const;
  /// Width of the widest line.
  [[nodiscard]] double widest_line() const;
  /// Byte of the cleaned text at which the line begins.
  [[nodiscard]] std::size_t line_start(int line) const;
  /// The cleaned text of all spans.
  [[nodiscard]] std::string_view text() const { return pango_layout_get_text(m_layout.get()); }
  /// Draws `count` lines beginning with `first`; x, y is the upper left corner of the first.
  void draw(cairo_t* cairo, double x, double y, int first, int count) const;
  void draw(cairo_t* cairo, double x, double y) const { draw(cairo, x, y, 0, m_lines); }

 private:
  struct Unreference {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  };
  std::unique_ptr<PangoLayout, Unreference> m_layout;
  double m_width;
  Alignment m_alignment;
  double m_size = 0;
  double m_line_height = 0;
  int m_lines = 0;
};

}  // namespace engawa::documents
