#pragma once

#include <string>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::formats {

/// Texts of the shapes in a drawing part (xl/drawings/drawingN.xml), one per text box, paragraphs
/// separated by "\n"; boxes without text are left out. FMT-009 damaged, FMT-010 DTD or entities,
/// FMT-011 too large.
[[nodiscard]] base::Result<std::vector<std::string>> parse_drawing_texts(std::string xml,
                                                                         const base::Place& place);

}  // namespace engawa::formats
