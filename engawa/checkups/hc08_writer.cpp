#include "engawa/checkups/hc08_writer.hpp"

#include "engawa/base/text.hpp"
#include "engawa/checkups/observation_checks.hpp"

namespace engawa::checkups {

namespace {

constexpr std::string_view oid = "1.2.392.200119.6.";

/// Text for XML: escaped, without the control characters that XML 1.0 does not allow.
std::string escaped(std::string_view text) {
  std::string allowed;
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (code >= 0x20 || c == '\t' || c == '\n' || c == '\r') allowed += c;
  }
  return base::escape_xml(allowed);
}

/// Builds the text of a document, line by line.
class Writer {
 public:
  std::string document(const CheckupDocument& document) {
    const std::string day = document.service_date ? compact_date(*document.service_date) : "";
    line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    line(
        "<ClinicalDocument xmlns=\"urn:hl7-org:v3\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    line("<typeId root=\"2.16.840.1.113883.1.3\" extension=\"POCD_HD000040\"/>");
    line("<id nullFlavor=\"NI\"/>");
    line("<code code=\"" + escaped(document.report_code) + "\" codeSystem=\"" + at("1001") +
         "\"/>");
    line("<effectiveTime value=\"" + day + "\"/>");
    line("<confidentialityCode code=\"N\"/>");
    person(document.person);
    const std::string organization = "<representedOrganization>" + id("102", document.institution) +
                                     "</representedOrganization>";
    line("<author><time value=\"" + day + "\"/><assignedAuthor><id nullFlavor=\"NI\"/>" +
         organization + "</assignedAuthor></author>");
    line(
        "<custodian><assignedCustodian><representedCustodianOrganization><id nullFlavor=\"NI\"/>"
        "</representedCustodianOrganization></assignedCustodian></custodian>");
    line("<documentationOf><serviceEvent><code code=\"" + escaped(document.programme) +
         "\" codeSystem=\"" + at("1002") + "\"/><effectiveTime value=\"" + day +
         "\"/><performer typeCode=\"PRF\"><assignedEntity><id nullFlavor=\"NI\"/>" + organization +
         "</assignedEntity></performer></serviceEvent></documentationOf>");
    line("<component><structuredBody>");
    sections(document.observations);
    line("</structuredBody></component>");
    line("</ClinicalDocument>");
    return std::move(m_text);
  }

 private:
  void line(const std::string& text) { m_text.append(text).append("\r\n"); }
  static std::string at(const char* step) { return std::string(oid) + step; }
  static std::string id(const char* kind, std::string_view value) {
    return "<id root=\"" + at(kind) + "\" extension=\"" + escaped(value) + "\"/>";
  }

  void person(const Person& person) {
    line("<recordTarget><patientRole>");
    line(id("101", person.insurer_number));
    if (!person.symbol.empty()) line(id("204", person.symbol));
    line(id("205", person.number));
    if (!person.branch.empty()) line(id("211", person.branch));
    if (person.qualification != Qualification::Unknown) {
      line(id("206", qualification_code(person.qualification)));
    }
    if (!person.address.empty() || !person.postal_code.empty()) {
      line("<addr>" + escaped(person.address) + "<postalCode>" + escaped(person.postal_code) +
           "</postalCode></addr>");
    }
    std::string patient = "<patient><name>" + escaped(person.name) + "</name>";
    if (person.sex) {
      patient += std::string("<administrativeGenderCode code=\"") +
                 (*person.sex == cells::Sex::Male ? "1" : "2") + "\" codeSystem=\"" + at("1104") +
                 "\"/>";
    }
    if (person.birth_date)
      patient += "<birthTime value=\"" + compact_date(*person.birth_date) + "\"/>";
    line(patient + "</patient>");
    line("</patientRole></recordTarget>");
  }

