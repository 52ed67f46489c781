#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engawa/base/json_reader.hpp"
#include "engawa/checkups/checkup_document.hpp"

namespace engawa::checkups {

/// Reads FHIR R4 document bundles of the Japanese checkup report (健診結果報告書 HL7FHIR 記述仕様,
/// JAMI eCheckup): Composition, Patient, Coverage, Encounter, Observation with components. One
/// thread at a time.
class FhirReader {
 public:
  explicit FhirReader(const ItemMaster& items) : m_items(items) {}

  /// The bundle in `bytes`; valid until the next call. CHK-053 not JSON, CHK-052 another bundle.
  /// Observations whose code is of no Japanese checkup system are left out.
  [[nodiscard]] base::Result<const CheckupDocument*> read(std::string_view bytes,
                                                          const base::Place& place);

 private:
  using Json = base::JsonValue;
  void read_resources(const Json& bundle);
  void read_person();
  void read_coverage(const Json& coverage);
  void read_event(const Json& composition);
  void read_observation(const Json& resource, std::string_view section, int depth);
  bool read_value(const Json& resource, Observation& observation);
  std::string_view keep(std::string text);

  const ItemMaster& m_items;
  Json m_bundle;
  std::unordered_map<std::string, Json> m_by_url;
  std::unordered_map<std::string, std::vector<Json>> m_by_type;
  CheckupDocument m_document;
  std::vector<std::unique_ptr<std::string>> m_texts;
};

}  // namespace engawa::checkups
