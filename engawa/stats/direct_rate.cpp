#include "engawa/stats/direct_rate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/normal.hpp"

namespace engawa::stats {
namespace {

constexpr double dobson_min_events = 10;

base::Status check_class(double people, double weight) {
  TRY(check_count(people));
  if (people == 0) return base::make_problem(problems::zero_denominator);
  if (!is_count(weight)) {
    return base::make_problem(problems::bad_weight, base::format_significant(weight), ">= 0");
  }
  return base::success();
}

base::Status check_options(const DirectRateOptions& options, bool repeated) {
  TRY(check_confidence(options.confidence));
  if (options.variance == RateVariance::poisson) return base::success();
  if (!repeated &&
      (options.method == DirectRateMethod::dobson || options.method == DirectRateMethod::normal)) {
    return base::success();
  }
  return base::make_problem(problems::bad_parameter, "binomial",
                            "a Poisson variance with this method");
}

/// Sums over the classes while weights are not yet divided by their total.
struct WeightedSums {
  double events = 0;
  double people = 0;
  double weight = 0;
  double rate = 0;      // of weight x/n
  double variance = 0;  // of weight^2 var(x)/n^2
  double largest = 0;   // weight/n
  double share = 0;     // sum of weight/n
  double squares = 0;   // sum of (weight/n)^2
  double classes = 0;

  /// `spread` is the estimated variance of the class's count.
  void add(double count, double spread, double n, double standard) {
    const double per_person = standard / n;
    events += count;
    people += n;
    weight += standard;
    rate += per_person * count;
    variance += per_person * per_person * spread;
    largest = std::max(largest, per_person);
    share += per_person;
    squares += per_person * per_person;
    classes += 1;
  }

  void divide_by_weight() {
    rate /= weight;
    variance = variance / weight / weight;
    largest /= weight;
    share /= weight;
    squares = squares / weight / weight;
  }
};

/// Limits of the gamma family: the upper one belongs to the rate with one more event of weight
/// `extra`, whose variance is `extra_square`.
base::Result<Interval> gamma_limits(const WeightedSums& sums, double extra, double extra_square,
                                    double a) {
  const double v = sums.rate;
  const double variance = sums.variance;
  const double lower = v == 0 ? 0 : gamma_quantile(a, v * (v / variance)) * (variance / v);
  const double moved = v + extra;
  const double moved_variance = variance + extra_square;
  const double upper =
      gamma_upper_quantile(a, moved * (moved / moved_variance)) * (moved_variance / moved);
  if (std::isnan(lower) || std::isnan(upper)) return base::make_problem(problems::not_computable);
  return Interval{lower, upper};
}

base::Result<Interval> dobson_limits(const WeightedSums& sums, double confidence) {
  const Interval events = TRY(count_auto(sums.events, confidence));
  const double scale = std::sqrt(sums.variance / sums.events);
  return Interval{sums.rate + scale * (events.lower - sums.events),
                  sums.rate + scale * (events.upper - sums.events)};
}

base::Result<Interval> limits_of(const WeightedSums& sums, const DirectRateOptions& options) {
  const double a = 0.5 * (1 - options.confidence);
  switch (options.method) {
    case DirectRateMethod::fay_feuer:
      return gamma_limits(sums, sums.largest, sums.largest * sums.largest, a);
    case DirectRateMethod::tiwari:
      return gamma_limits(sums, sums.share / sums.classes, sums.squares / sums.classes, a);
    case DirectRateMethod::normal: {
      const double half_width = two_sided_z(options.confidence) * std::sqrt(sums.variance);
      return Interval{sums.rate - half_width, sums.rate + half_width};
    }
    case DirectRateMethod::dobson:
      break;
  }
  return dobson_limits(sums, options.confidence);
}

base::Result<DirectRate> rate_of(WeightedSums sums, const DirectRateOptions& options) {
  if (!(sums.weight > 0)) return base::make_problem(problems::bad_weight, "0", "> 0");
  const bool dobson = options.method == DirectRateMethod::dobson;
  DirectRate result{};
  result.total_affected = sums.events;
  result.total_people = sums.people;
  result.count_method = count_method_used(sums.events, CountMethod::automatic);
  if (sums.events < options.min_events.value_or(dobson ? dobson_min_events : 0)) {
    result.status = DirectRateStatus::too_few_events;
    return result;
  }
  sums.divide_by_weight();
  result.value = sums.rate;
  if (dobson && sums.events == 0) {
    result.status = DirectRateStatus::no_upper_limit;
    result.limits = Interval{0, std::numeric_limits<double>::infinity()};
    return result;
  }
  if (sums.variance == 0 && (dobson || options.method == DirectRateMethod::normal)) {
    result.status = DirectRateStatus::no_variance;
    if (dobson) return result;
  }
  Interval limits = TRY(limits_of(sums, options));
  limits.lower = std::max(limits.lower, 0.0);
  if (options.variance == RateVariance::binomial) limits.upper = std::min(limits.upper, 1.0);
  result.limits = limits;
  return result;
}

}  // namespace

base::Result<DirectRate> direct_rate(std::span<const DirectStratum> strata,
                                     const DirectRateOptions& options) {
  TRY(check_options(options, false));
  if (strata.empty()) return base::make_problem(problems::too_few_members, "0", ">= 1");
  const bool binomial = options.variance == RateVariance::binomial;
  WeightedSums sums;
  for (const DirectStratum& stratum : strata) {
    TRY(check_count(stratum.affected));
    TRY(check_class(stratum.people, stratum.standard_weight));
    if (binomial) TRY(check_people(stratum.affected, stratum.people));
    const double unaffected = binomial ? (stratum.people - stratum.affected) / stratum.people : 1;
    sums.add(stratum.affected, stratum.affected * unaffected, stratum.people,
             stratum.standard_weight);
  }
  return rate_of(sums, options);
}

base::Result<DirectRate> direct_rate_of_events(std::span<const EventStratum> strata,
                                               const DirectRateOptions& options) {
  TRY(check_options(options, true));
  if (strata.empty()) return base::make_problem(problems::too_few_members, "0", ">= 1");
  WeightedSums sums;
  for (const EventStratum& stratum : strata) {
    TRY(check_class(stratum.people, stratum.standard_weight));
    double events = 0;
    double spread = 0;
    for (const FrequencyCount& count : stratum.counts) {
      TRY(check_count(count.persons));
      TRY(check_count(count.frequency));
      events += count.frequency * count.persons;
      spread += count.frequency * count.frequency * count.persons;
    }
    sums.add(events, spread, stratum.people, stratum.standard_weight);
  }
  return rate_of(sums, options);
}

}  // namespace engawa::stats
