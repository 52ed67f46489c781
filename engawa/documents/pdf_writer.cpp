#include "engawa/documents/pdf_writer.hpp"

#include <cairo-pdf.h>

#include <algorithm>
#include <array>

#include "engawa/base/decimal.hpp"
#include "engawa/documents/block_layout.hpp"
#include "engawa/documents/pdf_finish.hpp"
#include "engawa/documents/problems.hpp"
#include "engawa/documents/text_cleaning.hpp"

namespace engawa::documents {
namespace {

using base::make_problem;

constexpr double a4_short = 595.276;
constexpr double a4_long = 841.89;
constexpr double footer_size = 8;
constexpr double footer_gap = 8;

struct Sheet {
  double width = 0;
  double height = 0;
  double left = 0;
  double top = 0;
  double body_width = 0;
  double bottom = 0;  // lower edge of the footer
};

Sheet sheet_of(const Page& page) {
  const bool portrait = page.orientation == Orientation::portrait;
  Sheet sheet;
  sheet.width = portrait ? a4_short : a4_long;
  sheet.height = portrait ? a4_long : a4_short;
  sheet.left = page.margin_left * points_per_mm;
  sheet.top = page.margin_top * points_per_mm;
  sheet.body_width = sheet.width - sheet.left - page.margin_right * points_per_mm;
  sheet.bottom = sheet.height - page.margin_bottom * points_per_mm;
  return sheet;
}

// The lines below the body of every page: source on the left, date and page number on the right.
class Footer {
 public:
  Footer(const Document& document, const Sheet& sheet)
      : m_sheet(sheet),
        m_right_text(document.footer_right),
        m_numbers(document.footer_left.empty() && document.footer_right.empty()
                      ? document.page_numbers
                      : PageNumbers::always),
        m_left({{document.footer_left, footer_size, false, ColourRole::quiet}},
               sheet.body_width * left_share, Alignment::start, 1.3),
        m_height(std::max(m_left.height(), right("1 / 1").height()) + footer_gap) {}

  [[nodiscard]] double height() const { return m_height; }

  void draw(PdfCanvas& canvas, std::size_t page, std::size_t pages) const {
    if (m_numbers == PageNumbers::never) return;
    if (m_numbers == PageNumbers::from_two_pages && pages == 1) return;
    const double top = m_sheet.bottom - m_height + footer_gap;
    canvas.line(m_sheet.left, top - footer_gap / 2, m_sheet.left + m_sheet.body_width,
                top - footer_gap / 2, 0.4, ColourRole::quiet);
    m_left.draw(canvas.cairo(), m_sheet.left, top);
    right(std::to_string(page) + " / " + std::to_string(pages))
        .draw(canvas.cairo(), m_sheet.left + m_sheet.body_width * left_share, top);
  }

 private:
  static constexpr double left_share = 0.7;

  [[nodiscard]] TextBox right(const std::string& number) const {
    std::vector<TextSpan> spans;
    if (!m_right_text.empty()) {
      spans.push_back({m_right_text + "　", footer_size, false, ColourRole::quiet});
    }
    spans.push_back({number, footer_size, true, ColourRole::ink});
    return TextBox(spans, m_sheet.body_width * (1 - left_share), Alignment::end, 1.3);
  }

  const Sheet& m_sheet;
  std::string m_right_text;
  PageNumbers m_numbers;
  TextBox m_left;
  double m_height;
};

struct Layout {
  Flow flow;
  std::vector<PageOfAtoms> pages;
  Measure measure;
};

class Composer {
 public:
  Composer(const Document& document, const Pictures& pictures, const OutsidePdfs& outside,
           const Sheet& sheet, double page_height)
      : m_document(document),
        m_pictures(pictures),
        m_outside(outside),
        m_sheet(sheet),
        m_page_height(page_height) {}

  [[nodiscard]] Layout compose(const Measure& measure) const {
    Layout layout;
    layout.measure = measure;
    append_all(layout, {});
    const auto pages = heading_pages(layout);
    if (!has_contents()) return layout;
    // The pages are known once everything is laid out; numbers take the same room as before.
    layout.flow = {};
    append_all(layout, pages);
    return layout;
  }

