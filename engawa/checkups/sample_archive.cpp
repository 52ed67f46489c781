#include "engawa/checkups/sample_archive.hpp"

#include <algorithm>

#include "engawa/base/files.hpp"
#include "engawa/checkups/sample.hpp"

namespace engawa::checkups {

std::string spoil(std::string xml, std::uint64_t kind) {
  const auto replace = [&](std::string_view from, std::string_view to) {
    const std::size_t at = xml.find(from);
    if (at != std::string::npos) xml.replace(at, from.size(), to);
    return xml;
  };
  switch (kind % 8) {
    case 0:
      return replace("<birthTime value=\"19", "<birthTime value=\"1999023019");
    case 1:
      return replace("administrativeGenderCode code=\"", "administrativeGenderCode code=\"9");
    case 2:
      return replace("9N011000000000001", "9N011999999999999");
    case 3:
      return replace("unit=\"mm[Hg]\"", "unit=\"kPa\"");
    case 4:
      return replace("urn:hl7-org:v3", "urn:hl7-org:v2");
    case 5:
      return xml.substr(0, xml.size() / 2);
    case 6:
      return replace("extension=\"" + std::string(sample_insurer_number) + "\"",
                     "extension=\"06000000\"");
    default:
      return replace("１２３", "12-3");  // the same person, otherwise written
  }
}

namespace {

std::string index_xml(std::size_t count) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<index "
         "xmlns=\"https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html\">"
         "<interactionType code=\"6\"/><creationTime value=\"20250401\"/><sender><id "
         "root=\"1.2.392.200119.6.102\" extension=\"2499999990\"/></sender><receiver><id "
         "root=\"1.2.392.200119.6.101\" extension=\"" +
         std::string(sample_insurer_number) +
         "\"/></receiver><serviceEventType "
         "code=\"1\"/><totalRecordCount value=\"" +
         std::to_string(count) + "\"/></index>\r\n";
}

}  // namespace

std::string ArchiveWriter::day() const { return std::to_string(m_fiscal_year + 1) + "0401"; }

std::string ArchiveWriter::name() const {
  return "2499999990_" + std::string(sample_insurer_number) + "_" + day() +
         std::to_string(m_number) + "_1";
}

void ArchiveWriter::add(std::string xml) {
  std::string number = std::to_string(m_files.size() + 1);
  number.insert(0, 6 - std::min<std::size_t>(6, number.size()), '0');
  m_files.push_back(
      {name() + "/DATA/h2499999990" + day() + "01" + number + ".xml", std::move(xml)});
}

base::Status ArchiveWriter::finish() {
  if (m_files.empty()) return base::success();
  m_files.insert(m_files.begin(), {name() + "/index.xml", index_xml(m_files.size())});
  const std::string bytes = TRY(formats::write_zip(m_files));
  TRY(base::write_file(m_out / (name() + ".zip"), bytes));
  m_files.clear();
  ++m_number;
  return base::success();
}

}  // namespace engawa::checkups
