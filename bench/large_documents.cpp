#include "bench/large_documents.hpp"

#include "engawa/base/files.hpp"
#include "engawa/checkups/intake.hpp"
#include "engawa/formats/zip_reader.hpp"
#include "engawa/formats/zip_writer.hpp"

namespace engawa::bench {

namespace {

std::string with_reference_ranges(std::string xml) {
  constexpr std::size_t wanted = 34 * 1024;
  constexpr std::string_view end = "</observation></entry>";
  const std::string range =
      "\r\n<interpretationCode code=\"N\" codeSystem=\"2.16.840.1.113883.5.83\"/>\r\n"
      "<referenceRange typeCode=\"REFV\"><observationRange classCode=\"OBS\" moodCode=\"EVN.CRT\">"
      "<value xsi:type=\"IVL_PQ\"><low value=\"0\"/><high value=\"100\"/></value>"
      "<interpretationCode code=\"N\"/></observationRange></referenceRange>\r\n";
  std::string large;
  std::size_t from = 0;
  for (std::size_t at = xml.find(end); at != std::string::npos; at = xml.find(end, from)) {
    large.append(xml, from, at - from).append(range).append(end);
    from = at + end.size();
  }
  large.append(xml, from);
  const std::string filler = "<!-- " + std::string(300, '.') + " -->\r\n";
  while (large.size() < wanted) large.insert(large.rfind("</ClinicalDocument>"), filler);
  return large;
}

}  // namespace

base::Result<std::size_t> enlarge_archive(const std::filesystem::path& small,
                                          const std::filesystem::path& large) {
  auto zip = TRY(formats::ZipReader::open_file(small, checkups::archive_limits()));
  std::vector<formats::ZipFile> files;
  std::size_t bytes_in_all = 0;
  for (const auto& entry : zip.entries()) {
    std::string bytes = TRY(zip.read(entry.name));
    if (entry.name.find("/DATA/") != std::string::npos)
      bytes = with_reference_ranges(std::move(bytes));
    bytes_in_all += bytes.size();
    files.push_back({entry.name, std::move(bytes)});
  }
  const std::string packed = TRY(formats::write_zip(files));
  TRY(base::write_file(large, packed));
  return bytes_in_all;
}

}  // namespace engawa::bench
