#pragma once

#include <string>

#include "engawa/documents/pdf_canvas.hpp"

namespace engawa::documents {

/// Adds to a PDF what cairo cannot write: marks it as tagged, sets the language, shows the title
/// in the window, gives every Figure its words and every head cell its direction, puts
/// the structure under one Document, puts pages from outside in their places, mends the date and
/// compresses the objects. The file's id is
/// computed from its content. DOC-005. Thread-safe for different files.
[[nodiscard]] base::Result<std::string> finish_pdf(const std::string& pdf,
                                                   const std::string& language,
                                                   const Accessibility& accessibility,
                                                   const std::vector<OutsidePlace>& places);

}  // namespace engawa::documents
