#pragma once

#include <string>
#include <string_view>

#include "engawa/documents/document.hpp"

namespace engawa::documents {

inline constexpr std::string_view docx_content_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The document as a Word file (ECMA-376, transitional), to be edited in Word or LibreOffice:
/// headings as styles, tables as tables with repeated heads, figures as pictures with their words.
/// No macro, no field that loads anything. Contents list headings without pages, which only the
/// program that lays it out knows. The same document gives the same bytes. DOC-001, DOC-002,
/// DOC-003, FMT-025. Thread-safe.
[[nodiscard]] base::Result<std::string> write_docx(const Document& document);

}  // namespace engawa::documents
