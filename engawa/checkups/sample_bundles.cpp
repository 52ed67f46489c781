#include "engawa/base/json.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/observation_checks.hpp"
#include "engawa/checkups/sample_files.hpp"

namespace engawa::checkups {

namespace {

constexpr const char* national = "urn:oid:1.2.392.200119.6.";
constexpr const char* core = "http://jpfhir.jp/fhir/core/Extension/StructureDefinition/";

/// A JSON object, member by member.
class Members {
 public:
  explicit Members(std::string_view resource_type = {}) {
    if (!resource_type.empty()) add("resourceType", resource_type);
  }
  Members& add(std::string_view name, std::string_view text) {
    std::string json;
    base::append_json_string(json, text);
    return add_json(name, json);
  }
  Members& add_json(std::string_view name, std::string_view json) {
    if (!m_json.empty()) m_json += ',';
    base::append_json_string(m_json, name);
    m_json += ':';
    m_json += json;
    return *this;
  }
  [[nodiscard]] std::string json() const { return "{" + m_json + "}"; }

 private:
  std::string m_json;
};

std::string list(const std::string& json) { return "[" + json + "]"; }

std::string coding(const std::string& system, std::string_view code) {
  Members one;
  if (!system.empty()) one.add("system", system);
  return Members().add_json("coding", list(one.add("code", code).json())).json();
}

std::string identifier(const char* step, std::string_view value) {
  return list(Members().add("system", std::string(national) + step).add("value", value).json());
}

std::string extension(const char* name, std::string_view value) {
  return Members().add("url", std::string(core) + name).add("valueString", value).json();
}

std::string reference(std::string_view url) { return Members().add("reference", url).json(); }

void add_value(const Observation& one, Members& resource) {
  if (one.state != ValueState::Measured) {
    const bool skipped = one.state == ValueState::NotPerformed;
    resource.add_json("dataAbsentReason",
                      coding("http://terminology.hl7.org/CodeSystem/data-absent-reason",
                             skipped ? "not-performed" : "error"));
    return;
  }
  if (one.censoring != Censoring::None) {
    const bool above = one.censoring == Censoring::AtOrAbove;
    resource.add_json(
        "interpretation",
        list(coding("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
                    above ? "HX" : "LX")));
  }
  if (!one.coded_value.empty()) {
    const std::string system = one.item->value_system;
    resource.add_json("valueCodeableConcept",
                      coding(system.empty() ? "" : national + system, one.coded_value));
  } else if (one.item->type == ValueType::Quantity) {
    resource.add_json(
        "valueQuantity",
        Members().add_json("value", one.text).add("unit", one.unit).add("code", one.unit).json());
  } else {
    resource.add("valueString", one.text);
  }
}

Members observation(const Observation& one, std::string_view type) {
  Members resource(type);
  if (!type.empty()) resource.add("status", "final");
  resource.add_json("code", coding(std::string(national) + "1005", one.code));
  if (!one.method.empty()) resource.add_json("method", coding({}, one.method));
  add_value(one, resource);
  return resource;
}

/// Entries of a bundle, each with an address inside it.
class Bundle {
 public:
  std::string add(const Members& resource) {
    std::string url = "urn:uuid:00000000-0000-4000-8000-";
    const std::string number = std::to_string(++m_number);
    constexpr std::size_t digits = 12;
    url += std::string(digits - number.size(), '0') + number;
    if (!m_entries.empty()) m_entries += ',';
    m_entries += Members().add("fullUrl", url).add_json("resource", resource.json()).json();
    return url;
  }
  [[nodiscard]] std::string json() const {
    const std::string profile =
        R"({"profile":["http://jpfhir.jp/fhir/eCheckup/StructureDefinition/JP_Bundle_eCheckupGeneral"]})";
    return Members("Bundle")
        .add_json("meta", profile)
        .add("type", "document")
        .add_json("entry", list(m_entries))
        .json();
  }

