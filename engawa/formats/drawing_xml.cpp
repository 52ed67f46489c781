#include "engawa/formats/drawing_xml.hpp"

#include "engawa/base/text.hpp"
#include "engawa/formats/problems.hpp"
#include "engawa/formats/xml_part.hpp"

namespace engawa::formats {
namespace {

/// The node after `node` in document order within `top`; `inside` says whether to go into it.
/// Walking instead of recursing: depth of nesting is up to the file.
pugi::xml_node next_node(pugi::xml_node node, const pugi::xml_node& top, bool inside) {
  if (inside && node.first_child()) return node.first_child();
  while (node && node != top) {
    if (node.next_sibling()) return node.next_sibling();
    node = node.parent();
  }
  return {};
}

std::string paragraph_text(const pugi::xml_node& paragraph) {
  std::string text;
  for (const pugi::xml_node run : paragraph.children()) {
    const std::string_view name = local_name(run);
    if (name == "r" || name == "fld") text += text_inside(child_named(run, "t"));
    if (name == "br") text += '\n';
  }
  return text;
}

std::string box_text(const pugi::xml_node& body) {
  std::vector<std::string> lines;
  for (const pugi::xml_node paragraph : body.children()) {
    if (local_name(paragraph) == "p") lines.push_back(paragraph_text(paragraph));
  }
  return base::trim(base::join(lines, "\n"));
}

}  // namespace

base::Result<std::vector<std::string>> parse_drawing_texts(std::string xml,
                                                           const base::Place& place) {
  const XmlPart drawing = TRY(XmlPart::parse(std::move(xml), "wsDr", place));
  std::vector<std::string> texts;
  const pugi::xml_node top = drawing.root();
  for (pugi::xml_node node = top.first_child(); node;) {
    const std::string_view name = local_name(node);
    // mc:Fallback repeats for old programs what mc:Choice holds.
    const bool inside = name != "txBody" && name != "Fallback";
    if (name == "txBody") {
      std::string text = box_text(node);
      if (!base::is_valid_utf8(text)) {
        return base::make_problem(problems::xml_damaged, "drawing: UTF-8", "UTF-8", place);
      }
      if (!text.empty()) texts.push_back(std::move(text));
    }
    node = next_node(node, top, inside);
  }
  return texts;
}

}  // namespace engawa::formats
