#pragma once

#include <string>
#include <string_view>

#include "engawa/base/result.hpp"
#include "engawa/figures/label_layout.hpp"

/// cairo's drawing context; declared here so that users of PNG need no cairo header.
typedef struct _cairo cairo_t;  // NOLINT(modernize-use-using): must match cairo.h

namespace engawa::figures {

/// PNG bytes of an SVG picture at its natural size times `scale` (1 = 96 dpi; 2 suits Word and
/// screens of high density). Nothing outside the text is loaded. FIG-001 when the SVG cannot be
/// parsed, FIG-002 when it would be larger than 16,000 px on a side or 64 million px in all,
/// FIG-003 when drawing fails. Thread-safe: no state is shared.
[[nodiscard]] base::Result<std::string> render_png(std::string_view svg, double scale = 2);

/// Draws an SVG picture on a cairo context (of a PDF page, for instance) inside `area`, in the
/// units of the context, keeping its proportions and centred. Text stays text. Errors as above.
[[nodiscard]] base::Status draw_svg(std::string_view svg, cairo_t* context, const Box& area);

/// Natural width and height of an SVG picture in px, as x = y = 0 box. FIG-001.
[[nodiscard]] base::Result<Box> measure_svg(std::string_view svg);

}  // namespace engawa::figures
