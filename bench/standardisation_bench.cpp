// How long do standardised rates, ratios and limits of all areas of a nation take?
#include <benchmark/benchmark.h>

#include <span>

#include "bench/peak_memory.hpp"
#include "bench/synthetic_data.hpp"

namespace engawa::bench {
namespace {

void direct_rates_dobson(benchmark::State& state) {
  const StandardisationData data = standardisation_data();
  const PeakMemory memory;
  for (auto _ : state) {
    for (std::size_t group = 0; group < group_count; ++group) {
      auto rate = stats::direct_rate({&data.direct[group * stratum_count], stratum_count});
      if (!rate) return state.SkipWithError("a rate could not be computed");
      benchmark::DoNotOptimize(rate);
    }
  }
  state.counters["peak_MB"] = memory.megabytes();
}
BENCHMARK(direct_rates_dobson)->Unit(benchmark::kMillisecond);

void indirect_ratios(benchmark::State& state) {
  const StandardisationData data = standardisation_data();
  const PeakMemory memory;
  for (auto _ : state) {
    for (std::size_t group = 0; group < group_count; ++group) {
      const auto sums =
          stats::observed_expected({&data.indirect[group * stratum_count], stratum_count});
      if (!sums) return state.SkipWithError("a sum could not be computed");
      auto ratio = stats::standardised_ratio(*sums);
      if (!ratio) return state.SkipWithError("a ratio could not be computed");
      benchmark::DoNotOptimize(ratio);
    }
  }
  state.counters["peak_MB"] = memory.megabytes();
}
BENCHMARK(indirect_ratios)->Unit(benchmark::kMillisecond);

void proportions_wilson(benchmark::State& state) {
  const ProportionData data = proportion_data();
  const PeakMemory memory;
  for (auto _ : state) {
    for (std::size_t i = 0; i < data.people.size(); ++i) {
      auto limits = stats::proportion_wilson(data.affected[i], data.people[i]);
      if (!limits) return state.SkipWithError("limits could not be computed");
      benchmark::DoNotOptimize(limits);
    }
  }
  state.counters["peak_MB"] = memory.megabytes();
}
BENCHMARK(proportions_wilson)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace engawa::bench