  // Gaps give way before letters do; what then is left of the page goes back into the gaps.
  [[nodiscard]] Layout compose_on_one_page() const {
    constexpr double floor = Measure::body_floor / Measure::body_normal;
    constexpr std::array<Measure, 8> steps{{{1, 1},
                                            {1, 0.8},
                                            {1, 0.6},
                                            {0.96, 0.6},
                                            {0.92, 0.6},
                                            {0.88, 0.5},
                                            {0.84, 0.5},
                                            {floor, 0.4}}};
    Layout normal = compose(steps.front());
    if (normal.pages.size() == 1) return normal;
    Layout best = compose(steps.back());
    if (best.pages.size() > 1) return normal;
    const auto try_measure = [&](const Measure& measure) {
      Layout attempt = compose(measure);
      if (attempt.pages.size() > 1) return false;
      best = std::move(attempt);
      return true;
    };
    std::size_t too_large = 0;
    std::size_t fits = steps.size() - 1;
    while (fits - too_large > 1) {
      const std::size_t middle = (fits + too_large) / 2;
      (try_measure(steps[middle]) ? fits : too_large) = middle;
    }
    const double font = steps[fits].font_scale;
    const double space = steps[fits].space_scale;
    const double half = (1 - space) / 2;
    try_measure({font, try_measure({font, space + half}) ? 1 - half / 2 : space + half / 2});
    return best;
  }

 private:
  [[nodiscard]] bool has_contents() const {
    return std::any_of(m_document.blocks.begin(), m_document.blocks.end(), [](const Block& block) {
      return std::holds_alternative<Contents>(block.content);
    });
  }

  [[nodiscard]] static std::vector<int> heading_pages(const Layout& layout) {
    std::vector<int> pages;
    for (std::size_t page = 0; page < layout.pages.size(); ++page) {
      for (const PlacedAtom& placed : layout.pages[page]) {
        if (placed.atom->bookmark_level == 2) pages.push_back(static_cast<int>(page) + 1);
      }
    }
    return pages;
  }

  void append_all(Layout& layout, const std::vector<int>& pages) const {
    LayoutContext context{layout.measure, m_page_height, m_pictures, m_outside};
    const auto lines = content_lines(m_document);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      context.contents.emplace_back(lines[i], i < pages.size() ? pages[i] : 0);
    }
    if (m_document.prints_title) append_title(layout.flow, context);
    append_blocks(layout.flow, m_document.blocks, m_sheet.body_width, context);
    layout.pages = paginate(layout.flow, m_page_height);
  }

  void append_title(Flow& flow, LayoutContext& context) const {
    const Measure& measure = context.measure;
    const auto title = std::make_shared<const TextBox>(
        std::vector<TextSpan>{{m_document.title, measure.heading(1), true}}, m_sheet.body_width,
        Alignment::start, 1.3);
    append_lines(flow, title, 0, 0, {context.tag("H1")}, true);
    const auto author = std::make_shared<const TextBox>(
        std::vector<TextSpan>{{m_document.author, measure.small(), false, ColourRole::quiet}},
        m_sheet.body_width, Alignment::start, 1.35);
    append_lines(flow, author, 0, measure.gap(2), {context.tag("P")}, true);
    Atom rule;
    rule.gap_before = measure.gap(3);
    rule.height = 1 + measure.gap(3);
    rule.draw = [width = m_sheet.body_width](PdfCanvas& canvas, double x, double y) {
      canvas.line(x, y, x + width, y, 1, ColourRole::ink);
    };
    flow.atoms.push_back(std::move(rule));
  }

