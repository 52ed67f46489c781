// How long do the ranks of all areas by their smoothed ratios take, and how does the time grow?
#include <benchmark/benchmark.h>

#include "bench/synthetic_data.hpp"
#include "engawa/stats/posterior_ranks.hpp"

namespace engawa::bench {
namespace {

void posterior_ranks(benchmark::State& state) {
  const auto posteriors = posteriors_of_areas(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    auto ranks = stats::posterior_ranks(posteriors);
    if (!ranks) return state.SkipWithError("ranks could not be computed");
    benchmark::DoNotOptimize(ranks);
  }
}
BENCHMARK(posterior_ranks)->Arg(47)->Arg(167)->Arg(335)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace engawa::bench
