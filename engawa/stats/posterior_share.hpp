#pragma once

#include <optional>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::stats {

/// What x affected of n people say about the true share against a reference share r, with Jeffreys'
/// prior: share ~ Beta(x + 1/2, n - x + 1/2), ratio to the reference ~ Gamma(x + 1/2, rate n r).
struct SharePosterior {
  double mean;                              ///< (x + 1/2) / (n + 1)
  double p_above;                           ///< P(share > r)
  double p_above_1_1;                       ///< P(share > min(1, 1.1 r))
  double p_above_5pt;                       ///< P(share > min(1, r + 0.05))
  std::optional<double> ratio_p_above_1;    ///< P(ratio > 1); absent when r = 0
  std::optional<double> ratio_p_above_1_1;  ///< P(ratio > 1.1); absent when r = 0
  /// [logit((x + 1/2)/(n + 1)) - logit r] / sqrt(1/(x + 1/2) + 1/(n - x + 1/2)); absent when r is
  /// 0 or 1
  std::optional<double> logit_z;
};

/// `reference` 0..1. Problems: STA-001, STA-002, STA-003 n = 0, STA-010, STA-011. Safe from many
/// threads.
[[nodiscard]] base::Result<SharePosterior> share_posterior(double x, double n, double reference);

/// Equal-tailed limits of Beta(x + 1/2, n - x + 1/2); unlike proportion_jeffreys also at x = 0 and
/// x = n. Problems: STA-001, STA-002, STA-003, STA-004, STA-011.
[[nodiscard]] base::Result<Interval> share_posterior_limits(double x, double n,
                                                            double confidence = 0.95);

}  // namespace engawa::stats
