#include "engawa/documents/table_layout.hpp"

#include <algorithm>

namespace engawa::documents {
namespace {

constexpr double padding_side = 4;
constexpr double rule_outer = 0.9;
constexpr double rule_head = 0.7;
constexpr double rule_row = 0.3;
constexpr double leading = 1.3;

enum class RowKind { head, body, continued };

// A cell ready to be drawn: text, or a picture in a box.
struct CellBox {
  std::shared_ptr<const TextBox> text;
  const SvgPicture* picture = nullptr;
  double picture_width = 0;
  double height = 0;
  double x = 0;      // left edge of the content, from the left edge of the table
  double width = 0;  // of the content
  Alignment alignment = Alignment::start;
  std::string words;
};

// A row ready to be drawn.
struct RowBox {
  std::vector<CellBox> cells;
  double width = 0;
  double height = 0;
  double padding = 0;
  RowKind kind = RowKind::body;
  bool names_row = false;
  bool last = false;

  void draw(PdfCanvas& canvas, double x, double y) const;
  void draw_cell(PdfCanvas& canvas, const CellBox& cell, double x, double y) const;
};

void RowBox::draw(PdfCanvas& canvas, double x, double y) const {
  const ColourRole ink = ColourRole::ink;
  if (kind == RowKind::head) canvas.line(x, y, x + width, y, rule_outer, ink);
  for (const CellBox& cell : cells) {
    if (kind == RowKind::head) {
      canvas.open_head("Column");
    } else if (names_row && &cell == &cells.front()) {
      canvas.open_head("Row");
    } else {
      canvas.open("TD");
    }
    draw_cell(canvas, cell, x + cell.x, y);
    canvas.close();
  }
  const bool strong = kind == RowKind::head || last;
  canvas.line(x, y + height, x + width, y + height, strong ? rule_head : rule_row,
              strong ? ink : ColourRole::quiet);
  if (kind == RowKind::body) canvas.count_row();
}

void RowBox::draw_cell(PdfCanvas& canvas, const CellBox& cell, double x, double y) const {
  const double free = height - cell.height;
  const double top = y + (kind == RowKind::head ? free - padding : free / 2);
  if (cell.picture == nullptr) {
    cell.text->draw(canvas.cairo(), x, top);
    return;
  }
  double shift = 0;
  if (cell.alignment == Alignment::end) shift = cell.width - cell.picture_width;
  if (cell.alignment == Alignment::centre) shift = (cell.width - cell.picture_width) / 2;
  canvas.open_figure(cell.words);
  if (!cell.picture->draw(canvas.cairo(), x + shift, top, cell.picture_width, cell.height)) {
    canvas.note_failure();
  }
  canvas.close();
}

class TableLayout {
 public:
  TableLayout(const Table& table, double width, LayoutContext& context)
      : m_table(table), m_width(width), m_context(context), m_tag(context.tag("Table")) {
    share_width();
    m_padding = context.measure.gap(3);
  }

  void append_to(Flow& flow) {
    append_caption(flow);
    append_head(flow);
    if (m_table.rows.empty()) append_empty(flow);
    for (std::size_t i = 0; i < m_table.rows.size(); ++i) {
      append_row(flow, m_table.rows[i], i + 1 == m_table.rows.size());
    }
  }

 private:
  [[nodiscard]] double gap_above() const { return m_context.measure.gap(7); }

  // Columns that are to be kept whole take their natural width first. When they would leave the
  // others less than a third of their share, everything is divided by shares.
  void share_width() {
    const std::size_t count = m_table.columns.size();
    m_widths.assign(count, 0);
    double sum = 0;
    double free_sum = 0;
    double free = m_width;
    for (std::size_t i = 0; i < count; ++i) {
      const TableColumn& column = m_table.columns[i];
      sum += column.width_share;
      if (column.keep_whole) {
        m_widths[i] = natural_width(i);
        free -= m_widths[i];
      } else {
        free_sum += column.width_share;
      }
    }
    const bool kept = free >= m_width * free_sum / sum / 3;
    for (std::size_t i = 0; i < count; ++i) {
      const TableColumn& column = m_table.columns[i];
      if (!kept) m_widths[i] = m_width * column.width_share / sum;
      if (kept && !column.keep_whole) m_widths[i] = free * column.width_share / free_sum;
      // With nothing else to take it, kept columns spread over the whole width.
      if (kept && free_sum == 0) m_widths[i] += free * column.width_share / sum;
      m_lefts.push_back(i == 0 ? 0 : m_lefts.back() + m_widths[i - 1]);
    }
  }

