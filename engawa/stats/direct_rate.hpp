#pragma once

#include <optional>
#include <span>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::stats {

/// One sex-age class of an area: persons affected (>= 0) among people (> 0), and the persons of
/// the standard population (>= 0) in the same class. The caller joins the three by key.
struct DirectStratum {
  double affected;
  double people;
  double standard_weight;
};

/// Law of the counts. binomial for shares of persons (affected <= people): Poisson would overstate
/// the standard error by 1 / sqrt(1 - p).
enum class RateVariance { poisson, binomial };

/// Why value or limits of a direct rate are absent.
enum class DirectRateStatus {
  too_few_events,  ///< below min_events: value and limits absent
  no_upper_limit,  ///< no event at all: value 0, lower limit 0, upper limit infinite
  no_variance      ///< binomial variance 0 (all or none affected in every class): limits absent
};

struct DirectRateOptions {
  double confidence = 0.95;
  RateVariance variance = RateVariance::poisson;
  double min_events = 10;  ///< below this many events no rate is shown
};

/// A directly standardised rate per person (multiply by 100 or 100,000 for display).
struct DirectRate {
  std::optional<double> value;
  std::optional<Interval> limits;
  double total_affected;
  double total_people;
  std::optional<DirectRateStatus> status;  ///< empty = ok
};

/// v = sum W x/n with W = standard / sum standard; limits v + sqrt(V/O)(L - O), v + sqrt(V/O)
/// (U - O) of Dobson et al. (1991), L and U = count_auto of the O events, V = sum W^2 x/n^2 or
/// sum W^2 p(1-p)/n. The lower limit is cut at 0, with binomial variance the upper at 1.
/// Problems: STA-006 no stratum, STA-001 bad counts, STA-002 x > n with binomial variance, STA-003
/// a stratum without people, STA-005 bad weights, STA-004, STA-011. Safe from many threads.
[[nodiscard]] base::Result<DirectRate> direct_rate(std::span<const DirectStratum> strata,
                                                   const DirectRateOptions& options = {});

}  // namespace engawa::stats
