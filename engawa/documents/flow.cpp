#include "engawa/documents/flow.hpp"

namespace engawa::documents {
namespace {

// Sums of points differ in the last digits; a thousandth of a point is no reason to break a page.
constexpr double tolerance = 0.001;

class Paginator {
 public:
  explicit Paginator(double capacity) : m_capacity(capacity) { m_pages.emplace_back(); }

  void place_chain(const Atom* first, const Atom* last) {
    if (m_breaks_page) turn_page();
    m_breaks_page = false;
    const double height = chain_height(first, last);
    const double gap = m_pages.back().empty() ? 0 : first->gap_before;
    if (!fits(gap + height) && height + head_height(*first) <= m_capacity + tolerance) turn_page();
    for (const Atom* atom = first; atom <= last; ++atom) place(*atom);
  }

  /// What is placed next begins a page; at the end of everything there is no such page.
  void break_page() { m_breaks_page = true; }

  std::vector<PageOfAtoms> take() { return std::move(m_pages); }

 private:
  static double chain_height(const Atom* first, const Atom* last) {
    double height = first->height;
    for (const Atom* atom = first + 1; atom <= last; ++atom) {
      height += atom->gap_before + atom->height;
    }
    return height;
  }
  static double head_height(const Atom& atom) {
    return atom.repeated_head ? atom.repeated_head->height : 0;
  }
  [[nodiscard]] bool fits(double height) const { return m_y + height <= m_capacity + tolerance; }

  void turn_page() {
    if (m_pages.back().empty()) return;
    m_pages.emplace_back();
    m_y = 0;
  }

  void put(const Atom& atom) {
    m_pages.back().push_back({&atom, m_y});
    m_y += atom.height;
  }

  void place(const Atom& atom) {
    if (!m_pages.back().empty() && !fits(atom.gap_before + atom.height)) turn_page();
    if (m_pages.back().empty()) {
      if (atom.repeated_head) put(*atom.repeated_head);
    } else {
      m_y += atom.gap_before;
    }
    put(atom);
  }

  double m_capacity;
  double m_y = 0;
  bool m_breaks_page = false;
  std::vector<PageOfAtoms> m_pages;
};

}  // namespace

double Flow::height() const {
  double sum = 0;
  for (const Atom& atom : atoms) {
    if (&atom != &atoms.front()) sum += atom.gap_before;
    sum += atom.height;
  }
  return sum;
}

void draw_flow(PdfCanvas& canvas, const Flow& flow, double x, double y) {
  const std::size_t base = canvas.depth();
  for (const Atom& atom : flow.atoms) {
    if (&atom != &flow.atoms.front()) y += atom.gap_before;
    canvas.set_path(atom.path, base);
    atom.draw(canvas, x, y);
    y += atom.height;
  }
  canvas.set_path({}, base);
}

std::vector<PageOfAtoms> paginate(const Flow& flow, double capacity) {
  Paginator paginator(capacity);
  const Atom* const end = flow.atoms.data() + flow.atoms.size();
  for (const Atom* first = flow.atoms.data(); first != end;) {
    if (first->breaks_page) {
      paginator.break_page();
      ++first;
      continue;
    }
    const Atom* last = first;
    while (last + 1 != end && last->keep_with_next && !(last + 1)->breaks_page) ++last;
    paginator.place_chain(first, last);
    first = last + 1;
  }
  return paginator.take();
}

}  // namespace engawa::documents
