#pragma once

#include <span>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/stats/smooth_ratio.hpp"

namespace engawa::stats {

// What the posteriors of a set of areas (smooth_ratio.hpp) say about excess and ranks. Rank 1 is
// the highest true ratio. Safe from many threads.

/// E[(ratio - target)^+] = (s/b) Q(s+1, b t) - t Q(s, b t) for Gamma(s, rate b), target t >= 0: how
/// far the area is expected to lie above the target; times its expected count the expected
/// avoidable people. Small areas shrink by themselves. Problems: STA-010, STA-011.
[[nodiscard]] base::Result<double> expected_excess_ratio(const Posterior& posterior,
                                                         double target = 1);

struct PosteriorRank {
  double expected_rank;  ///< 1 + sum over the others j of P(ratio_j > ratio_i), an incomplete beta
  int rank_lower_95;     ///< smallest r with P(rank <= r) >= 0.025
  int rank_upper_95;     ///< smallest r with P(rank <= r) >= 0.975
  double p_top_20;       ///< P(rank <= ceil(0.2 areas))
};

/// One per area, in the order given. The law of a rank is that of 1 + a sum of independent yes/no
/// variables (Poisson-binomial) given the area's own ratio, averaged over the medians of 400 slices
/// of equal probability of that ratio: deterministic, error below 4e-4. Laws of neighbouring slices
/// of all areas are interpolated from common points (rank_nodes.hpp), which moves no number by more
/// than 1e-12, so that time grows with the square of the number of areas: 0.3 s for 335. Problems:
/// STA-006 no area, STA-010 shape or rate not positive and finite, STA-011.
[[nodiscard]] base::Result<std::vector<PosteriorRank>> posterior_ranks(
    std::span<const Posterior> posteriors);

/// Areas to name at an expected false share of at most `level` (Mueller et al. 2004): sorted by
/// P(above) descending, ties in the order given, the longest head whose mean of 1 - P is at most
/// `level` (0..1). True for the named. Problem: STA-010.
[[nodiscard]] base::Result<std::vector<bool>> select_by_false_share(std::span<const double> p_above,
                                                                    double level = 0.05);

}  // namespace engawa::stats
