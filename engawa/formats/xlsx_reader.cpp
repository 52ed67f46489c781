#include "engawa/formats/xlsx_reader.hpp"

#include "engawa/base/text.hpp"
#include "engawa/formats/drawing_xml.hpp"
#include "engawa/formats/package_parts.hpp"
#include "engawa/formats/problems.hpp"
#include "engawa/formats/xml_part.hpp"

namespace engawa::formats {

using base::make_problem;
using base::Place;
using base::Problem;
using base::Result;
using base::Status;

Workbook::Workbook(ZipReader zip, std::string file_name, const XlsxLimits& limits)
    : m_zip(std::move(zip)), m_file_name(std::move(file_name)), m_limits(limits) {}

Result<Workbook> Workbook::open(std::string bytes, std::string file_name,
                                const XlsxLimits& limits) {
  ZipReader zip = TRY(ZipReader::open(std::move(bytes), limits.zip, file_name));
  Workbook workbook(std::move(zip), std::move(file_name), limits);
  TRY(workbook.read_sheet_list());
  return workbook;
}

Status Workbook::read_sheet_list() {
  const Place place{m_file_name, {}, {}};
  const auto package = TRY(relationships_of(m_zip, "", place));
  const Relationship* document = first_of_type(package, "officeDocument");
  if (document == nullptr || !m_zip.contains(document->target)) {
    return make_problem(problems::not_workbook,
                        document == nullptr ? "_rels/.rels" : document->target, "xl/workbook.xml",
                        place);
  }
  const std::string workbook_part = document->target;
  std::string xml = TRY(m_zip.read(workbook_part));
  const auto part = XmlPart::parse(std::move(xml), "workbook", place);
  if (!part.ok()) {
    // Word, PowerPoint and binary workbooks (.xlsb) are packages too.
    const bool other_document = workbook_part.find("workbook.xml") == std::string::npos &&
                                part.problem().kind == &problems::xml_damaged;
    if (other_document) {
      return make_problem(problems::not_workbook, workbook_part, "xl/workbook.xml", place);
    }
    return part.problem();
  }
  const auto relationships = TRY(relationships_of(m_zip, workbook_part, place));
  if (const Relationship* shared = first_of_type(relationships, "sharedStrings")) {
    m_shared_texts_part = shared->target;
  }
  for (const pugi::xml_node node : child_named(part->root(), "sheets").children()) {
    if (local_name(node) != "sheet") continue;
    if (m_sheets.size() >= m_limits.sheets_max) {
      return make_problem(problems::sheet_too_large, "> " + std::to_string(m_limits.sheets_max),
                          "<= " + std::to_string(m_limits.sheets_max), place);
    }
    SheetInfo sheet;
    sheet.name = node.attribute("name").value();
    if (!base::is_valid_utf8(sheet.name)) {
      return make_problem(problems::xml_damaged, "sheet name", "UTF-8", place);
    }
    const std::string_view state = node.attribute("state").value();
    sheet.visible = state.empty() || state == "visible";
    sheet.is_worksheet = false;
    // The relationship's "id" has a prefix of the file's choice; "sheetId" is something else.
    const std::string_view id = attribute_named(node, "id");
    for (const Relationship& relationship : relationships) {
      if (relationship.id != id) continue;
      sheet.is_worksheet = relationship.type == "worksheet";
      sheet.part = relationship.target;
    }
    m_sheets.push_back(std::move(sheet));
  }
  return base::success();
}

Problem Workbook::no_sheet(std::size_t index) const {
  const bool known = index < m_sheets.size();
  return make_problem(problems::sheet_missing,
                      known ? m_sheets[index].part : std::to_string(m_sheets.size()) + " sheets",
                      {}, Place{m_file_name, known ? m_sheets[index].name : "", {}});
}

Result<std::size_t> Workbook::first_visible_sheet() const {
  for (std::size_t i = 0; i < m_sheets.size(); ++i) {
    if (m_sheets[i].visible && m_sheets[i].is_worksheet) return i;
  }
  return no_sheet(m_sheets.size());
}

Result<std::shared_ptr<const SharedTexts>> Workbook::shared_texts() {
  if (!m_shared_texts) {
    if (m_shared_texts_part.empty()) {
      m_shared_texts = std::make_shared<SharedTexts>();
    } else {
      const std::string xml = TRY(m_zip.read(m_shared_texts_part));
      m_shared_texts = TRY(parse_shared_texts(xml, Place{m_file_name, {}, {}}));
    }
  }
  return m_shared_texts;
}

Result<Sheet> Workbook::read_sheet(std::size_t index) {
  if (index >= m_sheets.size()) return no_sheet(index);
  const SheetInfo& sheet = m_sheets[index];
  if (!sheet.is_worksheet || !m_zip.contains(sheet.part)) return no_sheet(index);
  auto shared = TRY(shared_texts());
  const std::string xml = TRY(m_zip.read(sheet.part));
  return parse_sheet(xml, std::move(shared), m_limits.sheet, Place{m_file_name, sheet.name, {}});
}

Result<std::vector<std::string>> Workbook::drawing_texts(std::size_t index) {
  if (index >= m_sheets.size()) return no_sheet(index);
  const SheetInfo& sheet = m_sheets[index];
  const Place place{m_file_name, sheet.name, {}};
  std::vector<std::string> texts;
  const auto relationships = TRY(relationships_of(m_zip, sheet.part, place));
  for (const Relationship& relationship : relationships) {
    if (relationship.type != "drawing") continue;
    std::string xml = TRY(m_zip.read(relationship.target));
    std::vector<std::string> found = TRY(parse_drawing_texts(std::move(xml), place));
    texts.insert(texts.end(), std::make_move_iterator(found.begin()),
                 std::make_move_iterator(found.end()));
  }
  return texts;
}

}  // namespace engawa::formats
