#include "engawa/documents/docx_writer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <pugixml.hpp>
#include <sstream>

#include "engawa/documents/docx_parts.hpp"
#include "engawa/documents/svg_picture.hpp"
#include "engawa/documents/text_cleaning.hpp"
#include "engawa/figures/svg_raster.hpp"
#include "engawa/formats/zip_writer.hpp"

namespace engawa::documents {
namespace {

using base::Result;
using pugi::xml_node;

constexpr double twips_per_mm = 1440 / 25.4;
constexpr double english_metric_units_per_mm = 36'000;
constexpr double a4_short_mm = 210;
constexpr double a4_long_mm = 297;
constexpr int body_half_points = 21;
constexpr int lead_half_points = 26;
constexpr int small_half_points = 18;
constexpr double figure_scale = 2;  ///< dots to a CSS pixel: about 200 an inch, enough for print
constexpr int percent_fiftieths = 5000;  ///< of Word's table width in fiftieths of a percent

std::string twips(double mm) { return std::to_string(std::lround(mm * twips_per_mm)); }

const char* justification(Alignment alignment) {
  switch (alignment) {
    case Alignment::centre:
      return "center";
    case Alignment::end:
      return "right";
    case Alignment::start:
      break;
  }
  return "left";
}

int half_points(TextSize size) {
  switch (size) {
    case TextSize::small:
      return small_half_points;
    case TextSize::lead:
      return lead_half_points;
    case TextSize::body:
      break;
  }
  return body_half_points;
}

const char* colour_hex(ColourRole role) {
  switch (role) {
    case ColourRole::quiet:
      return "4D4D4D";
    case ColourRole::worse:
      return "C74700";
    case ColourRole::better:
      return "0017C1";
    case ColourRole::ink:
      break;
  }
  return "1A1A1A";
}

class DocxWriter {
 public:
  explicit DocxWriter(const Document& document) : m_document(document) {
    const bool is_portrait = document.page.orientation == Orientation::portrait;
    m_page_width = is_portrait ? a4_short_mm : a4_long_mm;
    m_page_height = is_portrait ? a4_long_mm : a4_short_mm;
    m_width = m_page_width - document.page.margin_left - document.page.margin_right;
  }

  Result<std::string> write() {
    xml_node root = start_root();
    m_body = root.append_child("w:body");
    if (m_document.prints_title) {
      heading(Heading{1, m_document.title});
      if (!m_document.author.empty()) paragraph({{{m_document.author, false, TextSize::small}}});
    }
    for (const Block& block : m_document.blocks) visit(block);
    if (m_problem) return *m_problem;
    section();
    return pack();
  }

  void operator()(const Heading& it) { heading(it); }
  void operator()(const Paragraph& it) { paragraph(it); }
  void operator()(const BulletList& it) {
    for (const auto& item : it.items) paragraph({{{"・" + item}}});
  }
  void operator()(const Table& it) { table(it); }
  void operator()(const Figure& it) {
    if (!it.title.empty()) paragraph({{{it.title, true}}});
    figure(it);
    if (!it.caption.empty()) paragraph({{{it.caption, false, TextSize::small}}});
  }
  void operator()(const Note& it) {
    Table box;
    box.columns = {{it.title, 1}};
    box.rows = {{Cell{it.text}}};
    box.row_heads = false;
    table(box);
  }
  // Word has no columns of blocks within a page; they follow one another.
  void operator()(const Columns& it) {
    for (const auto& column : it.columns) {
      for (const Block& block : column.blocks) visit(block);
    }
  }
  void operator()(const Spacer& it) {
    xml_node spacing = start_paragraph(m_body).append_child("w:spacing");
    spacing.append_attribute("w:before").set_value(twips(it.height_mm).c_str());
    spacing.append_attribute("w:after").set_value("0");
  }
  void operator()(const Contents&) {
    for (const auto& line : content_lines(m_document)) paragraph({{{line}}});
  }
  void operator()(const PageBreak&) { m_breaks_page = true; }
  void operator()(const OutsidePages& it) { paragraph({{Run{in_place_of(it)}}}); }

 private:
  void visit(const Block& block) { std::visit(*this, block.content); }

