// Walks archives as an insurer's folder may hold them. Input that begins with "PK" is an archive as
// it stands; any other describes one: lines "name<TAB>content", where a name that ends with "/"
// opens an archive inside the archive until the line ".." closes it. Whatever comes, every document
// is read or set aside, and every problem can be told.

#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include "engawa/base/text.hpp"
#include "engawa/formats/zip_writer.hpp"
#include "tests/fuzz/fuzz_catalogue.hpp"

namespace {

using namespace engawa;
using fuzz::items;
using fuzz::layouts;
using fuzz::require;

const std::string& sample_document() {
  static const std::string xml = [] {
    std::ifstream in(ENGAWA_SOURCE_DIR "/tests/fuzz/corpus/checkups/four_states.xml");
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  return xml;
}

/// The archive that the lines from `at` on describe; empty where the writer refuses it.
std::string archive_of(const std::vector<std::string>& lines, std::size_t& at, int depth) {
  constexpr int depth_max = 6;
  std::vector<formats::ZipFile> files;
  while (at < lines.size()) {
    const std::string line = lines[at++];
    if (line == "..") break;
    const auto tab = line.find('\t');
    const std::string name = line.substr(0, tab);
    if (name.ends_with("/") && depth < depth_max) {
      files.push_back({name.substr(0, name.size() - 1) + ".zip", archive_of(lines, at, depth + 1)});
    } else if (tab == std::string::npos) {
      files.push_back({name, sample_document()});
    } else {
      files.push_back({name, line.substr(tab + 1)});
    }
  }
  const auto zip = formats::write_zip(files);
  return zip.ok() ? *zip : std::string();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto path =
      std::filesystem::temp_directory_path() / ("archive_fuzz." + std::to_string(::getpid()));
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!bytes.starts_with("PK")) {
    std::size_t at = 0;
    bytes = archive_of(base::split(bytes, '\n'), at, 0);
  }
  {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  std::uint64_t read = 0;
  std::uint64_t set_aside = 0;
  checkups::DocumentSource source(
      items(), layouts(),
      {[&](const checkups::CheckupDocument& document) {
         ++read;
         require(!checkups::check_document(document));
       },
       [&](const base::Problem& problem) {
         ++set_aside;
         require(base::is_valid_utf8(problem.japanese()));
         require(base::is_valid_utf8(problem.english()));
       },
       [](const base::Problem& problem) { require(base::is_valid_utf8(problem.japanese())); }});
  source.read({path, "f.zip", bytes.size()});
  require(source.totals().read == read);
  require(source.totals().set_aside == set_aside);
  return 0;
}
