#include "engawa/documents/pdf_canvas.hpp"

namespace engawa::documents {

void PdfCanvas::set_path(const TagPath& path, std::size_t base) {
  std::size_t same = 0;
  while (same < path.size() && base + same < m_open.size() && m_open[base + same] == path[same]) {
    ++same;
  }
  while (m_open.size() > base + same) close();
  for (; same < path.size(); ++same) {
    cairo_tag_begin(m_cairo, path[same].name, nullptr);
    m_open.push_back(path[same]);
  }
}

void PdfCanvas::open(const char* name) {
  cairo_tag_begin(m_cairo, name, nullptr);
  m_open.push_back({name, -1});
}

void PdfCanvas::open_figure(const std::string& words) {
  open("Figure");
  m_accessibility.figures.push_back(words);
}

void PdfCanvas::open_head(std::string_view scope) {
  open("TH");
  m_accessibility.head_scopes.push_back(scope);
}

void PdfCanvas::close() {
  cairo_tag_end(m_cairo, m_open.back().name);
  m_open.pop_back();
}

void PdfCanvas::line(double x1, double y1, double x2, double y2, double width, ColourRole role) {
  const Colour colour = colour_of(role);
  cairo_set_source_rgb(m_cairo, colour.red, colour.green, colour.blue);
  cairo_set_line_width(m_cairo, width);
  cairo_move_to(m_cairo, x1, y1);
  cairo_line_to(m_cairo, x2, y2);
  cairo_stroke(m_cairo);
}

void PdfCanvas::frame(double x, double y, double width, double height, bool top, bool bottom) {
  constexpr double rule = 0.6;
  const ColourRole colour = ColourRole::quiet;
  line(x, y, x, y + height, rule, colour);
  line(x + width, y, x + width, y + height, rule, colour);
  if (top) line(x, y, x + width, y, rule, colour);
  if (bottom) line(x, y + height, x + width, y + height, rule, colour);
}

}  // namespace engawa::documents
