#pragma once

#include <optional>
#include <span>
#include <vector>

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

/// Persons of one class who had `frequency` events each (>= 0, finite; usually 1, 2, 3 ...).
struct FrequencyCount {
  double frequency;
  double persons;
};

/// One class of repeated events: persons by their number of events among people (> 0).
struct EventStratum {
  std::vector<FrequencyCount> counts;
  double people;
  double standard_weight;
};

/// Law of the counts. binomial for shares of persons (affected <= people): Poisson would overstate
/// the standard error by 1 / sqrt(1 - p).
enum class RateVariance { poisson, binomial };

/// How the limits of a direct rate are found. v = sum W x/n with W = standard / sum standard,
/// V = sum W^2 x/n^2 (binomial: sum W^2 p(1-p)/n), O = sum x, G(p; s) the quantile of Gamma(s).
enum class DirectRateMethod {
  /// v + sqrt(V/O)(L - O), v + sqrt(V/O)(U - O), L and U = count_auto of O (Dobson et al. 1991).
  /// No event: value 0, lower 0, no upper limit.
  dobson,
  /// G(a; v^2/V) V/v and G(1-a; (v+m)^2/(V+m^2)) (V+m^2)/(v+m), m = max W/n (Fay & Feuer 1997).
  /// No event: 0 and -m ln a. Very wide when one weight is large.
  fay_feuer,
  /// As fay_feuer with m = mean of W/n and the mean of (W/n)^2 for m^2 (Tiwari et al. 2006).
  tiwari,
  /// v -+ z sqrt(V). No variance: both limits equal the value, which says nothing.
  normal
};

/// Why value or limits of a direct rate are absent or say nothing.
enum class DirectRateStatus {
  too_few_events,  ///< below min_events: value and limits absent
  no_upper_limit,  ///< dobson, no event at all: value 0, lower limit 0, upper limit infinite
  no_variance      ///< variance 0: limits absent (dobson) or equal to the value (normal)
};

struct DirectRateOptions {
  double confidence = 0.95;
  RateVariance variance = RateVariance::poisson;  ///< binomial with dobson and normal only
  /// Below this many events no rate is shown; when absent 10 for dobson, else 0.
  std::optional<double> min_events = {};
  DirectRateMethod method = DirectRateMethod::dobson;
};

/// A directly standardised rate per person (multiply by 100 or 100,000 for display).
struct DirectRate {
  std::optional<double> value;
  std::optional<Interval> limits;
  double total_affected;  ///< persons; all events when they repeat
  double total_people;
  std::optional<DirectRateStatus> status;  ///< empty = ok
  CountMethod count_method;                ///< exact or byar, of the dobson limits
};

/// The rate and its limits by `options`. The lower limit is cut at 0, with binomial variance the
/// upper at 1. Problems: STA-006 no stratum, STA-001 bad counts, STA-002 x > n with binomial
/// variance, STA-003 a stratum without people, STA-005 bad weights, STA-004, STA-010 binomial
/// variance with fay_feuer or tiwari, STA-011. Safe from many threads.
[[nodiscard]] base::Result<DirectRate> direct_rate(std::span<const DirectStratum> strata,
                                                   const DirectRateOptions& options = {});

/// The same for events of which one person may have several: x = sum f persons_f, V = sum W^2
/// (sum f^2 persons_f)/n^2, O = all events. Problems as above; binomial variance is STA-010.
[[nodiscard]] base::Result<DirectRate> direct_rate_of_events(std::span<const EventStratum> strata,
                                                             const DirectRateOptions& options = {});

}  // namespace engawa::stats
