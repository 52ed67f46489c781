// How long does it take to protect a prefecture-sized table, and to attack the result?
#include <benchmark/benchmark.h>

#include "bench/peak_memory.hpp"
#include "bench/synthetic_data.hpp"
#include "engawa/disclosure/attack.hpp"
#include "engawa/disclosure/cell_files.hpp"
#include "engawa/disclosure/profile.hpp"
#include "engawa/disclosure/protect.hpp"
#include "engawa/disclosure/rounding.hpp"

namespace engawa::bench {
namespace {

disclosure::Profile profile_of(const char* id) {
  return disclosure::load_profile(ENGAWA_SOURCE_DIR "/catalog/disclosure", id).value();
}

disclosure::LinkedCells table_cells() {
  CountTable table = count_table();
  std::vector<disclosure::CellFile> files{{"table", std::move(table.csv)}};
  return disclosure::read_cell_files(std::move(files), std::move(table.hierarchy)).value().cells;
}

void protect_335x14x6(benchmark::State& state) {
  const disclosure::Profile profile = profile_of("standard");
  const disclosure::LinkedCells table = table_cells();
  disclosure::InformationLoss loss;
  const PeakMemory memory;
  for (auto _ : state) {
    state.PauseTiming();
    disclosure::LinkedCells cells = table;
    state.ResumeTiming();
    disclosure::mark_primary(cells, profile, {});
    const auto protection = disclosure::protect(cells, profile);
    if (!protection) return state.SkipWithError("the table could not be protected");
    loss = protection->loss;
  }
  state.counters["cells"] = static_cast<double>(loss.cells);
  state.counters["small"] = static_cast<double>(loss.primary);
  state.counters["hidden_with_them"] = static_cast<double>(loss.secondary);
  state.counters["peak_MB"] = memory.megabytes();
}
BENCHMARK(protect_335x14x6)->Unit(benchmark::kMillisecond);

void attack_335x14x6(benchmark::State& state) {
  const disclosure::Profile profile = profile_of("standard");
  disclosure::LinkedCells cells = table_cells();
  disclosure::mark_primary(cells, profile, {});
  if (!disclosure::protect(cells, profile)) {
    return state.SkipWithError("the table could not be protected");
  }
  std::size_t programs = 0;
  std::size_t largest = 0;
  std::size_t narrow = 0;
  const PeakMemory memory;
  for (auto _ : state) {
    const auto report = disclosure::attack(cells, profile);
    if (!report) return state.SkipWithError("the attack failed");
    programs = report->programs_solved;
    largest = report->largest_component;
    narrow = 0;
    for (const auto& cell : report->cells) narrow += cell.width() < profile.width_min ? 1 : 0;
  }
  state.counters["linear_programs"] = static_cast<double>(programs);
  state.counters["largest_group"] = static_cast<double>(largest);
  state.counters["narrow_cells"] = static_cast<double>(narrow);
  state.counters["peak_MB"] = memory.megabytes();
}
BENCHMARK(attack_335x14x6)->Unit(benchmark::kMillisecond);

void round_335x14x6(benchmark::State& state) {
  const disclosure::Profile profile = profile_of("rounding_controlled");
  const disclosure::LinkedCells table = table_cells();
  disclosure::RoundingReport rounding;
  const PeakMemory memory;
  for (auto _ : state) {
    state.PauseTiming();
    disclosure::LinkedCells cells = table;
    state.ResumeTiming();
    const auto report = disclosure::round_cells(cells, profile.rounding);
    if (!report) return state.SkipWithError("the table could not be rounded");
    rounding = report.value();
  }
  state.counters["change"] = static_cast<double>(rounding.change);
  state.counters["least_change"] = static_cast<double>(rounding.least);
  state.counters["peak_MB"] = memory.megabytes();
}
BENCHMARK(round_335x14x6)->Unit(benchmark::kMillisecond);

void attack_rounded_335x14x6(benchmark::State& state) {
  const disclosure::Profile profile = profile_of("rounding_controlled");
  disclosure::LinkedCells cells = table_cells();
  if (!disclosure::round_cells(cells, profile.rounding)) {
    return state.SkipWithError("the table could not be rounded");
  }
  std::size_t narrow = 0;
  const PeakMemory memory;
  for (auto _ : state) {
    const auto report = disclosure::attack(cells, profile);
    if (!report) return state.SkipWithError("the attack failed");
    narrow = 0;
    for (const auto& cell : report->cells) narrow += cell.width() < profile.width_min ? 1 : 0;
  }
  state.counters["narrow_cells"] = static_cast<double>(narrow);
  state.counters["peak_MB"] = memory.megabytes();
}
BENCHMARK(attack_rounded_335x14x6)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace engawa::bench
