#include "engawa/checkups/fhir_reader.hpp"

#include <algorithm>

#include "engawa/base/text.hpp"
#include "engawa/checkups/observation_checks.hpp"
#include "engawa/checkups/problems.hpp"

namespace engawa::checkups {

using base::make_problem;
using base::Result;

namespace {

using Json = base::JsonValue;

constexpr std::string_view national = "urn:oid:1.2.392.200119.6.";
constexpr std::string_view profile_start = "http://jpfhir.jp/fhir/eCheckup/";
/// The guide's own name of 報告区分 beside the national one.
constexpr std::string_view report_alias = "urn:oid:2.16.840.1.113883.2.2.1.6.1001";
constexpr std::string_view jlac10 = "urn:oid:1.2.392.200119.4.504";

Json member(const Json& json, std::string_view name) {
  const auto& members = json.members();
  const auto found = members.find(name);
  return found == members.end() ? Json{} : found->second;
}

template <class... Names>
Json at(const Json& start, Names... names) {
  Json json = start;
  ((json = member(json, names)), ...);
  return json;
}

std::string text(const Json& json) { return json.text() == nullptr ? std::string() : *json.text(); }

std::vector<Json> elements(const Json& json) {
  return json.elements() == nullptr ? std::vector<Json>{} : *json.elements();
}

struct Coding {
  std::string system;
  std::string code;
};

/// The codings of a CodeableConcept.
std::vector<Coding> codings(const Json& concept_json) {
  std::vector<Coding> all;
  for (const auto& coding : elements(member(concept_json, "coding"))) {
    all.push_back({text(member(coding, "system")), text(member(coding, "code"))});
  }
  return all;
}

std::string national_step(std::string_view system) {
  if (system.substr(0, national.size()) != national) return {};
  return std::string(system.substr(national.size()));
}

/// The checkup item code of an observation, or nothing.
std::string item_code(const Json& resource) {
  const auto all = codings(member(resource, "code"));
  for (const auto& coding : all) {
    if (national_step(coding.system) == "1005") return coding.code;
  }
  for (const auto& coding : all) {
    if (coding.system == jlac10) return coding.code;
  }
  return {};
}

bool is_echeckup(const Json& bundle) {
  if (text(member(bundle, "resourceType")) != "Bundle") return false;
  const auto profiles = elements(at(bundle, "meta", "profile"));
  return std::any_of(profiles.begin(), profiles.end(), [](const Json& profile) {
    return text(profile).substr(0, profile_start.size()) == profile_start;
  });
}

}  // namespace

std::string_view FhirReader::keep(std::string text) {
  m_texts.push_back(std::make_unique<std::string>(std::move(text)));
  return *m_texts.back();
}

Result<const CheckupDocument*> FhirReader::read(std::string_view bytes, const base::Place& place) {
  m_texts.clear();
  m_by_url.clear();
  m_by_type.clear();
  m_document = {};
  auto parsed = Json::parse(bytes);
  if (!parsed) return make_problem(problems::json_damaged, parsed.problem().found, {}, place);
  m_bundle = std::move(*parsed);
  if (!is_echeckup(m_bundle)) {
    return make_problem(problems::not_an_echeckup, {}, std::string(profile_start), place);
  }
  read_resources(m_bundle);
  const auto& compositions = m_by_type["Composition"];
  if (compositions.empty()) {
    return make_problem(problems::not_an_echeckup, {}, "Composition", place);
  }
  m_document.place = place.file;
  read_event(compositions.front());
  read_person();
  for (const auto& section : elements(member(compositions.front(), "section"))) {
    const auto codes = codings(member(section, "code"));
    const std::string_view code = codes.empty() ? std::string_view{} : keep(codes.front().code);
    for (const auto& entry : elements(member(section, "entry"))) {
      const auto found = m_by_url.find(text(member(entry, "reference")));
      if (found == m_by_url.end()) continue;
      if (text(member(found->second, "resourceType")) != "Observation") continue;
      read_observation(found->second, code, 0);
    }
  }
  mark_repeated(m_document.observations);
  return &m_document;
}

void FhirReader::read_resources(const Json& bundle) {
  for (const auto& entry : elements(member(bundle, "entry"))) {
    const Json resource = member(entry, "resource");
    const std::string type = text(member(resource, "resourceType"));
    m_by_url.emplace(text(member(entry, "fullUrl")), resource);
    m_by_url.emplace(type + "/" + text(member(resource, "id")), resource);
    m_by_type[type].push_back(resource);
  }
}

void FhirReader::read_event(const Json& composition) {
  for (const auto& category : elements(member(composition, "category"))) {
    for (const auto& coding : codings(category)) {
      const bool is_report =
          coding.system == report_alias || national_step(coding.system) == "1001";
      if (is_report) m_document.report_code = keep(coding.code);
    }
  }
  std::string day;
  for (const auto& encounter : m_by_type["Encounter"]) {
    if (day.empty()) day = text(at(encounter, "period", "start"));
  }
  for (const auto& event : elements(member(composition, "event"))) {
    for (const auto& concept_json : elements(member(event, "code"))) {
      for (const auto& coding : codings(concept_json)) {
        if (national_step(coding.system) == "1002") m_document.programme = keep(coding.code);
      }
    }
    if (day.empty()) day = text(at(event, "period", "start"));
  }
  const auto parsed = base::Date::parse(day.substr(0, 10));
  if (parsed) m_document.service_date = *parsed;
  m_document.written_service_date = keep(std::move(day));
  for (const auto& organization : m_by_type["Organization"]) {
    for (const auto& identifier : elements(member(organization, "identifier"))) {
      const std::string system = text(member(identifier, "system"));
      const bool is_institution =
          national_step(system) == "102" ||
          system == "http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no";
      if (is_institution) m_document.institution = keep(text(member(identifier, "value")));
    }
  }
}

void FhirReader::read_person() {
  Person& person = m_document.person;
  for (const auto& patient : m_by_type["Patient"]) {
    const std::string gender = text(member(patient, "gender"));
    if (gender == "male") person.sex = cells::Sex::Male;
    if (gender == "female") person.sex = cells::Sex::Female;
    m_document.written_birth_date = keep(text(member(patient, "birthDate")));
    const auto birth = base::Date::parse(m_document.written_birth_date);
    if (birth) person.birth_date = *birth;
    for (const auto& name : elements(member(patient, "name"))) {
      if (person.name.empty()) person.name = keep(text(member(name, "text")));
    }
    for (const auto& address : elements(member(patient, "address"))) {
      person.postal_code = keep(text(member(address, "postalCode")));
      person.address = keep(text(member(address, "text")));
    }
  }
  for (const auto& coverage : m_by_type["Coverage"]) read_coverage(coverage);
}

void FhirReader::read_coverage(const Json& coverage) {
  Person& person = m_document.person;
  bool is_insurance = false;
  for (const auto& extension : elements(member(coverage, "extension"))) {
    const std::string url = text(member(extension, "url"));
    const std::string kind = url.substr(url.rfind('/') + 1);
    const std::string value = text(member(extension, "valueString"));
    if (kind == "JP_Coverage_InsuredPersonSymbol") person.symbol = keep(value);
    if (kind == "JP_Coverage_InsuredPersonNumber") person.number = keep(value);
    if (kind == "JP_Coverage_InsuredPersonSubNumber") person.branch = keep(value);
    is_insurance = is_insurance || kind.substr(0, 12) == "JP_Coverage_";
  }
  if (!is_insurance) return;  // the coverage of the checkup itself (受診券)
  for (const auto& coding : codings(member(coverage, "relationship"))) {
    if (coding.code == "1") person.qualification = Qualification::Insured;
    if (coding.code == "2") person.qualification = Qualification::Dependant;
  }
  for (const auto& payor : elements(member(coverage, "payor"))) {
    const auto found = m_by_url.find(text(member(payor, "reference")));
    if (found == m_by_url.end()) continue;
    for (const auto& identifier : elements(member(found->second, "identifier"))) {
      person.insurer_number = keep(text(member(identifier, "value")));
    }
  }
}

void FhirReader::read_observation(const Json& resource, std::string_view section, int depth) {
  const std::string code = item_code(resource);
  if (!code.empty()) {
    Observation observation;
    observation.section = section;
    observation.depth = depth;
    observation.code = keep(code);
    observation.item = m_items.find(code, m_document.fiscal_year());
    for (const auto& coding : codings(member(resource, "method"))) {
      if (observation.method.empty()) observation.method = keep(coding.code);
    }
    const bool has_value = read_value(resource, observation);
    check_observation(m_items, has_value, observation);
    m_document.observations.push_back(observation);
  }
  if (depth > 0) return;
  for (const auto& component : elements(member(resource, "component"))) {
    read_observation(component, section, depth + 1);
  }
}

bool FhirReader::read_value(const Json& resource, Observation& observation) {
  for (const auto& coding : codings(member(resource, "dataAbsentReason"))) {
    if (coding.code == "not-performed") observation.state = ValueState::NotPerformed;
    if (coding.code == "error") observation.state = ValueState::Unmeasurable;
  }
  for (const auto& interpretation : elements(member(resource, "interpretation"))) {
    for (const auto& coding : codings(interpretation)) {
      if (coding.code == "HX") observation.censoring = Censoring::AtOrAbove;
      if (coding.code == "LX") observation.censoring = Censoring::AtOrBelow;
    }
  }
  const Json quantity = member(resource, "valueQuantity");
  if (quantity.is_object()) {
    const auto number = member(quantity, "value").number();
    if (number) observation.text = keep(base::format_significant(*number));
    const std::string comparator = text(member(quantity, "comparator"));
    if (comparator == ">=" || comparator == ">") observation.censoring = Censoring::AtOrAbove;
    if (comparator == "<=" || comparator == "<") observation.censoring = Censoring::AtOrBelow;
    std::string unit = text(member(quantity, "code"));
    if (unit.empty()) unit = text(member(quantity, "unit"));
    observation.unit = keep(std::move(unit));
    return number.has_value();
  }
  const auto codes = codings(member(resource, "valueCodeableConcept"));
  if (!codes.empty()) {
    observation.coded_value = keep(codes.front().code);
    observation.value_system = keep(national_step(codes.front().system));
    return true;
  }
  for (const char* kind : {"valueString", "valueDateTime"}) {
    const Json value = member(resource, kind);
    if (value.text() == nullptr) continue;
    observation.text = keep(*value.text());
    return true;
  }
  return false;
}

}  // namespace engawa::checkups
