#include "engawa/stats/two_proportions.hpp"

#include <cmath>
#include <limits>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/discrete_law.hpp"
#include "engawa/stats/normal.hpp"

namespace engawa::stats {
namespace {

std::optional<double> fisher_p(const TwoProportions& groups) {
  if (!is_whole(groups.affected_1) || !is_whole(groups.people_1) || !is_whole(groups.affected_2) ||
      !is_whole(groups.people_2)) {
    return std::nullopt;
  }
  const HypergeometricLaw law{groups.people_1, groups.people_2,
                              groups.affected_1 + groups.affected_2};
  return minimum_likelihood_p(law, groups.affected_1);
}

}  // namespace

std::optional<double> ratio_or_absent(double numerator, double denominator) {
  if (denominator > 0) return numerator / denominator;
  if (numerator > 0) return std::numeric_limits<double>::infinity();
  return std::nullopt;
}

Interval log_limits(double value, double z, double standard_error) {
  return {value * std::exp(-z * standard_error), value * std::exp(z * standard_error)};
}

base::Result<Difference> newcombe_difference(const TwoProportions& groups, double confidence) {
  const Interval first = TRY(proportion_wilson(groups.affected_1, groups.people_1, confidence));
  const Interval second = TRY(proportion_wilson(groups.affected_2, groups.people_2, confidence));
  const double p1 = groups.affected_1 / groups.people_1;
  const double p2 = groups.affected_2 / groups.people_2;
  const double value = p1 - p2;
  return Difference{value,
                    {value - std::hypot(p1 - first.lower, second.upper - p2),
                     value + std::hypot(first.upper - p1, p2 - second.lower)}};
}

std::optional<double> pooled_z(const TwoProportions& groups) {
  const double affected = groups.affected_1 + groups.affected_2;
  const double people = groups.people_1 + groups.people_2;
  const double others =
      (groups.people_1 - groups.affected_1) + (groups.people_2 - groups.affected_2);
  if (affected == 0 || others == 0) return std::nullopt;
  const double variance =
      affected / people * (others / people) * (1 / groups.people_1 + 1 / groups.people_2);
  return (groups.affected_1 / groups.people_1 - groups.affected_2 / groups.people_2) /
         std::sqrt(variance);
}

base::Result<ProportionComparison> compare_proportions(const TwoProportions& groups,
                                                       double confidence) {
  ProportionComparison result{};
  result.difference = TRY(newcombe_difference(groups, confidence));
  result.z = pooled_z(groups);
  if (result.z) result.p = two_sided_p(*result.z);
  result.fisher_p = fisher_p(groups);
  const double x1 = groups.affected_1;
  const double x2 = groups.affected_2;
  const double others_1 = groups.people_1 - x1;
  const double others_2 = groups.people_2 - x2;
  result.risk_ratio.value = ratio_or_absent(x1 / groups.people_1, x2 / groups.people_2);
  result.odds_ratio.value = ratio_or_absent(x1 * others_2, x2 * others_1);
  if (x1 > 0 && x2 > 0 && others_1 > 0 && others_2 > 0) {
    const double z = two_sided_z(confidence);
    // 1/x - 1/n as (n - x) / (n x): no difference of near equal numbers.
    const double katz =
        std::sqrt(others_1 / x1 / groups.people_1 + others_2 / x2 / groups.people_2);
    const double woolf = std::sqrt(1 / x1 + 1 / others_1 + 1 / x2 + 1 / others_2);
    result.risk_ratio.limits = log_limits(*result.risk_ratio.value, z, katz);
    result.odds_ratio.limits = log_limits(*result.odds_ratio.value, z, woolf);
  }
  return result;
}

}  // namespace engawa::stats
