#include "engawa/stats/two_rates.hpp"

#include <cmath>
#include <limits>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/discrete_law.hpp"
#include "engawa/stats/two_proportions.hpp"

namespace engawa::stats {
namespace {

base::Status check_rates(const TwoRates& groups, double confidence) {
  for (const double value : {groups.events_1, groups.time_1, groups.events_2, groups.time_2}) {
    TRY(check_count(value));
  }
  TRY(check_confidence(confidence));
  if (groups.time_1 == 0 || groups.time_2 == 0) {
    return base::make_problem(problems::zero_denominator);
  }
  return base::success();
}

}  // namespace

base::Result<RateComparison> compare_rates(const TwoRates& groups, double confidence) {
  TRY(check_rates(groups, confidence));
  const double all = groups.events_1 + groups.events_2;
  if (all == 0) {
    return RateComparison{std::nullopt, {0, std::numeric_limits<double>::infinity()}, 1.0};
  }
  RateComparison result{};
  result.ratio = ratio_or_absent(groups.events_1 / groups.time_1, groups.events_2 / groups.time_2);
  // 1 - L and 1 - U are the limits of the other group's share: no digits are lost in 1 - L.
  const Interval share = TRY(proportion_clopper_pearson(groups.events_1, all, confidence));
  const Interval other = TRY(proportion_clopper_pearson(groups.events_2, all, confidence));
  const double time_ratio = groups.time_2 / groups.time_1;
  result.limits = {share.lower / other.upper * time_ratio, share.upper / other.lower * time_ratio};
  if (is_whole(groups.events_1) && is_whole(groups.events_2)) {
    const double time = groups.time_1 + groups.time_2;
    result.p = minimum_likelihood_p(BinomialLaw{all, groups.time_1 / time, groups.time_2 / time},
                                    groups.events_1);
  }
  return result;
}

}  // namespace engawa::stats
