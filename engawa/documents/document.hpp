#pragma once

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engawa/base/result.hpp"

/// A document as a value: what it says, not where the ink goes. Every writer takes the same value.
/// All text is UTF-8; line breaks are "\n"; what a writer cannot print (control characters, broken
/// bytes) it replaces. Nothing here is markup: writers escape everything.
namespace engawa::documents {

enum class Alignment { start, centre, end };

/// What a colour says. Never the only sign: the text carries ▲ ▼ ● or a word beside it.
enum class ColourRole { ink, quiet, worse, better };

enum class TextSize { small, body, lead };

/// A heading below the title.
struct Heading {
  int level = 2;  ///< 2..4; 1 only where the document does not print its title itself
  std::string text;
  Alignment alignment = Alignment::start;
};

/// 目次: the headings of level 2, in print with the pages on which they stand.
struct Contents {};

/// What follows begins a new page.
struct PageBreak {};

/// Text in one look.
struct Run {
  std::string text;
  bool bold = false;
  TextSize size = TextSize::body;
  ColourRole colour = ColourRole::ink;
};

struct Paragraph {
  std::vector<Run> runs;
  Alignment alignment = Alignment::start;
};

struct BulletList {
  std::vector<std::string> items;
};

struct TableColumn {
  std::string head;
  double width_share = 1;  ///< > 0; shares are divided by their sum
  Alignment alignment = Alignment::start;
  /// Cells of this column are not broken (numbers with their intervals): it becomes as wide as its
  /// widest cell, and the other columns share what is left. Ignored where that is too little.
  bool keep_whole = false;
  /// A small picture instead of the printed head, e.g. the axis of the pictures below; `head` is
  /// then the picture in words.
  std::string head_svg = {};
};

/// One cell: text, or a small picture. With `svg`, `text` is the picture in words (for readers who
/// cannot see it) and is not printed.
struct Cell {
  std::string text;
  bool bold = false;
  ColourRole colour = ColourRole::ink;
  std::string svg = {};
};

/// A ruled table. Rows have as many cells as there are columns.
struct Table {
  std::string caption;  ///< printed above; may be empty
  std::vector<TableColumn> columns;
  std::vector<std::vector<Cell>> rows;
  bool row_heads = true;  ///< the first cell of a row names the row
};

/// A picture with its words. `title` stands above, `caption` (one sentence) below.
struct Figure {
  std::string svg;
  std::string title = {};
  std::string caption = {};
  double width_share = 1;  ///< part of the available width, 0.05..1
};

/// A boxed remark.
struct Note {
  std::string title;
  std::string text;
};

struct Spacer {
  double height_mm = 3;  ///< 0..100
};

/// 外から来たPDF: its pages, each on a page of this document, whole and as large as fits. Other
/// writers than that of PDF name it.
struct OutsidePages {
  std::string name;  ///< what the file is called
  std::shared_ptr<const std::string> pdf;
};

struct Block;

struct Column {
  double width_share = 1;  ///< > 0; shares are divided by their sum
  std::vector<Block> blocks;
};

/// Blocks side by side. Higher than a page, they are printed one below the other instead.
struct Columns {
  std::vector<Column> columns;
};

struct Block {
  using Content = std::variant<Heading, Paragraph, BulletList, Table, Figure, Note, Columns, Spacer,
                               Contents, PageBreak, OutsidePages>;
  template <class Kind>
  requires std::is_constructible_v<Content, Kind> Block(Kind kind)
      : content(std::move(kind)) {}  // NOLINT implicit
  Content content;
};

enum class Orientation { portrait, landscape };

/// A4. Margins in mm, 12..60.
struct Page {
  Orientation orientation = Orientation::portrait;
  double margin_top = 15;
  double margin_right = 15;
  double margin_bottom = 15;
  double margin_left = 15;
};

/// Where a footer without words of its own is printed for its page numbers.
enum class PageNumbers {
  always,
  from_two_pages,  ///< a letter of one page has none
  never            ///< a stack of letters
};

struct Document {
  std::string title;  ///< printed on top and set as the title of the file; required
  std::string language = "ja";
  std::string author;  ///< printed under the title and set as the author; may be empty
  std::vector<Block> blocks;
  std::string footer_left;   ///< the source line with its word 「出典：」
  std::string footer_right;  ///< e.g. 「作成日 2026年5月1日」
  Page page;
  /// Title and author on top of the first page. Letters have their own heading of level 1 instead.
  bool prints_title = true;
  PageNumbers page_numbers = PageNumbers::always;
};

/// What writers that cannot put pages from outside into a document say in their place.
[[nodiscard]] std::string in_place_of(const OutsidePages& outside);

/// Texts of all headings of level 2 in the order of the document, as Contents lists them.
[[nodiscard]] std::vector<std::string> content_lines(const Document& document);

/// Checks ranges and shapes: title and margins, heading levels, shares, cells per row, nesting of
/// columns (at most two deep), and every picture by check_svg. DOC-001 or DOC-002.
[[nodiscard]] base::Status check_document(const Document& document);

}  // namespace engawa::documents
