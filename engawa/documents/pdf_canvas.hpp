#pragma once

#include <cairo.h>

#include <string>
#include <string_view>
#include <vector>

#include "engawa/documents/outside_pages.hpp"
#include "engawa/documents/text_box.hpp"

namespace engawa::documents {

/// One step from the root of the structure tree: the kind of element ("P", "Table" ...) and a
/// number that tells neighbours of the same kind apart.
struct TagStep {
  const char* name = "P";
  int id = 0;
  bool operator==(const TagStep& other) const { return id == other.id; }
};
using TagPath = std::vector<TagStep>;

/// Words and marks the finishing step adds to structure elements, in the order of drawing.
struct Accessibility {
  std::vector<std::string> figures;           ///< alternative text of every Figure
  std::vector<std::string_view> head_scopes;  ///< "Column" or "Row" of every TH
};

/// Draws on one PDF surface and keeps the structure tags in step. Elements never cross a page:
/// cairo 1.16 ties an element's content to the page on which it began.
class PdfCanvas {
 public:
  explicit PdfCanvas(cairo_t* cairo) : m_cairo(cairo) {}

  [[nodiscard]] cairo_t* cairo() const { return m_cairo; }
  /// Makes the open elements equal to `path` beyond the first `base` ones.
  void set_path(const TagPath& path, std::size_t base);
  [[nodiscard]] std::size_t depth() const { return m_open.size(); }
  /// Opens and closes one element inside the open ones.
  void open(const char* name);
  void open_figure(const std::string& words);
  void open_head(std::string_view scope);
  void close();

  void line(double x1, double y1, double x2, double y2, double width, ColourRole colour);
  void frame(double x, double y, double width, double height, bool top, bool bottom);

  void begin_page(int page) { m_page = page; }
  /// Keeps a place for a page from outside on the page that was begun last.
  void reserve(OutsidePlace place) {
    place.page = m_page;
    m_reserved.push_back(std::move(place));
  }
  [[nodiscard]] const std::vector<OutsidePlace>& reserved() const { return m_reserved; }

  void note_failure() { m_failed = true; }
  [[nodiscard]] bool failed() const { return m_failed; }
  void count_row() { ++m_rows; }
  [[nodiscard]] int rows() const { return m_rows; }
  [[nodiscard]] const Accessibility& accessibility() const { return m_accessibility; }

 private:
  cairo_t* m_cairo;
  TagPath m_open;
  Accessibility m_accessibility;
  std::vector<OutsidePlace> m_reserved;
  int m_page = 0;
  int m_rows = 0;
  bool m_failed = false;
};

}  // namespace engawa::documents