  xml_node start_root() {
    xml_node declaration = m_xml.append_child(pugi::node_declaration);
    declaration.append_attribute("version").set_value("1.0");
    declaration.append_attribute("encoding").set_value("UTF-8");
    declaration.append_attribute("standalone").set_value("yes");
    xml_node root = m_xml.append_child("w:document");
    for (const auto& [name, uri] : docx_parts::namespaces) {
      root.append_attribute(name).set_value(uri);
    }
    return root;
  }

  // A paragraph with its properties begun: what is added to the answer belongs to those.
  xml_node start_paragraph(xml_node parent) {
    m_paragraph = parent.append_child("w:p");
    xml_node properties = m_paragraph.append_child("w:pPr");
    if (m_breaks_page && parent == m_body) {
      properties.append_child("w:pageBreakBefore");
      m_breaks_page = false;
    }
    return properties;
  }

  void run(const Run& it) {
    xml_node node = m_paragraph.append_child("w:r");
    xml_node look = node.append_child("w:rPr");
    if (it.bold) look.append_child("w:b");
    look.append_child("w:color").append_attribute("w:val").set_value(colour_hex(it.colour));
    look.append_child("w:sz").append_attribute("w:val").set_value(half_points(it.size));
    const std::string text = clean_text(it.text);
    std::size_t begin = 0;
    while (true) {
      const auto end = text.find('\n', begin);
      xml_node piece = node.append_child("w:t");
      piece.append_attribute("xml:space").set_value("preserve");
      piece.text().set(text.substr(begin, end - begin).c_str());
      if (end == std::string::npos) return;
      node.append_child("w:br");
      begin = end + 1;
    }
  }

  void heading(const Heading& it) {
    // A heading at the top of a page needs no break of its own in the next one.
    xml_node properties = start_paragraph(m_body);
    const std::string style = "Heading" + std::to_string(it.level);
    properties.prepend_child("w:pStyle").append_attribute("w:val").set_value(style.c_str());
    justify(properties, it.alignment);
    xml_node piece = m_paragraph.append_child("w:r").append_child("w:t");
    piece.append_attribute("xml:space").set_value("preserve");
    piece.text().set(clean_text(it.text).c_str());
  }

  static void justify(xml_node properties, Alignment alignment) {
    if (alignment == Alignment::start) return;
    properties.append_child("w:jc").append_attribute("w:val").set_value(justification(alignment));
  }

  void paragraph(const Paragraph& it) {
    justify(start_paragraph(m_body), it.alignment);
    for (const Run& one : it.runs) run(one);
  }

  void table(const Table& it) {
    if (!it.caption.empty()) paragraph({{{it.caption, true}}});
    // A page break before a table stands in an empty paragraph.
    if (m_breaks_page) start_paragraph(m_body);
    xml_node node = m_body.append_child("w:tbl");
    xml_node properties = node.append_child("w:tblPr");
    properties.append_child("w:tblStyle").append_attribute("w:val").set_value("Ruled");
    xml_node width = properties.append_child("w:tblW");
    width.append_attribute("w:w").set_value(percent_fiftieths);
    width.append_attribute("w:type").set_value("pct");
    double sum = 0;
    for (const auto& column : it.columns) sum += column.width_share;
    std::vector<std::string> widths;
    xml_node grid = node.append_child("w:tblGrid");
    for (const auto& column : it.columns) {
      widths.push_back(twips(m_width * column.width_share / sum));
      grid.append_child("w:gridCol").append_attribute("w:w").set_value(widths.back().c_str());
    }
    head_row(node, it, widths);
    for (const auto& row : it.rows) body_row(node, it, row, widths);
    // Two tables in a row would grow together.
    start_paragraph(m_body);
  }

  void head_row(xml_node parent, const Table& it, const std::vector<std::string>& widths) {
    const bool has_heads = std::any_of(it.columns.begin(), it.columns.end(),
                                       [](const TableColumn& one) { return !one.head.empty(); });
    if (!has_heads) return;
    xml_node row = parent.append_child("w:tr");
    row.append_child("w:trPr").append_child("w:tblHeader");
    for (std::size_t i = 0; i < it.columns.size(); ++i) {
      cell(row, widths[i], it.columns[i].alignment, {it.columns[i].head, true});
    }
  }

