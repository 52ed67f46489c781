#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/checkups/intake.hpp"

// Checkup documents of people who do not exist. For tests only.
namespace engawa::checkups::test {

inline const ItemMaster& items() {
  static const ItemMaster master = [] {
    auto loaded = ItemMaster::load(std::string(ENGAWA_SOURCE_DIR) + "/catalog/checkups");
    if (!loaded) std::abort();
    return std::move(*loaded);
  }();
  return master;
}

inline const std::vector<TableLayout>& layouts() {
  static const std::vector<TableLayout> all = [] {
    auto loaded = TableLayout::load(
        std::string(ENGAWA_SOURCE_DIR) + "/catalog/layouts/fkac167.toml", items());
    if (!loaded) std::abort();
    return std::vector<TableLayout>{std::move(*loaded)};
  }();
  return all;
}

/// What may be changed in a document.
struct Written {
  std::string report_code = "10";
  std::string insurer = "01130012";
  std::string symbol = "１２３";
  std::string number = "4567";
  std::string name = "ミドリ ハナコ";
  std::string sex = "2";
  std::string birth = "19700515";
  std::string service = "20240610";
  std::string qualification = "1";
  std::string address = "三重県津市丸之内";
  std::string space = "urn:hl7-org:v3";
  std::string institution = "2411234567";
};

inline std::string observation(std::string_view code, std::string_view inner,
                               std::string_view attributes = {}) {
  std::string xml = "<entry><observation classCode=\"OBS\" moodCode=\"EVN\"";
  xml.append(attributes).append("><code code=\"").append(code).append("\"/>");
  return xml.append(inner).append("</observation></entry>");
}

inline std::string quantity(std::string_view value, std::string_view unit) {
  return "<value xsi:type=\"PQ\" value=\"" + std::string(value) + "\" unit=\"" + std::string(unit) +
         "\"/>";
}

inline std::string coded(std::string_view code) {
  return "<value xsi:type=\"CD\" code=\"" + std::string(code) + "\"/>";
}

inline std::string document(std::string_view observations, const Written& w = {}) {
  const std::string oid = "1.2.392.200119.6.";
  const auto id = [&](const char* kind, const std::string& value) {
    return "<id root=\"" + oid + kind + "\" extension=\"" + value + "\"/>";
  };
  const std::string organization =
      "<representedOrganization>" + id("102", w.institution) + "</representedOrganization>";
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<ClinicalDocument xmlns=\"" +
                    w.space + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";
  xml +=
      "<typeId root=\"2.16.840.1.113883.1.3\" extension=\"POCD_HD000040\"/><id nullFlavor=\"NI\"/>";
  xml += "<code code=\"" + w.report_code + "\" codeSystem=\"" + oid + "1001\"/>";
  xml += "<effectiveTime value=\"20240620\"/><confidentialityCode code=\"N\"/>";
  xml += "<recordTarget><patientRole>" + id("101", w.insurer) + id("204", w.symbol) +
         id("205", w.number) + id("206", w.qualification);
  xml += "<addr><postalCode>514-0033</postalCode>" + w.address + "</addr><patient><name>" + w.name +
         "</name><administrativeGenderCode code=\"" + w.sex + "\" codeSystem=\"" + oid +
         "1104\"/><birthTime value=\"" + w.birth + "\"/></patient></patientRole></recordTarget>";
  xml += "<author><time value=\"20240620\"/><assignedAuthor><id nullFlavor=\"NI\"/>" +
         organization + "</assignedAuthor></author>";
  xml += "<documentationOf><serviceEvent><code code=\"010\" codeSystem=\"" + oid +
         "1002\"/><effectiveTime value=\"" + w.service + "\"/></serviceEvent></documentationOf>";
  xml += "<component><structuredBody><component><section><code code=\"01010\" codeSystem=\"" + oid +
         "1010\"/><text/>";
  return xml.append(observations)
      .append("</section></component></structuredBody></component></ClinicalDocument>");
}

/// One person's full checkup, healthy but for the blood pressure.
inline std::string usual_observations() {
  return observation("9N001000000000001", quantity("160.0", "cm")) +
         observation("9N006000000000001", quantity("55.0", "kg")) +
         observation("9A751000000000001", quantity("150", "mm[Hg]")) +
         observation("9N736000000000011", coded("3"));
}

/// What a source made of its input.
struct Taken {
  std::vector<std::string> places;
  std::vector<std::string> problems;  ///< "CHK-005 a.zip/b.xml"
  std::vector<std::string> warnings;
  IntakeTotals totals;
};

inline Taken take(const std::filesystem::path& path) {
  Taken taken;
  const auto describe = [](const base::Problem& problem) {
    std::string text = std::string(problem.code()) + " " + problem.place.file;
    if (!problem.place.cell.empty()) text += " " + problem.place.cell;
    return text;
  };
  DocumentSource source(
      items(), layouts(),
      {[&](const CheckupDocument& document) { taken.places.push_back(document.place); },
       [&](const base::Problem& problem) { taken.problems.push_back(describe(problem)); },
       [&](const base::Problem& problem) { taken.warnings.push_back(describe(problem)); }});
  for (const auto& file : files_below(path)) source.read(file);
  taken.totals = source.totals();
  EXPECT_EQ(taken.totals.read, taken.places.size());
  EXPECT_EQ(taken.totals.set_aside, taken.problems.size());
  return taken;
}

inline const std::filesystem::path catalogue_path = std::string(ENGAWA_SOURCE_DIR) + "/catalog";

inline const areas::AreaMaster& area_master() {
  static const areas::AreaMaster master =
      std::move(*areas::AreaMaster::load(catalogue_path / "areas"));
  return master;
}

inline const CheckupCatalogue& catalogue() {
  static const auto loaded =
      std::move(*CheckupCatalogue::load(catalogue_path, area_master(), {}, {}));
  return *loaded;
}

/// With a layout of catalog/layouts beside FKAC167; loaded anew at every call.
inline std::unique_ptr<CheckupCatalogue> catalogue_with(const char* layout) {
  return std::move(*CheckupCatalogue::load(catalogue_path, area_master(),
                                           {catalogue_path / "layouts" / layout}, {}));
}

/// The entries of a settled set, without the keys of the run.
inline std::vector<std::string> contents(const PersonYears& persons) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    const PersonYear& one = persons.entry(i);
    std::string text = std::to_string(one.fiscal_year) + "/" + std::to_string(one.residence) + "/" +
                       std::to_string(one.age) + "/" + std::to_string(static_cast<int>(one.sex)) +
                       "/" + std::to_string(static_cast<int>(one.qualification));
    for (std::size_t k = 0; k < persons.items(); ++k) {
      text += "," + std::to_string(persons.classes(i)[k]);
    }
    all.push_back(std::move(text));
  }
  return all;
}

}  // namespace engawa::checkups::test
