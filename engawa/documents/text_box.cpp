#include "engawa/documents/text_box.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/documents/text_cleaning.hpp"
#include "engawa/figures/palette.hpp"

namespace engawa::documents {
namespace {

constexpr const char* font_family = "BIZ UDPGothic";
// Part of the em above the baseline, from the font's own tables (the rest, 0.12, is below).
constexpr double font_ascent = 0.88;

// One Pango context per thread on the thread's default font map, which librsvg uses too: fonts are
// loaded once per thread.
class ThreadFonts {
 public:
  ThreadFonts() : m_context(pango_font_map_create_context(pango_cairo_font_map_get_default())) {
    pango_cairo_context_set_resolution(m_context, 72);  // one unit is one point
    pango_context_set_language(m_context, pango_language_from_string("ja"));
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(m_context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(m_context, FALSE);
  }
  ~ThreadFonts() { g_object_unref(m_context); }
  ThreadFonts(const ThreadFonts&) = delete;
  ThreadFonts& operator=(const ThreadFonts&) = delete;

  [[nodiscard]] PangoContext* context() const { return m_context; }

 private:
  PangoContext* m_context;
};

PangoContext* thread_context() {
  thread_local const ThreadFonts fonts;
  return fonts.context();
}

double hex_pair(std::string_view colour, std::size_t at) {
  return std::stoi(std::string(colour.substr(at, 2)), nullptr, 16) / 255.0;
}

Colour parse_colour(std::string_view hex) {
  return {hex_pair(hex, 1), hex_pair(hex, 3), hex_pair(hex, 5)};
}

guint16 channel(double value) { return static_cast<guint16>(std::lround(value * 65535)); }

void add_attributes(PangoAttrList* list, const TextSpan& span, std::size_t from, std::size_t to) {
  const auto add = [&](PangoAttribute* attribute) {
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(to);
    pango_attr_list_insert(list, attribute);
  };
  const Colour colour = colour_of(span.colour);
  add(pango_attr_size_new_absolute(static_cast<int>(std::lround(span.size * PANGO_SCALE))));
  if (span.bold) add(pango_attr_weight_new(PANGO_WEIGHT_BOLD));
  add(pango_attr_foreground_new(channel(colour.red), channel(colour.green), channel(colour.blue)));
}

}  // namespace

Colour colour_of(ColourRole role) {
  static const Colour ink = parse_colour(figures::palette::ink);
  static const Colour quiet = parse_colour(figures::palette::quiet_ink);
  static const Colour worse = parse_colour(figures::palette::worse);
  static const Colour better = parse_colour(figures::palette::better);
  switch (role) {
    case ColourRole::quiet:
      return quiet;
    case ColourRole::worse:
      return worse;
    case ColourRole::better:
      return better;
    case ColourRole::ink:
      break;
  }
  return ink;
}

TextBox::TextBox(const std::vector<TextSpan>& spans, double width, Alignment alignment,
                 double leading)
    : m_layout(pango_layout_new(thread_context())), m_width(width), m_alignment(alignment) {
  std::string text;
  PangoAttrList* attributes = pango_attr_list_new();
  for (const TextSpan& span : spans) {
    const std::size_t from = text.size();
    text += clean_text(span.text);
    add_attributes(attributes, span, from, text.size());
    m_size = std::max(m_size, span.size);
  }
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family_static(font, font_family);
  pango_font_description_set_absolute_size(font, m_size * PANGO_SCALE);
  pango_layout_set_font_description(m_layout.get(), font);
  pango_font_description_free(font);
  pango_layout_set_attributes(m_layout.get(), attributes);
  pango_attr_list_unref(attributes);
  pango_layout_set_wrap(m_layout.get(), PANGO_WRAP_WORD_CHAR);
  if (width >= 0) {
    pango_layout_set_width(m_layout.get(), static_cast<int>(std::floor(width * PANGO_SCALE)));
  }
  pango_layout_set_text(m_layout.get(), text.data(), static_cast<int>(text.size()));
  m_lines = text.empty() ? 0 : pango_layout_get_line_count(m_layout.get());
  m_line_height = m_size * leading;
}

double TextBox::line_width(int line) const {
  PangoRectangle logical{};
  PangoLayoutLine* row = pango_layout_get_line_readonly(m_layout.get(), line);
  pango_layout_line_get_extents(row, nullptr, &logical);
  return static_cast<double>(logical.width) / PANGO_SCALE;
}

double TextBox::widest_line() const {
  double width = 0;
  for (int line = 0; line < m_lines; ++line) width = std::max(width, line_width(line));
  return width;
}

std::size_t TextBox::line_start(int line) const {
  return static_cast<std::size_t>(
      pango_layout_get_line_readonly(m_layout.get(), line)->start_index);
}

void TextBox::draw(cairo_t* cairo, double x, double y, int first, int count) const {
  const double baseline = m_line_height / 2 + m_size * (font_ascent - 0.5);
  const Colour ink = colour_of(ColourRole::ink);
  cairo_set_source_rgb(cairo, ink.red, ink.green, ink.blue);
  for (int line = first; line < std::min(first + count, m_lines); ++line) {
    double shift = 0;
    if (m_alignment == Alignment::end) shift = m_width - line_width(line);
    if (m_alignment == Alignment::centre) shift = (m_width - line_width(line)) / 2;
    cairo_move_to(cairo, x + std::max(0.0, shift), y + (line - first) * m_line_height + baseline);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(m_layout.get(), line));
  }
}

}  // namespace engawa::documents
