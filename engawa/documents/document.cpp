#include "engawa/documents/document.hpp"

#include <cmath>

#include "engawa/documents/problems.hpp"
#include "engawa/documents/svg_check.hpp"

namespace engawa::documents {
namespace {

using base::make_problem;
using base::Status;
using base::success;

constexpr int depth_max = 2;

Status malformed(std::string found, std::string expected) {
  return make_problem(problems::document_malformed, std::move(found), std::move(expected));
}

bool is_share(double share) { return std::isfinite(share) && share > 0; }

struct Checker {
  int depth = 0;
  int level_min = 2;

  Status operator()(const Heading& heading) const {
    if (heading.level >= level_min && heading.level <= 4) return success();
    return malformed("heading level " + std::to_string(heading.level),
                     std::to_string(level_min) + "..4");
  }
  Status operator()(const Contents&) const { return success(); }
  Status operator()(const PageBreak&) const {
    if (depth == 0) return success();
    return malformed("page break within columns", "between blocks of the page");
  }
  Status operator()(const OutsidePages& outside) const {
    if (depth > 0) return malformed("pages from outside within columns", "between blocks");
    if (outside.pdf == nullptr) return malformed("pages from outside without a file", "a PDF");
    return success();
  }
  Status operator()(const Paragraph&) const { return success(); }
  Status operator()(const BulletList&) const { return success(); }
  Status operator()(const Note&) const { return success(); }
  Status operator()(const Spacer& spacer) const {
    if (spacer.height_mm >= 0 && spacer.height_mm <= 100) return success();
    return malformed("spacer height", "0..100 mm");
  }
  Status operator()(const Table& table) const {
    if (table.columns.empty()) return malformed("table without columns", "at least one column");
    for (const TableColumn& column : table.columns) {
      if (!is_share(column.width_share)) return malformed("column width share", "> 0");
      if (!column.head_svg.empty()) TRY(check_svg(column.head_svg));
    }
    for (const std::vector<Cell>& row : table.rows) {
      if (row.size() != table.columns.size()) {
        return malformed(std::to_string(row.size()) + " cells in a row",
                         std::to_string(table.columns.size()));
      }
      for (const Cell& cell : row) {
        if (!cell.svg.empty()) TRY(check_svg(cell.svg));
      }
    }
    return success();
  }
  Status operator()(const Figure& figure) const {
    if (!(figure.width_share >= 0.05 && figure.width_share <= 1)) {
      return malformed("figure width share", "0.05..1");
    }
    return check_svg(figure.svg);
  }
  Status operator()(const Columns& columns) const {
    if (depth == depth_max) return malformed("columns within columns within columns", "two deep");
    if (columns.columns.empty()) return malformed("columns without a column", "at least one");
    for (const Column& column : columns.columns) {
      if (!is_share(column.width_share)) return malformed("column width share", "> 0");
      for (const Block& block : column.blocks) {
        TRY(std::visit(Checker{depth + 1, level_min}, block.content));
      }
    }
    return success();
  }
};

}  // namespace

Status check_document(const Document& document) {
  if (document.title.empty()) return malformed("no title", "a title");
  const Page& page = document.page;
  for (const double margin :
       {page.margin_top, page.margin_right, page.margin_bottom, page.margin_left}) {
    if (!(margin >= 12 && margin <= 60)) return malformed("page margin", "12..60 mm");
  }
  const Checker checker{0, document.prints_title ? 2 : 1};
  for (const Block& block : document.blocks) TRY(std::visit(checker, block.content));
  return success();
}

std::string in_place_of(const OutsidePages& outside) {
  return "「" + outside.name + "」のページは、PDFのほうに入っています。";
}

std::vector<std::string> content_lines(const Document& document) {
  std::vector<std::string> lines;
  for (const Block& block : document.blocks) {
    const auto* heading = std::get_if<Heading>(&block.content);
    if (heading != nullptr && heading->level == 2) lines.push_back(heading->text);
  }
  return lines;
}

}  // namespace engawa::documents