  void body_row(xml_node parent, const Table& it, const std::vector<Cell>& cells,
                const std::vector<std::string>& widths) {
    xml_node row = parent.append_child("w:tr");
    row.append_child("w:trPr").append_child("w:cantSplit");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Cell& one = cells[i];
      // The words of a small picture stand in its place.
      cell(row, widths[i], it.columns[i].alignment,
           {one.text, one.bold, TextSize::body, one.colour});
    }
  }

  void cell(xml_node row, const std::string& width, Alignment alignment, const Run& text) {
    xml_node node = row.append_child("w:tc");
    xml_node size = node.append_child("w:tcPr").append_child("w:tcW");
    size.append_attribute("w:w").set_value(width.c_str());
    size.append_attribute("w:type").set_value("dxa");
    justify(start_paragraph(node), alignment);
    run(text);
  }

  void figure(const Figure& it) {
    const auto picture = SvgPicture::parse(it.svg);
    if (!picture) return note(picture.problem());
    const double width = m_width * it.width_share;
    const double height = width * picture->height() / picture->width();
    const auto png = figures::render_png(it.svg, figure_scale);
    if (!png) return note(png.problem());
    m_pictures.push_back(*png);
    start_paragraph(m_body);
    docx_parts::append_picture(m_paragraph.append_child("w:r"),
                               {static_cast<int>(m_pictures.size()),
                                static_cast<std::int64_t>(width * english_metric_units_per_mm),
                                static_cast<std::int64_t>(height * english_metric_units_per_mm),
                                clean_text(it.title + "。" + it.caption)});
  }

  void note(const base::Problem& problem) {
    if (!m_problem) m_problem = problem;
  }

  void section() {
    xml_node node = m_body.append_child("w:sectPr");
    xml_node footer = node.append_child("w:footerReference");
    footer.append_attribute("w:type").set_value("default");
    footer.append_attribute("r:id").set_value("rIdFooter");
    xml_node size = node.append_child("w:pgSz");
    size.append_attribute("w:w").set_value(twips(m_page_width).c_str());
    size.append_attribute("w:h").set_value(twips(m_page_height).c_str());
    if (m_page_width > m_page_height) size.append_attribute("w:orient").set_value("landscape");
    xml_node margins = node.append_child("w:pgMar");
    const Page& page = m_document.page;
    const std::array<std::pair<const char*, double>, 4> sides{{{"w:top", page.margin_top},
                                                               {"w:right", page.margin_right},
                                                               {"w:bottom", page.margin_bottom},
                                                               {"w:left", page.margin_left}}};
    for (const auto& [name, mm] : sides) {
      margins.append_attribute(name).set_value(twips(mm).c_str());
    }
    constexpr double edge_mm = 8;
    margins.append_attribute("w:header").set_value(twips(edge_mm).c_str());
    margins.append_attribute("w:footer").set_value(twips(edge_mm).c_str());
    margins.append_attribute("w:gutter").set_value("0");
  }

  Result<std::string> pack() {
    std::ostringstream text;
    m_xml.save(text, "", pugi::format_raw);
    std::string footer = m_document.footer_left;
    if (!m_document.footer_right.empty()) footer += "　" + m_document.footer_right;
    std::vector<formats::ZipFile> files = docx_parts::fixed_parts(
        {clean_text(m_document.title), clean_text(m_document.author), m_document.language,
         clean_text(footer), m_document.page_numbers != PageNumbers::never},
        m_pictures.size());
    files.push_back({"word/document.xml", text.str()});
    for (std::size_t i = 0; i < m_pictures.size(); ++i) {
      files.push_back({"word/media/image" + std::to_string(i + 1) + ".png", m_pictures[i]});
    }
    return formats::write_zip(files);
  }

  const Document& m_document;
  double m_page_width = 0;
  double m_page_height = 0;
  double m_width = 0;  ///< of the body, mm
  pugi::xml_document m_xml;
  xml_node m_body;
  xml_node m_paragraph;
  bool m_breaks_page = false;
  std::vector<std::string> m_pictures;
  std::optional<base::Problem> m_problem;
};

}  // namespace

Result<std::string> write_docx(const Document& document) {
  TRY(check_document(document));
  return DocxWriter(document).write();
}

}  // namespace engawa::documents
