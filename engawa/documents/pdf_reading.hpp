#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Reads back what the tests want to know about a PDF.
namespace engawa::documents::test {

struct PdfFacts {
  int pages = 0;
  double width = 0;  ///< of the first page, points
  double height = 0;
  std::string language;
  std::string title;
  std::string author;
  std::string created;
  bool marked = false;
  bool shows_title = false;
  std::map<std::string, std::string> fonts;  ///< base name to kind, "TrueType embedded"
  int raster_images = 0;
  std::map<std::string, int> elements;    ///< structure elements by kind
  std::vector<std::string> figure_words;  ///< in reading order
  int column_heads = 0;
  int row_heads = 0;
  std::vector<std::string> bookmarks;  ///< indented by a space for each level
};

[[nodiscard]] PdfFacts read_pdf(std::string_view pdf);

}  // namespace engawa::documents::test
