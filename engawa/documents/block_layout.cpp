#include "engawa/documents/block_layout.hpp"

#include "engawa/documents/table_layout.hpp"

namespace engawa::documents {
namespace {

constexpr double column_gutter = 14;
constexpr double small_leading = 1.35;
constexpr double letter_heading = 1.1;  ///< beside lead text

using Text = std::shared_ptr<const TextBox>;

Text make_text(const std::vector<TextSpan>& spans, double width,
               Alignment alignment = Alignment::start, double leading = 1.5) {
  return std::make_shared<const TextBox>(spans, width, alignment, leading);
}

// Lays out one block at the end of a flow.
class BlockLayout {
 public:
  BlockLayout(Flow& flow, double width, LayoutContext& context)
      : m_flow(flow), m_width(width), m_context(context), m_measure(context.measure) {}

  void operator()(const Heading& heading) {
    const char* const names[] = {"H1", "H2", "H3", "H4"};
    // A heading of level 1 stands in letters and on covers, which have no printed title above it.
    const double size = heading.level == 1 ? m_measure.size(TextSize::lead) * letter_heading
                                           : m_measure.heading(heading.level);
    const Text text =
        make_text({{heading.text, size, true}}, m_width, heading.alignment, small_leading);
    const std::size_t first = m_flow.atoms.size();
    append_lines(m_flow, text, 0, gap(heading.level == 2 ? 12 : 9),
                 {m_context.tag(names[heading.level - 1])}, true);
    if (first == m_flow.atoms.size()) return;
    m_flow.atoms[first].bookmark = heading.text;
    m_flow.atoms[first].bookmark_level = heading.level;
  }

  void operator()(const Contents&) {
    constexpr double number_width = 40;
    const double size = m_measure.body();
    const TagStep tag = m_context.tag("TOC");
    for (const auto& [heading, page] : m_context.contents) {
      const Text text = make_text({{heading, size}}, m_width - number_width);
      const Text number = make_text({{page == 0 ? "00" : std::to_string(page), size}}, number_width,
                                    Alignment::end);
      const std::size_t first = m_flow.atoms.size();
      append_lines(m_flow, text, 0, gap(3), {tag, m_context.tag("TOCI")}, false);
      if (first == m_flow.atoms.size()) continue;
      Atom& last = m_flow.atoms.back();
      last.draw = [draw_text = std::move(last.draw), number, width = m_width](PdfCanvas& canvas,
                                                                              double x, double y) {
        draw_text(canvas, x, y);
        number->draw(canvas.cairo(), x + width - number_width, y);
      };
    }
  }

  void operator()(const PageBreak&) {
    Atom atom;
    atom.breaks_page = true;
    m_flow.atoms.push_back(std::move(atom));
  }

  void operator()(const Paragraph& paragraph) {
    std::vector<TextSpan> spans;
    for (const Run& run : paragraph.runs) {
      spans.push_back({run.text, m_measure.size(run.size), run.bold, run.colour});
    }
    append_lines(m_flow, make_text(spans, m_width, paragraph.alignment), 0, gap(5),
                 {m_context.tag("P")}, false);
  }

  void operator()(const BulletList& list) {
    const TagStep tag = m_context.tag("L");
    const double size = m_measure.body();
    const double indent = size * 1.1;
    const Text bullet = make_text({{"・", size}}, size * 2);
    for (const std::string& item : list.items) {
      const Text text = make_text({{item, size}}, m_width - indent);
      const std::size_t first = m_flow.atoms.size();
      append_lines(m_flow, text, indent, gap(&item == &list.items.front() ? 5 : 2),
                   {tag, m_context.tag("LI"), m_context.tag("LBody")}, false);
      if (first == m_flow.atoms.size()) continue;
      m_flow.atoms[first].draw = [bullet, text, indent](PdfCanvas& canvas, double x, double y) {
        bullet->draw(canvas.cairo(), x, y, 0, 1);
        text->draw(canvas.cairo(), x + indent, y, 0, 1);
      };
    }
  }

  void operator()(const Table& table) { append_table(m_flow, table, m_width, m_context); }
  void operator()(const Figure& figure);
  void operator()(const Note& note);
  void operator()(const Columns& columns);
  void operator()(const OutsidePages& outside);