 private:
  std::string m_entries;
  int m_number = 0;
};

void add_person(const CheckupDocument& document, Bundle& bundle) {
  const Person& person = document.person;
  Members patient("Patient");
  patient.add_json("name", list(Members().add("text", person.name).json()));
  if (person.sex) patient.add("gender", *person.sex == cells::Sex::Male ? "male" : "female");
  if (person.birth_date) patient.add("birthDate", person.birth_date->iso());
  patient.add_json(
      "address",
      list(Members().add("text", person.address).add("postalCode", person.postal_code).json()));
  bundle.add(patient);
  const std::string insurer = bundle.add(
      Members("Organization").add_json("identifier", identifier("101", person.insurer_number)));
  std::string extensions = extension("JP_Coverage_InsuredPersonSymbol", person.symbol) + "," +
                           extension("JP_Coverage_InsuredPersonNumber", person.number);
  if (!person.branch.empty()) {
    extensions += "," + extension("JP_Coverage_InsuredPersonSubNumber", person.branch);
  }
  Members coverage("Coverage");
  coverage.add("status", "active").add_json("extension", list(extensions));
  // The form knows no other relationship than these.
  const bool is_dependant = person.qualification == Qualification::Dependant;
  if (is_dependant || is_insured(person.qualification)) {
    coverage.add_json("relationship", coding({}, is_dependant ? "2" : "1"));
  }
  bundle.add(coverage.add_json("payor", list(reference(insurer))));
}

/// References to the observations; a part of a series stands below an observation of its own.
std::string add_observations(const CheckupDocument& document, Bundle& bundle) {
  std::vector<std::string> urls;
  for (const auto& one : document.observations) {
    if (one.depth == 0) {
      urls.push_back(reference(bundle.add(observation(one, "Observation"))));
      continue;
    }
    Members series("Observation");
    series.add("status", "final").add_json("code", Members().add("text", "series").json());
    series.add_json("component", list(observation(one, {}).json()));
    urls.push_back(reference(bundle.add(series)));
  }
  return list(base::join(urls, ","));
}

std::string bundle_of(const CheckupDocument& document) {
  Bundle bundle;
  add_person(document, bundle);
  bundle.add(
      Members("Organization").add_json("identifier", identifier("102", document.institution)));
  const std::string day = document.service_date ? document.service_date->iso() : std::string();
  const std::string period = Members().add("start", day).json();
  bundle.add(Members("Encounter").add("status", "finished").add_json("period", period));
  const std::string section = Members()
                                  .add_json("code", coding(std::string(national) + "1010", "01010"))
                                  .add_json("entry", add_observations(document, bundle))
                                  .json();
  Members event;
  event.add_json("code", list(coding(std::string(national) + "1002", document.programme)));
  bundle.add(Members("Composition")
                 .add("status", "final")
                 .add_json("category", list(coding("urn:oid:2.16.840.1.113883.2.2.1.6.1001",
                                                   document.report_code)))
                 .add_json("event", list(event.add_json("period", period).json()))
                 .add_json("section", list(section)));
  return bundle.json();
}

std::string spoiled(std::string bundle, std::uint64_t mistake) {
  switch (mistake % 6) {
    case 0:
      return base::replace_all(bundle, "\"birthDate\":\"19", "\"birthDate\":\"1999-02-30");
    case 1:
      return base::replace_all(bundle, "\"gender\":\"", "\"gender\":\"un");
    case 2:
      return base::replace_all(bundle, "9N011000000000001", "9N011999999999999");
    case 3:
      return base::replace_all(bundle, "mm[Hg]", "kPa");
    case 4:
      return base::replace_all(bundle, "jpfhir.jp/fhir/eCheckup", "hl7.org/fhir");
    default:
      return bundle.substr(0, bundle.size() / 2);
  }
}

}  // namespace

std::string FhirBundles::name() const {
  return "fhir_" + std::to_string(fiscal_year()) + "_" + std::to_string(written());
}

base::Status FhirBundles::add(const CheckupDocument& document,
                              std::optional<std::uint64_t> mistake) {
  std::string bundle = bundle_of(document);
  if (mistake) bundle = spoiled(std::move(bundle), *mistake);
  return put(name() + "/" + next_number() + ".json", std::move(bundle));
}

}  // namespace engawa::checkups
