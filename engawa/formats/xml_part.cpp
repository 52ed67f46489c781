#include "engawa/formats/xml_part.hpp"

#include "engawa/base/text.hpp"
#include "engawa/formats/problems.hpp"

namespace engawa::formats {

using base::make_problem;
using base::Place;
using base::Problem;
using base::Result;
using base::Status;

namespace {

// White space that is the only content of an element is kept: `<t> </t>` is a text.
constexpr unsigned int parse_options = pugi::parse_escapes | pugi::parse_cdata | pugi::parse_eol |
                                       pugi::parse_ws_pcdata_single | pugi::parse_embed_pcdata;

Problem damaged(const Place& place, std::string found, std::string expected = {}) {
  return make_problem(problems::xml_damaged, std::move(found), std::move(expected), place);
}

/// A start or end tag inside a text.
struct Tag {
  std::size_t begin = std::string_view::npos;  ///< of "<"
  std::size_t end = std::string_view::npos;    ///< after ">"
  std::string_view name;                       ///< with prefix
  bool empty_element = false;                  ///< "<row/>"
  [[nodiscard]] bool found() const { return end != std::string_view::npos; }
};

bool ends_name(char c) {
  return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// First start tag with that local name.
Tag find_start_tag(std::string_view xml, std::string_view name) {
  Tag tag;
  for (std::size_t at = 0; (at = xml.find(name, at)) != std::string_view::npos; ++at) {
    const std::size_t after = at + name.size();
    if (at == 0 || after >= xml.size() || !ends_name(xml[after])) continue;
    const std::size_t open = xml.find_last_of("<> \"'=", at - 1);
    if (open == std::string_view::npos || xml[open] != '<') continue;
    const std::string_view full = xml.substr(open + 1, after - open - 1);
    if (local_name(full) != name || full.front() == '/') continue;
    const std::size_t close = xml.find('>', after);
    if (close == std::string_view::npos) return {};
    return {open, close + 1, full, xml[close - 1] == '/'};
  }
  return tag;
}

}  // namespace

Status check_xml(std::string_view xml, const Place& place) {
  const std::string_view start = xml.substr(0, 2);
  if (start == "\xFF\xFE" || start == "\xFE\xFF" || xml.substr(0, 4).find('\0') != xml.npos) {
    return damaged(place, "UTF-16 / UTF-32", "UTF-8");
  }
  for (std::size_t at = 0; (at = xml.find("<!", at)) != std::string_view::npos; at += 2) {
    for (const std::string_view word : {"<!DOCTYPE", "<!ENTITY"}) {
      if (xml.substr(at, word.size()) == word) {
        return make_problem(problems::xml_with_dtd, std::string(word), {}, place);
      }
    }
  }
  return base::success();
}

Status parse_xml(pugi::xml_document& tree, std::string& xml, const Place& place) {
  if (xml.size() > xml_tree_bytes_max) {
    return make_problem(problems::xml_too_large, std::to_string(xml.size()) + " bytes",
                        "<= " + std::to_string(xml_tree_bytes_max) + " bytes", place);
  }
  const pugi::xml_parse_result outcome = tree.load_buffer_inplace(
      xml.data(), xml.size(), parse_options | pugi::parse_fragment, pugi::encoding_utf8);
  if (!outcome) {
    return damaged(place, std::string(outcome.description()) + " (byte " +
                              std::to_string(outcome.offset) + ")");
  }
  return base::success();
}

Result<XmlPart> XmlPart::parse(std::string xml, std::string_view root_name, const Place& place) {
  TRY(check_xml(xml, place));
  XmlPart part;
  part.m_xml = std::make_unique<std::string>(std::move(xml));
  part.m_tree = std::make_unique<pugi::xml_document>();
  TRY(parse_xml(*part.m_tree, *part.m_xml, place));
  const pugi::xml_node root = part.root();
  if (local_name(root) != root_name) {
    return damaged(place, "<" + shown(local_name(root)) + ">", "<" + std::string(root_name) + ">");
  }
  return part;
}

namespace {

/// Parses and visits the items of `body`, the text between the container's tags.
Status walk_body(std::string_view body, const std::string& end_of_item, const XmlItems& names,
                 const Place& place, const ItemVisitor& visit) {
  pugi::xml_document tree;
  std::string piece;
  while (!body.empty()) {
    // Wherever "</row>" stands, a row has ended. Inside CDATA or a comment this would cut wrongly,
    // and then the piece is not well-formed and is refused.
    std::size_t cut = body.size();
    if (body.size() > names.piece_bytes) {
      const std::size_t end = body.find(end_of_item, names.piece_bytes);
      if (end != std::string_view::npos) cut = end + end_of_item.size();
    }
    piece.assign(body.substr(0, cut));
    body.remove_prefix(cut);
    TRY(parse_xml(tree, piece, place));
    for (const pugi::xml_node node : tree.children()) {
      if (node.type() == pugi::node_element && local_name(node) == names.item) TRY(visit(node));
    }
  }
  return base::success();
}

}  // namespace

Result<XmlPart> walk_items(std::string_view xml, const XmlItems& names, const Place& place,
                           const ItemVisitor& visit) {
  TRY(check_xml(xml, place));
  const Tag start = find_start_tag(xml, names.container);
  if (!start.found() || start.empty_element) {
    return XmlPart::parse(std::string(xml), names.root, place);
  }
  const std::string end_tag = "</" + std::string(start.name);
  const std::size_t end = xml.rfind(end_tag);
  if (end == std::string_view::npos || end < start.end) {
    return damaged(place, "<" + shown(start.name) + ">", "</" + shown(start.name) + ">");
  }
  const std::string_view prefix = start.name.substr(0, start.name.size() - names.container.size());
  std::string end_of_item = "</";
  end_of_item.append(prefix).append(names.item).append(">");
  TRY(walk_body(xml.substr(start.end, end - start.end), end_of_item, names, place, visit));
  std::string rest(xml.substr(0, start.end));
  rest.append(xml.substr(end));
  return XmlPart::parse(std::move(rest), names.root, place);
}

std::string shown(std::string_view text) {
  constexpr std::size_t bytes_max = 60;
  const bool fit = text.size() <= bytes_max && base::is_valid_utf8(text);
  return fit ? std::string(text) : std::to_string(text.size()) + " bytes";
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child_named(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node node : parent.children()) {
    if (local_name(node) == name) return node;
  }
  return {};
}

std::string_view attribute_named(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (local_name(std::string_view(attribute.name())) == name) return attribute.value();
  }
  return {};
}

std::string text_inside(const pugi::xml_node& node) {
  std::string text = node.value();  // parse_embed_pcdata keeps a leading text here
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text += child.value();
    }
  }
  return text;
}

}  // namespace engawa::formats
