#pragma once

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::stats {

// Limits within which an area of a given size would lie if it equalled the centre (Spiegelhalter
// 2005). Usual confidences: 0.95 and 0.998. Safe from many threads.

/// Limits of a proportion for an area of `people` > 0: C -+ z sqrt(C(1-C)/n), cut to [0, 1].
/// `centre` 0..1. Problems: STA-001, STA-003 people = 0, STA-010 centre, STA-004.
[[nodiscard]] base::Result<Interval> funnel_proportion_limits(double people, double centre,
                                                              double confidence = 0.95);

/// Limits of a ratio O/E for an area with `expected` > 0, exact Poisson, interpolated between whole
/// counts: upper u/E with P(u, e) = a, lower max(0, l)/E with Q(l+1, e) = a, e = expected * centre.
/// `centre` > 0. Problems: STA-001, STA-003, STA-010, STA-004, STA-011.
[[nodiscard]] base::Result<Interval> funnel_ratio_limits(double expected, double centre = 1,
                                                         double confidence = 0.95);

/// Where a point lies; outside means strictly outside.
enum class FunnelSignificance { low_99_8, low_95, none, high_95, high_99_8 };

/// By the exact Poisson interval of `observed`, which agrees with the limits drawn. Problems:
/// STA-001, STA-003 expected = 0, STA-010.
[[nodiscard]] base::Result<FunnelSignificance> funnel_ratio_significance(double observed,
                                                                         double expected,
                                                                         double centre = 1);

/// By the limits of funnel_proportion_limits. Problems: as there, and STA-002.
[[nodiscard]] base::Result<FunnelSignificance> funnel_proportion_significance(double affected,
                                                                              double people,
                                                                              double centre);

}  // namespace engawa::stats
