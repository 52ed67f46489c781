#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/stats/decompose.hpp"

namespace engawa::stats {

/// One cell: a sex-age class within a part of the mix (insurer kind), numbered by the caller.
struct MixClassCounts {
  std::size_t mix;  ///< 0, 1, ...; fewer than 1,000
  ClassCounts counts;
};

/// Effects in units of proportion.
struct MixEffect {
  double mix_effect;    ///< of the shares of the insurers
  double class_effect;  ///< of the sex-age composition within each insurer
  double rate_effect;   ///< of the rates
};

struct MixDecomposition {
  double value_a;  ///< crude proportions
  double value_b;
  double difference;
  MixEffect total;               ///< sums over cells; they add up to the difference
  std::vector<MixEffect> cells;  ///< in the order of the input
};

/// Shapley decomposition (Shorrocks 2013) of the gap between two crude proportions p = sum of
/// I C r: share of the mix, class within the mix, rate. Each factor's effect is the mean of what
/// replacing b's by a's value changes over all orders of replacement; cell by cell, so that the
/// cells add up. A cell without people on one side takes the other side's rate, a part of the mix
/// without people on one side the other side's composition, so that neither invents a gap.
/// Problems: STA-001, STA-002, STA-003 a side without people, STA-006 no cell, STA-010 mix number.
/// Safe from many threads.
[[nodiscard]] base::Result<MixDecomposition> decompose_gap_by_mix(
    std::span<const MixClassCounts> cells);

}  // namespace engawa::stats
