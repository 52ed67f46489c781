// large_archives FOLDER PEOPLE: archives of two years of checkups of so many people who do not
// exist, documents of 34 KB, for `engawa checkups check FOLDER` at its full size.
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "bench/large_documents.hpp"
#include "engawa/areas/area_master.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/checkups/intake.hpp"
#include "engawa/checkups/sample.hpp"

namespace engawa::bench {
namespace {

namespace fs = std::filesystem;

base::Result<std::size_t> write_archives(const fs::path& folder, std::uint64_t people) {
  const fs::path catalogue_folder = ENGAWA_SOURCE_DIR "/catalog";
  const auto areas = TRY(areas::AreaMaster::load(catalogue_folder / "areas"));
  const auto catalogue = TRY(checkups::CheckupCatalogue::load(catalogue_folder, areas, {}, {}));
  const base::TemporaryFolder small;
  checkups::SampleOptions options;
  options.people = people;
  TRY(checkups::write_sample(options, catalogue->items, areas, catalogue_folder, small.path()));
  const auto files = checkups::files_below(small.path());
  fs::create_directories(folder);
  const auto every_second_from = [&](std::size_t first) {
    for (std::size_t i = first; i < files.size(); i += 2) {
      const auto large = folder / (std::to_string(i) + ".zip");
      if (!enlarge_archive(files[i].path, large).ok()) std::exit(EXIT_FAILURE);
      fs::remove(files[i].path);
    }
  };
  std::thread other(every_second_from, std::size_t{1});
  every_second_from(0);
  other.join();
  return files.size();
}

}  // namespace
}  // namespace engawa::bench

int main(int count, char** words) {
  if (count != 3) {
    std::fputs("usage: large_archives FOLDER PEOPLE\n", stderr);
    return EXIT_FAILURE;
  }
  const auto written =
      engawa::bench::write_archives(words[1], std::strtoull(words[2], nullptr, 10));
  if (!written.ok()) {
    std::fprintf(stderr, "%s\n", written.problem().english().c_str());
    return EXIT_FAILURE;
  }
  std::printf("%zu archives\n", *written);
  return EXIT_SUCCESS;
}
