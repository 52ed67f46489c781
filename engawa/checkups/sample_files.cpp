#include "engawa/checkups/sample_files.hpp"

#include <algorithm>

#include "engawa/base/files.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/hc08_writer.hpp"

namespace engawa::checkups {

using base::Status;

Status SampleFiles::write(const std::string& name, std::string_view bytes) {
  TRY(base::write_file(m_out / name, bytes));
  ++m_written;
  return base::success();
}

std::string ZippedSamples::next_number() const {
  constexpr std::size_t digits = 6;
  std::string number = std::to_string(m_files.size() + 1);
  return number.insert(0, digits - std::min(digits, number.size()), '0');
}

Status ZippedSamples::put(std::string file, std::string bytes) {
  m_files.push_back({std::move(file), std::move(bytes)});
  return m_files.size() >= m_most ? finish() : base::success();
}

Status ZippedSamples::finish() {
  if (m_files.empty()) return base::success();
  auto files = first_files();
  files.insert(files.end(), std::make_move_iterator(m_files.begin()),
               std::make_move_iterator(m_files.end()));
  m_files.clear();
  const std::string bytes = TRY(formats::write_zip(files));
  return write(name() + ".zip", bytes);
}

namespace {

/// `text` with the first `from` replaced.
std::string with(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

std::string spoiled(std::string xml, std::uint64_t mistake) {
  switch (mistake % 8) {
    case 0:
      return with(std::move(xml), "<birthTime value=\"19", "<birthTime value=\"1999023019");
    case 1:
      return with(std::move(xml), "administrativeGenderCode code=\"",
                  "administrativeGenderCode code=\"9");
    case 2:
      return with(std::move(xml), "9N011000000000001", "9N011999999999999");
    case 3:
      return with(std::move(xml), "unit=\"mm[Hg]\"", "unit=\"kPa\"");
    case 4:
      return with(std::move(xml), "urn:hl7-org:v3", "urn:hl7-org:v2");
    case 5:
      return xml.substr(0, xml.size() / 2);
    case 6:
      return with(std::move(xml), "extension=\"" + std::string(sample_insurer_number) + "\"",
                  "extension=\"06000000\"");
    default:
      return with(std::move(xml), "１２３", "12-3");  // the same person, otherwise written
  }
}

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

std::string day_after(int fiscal_year) { return std::to_string(fiscal_year + 1) + "0401"; }

}  // namespace

std::string NationalArchives::name() const {
  return "2499999990_" + std::string(sample_insurer_number) + "_" + day_after(fiscal_year()) +
         std::to_string(written()) + "_1";
}

std::vector<formats::ZipFile> NationalArchives::first_files() const {
  return {{name() + "/index.xml", index_xml(size())}};
}

Status NationalArchives::add(const CheckupDocument& document,
                             std::optional<std::uint64_t> mistake) {
  std::string xml = write_hc08(document);
  if (mistake) xml = spoiled(std::move(xml), *mistake);
  return put(
      name() + "/DATA/h2499999990" + day_after(fiscal_year()) + "01" + next_number() + ".xml",
      std::move(xml));
}

}  // namespace engawa::checkups
