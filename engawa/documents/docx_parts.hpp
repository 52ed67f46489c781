#pragma once

#include <array>
#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "engawa/formats/zip_writer.hpp"

/// The parts of a Word file that do not depend on its text (ECMA-376, part 1).
namespace engawa::documents::docx_parts {

inline constexpr std::array<std::pair<const char*, const char*>, 5> namespaces{{
    {"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
    {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
    {"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
    {"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
    {"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"},
}};

struct Facts {
  std::string title;
  std::string author;
  std::string language;
  std::string footer;
  bool has_page_numbers = true;
};

/// Content types, relations, styles, footer and properties of a file with so many pictures.
[[nodiscard]] std::vector<formats::ZipFile> fixed_parts(const Facts& facts, std::size_t pictures);

struct Picture {
  int number = 1;          ///< word/media/image<number>.png
  std::int64_t width = 0;  ///< English metric units, 36,000 a millimetre
  std::int64_t height = 0;
  std::string words;  ///< for readers who cannot see it
};

/// Puts the picture in line with the text of `run`.
void append_picture(pugi::xml_node run, const Picture& picture);

}  // namespace engawa::documents::docx_parts
