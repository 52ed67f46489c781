#pragma once

#include <string>

#include "engawa/documents/document.hpp"

namespace engawa::documents {

/// The document as one complete HTML page: everything escaped, figures inline, its own style, no
/// script, no link, nothing loaded (a Content-Security-Policy in the page forbids it). Reads well
/// at 320 px and prints on A4. For networks that strip what is active from files.
/// Figures of one document need different ids, as figures::FigureText::id_prefix gives them.
/// DOC-001 or DOC-002. Pure and thread-safe.
[[nodiscard]] base::Result<std::string> write_html(const Document& document);

}  // namespace engawa::documents
