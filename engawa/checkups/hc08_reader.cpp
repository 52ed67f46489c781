#include "engawa/checkups/hc08_reader.hpp"

#include <algorithm>
#include <array>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/observation_checks.hpp"
#include "engawa/checkups/problems.hpp"
#include "engawa/formats/encoding.hpp"
#include "engawa/formats/problems.hpp"
#include "engawa/formats/xml_part.hpp"

namespace engawa::checkups {

using base::make_problem;
using base::Place;
using base::Result;
using base::Status;

namespace {

constexpr std::string_view hl7_namespace = "urn:hl7-org:v3";
constexpr std::array<std::string_view, 2> exchange_namespaces{
    "http://tokuteikenshin.jp/checkup/2007",
    "https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html"};
constexpr std::string_view national_oid = "1.2.392.200119.6.";
constexpr std::string_view interpretation_system = "2.16.840.1.113883.5.83";
/// Parts of parts of a series do not occur; a file that nests deeper wants to exhaust the stack.
constexpr int depth_max = 8;

std::string_view local(const pugi::xml_node& node) { return formats::local_name(node); }

std::string_view attribute(const pugi::xml_node& node, const char* name) {
  return node.attribute(name).value();
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  return formats::child_named(parent, name);
}

/// The node at the end of a path of local names, or an empty one.
template <class... Names>
pugi::xml_node at(const pugi::xml_node& start, Names... names) {
  pugi::xml_node node = start;
  ((node = child(node, names)), ...);
  return node;
}

/// "205" for "1.2.392.200119.6.205"; empty for OIDs elsewhere.
std::string_view national_step(std::string_view oid) {
  if (oid.substr(0, national_oid.size()) != national_oid) return {};
  return oid.substr(national_oid.size());
}

/// Address of the namespace that the root's own name is in.
std::string_view namespace_of(const pugi::xml_node& root) {
  const std::string_view name = root.name();
  const std::size_t colon = name.find(':');
  const std::string key =
      colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
  return root.attribute(key.c_str()).value();
}

struct RootKind {
  std::string_view name;
  XmlKind kind;
};
constexpr std::array<RootKind, 6> root_kinds{{{"ClinicalDocument", XmlKind::Checkup},
                                              {"index", XmlKind::Index},
                                              {"summary", XmlKind::Summary},
                                              {"checkupClaim", XmlKind::Claim},
                                              {"interventionClaim", XmlKind::Claim},
                                              {"schema", XmlKind::Schema}}};

/// 報告区分 of 特定保健指導: 21 to 25, and 30 for the report to the ministry.
bool is_guidance(std::string_view report_code) {
  return report_code.size() == 2 && (report_code[0] == '2' || report_code == "30");
}

/// Windows' Shift JIS becomes UTF-8 where the declaration names it; other bytes stay.
Status to_utf8(std::string& bytes, const Place& place) {
  constexpr std::size_t declaration_max = 200;
  const std::string_view beginning = std::string_view(bytes).substr(0, declaration_max);
  const bool says_utf8 = beginning.find("encoding=\"UTF-8\"") != std::string_view::npos;
  const std::string start = says_utf8 ? std::string() : base::label_key(beginning);
  const std::string head = start.substr(0, start.find("?>"));
  for (const std::string_view name : {"shift_jis", "windows-31j", "cp932", "ms932", "sjis"}) {
    if (head.find(name) == std::string::npos) continue;
    auto converted = formats::cp932_to_utf8(bytes);
    if (!converted) break;
    bytes = std::move(*converted);
    return base::success();
  }
  if (base::is_valid_utf8(bytes)) return base::success();
  return make_problem(formats::problems::xml_damaged, {}, "UTF-8", place);
}

}  // namespace

Result<XmlKind> Hc08Reader::open(std::string bytes, const Place& place) {
  m_texts.clear();
  m_tree.reset();
  if (m_keeps_originals) m_original = bytes;
  m_bytes = std::move(bytes);
  TRY(formats::check_xml(m_bytes, place));
  TRY(to_utf8(m_bytes, place));
  TRY(formats::parse_xml(m_tree, m_bytes, place));
  m_document.place = place.file;
  const std::string_view name = local(root());
  const auto* const known = std::find_if(root_kinds.begin(), root_kinds.end(),
                                         [&](const RootKind& kind) { return kind.name == name; });
  if (known == root_kinds.end()) {
    return make_problem(problems::not_a_checkup, formats::shown(name), "ClinicalDocument", place);
  }
  if (known->kind == XmlKind::Schema) return XmlKind::Schema;
  const std::string_view space = namespace_of(root());
  const bool is_document = known->kind == XmlKind::Checkup;
  const bool fits = is_document ? space == hl7_namespace
                                : std::find(exchange_namespaces.begin(), exchange_namespaces.end(),
                                            space) != exchange_namespaces.end();
  if (!fits) {
    return make_problem(problems::wrong_namespace, formats::shown(space),
                        std::string(is_document ? hl7_namespace : exchange_namespaces.back()),
                        place);
  }
  if (is_document && is_guidance(attribute(child(root(), "code"), "code"))) {
    return XmlKind::Guidance;
  }
  return known->kind;
}

ArchiveIndex Hc08Reader::index() const {
  ArchiveIndex index;
  index.interaction_type = attribute(child(root(), "interactionType"), "code");
  const auto insurer = [&](const char* who) -> std::string_view {
    const pugi::xml_node id = at(root(), who, "id");
    if (national_step(attribute(id, "root")) != "101") return {};
    return attribute(id, "extension");
  };
  index.sender_insurer = insurer("sender");
  index.receiver_insurer = insurer("receiver");
  const auto count = base::parse_integer(attribute(child(root(), "totalRecordCount"), "value"));
  if (count && *count >= 0) index.record_count = static_cast<int>(*count);
  return index;
}

namespace {

/// Day of an element that gives it as @value, or as the beginning of a period.
std::string_view written_day(const pugi::xml_node& time) {
  const std::string_view value = attribute(time, "value");
  return value.empty() ? attribute(child(time, "low"), "value") : value;
}

std::string_view institution_of(const pugi::xml_node& organization) {
  for (const pugi::xml_node id : organization.children()) {
    if (local(id) == "id" && national_step(attribute(id, "root")) == "102") {
      return attribute(id, "extension");
    }
  }
  return {};
}

}  // namespace

const CheckupDocument& Hc08Reader::checkup() {
  CheckupDocument& document = m_document;
  document.report_code = attribute(child(root(), "code"), "code");
  document.original = m_original;
  document.programme = {};
  document.institution = {};
  document.written_service_date = {};
  document.person = {};
  document.written_birth_date = {};
  document.observations.clear();
  const pugi::xml_node event = at(root(), "documentationOf", "serviceEvent");
  document.programme = attribute(child(event, "code"), "code");
  document.written_service_date = written_day(child(event, "effectiveTime"));
  document.service_date = parse_compact_date(document.written_service_date);
  document.institution =
      institution_of(at(event, "performer", "assignedEntity", "representedOrganization"));
  if (document.institution.empty()) {
    document.institution =
        institution_of(at(root(), "author", "assignedAuthor", "representedOrganization"));
  }
  read_person(at(root(), "recordTarget", "patientRole"));
  for (const pugi::xml_node part : at(root(), "component", "structuredBody").children()) {
    if (local(part) == "component") read_section(child(part, "section"));
  }
  mark_repeated(document.observations);
  return document;
}

void Hc08Reader::read_person(const pugi::xml_node& patient_role) {
  Person& person = m_document.person;
  for (const pugi::xml_node node : patient_role.children()) {
    const std::string_view name = local(node);
    if (name == "addr") {
      person.postal_code = keep_text(child(node, "postalCode"));
      person.address = keep_text(node);
      if (person.address.empty()) person.address = keep_text(child(node, "streetAddressLine"));
    }
    if (name != "id") continue;
    const std::string_view kind = national_step(attribute(node, "root"));
    const std::string_view value = attribute(node, "extension");
    if (kind == "101") person.insurer_number = value;
    if (kind == "204") person.symbol = value;
    if (kind == "205") person.number = value;
    if (kind == "211") person.branch = value;
    if (kind == "206") person.qualification = qualification_of(value);
  }
  const pugi::xml_node patient = child(patient_role, "patient");
  person.name = keep_text(child(patient, "name"));
  person.sex = sex_of(attribute(child(patient, "administrativeGenderCode"), "code"));
  m_document.written_birth_date = attribute(child(patient, "birthTime"), "value");
  person.birth_date = parse_compact_date(m_document.written_birth_date);
}

void Hc08Reader::read_section(const pugi::xml_node& section) {
  const std::string_view code = attribute(child(section, "code"), "code");
  for (const pugi::xml_node entry : section.children()) {
    if (local(entry) != "entry") continue;
    for (const pugi::xml_node node : entry.children()) {
      if (local(node) == "observation") read_observation(node, code, 0);
    }
  }
}

namespace {

/// Takes one `value` element into an observation.
void take_value(const pugi::xml_node& value, std::string_view text, Observation& observation) {
  const std::string_view type = formats::local_name(formats::attribute_named(value, "type"));
  const std::string_view code = attribute(value, "code");
  const std::string_view system = attribute(value, "codeSystem");
  if (type == "CD" && system == interpretation_system) {
    if (code == "H") observation.censoring = Censoring::AtOrAbove;
    if (code == "L") observation.censoring = Censoring::AtOrBelow;
    return;
  }
  if (!attribute(value, "nullFlavor").empty()) {
    observation.state = ValueState::Unmeasurable;
    return;
  }
  if (type == "CD" || type == "CO" || type == "CE" || type == "CV") {
    observation.coded_value = code;
    observation.value_system = national_step(system);
    return;
  }
  observation.unit = attribute(value, "unit");
  const std::string_view number = attribute(value, "value");
  observation.text = number.empty() ? text : number;
}

}  // namespace

void Hc08Reader::read_observation(const pugi::xml_node& node, std::string_view section, int depth) {
  Observation observation;
  observation.section = section;
  observation.depth = depth;
  bool has_value = false;
  bool is_group = false;
  for (const pugi::xml_node part : node.children()) {
    const std::string_view name = local(part);
    if (name == "code") {
      is_group = !attribute(part, "nullFlavor").empty();
      observation.code = attribute(part, "code");
    } else if (name == "value") {
      has_value = true;
      take_value(part, keep_text(part), observation);
    } else if (name == "methodCode" && observation.method.empty()) {
      observation.method = attribute(part, "code");
    }
  }
  const std::string_view negation = attribute(node, "negationInd");
  if (negation == "true" || negation == "1") observation.state = ValueState::NotPerformed;
  if (!is_group) {
    observation.item = m_items.find(observation.code, m_document.fiscal_year());
    check_observation(m_items, has_value, observation);
    m_document.observations.push_back(observation);
  }
  if (depth >= depth_max) return;
  for (const pugi::xml_node part : node.children()) {
    if (local(part) != "entryRelationship") continue;
    for (const pugi::xml_node inner : part.children()) {
      if (local(inner) == "observation") read_observation(inner, section, depth + 1);
    }
  }
}

std::string_view Hc08Reader::keep_text(const pugi::xml_node& node) {
  // A leading text stands in the node itself; see formats::text_inside.
  std::string_view only = node.value();
  std::size_t texts = only.empty() ? 0 : 1;
  for (const pugi::xml_node part : node.children()) {
    if (part.type() != pugi::node_pcdata && part.type() != pugi::node_cdata) continue;
    only = part.value();
    ++texts;
  }
  if (texts > 1) {
    m_texts.push_back(std::make_unique<std::string>(formats::text_inside(node)));
    only = *m_texts.back();
  }
  const std::size_t begin = only.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return only.substr(begin, only.find_last_not_of(" \t\r\n") - begin + 1);
}

}  // namespace engawa::checkups
