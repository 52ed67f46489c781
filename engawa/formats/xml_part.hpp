#pragma once

#include <functional>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "engawa/base/result.hpp"

// For readers of XML files: those of this folder, and checkups/.
namespace engawa::formats {

/// Bytes of XML that may become one tree at a time. A tree of pugixml takes up to 25 times its
/// text, so this bounds the memory a hostile file can ask for (about 200 MiB).
inline constexpr std::size_t xml_tree_bytes_max = std::size_t{8} << 20;

/// Refuses a DOCTYPE or ENTITY declaration (FMT-010) and encodings other than UTF-8 (FMT-009).
/// To be called on a whole part, before any of it is parsed.
[[nodiscard]] base::Status check_xml(std::string_view xml, const base::Place& place);

/// Parses `xml` in place; the tree points into it, so `xml` must stay as it is while the tree is
/// used. FMT-009 not well-formed, FMT-011 more than xml_tree_bytes_max.
[[nodiscard]] base::Status parse_xml(pugi::xml_document& tree, std::string& xml,
                                     const base::Place& place);

/// An XML part held together with its tree.
class XmlPart {
 public:
  /// check_xml and parse_xml; FMT-009 too when the root is not called `root_name`.
  [[nodiscard]] static base::Result<XmlPart> parse(std::string xml, std::string_view root_name,
                                                   const base::Place& place);
  [[nodiscard]] pugi::xml_node root() const { return m_tree->document_element(); }

 private:
  std::unique_ptr<std::string> m_xml;
  std::unique_ptr<pugi::xml_document> m_tree;
};

/// A large part made of many equal items (`<sheetData><row/>...`, `<sst><si/>...`) is parsed a few
/// hundred KiB at a time: the tree of a whole sheet would need ten times its text.
struct XmlItems {
  std::string_view root;       ///< local name of the root element
  std::string_view container;  ///< local name of the parent of the items; may be the root itself
  std::string_view item;       ///< local name of an item
  std::size_t piece_bytes = std::size_t{256} * 1024;
};

/// Called with each item in turn; a problem ends the walk.
using ItemVisitor = std::function<base::Status(const pugi::xml_node&)>;

/// Walks the items of `xml` and returns the rest of the part: its root element without the items.
/// FMT-009, FMT-010 and FMT-011 as above.
[[nodiscard]] base::Result<XmlPart> walk_items(std::string_view xml, const XmlItems& names,
                                               const base::Place& place, const ItemVisitor& visit);

/// `text` as it may be repeated in a problem: itself, or only its length when it is long or not
/// valid UTF-8.
[[nodiscard]] std::string shown(std::string_view text);

/// "row" for both `<row>` and `<x:row>`: pugixml does not know namespaces.
[[nodiscard]] std::string_view local_name(std::string_view name);
[[nodiscard]] inline std::string_view local_name(const pugi::xml_node& node) {
  return local_name(std::string_view(node.name()));
}

/// First child element of that local name, or an empty node.
[[nodiscard]] pugi::xml_node child_named(const pugi::xml_node& parent, std::string_view name);

/// Value of the attribute of that local name, or "".
[[nodiscard]] std::string_view attribute_named(const pugi::xml_node& node, std::string_view name);

/// All text and CDATA directly inside `node`.
[[nodiscard]] std::string text_inside(const pugi::xml_node& node);

}  // namespace engawa::formats
