#include "engawa/documents/html_writer.hpp"

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/documents/svg_check.hpp"
#include "engawa/documents/text_cleaning.hpp"

namespace engawa::documents {
namespace {

constexpr std::string_view style_sheet = R"(
:root{color:#1a1a1a;background:#fff;line-height:1.7;
font-family:"Noto Sans JP","BIZ UDPGothic","Yu Gothic UI",Meiryo,sans-serif}
body{max-width:60rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.35;margin:0 0 .25rem}
h2{font-size:1.25rem;line-height:1.4;margin:1.75rem 0 .5rem}
h3{font-size:1.1rem;margin:1.25rem 0 .4rem}
h4{font-size:1rem;margin:1rem 0 .4rem}
p{margin:.5rem 0}
ul{margin:.5rem 0;padding-left:1.4rem}
header{border-bottom:1px solid #1a1a1a;padding-bottom:.4rem}
footer{border-top:1px solid #4d4d4d;margin-top:2rem;padding-top:.4rem;font-size:.85rem;
color:#4d4d4d}
.scroll{overflow-x:auto;margin:.75rem 0}
.scroll:focus-visible{outline:4px solid #000;outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.45;
border-top:2px solid #1a1a1a;border-bottom:1px solid #1a1a1a}
caption{text-align:left;font-weight:bold;padding-bottom:.3rem}
th,td{padding:.35rem .5rem;text-align:left;vertical-align:middle;border-bottom:1px solid #b3b3b3}
td.text,tbody th.text{min-width:8em}
thead th{vertical-align:bottom;border-bottom:1px solid #1a1a1a}
tbody th{font-weight:normal}
.end{text-align:right}
.centre{text-align:center}
.whole{white-space:pre}
.small{font-size:.85rem}
.lead{font-size:1.15rem}
.quiet{color:#4d4d4d}
.worse{color:#c74700}
.better{color:#0017c1}
.text{white-space:pre-line}
svg{max-width:100%;height:auto}
td svg,th svg{vertical-align:middle;max-width:none}
figure{margin:1rem 0;break-inside:avoid}
figure svg{display:block;width:100%}
.figure-title{font-weight:bold;margin:0 0 .25rem}
figcaption{font-size:.9rem;color:#4d4d4d}
aside{border:1px solid #4d4d4d;padding:.5rem .75rem;margin:1rem 0;font-size:.9rem}
aside p{margin:.15rem 0}
.columns{display:grid;gap:1.25rem;grid-template-columns:var(--shares)}
.columns>div{min-width:0}
@media (max-width:40rem){.columns{grid-template-columns:1fr}}
.page-break{break-after:page}
@media print{:root{font-size:10.5pt;line-height:1.5}
body{max-width:none;padding:0}
.scroll{overflow:visible}
table{font-size:.9rem;line-height:1.3}
th,td{padding:.2rem .25rem}
thead{display:table-header-group}
tr,aside{break-inside:avoid}
h1,h2,h3,h4,caption,.figure-title{break-after:avoid}}
)";

std::string escaped(std::string_view text) { return base::escape_xml(clean_text(text)); }

std::string_view class_of(ColourRole role) {
  switch (role) {
    case ColourRole::quiet:
      return "quiet";
    case ColourRole::worse:
      return "worse";
    case ColourRole::better:
      return "better";
    case ColourRole::ink:
      break;
  }
  return "";
}

std::string_view class_of(Alignment alignment) {
  if (alignment == Alignment::end) return "end";
  return alignment == Alignment::centre ? "centre" : "";
}

std::string_view class_of(TextSize size) {
  if (size == TextSize::small) return "small";
  return size == TextSize::lead ? "lead" : "";
}

// ` class="..."`, or nothing when no name is given.
std::string classes(std::initializer_list<std::string_view> names) {
  std::string list;
  for (const std::string_view name : names) {
    if (name.empty()) continue;
    if (!list.empty()) list += ' ';
    list += name;
  }
  return list.empty() ? list : " class=\"" + list + "\"";
}

class HtmlWriter {
 public:
  void write(const Document& document);
  [[nodiscard]] std::string take() { return std::move(m_out); }

  void operator()(const Heading& heading) {
    const std::string name = "h" + std::to_string(heading.level);
    put("<", name, classes({class_of(heading.alignment)}), ">", escaped(heading.text), "</", name,
        ">\n");
  }
  void operator()(const Contents&) { (*this)(BulletList{m_contents}); }
  void operator()(const PageBreak&) { put("<div class=\"page-break\"></div>\n"); }
  void operator()(const OutsidePages& outside) { element("p", in_place_of(outside)); }
  void operator()(const Paragraph& paragraph);
  void operator()(const BulletList& list) {
    put("<ul>\n");
    for (const std::string& item : list.items) element("li", item);
    put("</ul>\n");
  }
  void operator()(const Table& table);
  void operator()(const Figure& figure);
  void operator()(const Note& note);
  void operator()(const Columns& columns);
  void operator()(const Spacer& spacer) {
    put("<div style=\"height:", base::format_fixed(spacer.height_mm, 1), "mm\"></div>\n");
  }

 private:
  template <class... Parts>
  void put(const Parts&... parts) {
    (m_out.append(parts), ...);
  }
  void element(const std::string& name, const std::string& text) {
    put("<", name, ">", escaped(text), "</", name, ">\n");
  }
  void picture(const std::string& svg, const std::string& words) {
    put("<span role=\"img\" aria-label=\"", escaped(words), "\">", svg_root(svg), "</span>");
  }
  void table_head(const Table& table);
  void table_row(const Table& table, const std::vector<Cell>& row);

  std::string m_out;
  std::vector<std::string> m_contents;
  int m_tables = 0;
};

void HtmlWriter::write(const Document& document) {
  const bool portrait = document.page.orientation == Orientation::portrait;
  const auto millimetres = [](double value) { return base::format_fixed(value, 1) + "mm"; };
  put("<!DOCTYPE html>\n<html lang=\"", escaped(document.language), "\">\n<head>\n",
      "<meta charset=\"utf-8\">\n",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ",
      "style-src 'unsafe-inline'\">\n",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  element("title", document.title);
  if (!document.author.empty()) {
    put("<meta name=\"author\" content=\"", escaped(document.author), "\">\n");
  }
  const Page& page = document.page;
  put("<style>\n@page{size:A4 ", portrait ? "portrait" : "landscape",
      ";margin:", millimetres(page.margin_top), " ", millimetres(page.margin_right), " ",
      millimetres(page.margin_bottom), " ", millimetres(page.margin_left), "}", style_sheet,
      "</style>\n</head>\n<body>\n");
  if (document.prints_title) {
    put("<header>\n");
    element("h1", document.title);
    if (!document.author.empty()) put("<p class=\"quiet\">", escaped(document.author), "</p>\n");
    put("</header>\n");
  }
  put("<main>\n");
  m_contents = content_lines(document);
  for (const Block& block : document.blocks) std::visit(*this, block.content);
  put("</main>\n<footer>\n");
  if (!document.footer_left.empty()) element("p", document.footer_left);
  if (!document.footer_right.empty()) element("p", document.footer_right);
  put("</footer>\n</body>\n</html>\n");
}

void HtmlWriter::operator()(const Paragraph& paragraph) {
  put("<p", classes({"text", class_of(paragraph.alignment)}), ">");
  for (const Run& run : paragraph.runs) {
    const std::string look = classes({class_of(run.size), class_of(run.colour)});
    if (run.bold) put("<strong", look, ">", escaped(run.text), "</strong>");
    if (!run.bold) put(look.empty() ? "" : "<span" + look + ">", escaped(run.text));
    if (!run.bold && !look.empty()) put("</span>");
  }
  put("</p>\n");
}

void HtmlWriter::table_head(const Table& table) {
  double sum = 0;
  for (const TableColumn& column : table.columns) sum += column.width_share;
  put("<colgroup>");
  for (const TableColumn& column : table.columns) {
    // A column that is kept whole finds its own width.
    if (column.keep_whole) put("<col>");
    if (!column.keep_whole) {
      const double share = 100 * column.width_share / sum;
      put("<col style=\"width:", base::format_fixed(share, 1), "%\">");
    }
  }
  put("</colgroup>\n<thead>\n<tr>");
  for (const TableColumn& column : table.columns) {
    put("<th scope=\"col\"", classes({"text", class_of(column.alignment)}), ">");
    if (column.head_svg.empty()) put(escaped(column.head));
    if (!column.head_svg.empty()) picture(column.head_svg, column.head);
    put("</th>");
  }
  put("</tr>\n</thead>\n");
}

void HtmlWriter::table_row(const Table& table, const std::vector<Cell>& row) {
  put("<tr>");
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Cell& cell = row[i];
    const TableColumn& column = table.columns[i];
    const bool head = table.row_heads && i == 0;
    put(head ? "<th scope=\"row\"" : "<td",
        classes({column.keep_whole ? "whole" : "text", class_of(column.alignment),
                 class_of(cell.colour)}),
        ">");
    if (!cell.svg.empty()) {
      picture(cell.svg, cell.text);
    } else if (cell.bold) {
      put("<strong>", escaped(cell.text), "</strong>");
    } else {
      put(escaped(cell.text));
    }
    put(head ? "</th>" : "</td>");
  }
  put("</tr>\n");
}

void HtmlWriter::operator()(const Table& table) {
  // Wide tables scroll by themselves, so that the page does not; the keyboard reaches them.
  const std::string name =
      table.caption.empty() ? "表" + std::to_string(++m_tables) : table.caption;
  put("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"", escaped(name),
      "\">\n<table>\n");
  if (!table.caption.empty()) element("caption", table.caption);
  table_head(table);
  put("<tbody>\n");
  for (const std::vector<Cell>& row : table.rows) table_row(table, row);
  if (table.rows.empty()) {
    put("<tr><td class=\"quiet\" colspan=\"", std::to_string(table.columns.size()),
        "\">該当する行はありません。</td></tr>\n");
  }
  put("</tbody>\n</table>\n</div>\n");
}

void HtmlWriter::operator()(const Figure& figure) {
  const double percent = 100 * figure.width_share;
  put("<figure style=\"width:", base::format_fixed(percent, 1), "%\">\n");
  if (!figure.title.empty()) put("<p class=\"figure-title\">", escaped(figure.title), "</p>\n");
  put(svg_root(figure.svg), "\n");
  if (!figure.caption.empty()) element("figcaption", figure.caption);
  put("</figure>\n");
}

void HtmlWriter::operator()(const Note& note) {
  put("<aside>\n");
  if (!note.title.empty()) put("<p><strong>", escaped(note.title), "</strong></p>\n");
  if (!note.text.empty()) put("<p class=\"text\">", escaped(note.text), "</p>\n");
  put("</aside>\n");
}

void HtmlWriter::operator()(const Columns& columns) {
  std::string shares;
  for (const Column& column : columns.columns) {
    shares += (shares.empty() ? "" : " ") + base::format_fixed(column.width_share, 2) + "fr";
  }
  put("<div class=\"columns\" style=\"--shares:", shares, "\">\n");
  for (const Column& column : columns.columns) {
    put("<div>\n");
    for (const Block& block : column.blocks) std::visit(*this, block.content);
    put("</div>\n");
  }
  put("</div>\n");
}

}  // namespace

base::Result<std::string> write_html(const Document& document) {
  TRY(check_document(document));
  HtmlWriter writer;
  writer.write(document);
  return writer.take();
}

}  // namespace engawa::documents
