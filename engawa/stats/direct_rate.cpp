#include "engawa/stats/direct_rate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engawa/stats/checks.hpp"

namespace engawa::stats {
namespace {

base::Status check_stratum(const DirectStratum& stratum, RateVariance variance) {
  TRY(check_count(stratum.affected));
  TRY(check_count(stratum.people));
  if (stratum.people == 0) return base::make_problem(problems::zero_denominator);
  if (variance == RateVariance::binomial) {
    TRY(check_people(stratum.affected, stratum.people));
  }
  if (!is_count(stratum.standard_weight)) {
    return base::make_problem(problems::bad_weight,
                              base::format_significant(stratum.standard_weight), ">= 0");
  }
  return base::success();
}

struct WeightedSums {
  double value = 0;
  double variance = 0;
};

WeightedSums weighted_sums(std::span<const DirectStratum> strata, double total_weight,
                           RateVariance law) {
  WeightedSums sums;
  for (const DirectStratum& stratum : strata) {
    const double weight = stratum.standard_weight / total_weight;
    const double rate = stratum.affected / stratum.people;
    const double unaffected =
        law == RateVariance::binomial ? (stratum.people - stratum.affected) / stratum.people : 1;
    sums.value += weight * rate;
    sums.variance += weight * weight * rate * unaffected / stratum.people;
  }
  return sums;
}

}  // namespace

base::Result<DirectRate> direct_rate(std::span<const DirectStratum> strata,
                                     const DirectRateOptions& options) {
  TRY(check_confidence(options.confidence));
  if (strata.empty()) return base::make_problem(problems::too_few_members, "0", ">= 1");
  DirectRate result{};
  double total_weight = 0;
  for (const DirectStratum& stratum : strata) {
    TRY(check_stratum(stratum, options.variance));
    result.total_affected += stratum.affected;
    result.total_people += stratum.people;
    total_weight += stratum.standard_weight;
  }
  if (!(total_weight > 0)) return base::make_problem(problems::bad_weight, "0", "> 0");

  if (result.total_affected < options.min_events) {
    result.status = DirectRateStatus::too_few_events;
    return result;
  }
  const WeightedSums sums = weighted_sums(strata, total_weight, options.variance);
  result.value = sums.value;
  if (result.total_affected == 0) {
    result.status = DirectRateStatus::no_upper_limit;
    result.limits = Interval{0, std::numeric_limits<double>::infinity()};
    return result;
  }
  if (sums.variance == 0) {
    result.status = DirectRateStatus::no_variance;
    return result;
  }
  const Interval events = TRY(count_auto(result.total_affected, options.confidence));
  const double scale = std::sqrt(sums.variance / result.total_affected);
  Interval limits{sums.value + scale * (events.lower - result.total_affected),
                  sums.value + scale * (events.upper - result.total_affected)};
  limits.lower = std::max(limits.lower, 0.0);
  if (options.variance == RateVariance::binomial) limits.upper = std::min(limits.upper, 1.0);
  result.limits = limits;
  return result;
}

}  // namespace engawa::stats
