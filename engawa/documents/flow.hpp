#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engawa/documents/pdf_canvas.hpp"

namespace engawa::documents {

/// The smallest thing a page break may not cut: a line, a table row, a figure. Lengths in points.
struct Atom {
  double gap_before = 0;  ///< white space above; dropped at the top of a page
  double height = 0;
  bool keep_with_next = false;
  TagPath path;
  std::function<void(PdfCanvas&, double x, double y)> draw;
  /// Table head printed again above this atom when a page begins with it.
  std::shared_ptr<const Atom> repeated_head;
  bool breaks_page = false;   ///< nothing is drawn; what follows begins a page
  std::string bookmark = {};  ///< of a heading: its text
  int bookmark_level = 0;
};

/// Atoms from top to bottom.
struct Flow {
  std::vector<Atom> atoms;
  /// Without the gap of the first atom.
  [[nodiscard]] double height() const;
};

/// Draws a flow that is not to be broken, inside the elements open now.
void draw_flow(PdfCanvas& canvas, const Flow& flow, double x, double y);

struct PlacedAtom {
  const Atom* atom;
  double y;  ///< below the top of the page's body
};
using PageOfAtoms = std::vector<PlacedAtom>;

/// Breaks a flow into pages of `capacity` points. Chains of keep_with_next stay together where a
/// page can hold them. Always at least one page. The result points into `flow`.
[[nodiscard]] std::vector<PageOfAtoms> paginate(const Flow& flow, double capacity);

}  // namespace engawa::documents
