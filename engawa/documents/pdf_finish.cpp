#include "engawa/documents/pdf_finish.hpp"

#include "engawa/documents/pdf_file.hpp"

namespace engawa::documents {
namespace {

// Walks the structure tree in reading order, which is the order of drawing.
class StructureMarker {
 public:
  StructureMarker(const PdfFile& file, const Accessibility& accessibility)
      : m_file(file), m_marks(accessibility) {}

  void visit(const PdfObject& node) {
    if (node.is_array()) {
      for (int i = 0; i < node.items(); ++i) visit(node.item(i));
      return;
    }
    if (!node.is_dictionary()) return;
    const PdfObject kind = node.key("/S");
    if (kind.is_name("/Figure") && m_figure < m_marks.figures.size()) {
      node.set("/Alt", m_file.text(m_marks.figures[m_figure++]));
    }
    if (kind.is_name("/TH") && m_head < m_marks.head_scopes.size()) {
      const std::string scope(m_marks.head_scopes[m_head++]);
      node.set("/A", m_file.parse("<< /O /Table /Scope /" + scope + " >>"));
    }
    if (node.has("/K")) visit(node.key("/K"));
  }

 private:
  const PdfFile& m_file;
  const Accessibility& m_marks;
  std::size_t m_figure = 0;
  std::size_t m_head = 0;
};

// Puts all elements under one Document, as the standard wants and cairo does not.
void wrap_structure(const PdfFile& file, const PdfObject& tree) {
  const PdfObject document = file.make_indirect(file.parse("<< /Type /StructElem /S /Document >>"));
  PdfObject children = tree.key("/K");
  if (!children.is_array()) children = file.wrap_in_array(children);
  for (int i = 0; i < children.items(); ++i) children.item(i).set("/P", document);
  document.set("/K", children);
  document.set("/P", tree);
  tree.set("/K", document);
}

// Cairo 1.16 leaves out the "D:" before a date and the mark behind it.
void mend_date(const PdfFile& file, const PdfObject& information) {
  if (!information.has("/CreationDate")) return;
  const std::string date = information.key("/CreationDate").text();
  if (!date.starts_with("D:")) information.set("/CreationDate", file.text("D:" + date + "'"));
}

}  // namespace

base::Result<std::string> finish_pdf(const std::string& pdf, const std::string& language,
                                     const Accessibility& accessibility,
                                     const std::vector<OutsidePlace>& places) {
  const PdfFile file = TRY(PdfFile::open(pdf));
  const PdfObject root = file.root();
  root.set("/MarkInfo", file.parse("<< /Marked true >>"));
  root.set("/Lang", file.text(language == "ja" ? "ja-JP" : language));
  root.set("/ViewerPreferences", file.parse("<< /DisplayDocTitle true >>"));
  if (root.has("/StructTreeRoot")) {
    wrap_structure(file, root.key("/StructTreeRoot"));
    StructureMarker(file, accessibility).visit(root.key("/StructTreeRoot"));
  }
  TRY(place_outside(file, places));
  mend_date(file, file.trailer().key("/Info"));
  return file.write();
}

}  // namespace engawa::documents
