#pragma once

#include <optional>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::stats {

/// Two samples of different people, 0 <= affected <= people, people > 0.
struct BeforeAfter {
  double affected_before;
  double people_before;
  double affected_after;
  double people_after;
};

struct BeforeAfterEffect {
  double effect;            ///< share after - share before
  double standard_error;    ///< unpooled
  std::optional<double> p;  ///< pooled z, two-sided; absent when none or all are affected
  std::optional<double> z;
  Interval limits;  ///< Newcombe 1998b, method 10
};

/// Change of a share between two independent samples. Problems: STA-001, STA-002, STA-003, STA-004.
/// Safe from many threads.
[[nodiscard]] base::Result<BeforeAfterEffect> before_after(const BeforeAfter& samples,
                                                           double confidence = 0.95);

/// The same people seen twice; at least one person.
struct PairedCounts {
  double both;         ///< affected before and after
  double before_only;  ///< affected before, not after
  double after_only;
  double neither;
};

struct PairedEffect {
  double effect;    ///< share after - share before
  double p;         ///< McNemar's exact test, two-sided; 1 when nobody changed
  Interval limits;  ///< Newcombe 1998c, method 10 (hybrid Wilson with the corrected correlation)
};

/// Change of a share in the same people. An empty margin takes the correlation as 0. Problems:
/// STA-001, STA-003 nobody, STA-004, STA-011. Safe from many threads.
[[nodiscard]] base::Result<PairedEffect> paired_before_after(const PairedCounts& pairs,
                                                             double confidence = 0.95);

}  // namespace engawa::stats
