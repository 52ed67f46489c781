#include "engawa/stats/decompose.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/normal.hpp"

namespace engawa::stats {
namespace {

struct Sides {
  double people_a = 0;
  double affected_a = 0;
  double people_b = 0;
  double affected_b = 0;
};

base::Result<Sides> sum_sides(std::span<const ClassCounts> classes) {
  if (classes.empty()) return base::make_problem(problems::too_few_members, "0", ">= 1");
  Sides sums;
  for (const ClassCounts& counts : classes) {
    TRY(check_people(counts.affected_a, counts.people_a));
    TRY(check_people(counts.affected_b, counts.people_b));
    sums.people_a += counts.people_a;
    sums.affected_a += counts.affected_a;
    sums.people_b += counts.people_b;
    sums.affected_b += counts.affected_b;
  }
  if (sums.people_a == 0 || sums.people_b == 0) {
    return base::make_problem(problems::zero_denominator);
  }
  return sums;
}

ClassEffect effect_of(const ClassCounts& counts, const Sides& sums, double mean_crude) {
  ClassEffect effect{};
  if (counts.people_a == 0 && counts.people_b == 0) {
    effect.excess = 0;
    return effect;
  }
  double rate_a = counts.people_a > 0 ? counts.affected_a / counts.people_a : 0;
  double rate_b = counts.people_b > 0 ? counts.affected_b / counts.people_b : 0;
  if (counts.people_a == 0) rate_a = rate_b;
  if (counts.people_b == 0) rate_b = rate_a;
  const double share_a = counts.people_a / sums.people_a;
  const double share_b = counts.people_b / sums.people_b;
  const double mean_rate = 0.5 * (rate_a + rate_b);
  effect.rate_effect = 0.5 * (share_a + share_b) * (rate_a - rate_b);
  effect.composition_effect = mean_rate * (share_a - share_b);
  effect.composition_centred = (mean_rate - mean_crude) * (share_a - share_b);
  if (counts.people_b > 0 || counts.people_a == 0)
    effect.excess = counts.affected_a - counts.people_a * rate_b;
  effect.excess_variance = counts.people_a * rate_a * (1 - rate_a);
  effect.step_b = share_b * (rate_a - rate_b);
  effect.step_a = share_a * (rate_a - rate_b);
  return effect;
}

double probability_positive(const ClassEffect& effect) {
  const double excess = effect.excess.value_or(0);
  if (effect.excess_variance > 0) return normal_cdf(excess / std::sqrt(effect.excess_variance));
  return excess > 0 ? 1 : 0;
}

}  // namespace

base::Result<Decomposition> decompose_gap(std::span<const ClassCounts> classes) {
  const Sides sums = TRY(sum_sides(classes));
  Decomposition result{};
  result.value_a = sums.affected_a / sums.people_a;
  result.value_b = sums.affected_b / sums.people_b;
  result.difference = result.value_a - result.value_b;
  if (result.value_a > 0 && result.value_b > 0) {
    result.log_ratio = std::log(result.value_a / result.value_b);
  }
  const double mean_crude = 0.5 * (result.value_a + result.value_b);
  result.classes.reserve(classes.size());
  result.excess = 0;
  for (const ClassCounts& counts : classes) {
    const ClassEffect effect = effect_of(counts, sums, mean_crude);
    result.classes.push_back(effect);
    result.rate_effect += effect.rate_effect;
    result.composition_effect += effect.composition_effect;
    result.composition_centred += effect.composition_centred;
    result.step_b += effect.step_b;
    result.step_a += effect.step_a;
    result.excess_variance += effect.excess_variance;
    // The expected count of a class unknown to b is unknown, and so is that of the whole.
    if (!effect.excess) result.excess.reset();
    if (result.excess) *result.excess += *effect.excess;
  }
  return result;
}

std::vector<Driver> gap_drivers(const Decomposition& decomposition, double share) {
  std::vector<Driver> drivers;
  double positive = 0;
  for (std::size_t i = 0; i < decomposition.classes.size(); ++i) {
    const ClassEffect& effect = decomposition.classes[i];
    if (effect.excess.value_or(0) <= 0) continue;
    positive += *effect.excess;
    drivers.push_back({i, *effect.excess, 0, 0, probability_positive(effect)});
  }
  std::stable_sort(drivers.begin(), drivers.end(),
                   [](const Driver& a, const Driver& b) { return a.excess > b.excess; });
  double reached = 0;
  for (std::size_t i = 0; i < drivers.size(); ++i) {
    drivers[i].share = drivers[i].excess / positive;
    reached += drivers[i].share;
    drivers[i].cumulative_share = reached;
    if (reached >= share * (1 - 1e-12)) {
      drivers.resize(i + 1);
      break;
    }
  }
  return drivers;
}

}  // namespace engawa::stats
