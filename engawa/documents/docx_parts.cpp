#include "engawa/documents/docx_parts.hpp"

#include <sstream>

namespace engawa::documents::docx_parts {
namespace {

using pugi::xml_node;

constexpr std::string_view declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
constexpr std::string_view relations_type =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr const char* font = "BIZ UDPゴシック";

std::string text_of(const pugi::xml_document& xml) {
  std::ostringstream text;
  text << declaration;
  xml.save(text, "", pugi::format_raw | pugi::format_no_declaration);
  return text.str();
}

std::string content_types() {
  return std::string(declaration) +
         R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
         R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
         R"(<Default Extension="xml" ContentType="application/xml"/>)"
         R"(<Default Extension="png" ContentType="image/png"/>)"
         R"(<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
         R"(<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>)"
         R"(<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>)"
         R"(<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>)"
         "</Types>";
}

void relate(xml_node parent, const std::string& id, const std::string& type,
            const std::string& target) {
  xml_node node = parent.append_child("Relationship");
  node.append_attribute("Id").set_value(id.c_str());
  node.append_attribute("Type").set_value(type.c_str());
  node.append_attribute("Target").set_value(target.c_str());
}

xml_node relations(pugi::xml_document& xml) {
  xml_node root = xml.append_child("Relationships");
  root.append_attribute("xmlns").set_value(
      "http://schemas.openxmlformats.org/package/2006/relationships");
  return root;
}

std::string package_relations() {
  pugi::xml_document xml;
  xml_node root = relations(xml);
  const std::string type(relations_type);
  relate(root, "rId1", type + "officeDocument", "word/document.xml");
  relate(root, "rId2",
         "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
         "docProps/core.xml");
  return text_of(xml);
}

std::string document_relations(std::size_t pictures) {
  pugi::xml_document xml;
  xml_node root = relations(xml);
  const std::string type(relations_type);
  relate(root, "rIdStyles", type + "styles", "styles.xml");
  relate(root, "rIdFooter", type + "footer", "footer1.xml");
  for (std::size_t i = 1; i <= pictures; ++i) {
    const std::string number = std::to_string(i);
    relate(root, "rIdImage" + number, type + "image", "media/image" + number + ".png");
  }
  return text_of(xml);
}

xml_node with_namespaces(pugi::xml_document& xml, const char* name) {
  xml_node root = xml.append_child(name);
  for (const auto& [prefix, uri] : namespaces) root.append_attribute(prefix).set_value(uri);
  return root;
}

xml_node value(xml_node parent, const char* name, const char* text) {
  xml_node node = parent.append_child(name);
  node.append_attribute("w:val").set_value(text);
  return node;
}

void fonts(xml_node look) {
  xml_node node = look.append_child("w:rFonts");
  for (const char* const side : {"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"}) {
    node.append_attribute(side).set_value(font);
  }
}

void heading_style(xml_node root, int level, const char* half_points) {
  const std::string id = "Heading" + std::to_string(level);
  xml_node style = root.append_child("w:style");
  style.append_attribute("w:type").set_value("paragraph");
  style.append_attribute("w:styleId").set_value(id.c_str());
  value(style, "w:name", ("heading " + std::to_string(level)).c_str());
  value(style, "w:basedOn", "Normal");
  value(style, "w:next", "Normal");
  xml_node properties = style.append_child("w:pPr");
  properties.append_child("w:keepNext");
  xml_node spacing = properties.append_child("w:spacing");
  spacing.append_attribute("w:before").set_value("240");
  spacing.append_attribute("w:after").set_value("80");
  value(properties, "w:outlineLvl", std::to_string(level - 1).c_str());
  xml_node look = style.append_child("w:rPr");
  look.append_child("w:b");
  value(look, "w:sz", half_points);
}

void table_style(xml_node root) {
  xml_node style = root.append_child("w:style");
  style.append_attribute("w:type").set_value("table");
  style.append_attribute("w:styleId").set_value("Ruled");
  value(style, "w:name", "Ruled");
  xml_node borders = style.append_child("w:tblPr").append_child("w:tblBorders");
  for (const char* const side :
       {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
    xml_node border = value(borders, side, "single");
    border.append_attribute("w:sz").set_value("4");
    border.append_attribute("w:color").set_value("808080");
  }
}

std::string styles(const std::string& language) {
  pugi::xml_document xml;
  xml_node root = with_namespaces(xml, "w:styles");
  xml_node defaults = root.append_child("w:docDefaults");
  xml_node look = defaults.append_child("w:rPrDefault").append_child("w:rPr");
  fonts(look);
  value(look, "w:sz", "21");
  const std::string tag = language == "ja" ? "ja-JP" : language;
  value(look, "w:lang", tag.c_str()).append_attribute("w:eastAsia").set_value(tag.c_str());
  xml_node normal = root.append_child("w:style");
  normal.append_attribute("w:type").set_value("paragraph");
  normal.append_attribute("w:default").set_value("1");
  normal.append_attribute("w:styleId").set_value("Normal");
  value(normal, "w:name", "Normal");
  xml_node spacing = normal.append_child("w:pPr").append_child("w:spacing");
  spacing.append_attribute("w:after").set_value("80");
  spacing.append_attribute("w:line").set_value("320");
  spacing.append_attribute("w:lineRule").set_value("auto");
  heading_style(root, 1, "32");
  heading_style(root, 2, "26");
  heading_style(root, 3, "23");
  heading_style(root, 4, "21");
  table_style(root);
  return text_of(xml);
}

std::string footer(const Facts& facts) {
  pugi::xml_document xml;
  xml_node paragraph = with_namespaces(xml, "w:ftr").append_child("w:p");
  value(paragraph.append_child("w:pPr"), "w:jc", "right");
  if (!facts.footer.empty()) {
    paragraph.append_child("w:r").append_child("w:t").text().set((facts.footer + "　").c_str());
  }
  if (facts.has_page_numbers) {
    xml_node field = paragraph.append_child("w:fldSimple");
    field.append_attribute("w:instr").set_value("PAGE");
    field.append_child("w:r").append_child("w:t").text().set("1");
  }
  return text_of(xml);
}

std::string properties(const Facts& facts) {
  pugi::xml_document xml;
  xml_node root = xml.append_child("cp:coreProperties");
  root.append_attribute("xmlns:cp")
      .set_value("http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
  root.append_attribute("xmlns:dc").set_value("http://purl.org/dc/elements/1.1/");
  root.append_child("dc:title").text().set(facts.title.c_str());
  root.append_child("dc:creator").text().set(facts.author.c_str());
  root.append_child("dc:language").text().set(facts.language.c_str());
  return text_of(xml);
}

}  // namespace

std::vector<formats::ZipFile> fixed_parts(const Facts& facts, std::size_t pictures) {
  return {{"[Content_Types].xml", content_types()},
          {"_rels/.rels", package_relations()},
          {"word/_rels/document.xml.rels", document_relations(pictures)},
          {"word/styles.xml", styles(facts.language)},
          {"word/footer1.xml", footer(facts)},
          {"docProps/core.xml", properties(facts)}};
}

void append_picture(xml_node run, const Picture& picture) {
  const std::string number = std::to_string(picture.number);
  const std::string relation = "rIdImage" + number;
  const auto size = [&](xml_node node) {
    node.append_attribute("cx").set_value(static_cast<long long>(picture.width));
    node.append_attribute("cy").set_value(static_cast<long long>(picture.height));
  };
  xml_node inline_node = run.append_child("w:drawing").append_child("wp:inline");
  size(inline_node.append_child("wp:extent"));
  xml_node named = inline_node.append_child("wp:docPr");
  named.append_attribute("id").set_value(number.c_str());
  named.append_attribute("name").set_value(("図" + number).c_str());
  named.append_attribute("descr").set_value(picture.words.c_str());
  xml_node data = inline_node.append_child("a:graphic").append_child("a:graphicData");
  data.append_attribute("uri").set_value(
      "http://schemas.openxmlformats.org/drawingml/2006/picture");
  xml_node node = data.append_child("pic:pic");
  xml_node about = node.append_child("pic:nvPicPr");
  xml_node about_it = about.append_child("pic:cNvPr");
  about_it.append_attribute("id").set_value(number.c_str());
  about_it.append_attribute("name").set_value(("image" + number + ".png").c_str());
  about.append_child("pic:cNvPicPr");
  xml_node fill = node.append_child("pic:blipFill");
  fill.append_child("a:blip").append_attribute("r:embed").set_value(relation.c_str());
  fill.append_child("a:stretch").append_child("a:fillRect");
  xml_node shape = node.append_child("pic:spPr");
  xml_node transform = shape.append_child("a:xfrm");
  xml_node offset = transform.append_child("a:off");
  offset.append_attribute("x").set_value("0");
  offset.append_attribute("y").set_value("0");
  size(transform.append_child("a:ext"));
  xml_node geometry = shape.append_child("a:prstGeom");
  geometry.append_attribute("prst").set_value("rect");
  geometry.append_child("a:avLst");
}

}  // namespace engawa::documents::docx_parts