  [[nodiscard]] double natural_width(std::size_t column) const {
    double width = 0;
    for (const std::vector<Cell>& row : m_table.rows) {
      const Cell& cell = row[column];
      if (!cell.svg.empty()) {
        width = std::max(width, m_context.pictures.at(cell.svg).width());
      } else {
        const TextBox text({{cell.text, m_context.measure.table(), cell.bold}}, unbroken_width,
                           Alignment::start);
        width = std::max(width, text.widest_line());
      }
    }
    constexpr double rounding = 0.1;
    return width + 2 * padding_side + rounding;
  }

  void append_caption(Flow& flow) {
    if (m_table.caption.empty()) return;
    const auto caption = std::make_shared<const TextBox>(
        std::vector<TextSpan>{{m_table.caption, m_context.measure.table(), true}}, m_width,
        Alignment::start, leading);
    append_lines(flow, caption, 0, gap_above(), {m_tag, m_context.tag("Caption")}, true);
  }

  void append_head(Flow& flow) {
    std::vector<Cell> cells;
    for (const TableColumn& column : m_table.columns) {
      cells.push_back({column.head, true, ColourRole::ink, column.head_svg});
    }
    const double gap = m_table.caption.empty() ? gap_above() : m_context.measure.gap(3);
    const std::size_t first = flow.atoms.size();
    append_parts(flow, cells, m_context.page_height / 3, RowKind::head, false);
    for (std::size_t i = first; i < flow.atoms.size(); ++i) flow.atoms[i].keep_with_next = true;
    flow.atoms[first].gap_before = gap;
    if (flow.atoms.size() == first + 1) {
      m_head = std::make_shared<const Atom>(flow.atoms[first]);
      m_row_height_max = m_context.page_height - m_head->height;
    } else {
      m_row_height_max = m_context.page_height;
    }
  }

  void append_empty(Flow& flow) {
    const double size = m_context.measure.table();
    auto text = std::make_shared<const TextBox>(
        std::vector<TextSpan>{{"該当する行はありません。", size, false, ColourRole::quiet}},
        m_width - 2 * padding_side, Alignment::start, leading);
    const double height = text->height() + 2 * m_padding;
    Atom atom{0, height, false, {m_tag, m_context.tag("TR"), m_context.tag("TD")}, {}, m_head};
    atom.draw = [text, height, width = m_width, padding = m_padding](PdfCanvas& canvas, double x,
                                                                     double y) {
      text->draw(canvas.cairo(), x + padding_side, y + padding);
      canvas.line(x, y + height, x + width, y + height, rule_head, ColourRole::ink);
    };
    flow.atoms.push_back(std::move(atom));
  }

  void append_row(Flow& flow, const std::vector<Cell>& cells, bool last) {
    append_parts(flow, cells, m_row_height_max, RowKind::body, last);
  }

  // One atom per row; more when no page can hold the row.
  void append_parts(Flow& flow, std::vector<Cell> cells, double height_max, RowKind kind,
                    bool last) {
    RowBox row = measure_row(cells, kind, height_max);
    while (row.height > height_max) {
      std::vector<Cell> rest = cells;
      const double text_max = height_max - 2 * m_padding;
      for (std::size_t i = 0; i < cells.size(); ++i) cut(row.cells[i], text_max, cells[i], rest[i]);
      append_atom(flow, measure_row(cells, kind, height_max));
      if (kind == RowKind::body) kind = RowKind::continued;
      cells = std::move(rest);
      row = measure_row(cells, kind, height_max);
    }
    row.last = last;
    append_atom(flow, std::move(row));
  }