  const Document& m_document;
  const Pictures& m_pictures;
  const OutsidePdfs& m_outside;
  const Sheet& m_sheet;
  double m_page_height;
};

cairo_status_t append_bytes(void* target, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

// A cairo PDF surface that writes into a string.
class PdfSurface {
 public:
  explicit PdfSurface(const Sheet& sheet)
      : m_surface(
            cairo_pdf_surface_create_for_stream(append_bytes, &m_bytes, sheet.width, sheet.height)),
        m_cairo(cairo_create(m_surface)) {}
  ~PdfSurface() {
    cairo_destroy(m_cairo);
    cairo_surface_destroy(m_surface);
  }
  PdfSurface(const PdfSurface&) = delete;
  PdfSurface& operator=(const PdfSurface&) = delete;

  [[nodiscard]] cairo_t* cairo() const { return m_cairo; }
  /// Adds headings to the bookmarks, each below the last one of a higher level.
  void add_bookmark(const std::string& text, int level, std::size_t page, double y) {
    m_parents.resize(static_cast<std::size_t>(level), CAIRO_PDF_OUTLINE_ROOT);
    const std::string place =
        "page=" + std::to_string(page) + " pos=[0 " + base::format_fixed(y, 1) + "]";
    const int parent = m_parents.back();
    m_parents.push_back(cairo_pdf_surface_add_outline(
        m_surface, parent, clean_text(text).c_str(), place.c_str(),
        level <= 2 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : static_cast<cairo_pdf_outline_flags_t>(0)));
  }
  void set_metadata(cairo_pdf_metadata_t key, const std::string& value) {
    if (!value.empty()) cairo_pdf_surface_set_metadata(m_surface, key, value.c_str());
  }
  // An unknown tag kills a surface silently, so every page is asked.
  [[nodiscard]] base::Status status() const {
    cairo_status_t status = cairo_status(m_cairo);
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(m_surface);
    if (status == CAIRO_STATUS_SUCCESS) return base::success();
    return make_problem(problems::drawing_failed, cairo_status_to_string(status));
  }
  [[nodiscard]] base::Result<std::string> finish() {
    cairo_surface_finish(m_surface);
    TRY(status());
    return std::move(m_bytes);
  }

 private:
  std::string m_bytes;
  /// By level: the bookmark under which one of that level stands.
  std::vector<int> m_parents;
  cairo_surface_t* m_surface;
  cairo_t* m_cairo;
};

// The title in small letters above the body of later pages, for sheets that lie apart.
void draw_running_title(PdfCanvas& canvas, const std::string& title, const Sheet& sheet) {
  const TextBox text({{title, footer_size, false, ColourRole::quiet}}, sheet.body_width,
                     Alignment::start, 1.3);
  text.draw(canvas.cairo(), sheet.left, sheet.top - text.line_height() - 6, 0, 1);
}

base::Status draw_pages(PdfSurface& surface, PdfCanvas& canvas, const Document& document,
                        const Layout& layout, const Sheet& sheet, const Footer& footer) {
  for (std::size_t page = 0; page < layout.pages.size(); ++page) {
    canvas.begin_page(static_cast<int>(page));
    if (page > 0) draw_running_title(canvas, document.title, sheet);
    for (const PlacedAtom& placed : layout.pages[page]) {
      if (placed.atom->bookmark_level > 0) {
        surface.add_bookmark(placed.atom->bookmark, placed.atom->bookmark_level, page + 1,
                             sheet.top + placed.y);
      }
      canvas.set_path(placed.atom->path, 0);
      placed.atom->draw(canvas, sheet.left, sheet.top + placed.y);
    }
    canvas.set_path({}, 0);
    footer.draw(canvas, page + 1, layout.pages.size());
    cairo_show_page(surface.cairo());
    TRY(surface.status());
    if (canvas.failed()) return make_problem(problems::drawing_failed, "figure");
  }
  return base::success();
}

bool is_timestamp(const std::string& text) {
  constexpr std::string_view shape = "0000-00-00T00:00:00+00:00";
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    const bool same = text[i] == shape[i] || (shape[i] == '+' && text[i] == '-');
    if (shape[i] == '0' ? !digit : !same) return false;
  }
  return true;
}

}  // namespace

base::Result<std::string> write_pdf(const Document& document, const PdfOptions& options,
                                    PdfReport* report) {
  TRY(check_document(document));
  if (!is_timestamp(options.created)) {
    return make_problem(problems::document_malformed, "creation date " + options.created,
                        "2026-05-01T09:00:00+09:00");
  }
  Pictures pictures;
  TRY(parse_pictures(document.blocks, pictures));
  OutsidePdfs outside;
  TRY(open_outside(document.blocks, outside));
  const Sheet sheet = sheet_of(document.page);
  const Footer footer(document, sheet);
  const double page_height = sheet.bottom - sheet.top - footer.height();
  if (page_height < 100) {
    return make_problem(problems::document_malformed, "footer higher than the page");
  }
  const Composer composer(document, pictures, outside, sheet, page_height);
  const Layout layout =
      options.fit_one_page ? composer.compose_on_one_page() : composer.compose(Measure{});

  PdfSurface surface(sheet);
  surface.set_metadata(CAIRO_PDF_METADATA_TITLE, clean_text(document.title));
  surface.set_metadata(CAIRO_PDF_METADATA_AUTHOR, clean_text(document.author));
  surface.set_metadata(CAIRO_PDF_METADATA_CREATE_DATE, options.created);
  PdfCanvas canvas(surface.cairo());
  TRY(draw_pages(surface, canvas, document, layout, sheet, footer));
  const std::string pdf = TRY(surface.finish());
  std::string finished =
      TRY(finish_pdf(pdf, document.language, canvas.accessibility(), canvas.reserved()));
  if (report != nullptr) {
    report->pages = static_cast<int>(layout.pages.size());
    report->rows_drawn = canvas.rows();
    report->body_points = layout.measure.body();
    report->fitted = layout.pages.size() == 1;
  }
  return finished;
}

}  // namespace engawa::documents
