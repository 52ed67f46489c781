// How long do all results of all areas take once the tables of samples/ are in a data folder?
#include <benchmark/benchmark.h>

#include "bench/peak_memory.hpp"
#include "engawa/application/application.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/indicators/import_workbooks.hpp"
#include "engawa/indicators/results.hpp"

namespace engawa::bench {
namespace {

/// A data folder with the workbooks of samples/, made once.
class SampleData {
 public:
  SampleData() {
    const auto application = open();
    if (!application) return;
    const indicators::Workspace& workspace = (*application)->workspace();
    auto database = workspace.connect();
    if (!database) return;
    indicators::ImportOptions options;
    options.paths.emplace_back(ENGAWA_SOURCE_DIR "/samples/ndb");
    const auto report =
        indicators::import_workbooks(*database, options, workspace.catalogue(), workspace.master(),
                                     indicators::ImportProgress());
    m_ready = report.ok() && report->committed;
  }
  [[nodiscard]] bool ready() const { return m_ready; }
  /// An installation that has computed nothing yet.
  [[nodiscard]] base::Result<std::unique_ptr<application::Application>> open() const {
    return application::Application::open({m_folder.path(), ENGAWA_SOURCE_DIR "/catalog", ""});
  }

 private:
  base::TemporaryFolder m_folder;
  bool m_ready = false;
};

const SampleData& sample_data() {
  static const SampleData data;
  return data;
}

void indicators_from_store(benchmark::State& state) {
  if (!sample_data().ready()) return state.SkipWithError("samples/ could not be imported");
  std::size_t indicator_years = 0;
  const PeakMemory memory;
  for (auto _ : state) {
    state.PauseTiming();
    auto application = sample_data().open();
    state.ResumeTiming();
    if (!application) return state.SkipWithError("the data folder could not be opened");
    const auto analysis = (*application)->workspace().analysis();
    if (!analysis) return state.SkipWithError("the indicators could not be computed");
    indicator_years = (*analysis)->indicator_years().size();
  }
  state.counters["indicator_years"] = static_cast<double>(indicator_years);
  state.counters["peak_MB"] = memory.megabytes();
}
BENCHMARK(indicators_from_store)->Unit(benchmark::kMillisecond);

void all_results_of_areas(benchmark::State& state) {
  if (!sample_data().ready()) return state.SkipWithError("samples/ could not be imported");
  auto application = sample_data().open();
  if (!application) return state.SkipWithError("the data folder could not be opened");
  const auto analysis = (*application)->workspace().analysis();
  if (!analysis) return state.SkipWithError("the indicators could not be computed");
  std::size_t results = 0;
  for (auto _ : state) {
    results = 0;
    double sum = 0;
    const auto status =
        indicators::for_each_result(**analysis, {}, [&](const indicators::IndicatorResult& result) {
          ++results;
          if (result.ratio) sum += result.ratio->upper;
        });
    if (!status) return state.SkipWithError("the results could not be computed");
    benchmark::DoNotOptimize(sum);
  }
  state.counters["results"] = static_cast<double>(results);
}
BENCHMARK(all_results_of_areas)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace engawa::bench
