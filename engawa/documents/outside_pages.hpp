#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "engawa/documents/document.hpp"
#include "engawa/documents/pdf_file.hpp"

namespace engawa::documents {

/// A PDF from outside, opened to put its pages on pages of ours.
class OutsidePdf {
 public:
  /// `pdf` must outlive it. DOC-005 when it is no PDF or has no page.
  [[nodiscard]] static base::Result<OutsidePdf> open(std::string_view pdf);

  [[nodiscard]] int pages() const { return static_cast<int>(m_boxes.size()); }
  /// Height of a page as a reader sees it, divided by its width.
  [[nodiscard]] double proportion(int page) const;
  /// The page with its marks and filled-in fields as a form of `file` that fills the unit square.
  /// This must live until `file` is written. DOC-005.
  [[nodiscard]] base::Result<PdfObject> form_in(const PdfFile& file, int page) const;

 private:
  /// What of a page is seen, in its own units, and by how much it is turned clockwise.
  struct Box {
    double left = 0;
    double bottom = 0;
    double width = 0;
    double height = 0;
    int turned = 0;  ///< 0, 90, 180 or 270 degrees
  };
  explicit OutsidePdf(PdfFile file) : m_file(std::move(file)) {}
  [[nodiscard]] static Box box_of(const PdfObject& page);
  [[nodiscard]] static std::string to_unit_square(const Box& box);
  [[nodiscard]] base::Result<PdfObject> content_stream(const PdfObject& page) const;
  [[nodiscard]] std::string draw_marks(const PdfObject& page, const PdfObject& resources) const;

  PdfFile m_file;
  std::vector<Box> m_boxes;
};

/// Opened PDFs by their bytes in the document.
using OutsidePdfs = std::unordered_map<const std::string*, std::shared_ptr<const OutsidePdf>>;

/// Opens every PDF whose pages stand among `blocks`. DOC-005.
[[nodiscard]] base::Status open_outside(const std::vector<Block>& blocks, OutsidePdfs& pdfs);

/// A page from outside on a page of ours, in points from its upper left corner.
struct OutsidePlace {
  std::shared_ptr<const OutsidePdf> pdf;
  int outside_page = 0;
  int page = 0;
  double x = 0;
  double top = 0;
  double width = 0;
  double height = 0;
};

/// Draws pages from outside over those of `file`. DOC-005.
[[nodiscard]] base::Status place_outside(const PdfFile& file,
                                         const std::vector<OutsidePlace>& places);

}  // namespace engawa::documents
