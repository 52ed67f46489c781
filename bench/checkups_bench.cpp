// How fast do an insurer's archives become cells, and person-years counts?
#include <benchmark/benchmark.h>

#include <cstring>

#include "bench/large_documents.hpp"
#include "bench/peak_memory.hpp"
#include "engawa/base/random_numbers.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/base/text.hpp"
#include "engawa/checkups/folded_tables.hpp"
#include "engawa/checkups/intake.hpp"
#include "engawa/checkups/sample.hpp"
#include "engawa/formats/zip_reader.hpp"

namespace engawa::bench {
namespace {

namespace fs = std::filesystem;

const fs::path catalogue_folder = ENGAWA_SOURCE_DIR "/catalog";

const areas::AreaMaster& area_master() {
  static const auto master = std::move(*areas::AreaMaster::load(catalogue_folder / "areas"));
  return master;
}

const checkups::CheckupCatalogue& catalogue() {
  static const auto loaded =
      std::move(*checkups::CheckupCatalogue::load(catalogue_folder, area_master(), {}, {}));
  return *loaded;
}

/// One archive of such documents.
class LargeArchive {
 public:
  explicit LargeArchive(std::uint64_t documents) {
    checkups::SampleOptions options;
    options.people = documents;
    options.fiscal_years = {2024};
    options.documents_per_archive = documents;
    const base::TemporaryFolder small;
    (void)checkups::write_sample(options, catalogue().items, area_master(), catalogue_folder,
                                 small.path());
    for (const auto& file : checkups::files_below(small.path()))
      m_bytes += enlarge_archive(file.path, path()).value();
  }
  [[nodiscard]] fs::path path() const { return m_folder.path() / "large.zip"; }
  [[nodiscard]] std::size_t bytes() const { return m_bytes; }

 private:
  base::TemporaryFolder m_folder;
  std::size_t m_bytes = 0;
};

constexpr std::uint64_t documents = 4'000;

const LargeArchive& archive() {
  static const LargeArchive made(documents);
  return made;
}

// From ZIP to person-years with classes and verdicts, one core.
void read_34_KB_documents(benchmark::State& state) {
  const auto path = archive().path();
  const PeakMemory memory;
  for (auto _ : state) {
    const auto intake = checkups::take_in(catalogue(), {path}, 1);
    if (intake.totals.read != documents) return state.SkipWithError("documents were set aside");
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(documents) * state.iterations());
  state.SetBytesProcessed(static_cast<std::int64_t>(archive().bytes()) * state.iterations());
  state.counters["peak_MB"] = memory.megabytes();
}
BENCHMARK(read_34_KB_documents)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

// The floor: inflating the same archive and checking its sums, nothing else.
void inflate_34_KB_documents(benchmark::State& state) {
  for (auto _ : state) {
    auto zip =
        std::move(*formats::ZipReader::open_file(archive().path(), checkups::archive_limits()));
    for (const auto& entry : zip.entries()) benchmark::DoNotOptimize(zip.read(entry.name));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(documents) * state.iterations());
}
BENCHMARK(inflate_34_KB_documents)->Unit(benchmark::kMillisecond);

constexpr std::size_t rows = 10'000'000;

/// Ten million settled person-years of one prefecture.
const checkups::PersonYears& ten_million() {
  static const checkups::PersonYears made = [] {
    base::RandomNumbers random(1);
    const std::size_t items = catalogue().classes.items().size();
    checkups::PersonYears persons(items);
    std::vector<checkups::ClassIndex> classes(items);
    for (std::size_t i = 0; i < rows; ++i) {
      checkups::PersonYear entry;
      entry.key.words = {i, 0};
      entry.fiscal_year = 2024;
      entry.residence = static_cast<checkups::MunicipalityIndex>(random.below(29));
      entry.sex = random.below(2) == 0 ? cells::Sex::Male : cells::Sex::Female;
      entry.age = static_cast<std::uint8_t>(40 + random.below(35));
      entry.qualification = static_cast<checkups::Qualification>(1 + random.below(4));
      for (std::size_t k = 0; k < items; ++k) {
        classes[k] = static_cast<checkups::ClassIndex>(
            random.below(catalogue().classes.items()[k].classes.size()));
      }
      persons.add(entry, classes.data());
    }
    persons.settle();
    return persons;
  }();
  return made;
}

// Counts of all items by residence, qualification, sex, age and class, two threads.
void count_10M_person_years(benchmark::State& state) {
  const auto& persons = ten_million();
  for (auto _ : state) {
    const checkups::Folder folder(persons, catalogue().classes, 2);
    benchmark::DoNotOptimize(folder.tables().size());
  }
  state.counters["items"] = static_cast<double>(catalogue().classes.items().size());
}
BENCHMARK(count_10M_person_years)->Unit(benchmark::kMillisecond)->UseRealTime();

// The floor: reading the same bytes once, one thread.
void read_10M_person_years(benchmark::State& state) {
  const auto& persons = ten_million();
  const std::size_t bytes = persons.size() * persons.items();
  for (auto _ : state) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i + 8 <= bytes; i += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, persons.classes(0) + i, sizeof(word));
      sum += word;
    }
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(read_10M_person_years)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace engawa::bench
