#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/stats/funnel.hpp"

namespace engawa::stats {

/// One area of a funnel of rates: events (>= 0; absent: limits only) among people (>= 0; person
/// years). `value` is its directly standardised rate per person, when that is what is plotted.
struct RateArea {
  std::optional<double> events;
  double people;
  std::optional<double> value;
};

struct RatePoint {
  /// People behind the point: those given, or events / value for a standardised rate
  /// (Spiegelhalter 2005); absent when that is no number.
  std::optional<double> people;
  std::optional<double> value;     ///< events / people, or the rate given
  std::optional<double> expected;  ///< people * centre
  /// Absent: no events known or, for a standardised rate, fewer than 10 (not applicable).
  std::optional<FunnelSignificance> significance;
};

struct RateFunnel {
  double centre;  ///< per person
  std::vector<RatePoint> points;
};

/// Points of a funnel of rates about `centre` per person, by default sum events / sum people of the
/// areas with events and people; areas with a standardised rate and no event take no part in it.
/// Limits of a point: funnel_rate_limits(*people, centre, confidence). The significance is that of
/// funnel_ratio_significance(events, expected). Problems: STA-001 bad numbers, STA-003 events
/// without people or a rate of 0 with events, STA-007 no event at all, STA-010 centre, STA-011.
/// Safe from many threads.
[[nodiscard]] base::Result<RateFunnel> rate_funnel(std::span<const RateArea> areas,
                                                   std::optional<double> centre = {});

/// Limits of the rate per person of an area of `people` > 0 about `centre` > 0: those of
/// funnel_ratio_limits for people * centre expected events, times centre. Problems: as there.
[[nodiscard]] base::Result<Interval> funnel_rate_limits(double people, double centre,
                                                        double confidence = 0.95);

}  // namespace engawa::stats
