#include "engawa/stats/before_after.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/discrete_law.hpp"
#include "engawa/stats/normal.hpp"
#include "engawa/stats/two_proportions.hpp"

namespace engawa::stats {
namespace {

double share_variance(double affected, double people) {
  return affected / people * ((people - affected) / people) / people;
}

/// Correlation of the two answers, shrunk towards 0 by n/2 when positive.
double corrected_correlation(const PairedCounts& pairs, double people) {
  const double affected_before = pairs.both + pairs.before_only;
  const double affected_after = pairs.both + pairs.after_only;
  const double others_before = pairs.after_only + pairs.neither;
  const double others_after = pairs.before_only + pairs.neither;
  const double margins = std::sqrt(affected_before) * std::sqrt(others_before) *
                         std::sqrt(affected_after) * std::sqrt(others_after);
  if (margins == 0) return 0;
  double joint = pairs.both * pairs.neither - pairs.before_only * pairs.after_only;
  if (joint > 0) joint = std::max(0.0, joint - people / 2);
  return joint / margins;
}

/// Root of u^2 - 2 phi u v + v^2, never below 0.
double joined(double u, double v, double correlation) {
  return std::sqrt(std::max(0.0, u * u - 2 * correlation * u * v + v * v));
}

}  // namespace

base::Result<BeforeAfterEffect> before_after(const BeforeAfter& samples, double confidence) {
  const TwoProportions groups{samples.affected_after, samples.people_after, samples.affected_before,
                              samples.people_before};
  const Difference difference = TRY(newcombe_difference(groups, confidence));
  BeforeAfterEffect result{};
  result.effect = difference.value;
  result.limits = difference.limits;
  result.standard_error = std::sqrt(share_variance(samples.affected_before, samples.people_before) +
                                    share_variance(samples.affected_after, samples.people_after));
  result.z = pooled_z(groups);
  if (result.z) result.p = two_sided_p(*result.z);
  return result;
}

base::Result<PairedEffect> paired_before_after(const PairedCounts& pairs, double confidence) {
  double people = 0;
  for (const double count : {pairs.both, pairs.before_only, pairs.after_only, pairs.neither}) {
    TRY(check_count(count));
    people += count;
  }
  if (people == 0) return base::make_problem(problems::zero_denominator);
  const double affected_before = pairs.both + pairs.before_only;
  const double affected_after = pairs.both + pairs.after_only;
  const Interval before = TRY(proportion_wilson(affected_before, people, confidence));
  const Interval after = TRY(proportion_wilson(affected_after, people, confidence));
  const double share_before = affected_before / people;
  const double share_after = affected_after / people;
  const double correlation = corrected_correlation(pairs, people);
  PairedEffect result{};
  result.effect = (pairs.after_only - pairs.before_only) / people;
  result.limits = {
      result.effect - joined(share_after - after.lower, before.upper - share_before, correlation),
      result.effect + joined(after.upper - share_after, share_before - before.lower, correlation)};
  result.p = even_binomial_p(pairs.before_only, pairs.after_only);
  if (std::isnan(result.p)) return base::make_problem(problems::not_computable);
  return result;
}

}  // namespace engawa::stats