  void operator()(const Spacer& spacer) {
    Atom atom;
    // White space at the very top is wanted there: a cover begins lower.
    const double height = gap(spacer.height_mm * points_per_mm);
    (m_flow.atoms.empty() ? atom.height : atom.gap_before) = height;
    atom.draw = [](PdfCanvas&, double, double) {};
    m_flow.atoms.push_back(std::move(atom));
  }

 private:
  [[nodiscard]] double gap(double points) const { return m_measure.gap(points); }

  Flow& m_flow;
  double m_width;
  LayoutContext& m_context;
  const Measure& m_measure;
};

void BlockLayout::operator()(const Figure& figure) {
  const SvgPicture& picture = m_context.pictures.at(figure.svg);
  const Text title = make_text({{figure.title, m_measure.table(), true}}, m_width, Alignment::start,
                               small_leading);
  const Text caption = make_text({{figure.caption, m_measure.small(), false, ColourRole::quiet}},
                                 m_width, Alignment::start, small_leading);
  const double title_gap = title->lines() == 0 ? 0 : gap(3);
  const double caption_gap = caption->lines() == 0 ? 0 : gap(2);
  const double words_height = title->height() + title_gap + caption->height() + caption_gap;
  double width = m_width * figure.width_share * m_measure.font_scale;
  double height = width * picture.height() / picture.width();
  const double height_max = std::max(m_context.page_height - words_height, 36.0);
  if (height > height_max) {
    width *= height_max / height;
    height = height_max;
  }
  Atom atom;
  atom.gap_before = gap(7);
  atom.height = height + words_height;
  atom.path = {m_context.tag("Sect")};
  atom.draw = [=, &picture, words = figure.title + "。" + figure.caption](PdfCanvas& canvas,
                                                                          double x, double y) {
    const auto draw_text = [&](const Text& text, double top) {
      if (text->lines() == 0) return;
      canvas.open("P");
      text->draw(canvas.cairo(), x, top);
      canvas.close();
    };
    draw_text(title, y);
    const double top = y + title->height() + title_gap;
    canvas.open_figure(words);
    if (!picture.draw(canvas.cairo(), x, top, width, height)) canvas.note_failure();
    canvas.close();
    draw_text(caption, top + height + caption_gap);
  };
  m_flow.atoms.push_back(std::move(atom));
}

void BlockLayout::operator()(const Note& note) {
  constexpr double padding_side = 8;
  const double padding = gap(5);
  const double width = m_width - 2 * padding_side;
  Flow inner;
  const Text title =
      make_text({{note.title, m_measure.small(), true}}, width, Alignment::start, small_leading);
  const Text text =
      make_text({{note.text, m_measure.small()}}, width, Alignment::start, small_leading);
  const TagStep tag = m_context.tag("Div");
  append_lines(inner, title, 0, 0, {tag, m_context.tag("P")}, true);
  append_lines(inner, text, 0, gap(2), {tag, m_context.tag("P")}, false);
  // Each atom draws its own part of the box, so that a long note may break over pages.
  for (Atom& atom : inner.atoms) {
    const bool first = &atom == &inner.atoms.front();
    const bool last = &atom == &inner.atoms.back();
    const double above = first ? padding : atom.gap_before;
    atom.height += above + (last ? padding : 0);
    atom.gap_before = first ? gap(8) : 0;
    atom.keep_with_next = !last;
    atom.draw = [content = std::move(atom.draw), above, height = atom.height, first, last,
                 box_width = m_width](PdfCanvas& canvas, double x, double y) {
      canvas.frame(x, y, box_width, height, first, last);
      content(canvas, x + padding_side, y + above);
    };
    m_flow.atoms.push_back(std::move(atom));
  }
}

void BlockLayout::operator()(const Columns& columns) {
  double sum = 0;
  for (const Column& column : columns.columns) sum += column.width_share;
  const double free = m_width - column_gutter * static_cast<double>(columns.columns.size() - 1);
  auto flows = std::make_shared<std::vector<std::pair<double, Flow>>>();
  Atom atom;
  atom.gap_before = gap(7);
  double left = 0;
  for (const Column& column : columns.columns) {
    const double width = std::max(free * column.width_share / sum, 1.0);
    Flow flow;
    append_blocks(flow, column.blocks, width, m_context);
    atom.height = std::max(atom.height, flow.height());
    flows->emplace_back(left, std::move(flow));
    left += width + column_gutter;
  }
  if (atom.height > m_context.page_height) {
    for (const Column& column : columns.columns) {
      append_blocks(m_flow, column.blocks, m_width, m_context);
    }
    return;
  }
  atom.draw = [flows](PdfCanvas& canvas, double x, double y) {
    for (const auto& [offset, flow] : *flows) draw_flow(canvas, flow, x + offset, y);
  };
  m_flow.atoms.push_back(std::move(atom));
}

void BlockLayout::operator()(const OutsidePages& outside) {
  const auto opened = m_context.outside.at(outside.pdf.get());
  const OutsidePdf& pdf = *opened;
  for (int page = 0; page < pdf.pages(); ++page) {
    const std::string label =
        outside.name + "　" + std::to_string(page + 1) + " / " + std::to_string(pdf.pages());
    const Text text = make_text({{label, m_measure.small(), false, ColourRole::quiet}}, m_width,
                                Alignment::start, small_leading);
    const double above = text->height() + gap(2);
    const double height = std::min(m_context.page_height - above, m_width * pdf.proportion(page));
    const double width = height / pdf.proportion(page);
    Atom atom;
    atom.gap_before = gap(7);
    atom.height = above + height;
    atom.path = {m_context.tag("Sect")};
    atom.draw = [=, left = (m_width - width) / 2](PdfCanvas& canvas, double x, double y) {
      canvas.open("P");
      text->draw(canvas.cairo(), x, y);
      canvas.close();
      canvas.open_figure("外から来た資料のページ：" + label);
      const double top = y + above;
      for (const double edge : {top, top + height})
        canvas.line(x + left, edge, x + left + width, edge, 0.4, ColourRole::quiet);
      for (const double edge : {x + left, x + left + width})
        canvas.line(edge, top, edge, top + height, 0.4, ColourRole::quiet);
      canvas.close();
      canvas.reserve({opened, page, 0, x + left, top, width, height});
    };
    m_flow.atoms.push_back(std::move(atom));
  }
}

struct PictureParser {
  Pictures& pictures;