  void append_atom(Flow& flow, RowBox row) {
    Atom atom;
    atom.height = row.height;
    atom.path = {m_tag, m_context.tag("TR")};
    if (row.kind != RowKind::head) atom.repeated_head = m_head;
    atom.draw = [row = std::move(row)](PdfCanvas& canvas, double x, double y) {
      row.draw(canvas, x, y);
    };
    flow.atoms.push_back(std::move(atom));
  }

  // Leaves the lines that fit in `cell` and the others in `rest`.
  static void cut(const CellBox& box, double height_max, Cell& cell, Cell& rest) {
    if (!box.text) {
      rest = Cell{};
      return;
    }
    const int lines = std::max(1, static_cast<int>(height_max / box.text->line_height()));
    const std::string text(box.text->text());
    if (lines >= box.text->lines()) {
      rest.text.clear();
      return;
    }
    const std::size_t at = box.text->line_start(lines);
    cell.text = text.substr(0, at);
    if (cell.text.ends_with('\n')) cell.text.pop_back();
    rest.text = text.substr(at);
  }

  RowBox measure_row(const std::vector<Cell>& cells, RowKind kind, double height_max) {
    RowBox row;
    row.kind = kind;
    row.width = m_width;
    row.padding = m_padding;
    row.names_row = m_table.row_heads;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      row.cells.push_back(measure_cell(cells[i], i, kind, height_max - 2 * m_padding));
      row.height = std::max(row.height, row.cells.back().height);
    }
    row.height = std::max(row.height, m_context.measure.table() * leading) + 2 * m_padding;
    return row;
  }

  CellBox measure_cell(const Cell& cell, std::size_t column, RowKind kind, double height_max) {
    CellBox box;
    const double width = std::max(1.0, m_widths[column] - 2 * padding_side);
    box.alignment = m_table.columns[column].alignment;
    box.x = m_lefts[column] + padding_side;
    box.width = width;
    if (!cell.svg.empty()) {
      const SvgPicture& picture = m_context.pictures.at(cell.svg);
      const double scale = std::min({1.0, width / picture.width(), height_max / picture.height()});
      box.picture = &picture;
      box.picture_width = picture.width() * scale;
      box.height = picture.height() * scale;
      box.words = cell.text;
      return box;
    }
    const bool bold = cell.bold || kind == RowKind::head;
    const std::vector<TextSpan> spans{{cell.text, m_context.measure.table(), bold, cell.colour}};
    box.text = balanced_text(spans, width, box.alignment);
    box.height = box.text->height();
    return box;
  }

  // A short cell whose last line would hold only a letter or two is set narrower, if that costs no
  // line. Only where text begins at the left: elsewhere a narrower box would move it.
  [[nodiscard]] static std::shared_ptr<const TextBox> balanced_text(
      const std::vector<TextSpan>& spans, double width, Alignment alignment) {
    auto text = std::make_shared<const TextBox>(spans, width, alignment, leading);
    const int lines = text->lines();
    const double size = spans.front().size;
    if (alignment != Alignment::start || lines < 2 || lines > 3) return text;
    if (text->line_width(lines - 1) > 2.5 * size || width < 8 * size) return text;
    auto narrower = std::make_shared<const TextBox>(spans, width - 2 * size, alignment, leading);
    return narrower->lines() == lines ? narrower : text;
  }

  const Table& m_table;
  double m_width;
  LayoutContext& m_context;
  TagStep m_tag;
  std::vector<double> m_lefts;
  std::vector<double> m_widths;
  double m_padding = 0;
  double m_row_height_max = 0;
  std::shared_ptr<const Atom> m_head;
};

}  // namespace

void append_table(Flow& flow, const Table& table, double width, LayoutContext& context) {
  TableLayout(table, width, context).append_to(flow);
}

}  // namespace engawa::documents
