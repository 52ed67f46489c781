#pragma once

#include <string>

#include "engawa/base/date.hpp"
#include "engawa/documents/document.hpp"

namespace engawa::documents {

struct PdfOptions {
  /// Shrinks gaps, then text and figures (body not below 8.5 pt) until all fits on one page. What
  /// does not fit even then is printed in normal size on several pages.
  bool fit_one_page = false;
  /// Date in the file, "2026-05-01T09:00:00+09:00". The clock is never read.
  std::string created;
};

/// Options of a file that carries `day`, at midnight in Japan, as its date.
[[nodiscard]] inline PdfOptions dated(const base::Date& day) {
  return {false, day.iso() + "T00:00:00+09:00"};
}

/// What was put on paper.
struct PdfReport {
  int pages = 0;
  int rows_drawn = 0;      ///< rows of all tables, without heads
  double body_points = 0;  ///< size of body text
  bool fitted = false;     ///< everything is on one page
};

/// The document as a tagged A4 PDF with embedded TrueType fonts, vector figures, table heads
/// repeated and page numbers "1 / 2". The same input gives the same bytes on one machine setup
/// (fonts and library versions). Loads nothing but fonts.
/// DOC-001..DOC-005; `report`, if given, is filled on success.
/// Thread-safe: threads share nothing but fontconfig's tables, which lock themselves. Fonts are
/// kept per thread, so a thread that writes many documents is faster than many short threads.
[[nodiscard]] base::Result<std::string> write_pdf(const Document& document,
                                                  const PdfOptions& options,
                                                  PdfReport* report = nullptr);

}  // namespace engawa::documents
