// Reads arbitrary bytes as a checkup document of any kind (hc08 XML, FHIR, CSV by FKAC167). What is
// understood must keep its promises: known states, problems where values are not used, XML that
// reads back equal.

#include <cmath>
#include <cstdint>
#include <string>

#include "engawa/base/text.hpp"
#include "engawa/checkups/hc08_writer.hpp"
#include "engawa/checkups/person_values.hpp"
#include "tests/fuzz/fuzz_catalogue.hpp"

namespace {

using namespace engawa;
using fuzz::items;
using fuzz::layouts;
using fuzz::require;

void look_at(const checkups::CheckupDocument& document) {
  for (const auto& one : document.observations) {
    require(one.item != nullptr || one.problem != nullptr);
    require(one.depth >= 0);
    require(base::is_valid_utf8(one.text) && base::is_valid_utf8(one.code));
  }
  checkups::PersonValues values(items());
  values.take(document);
  const auto problem = checkups::check_document(document);
  if (problem) require(base::is_valid_utf8(problem->japanese()));
}

void read_xml(std::string bytes) {
  checkups::Hc08Reader reader(items());
  const auto kind = reader.open(std::move(bytes), {"f.xml", {}, {}});
  if (!kind || *kind != checkups::XmlKind::Checkup) return;
  const auto& document = reader.checkup();
  look_at(document);
  if (checkups::check_document(document)) return;
  const std::string xml = checkups::write_hc08(document);
  checkups::Hc08Reader again(items());
  const auto back = again.open(xml, {});
  require(back.ok() && *back == checkups::XmlKind::Checkup);
  require(again.checkup().observations.size() == document.observations.size());
}

void read_table(std::string bytes) {
  const auto table = formats::read_csv(std::move(bytes));
  if (!table || !checkups::TableReader::fits(layouts().front(), *table)) return;
  checkups::TableReader reader(items());
  std::size_t rows = 0;
  const auto status = reader.read(
      *table, layouts().front(), "f.csv",
      [&](const checkups::CheckupDocument& document) {
        ++rows;
        look_at(document);
      },
      [&](const base::Problem& problem) {
        ++rows;
        require(base::is_valid_utf8(problem.japanese()));
      });
  if (status) require(rows + 2 == table->rows_count());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const char first = size == 0 ? '\0' : bytes[0];
  if (first == '{') {
    checkups::FhirReader reader(items());
    const auto document = reader.read(bytes, {"f.json", {}, {}});
    if (document) look_at(**document);
    return 0;
  }
  if (first == '<') {
    read_xml(bytes);
    return 0;
  }
  read_table(bytes);
  return 0;
}