  void sections(const std::vector<Observation>& observations) {
    for (std::size_t first = 0; first < observations.size();) {
      std::size_t last = first;
      while (last < observations.size() &&
             observations[last].section == observations[first].section) {
        ++last;
      }
      const std::string_view code =
          observations[first].section.empty() ? "01010" : observations[first].section;
      line("<component><section><code code=\"" + escaped(code) + "\" codeSystem=\"" + at("1010") +
           "\"/><text/>");
      entries(observations, first, last);
      line("</section></component>");
      first = last;
    }
  }

  void entries(const std::vector<Observation>& observations, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last;) {
      if (observations[i].depth == 0) {
        line("<entry>" + observation(observations[i], "") + "</entry>");
        ++i;
        continue;
      }
      std::string group =
          "<entry><observation classCode=\"OBS\" moodCode=\"EVN\">"
          "<code nullFlavor=\"NA\"/>";
      while (i < last && observations[i].depth > 0) group += part(observations, i, last, 1);
      line(group + "</observation></entry>");
    }
  }

  /// The part at `i` of a series, with the parts below it; moves `i` behind them.
  std::string part(const std::vector<Observation>& observations, std::size_t& i, std::size_t last,
                   int depth) {
    const Observation& own = observations[i++];
    std::string below;
    while (i < last && observations[i].depth > depth) {
      below += part(observations, i, last, depth + 1);
    }
    return "<entryRelationship typeCode=\"COMP\">" + observation(own, below) +
           "</entryRelationship>";
  }

  static std::string observation(const Observation& one, const std::string& below) {
    std::string xml = "<observation classCode=\"OBS\" moodCode=\"EVN\"";
    if (one.state == ValueState::NotPerformed) xml += " negationInd=\"true\"";
    xml += "><code code=\"" + escaped(one.code) + "\"";
    if (one.item != nullptr) xml += " displayName=\"" + escaped(one.item->name) + "\"";
    xml += "/>" + value(one);
    if (!one.method.empty()) xml += "<methodCode code=\"" + escaped(one.method) + "\"/>";
    return xml + below + "</observation>";
  }

  static std::string value(const Observation& one) {
    if (one.state == ValueState::NotPerformed) return {};
    if (one.state == ValueState::Unmeasurable) return "<value xsi:type=\"PQ\" nullFlavor=\"NI\"/>";
    std::string xml;
    if (one.censoring != Censoring::None) {
      const bool above = one.censoring == Censoring::AtOrAbove;
      xml += std::string("<value xsi:type=\"CD\" code=\"") + (above ? "H" : "L") +
             "\" codeSystem=\"2.16.840.1.113883.5.83\" displayName=\"" + (above ? "以上" : "以下") +
             "\"/>";
    }
    if (!one.coded_value.empty()) {
      const bool ordinal = one.item != nullptr && one.item->type == ValueType::Ordinal;
      xml += std::string("<value xsi:type=\"") + (ordinal ? "CO" : "CD") + "\" code=\"" +
             escaped(one.coded_value) + "\"";
      const std::string_view system = !one.value_system.empty() || one.item == nullptr
                                          ? one.value_system
                                          : std::string_view(one.item->value_system);
      if (!system.empty()) xml += " codeSystem=\"" + std::string(oid) + escaped(system) + "\"";
      return xml + "/>";
    }
    if (one.text.empty()) return xml;
    if (one.item != nullptr && one.item->type == ValueType::Text) {
      return xml + "<value xsi:type=\"ST\">" + escaped(one.text) + "</value>";
    }
    xml += "<value xsi:type=\"PQ\" value=\"" + escaped(one.text) + "\"";
    const std::string_view unit =
        !one.unit.empty() || one.item == nullptr ? one.unit : std::string_view(one.item->unit);
    if (!unit.empty()) xml += " unit=\"" + escaped(unit) + "\"";
    return xml + "/>";
  }

  std::string m_text;
};

}  // namespace

std::string write_hc08(const CheckupDocument& document) { return Writer().document(document); }

}  // namespace engawa::checkups