  base::Status add(const std::string& svg) const {
    if (pictures.contains(svg)) return base::success();
    pictures.emplace(svg, TRY(SvgPicture::parse(svg)));
    return base::success();
  }
  base::Status operator()(const Figure& figure) const { return add(figure.svg); }
  base::Status operator()(const Table& table) const {
    for (const TableColumn& column : table.columns) {
      if (!column.head_svg.empty()) TRY(add(column.head_svg));
    }
    for (const std::vector<Cell>& row : table.rows) {
      for (const Cell& cell : row) {
        if (!cell.svg.empty()) TRY(add(cell.svg));
      }
    }
    return base::success();
  }
  base::Status operator()(const Columns& columns) const {
    for (const Column& column : columns.columns) TRY(parse_pictures(column.blocks, pictures));
    return base::success();
  }
  template <class Other>
  base::Status operator()(const Other&) const {
    return base::success();
  }
};

}  // namespace

double Measure::size(TextSize role) const {
  switch (role) {
    case TextSize::small:
      return small();
    case TextSize::lead:
      return body() * 1.2;
    case TextSize::body:
      break;
  }
  return body();
}

double Measure::heading(int level) const {
  return body() * (level == 1 ? 1.62 : level == 2 ? 1.24 : level == 3 ? 1.1 : 1.0);
}

base::Status parse_pictures(const std::vector<Block>& blocks, Pictures& pictures) {
  for (const Block& block : blocks) TRY(std::visit(PictureParser{pictures}, block.content));
  return base::success();
}

void append_lines(Flow& flow, const std::shared_ptr<const TextBox>& text, double indent,
                  double gap_before, const TagPath& path, bool keep_with_next) {
  const int lines = text->lines();
  for (int line = 0; line < lines; ++line) {
    Atom atom;
    atom.gap_before = line == 0 ? gap_before : 0;
    atom.height = text->line_height();
    const bool last = line == lines - 1;
    atom.keep_with_next = last ? keep_with_next : line == 0 || line == lines - 2;
    atom.path = path;
    atom.draw = [text, indent, line](PdfCanvas& canvas, double x, double y) {
      text->draw(canvas.cairo(), x + indent, y, line, 1);
    };
    flow.atoms.push_back(std::move(atom));
  }
}

void append_blocks(Flow& flow, const std::vector<Block>& blocks, double width,
                   LayoutContext& context) {
  for (const Block& block : blocks) std::visit(BlockLayout(flow, width, context), block.content);
}

}  // namespace engawa::documents
