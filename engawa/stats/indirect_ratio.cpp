#include "engawa/stats/indirect_ratio.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/normal.hpp"
#include "engawa/stats/poisson_law.hpp"

namespace engawa::stats {
namespace {

base::Status check_expected(double expected) {
  TRY(check_count(expected));
  if (expected == 0) return base::make_problem(problems::zero_denominator);
  return base::success();
}

IndirectRatio ratio_of_limits(double observed, double expected, Interval count) {
  // E (U/E - 1) is U - E, which loses no digits to the division.
  return {observed / expected,
          {count.lower / expected, count.upper / expected},
          observed - expected,
          {count.lower - expected, count.upper - expected}};
}

/// Limits of the count O by the methods that treat it as a Poisson count or a sum of shares.
base::Result<Interval> observed_limits(const ObservedExpected& sums, double confidence,
                                       IndirectMethod method) {
  const double z = two_sided_z(confidence);
  switch (method) {
    case IndirectMethod::exact:
      return count_exact(sums.observed, confidence);
    case IndirectMethod::byar:
      return count_byar(sums.observed, confidence);
    case IndirectMethod::vandenbroucke: {
      const double root = std::sqrt(sums.observed);
      const double low = std::max(0.0, root - 0.5 * z);
      const double high = root + 0.5 * z;
      return Interval{low * low, high * high};
    }
    case IndirectMethod::binomial_exact: {
      const Interval share =
          TRY(proportion_clopper_pearson(sums.observed, sums.people, confidence));
      return Interval{sums.people * share.lower, sums.people * share.upper};
    }
    case IndirectMethod::binomial_strata: {
      if (!sums.observed_variance) return base::make_problem(problems::count_above_people);
      const double half_width = z * std::sqrt(*sums.observed_variance);
      return Interval{std::max(0.0, sums.observed - half_width), sums.observed + half_width};
    }
    case IndirectMethod::log_normal: {
      const double factor = std::exp(z / std::sqrt(sums.observed));
      return Interval{sums.observed / factor, sums.observed * factor};
    }
    case IndirectMethod::automatic:
      break;
  }
  return count_auto(sums.observed, confidence);
}

IndirectMethod method_used(double observed, IndirectMethod method) {
  if (method != IndirectMethod::automatic) return method;
  return count_method_used(observed, CountMethod::automatic) == CountMethod::exact
             ? IndirectMethod::exact
             : IndirectMethod::byar;
}

}  // namespace

base::Result<ObservedExpected> observed_expected(std::span<const IndirectStratum> strata) {
  if (strata.empty()) return base::make_problem(problems::too_few_members, "0", ">= 1");
  ObservedExpected sums{};
  sums.observed_variance = 0;
  sums.expected_variance = 0;
  for (const IndirectStratum& stratum : strata) {
    TRY(check_count(stratum.affected));
    TRY(check_count(stratum.people));
    TRY(check_count(stratum.reference_affected));
    TRY(check_count(stratum.reference_people));
    sums.reference_affected += stratum.reference_affected;
    sums.reference_people += stratum.reference_people;
    if (stratum.people == 0 && stratum.affected == 0) continue;
    if (stratum.people == 0 || stratum.reference_people == 0) {
      return base::make_problem(problems::zero_denominator);
    }
    const double share = stratum.reference_affected / stratum.reference_people;
    sums.observed += stratum.affected;
    sums.people += stratum.people;
    sums.expected += stratum.people * share;
    if (stratum.affected > stratum.people) sums.observed_variance.reset();
    if (sums.observed_variance) {
      *sums.observed_variance +=
          stratum.affected * ((stratum.people - stratum.affected) / stratum.people);
    }
    if (share > 1) sums.expected_variance.reset();
    if (sums.expected_variance) {
      *sums.expected_variance +=
          stratum.people * share *
          ((stratum.reference_people - stratum.reference_affected) / stratum.reference_people);
    }
  }
  return sums;
}

base::Result<IndirectRatio> indirect_ratio(double observed, double expected, double confidence,
                                           CountMethod method) {
  TRY(check_expected(expected));
  const Interval count = TRY(count_limits(observed, confidence, method));
  return ratio_of_limits(observed, expected, count);
}

base::Result<IndirectRatio> indirect_ratio_binomial(double observed, double expected, double people,
                                                    double confidence) {
  TRY(check_expected(expected));
  const Interval share = TRY(proportion_clopper_pearson(observed, people, confidence));
  return ratio_of_limits(observed, expected, {people * share.lower, people * share.upper});
}

base::Result<IndirectEstimate> standardised_ratio(const ObservedExpected& sums, double confidence,
                                                  IndirectMethod method) {
  TRY(check_count(sums.observed));
  TRY(check_expected(sums.expected));
  TRY(check_confidence(confidence));
  IndirectEstimate estimate{sums.observed / sums.expected, {}, method_used(sums.observed, method)};
  if (method == IndirectMethod::log_normal && sums.observed == 0) return estimate;
  const Interval count = TRY(observed_limits(sums, confidence, method));
  estimate.limits = Interval{count.lower / sums.expected, count.upper / sums.expected};
  return estimate;
}

base::Result<IndirectEstimate> indirect_rate(const ObservedExpected& sums, double confidence,
                                             IndirectMethod method) {
  TRY(check_count(sums.reference_affected));
  TRY(check_expected(sums.reference_people));
  IndirectEstimate estimate = TRY(standardised_ratio(sums, confidence, method));
  const double crude = sums.reference_affected / sums.reference_people;
  estimate.value *= crude;
  if (estimate.limits) {
    estimate.limits->lower *= crude;
    estimate.limits->upper *= crude;
  }
  return estimate;
}

base::Result<IndirectTests> indirect_tests(const ObservedExpected& sums) {
  TRY(check_count(sums.observed));
  TRY(check_expected(sums.expected));
  const double observed = sums.observed;
  const double expected = sums.expected;
  const double gap = observed - expected;
  IndirectTests tests{};
  if (sums.expected_variance && *sums.expected_variance > 0) {
    tests.z_binomial = gap / std::sqrt(*sums.expected_variance);
    tests.p_binomial = two_sided_p(*tests.z_binomial);
  }
  tests.z_poisson = gap / std::sqrt(expected);
  tests.p_poisson = two_sided_p(tests.z_poisson);
  const double at_most = gamma_upper_tail(expected, observed + 1);
  const double at_least = observed == 0 ? 1 : gamma_lower_tail(expected, observed);
  tests.p_double = std::min(1.0, 2 * std::min(at_most, at_least));
  if (observed == std::floor(observed)) {
    tests.p_minlike = poisson_minimum_likelihood_p(observed, expected);
  }
  const double corrected = std::max(0.0, std::fabs(gap) - 0.5);
  tests.chi2_corrected = corrected * corrected / expected;
  if (std::isnan(at_most + at_least + tests.p_minlike.value_or(0))) {
    return base::make_problem(problems::not_computable);
  }
  return tests;
}

std::optional<RatioClass> ratio_class(double ratio, const Interval& limits) {
  if (ratio < 1) {
    return limits.upper < 1 ? RatioClass::significantly_low : RatioClass::low;
  }
  if (ratio > 1) {
    return limits.lower > 1 ? RatioClass::significantly_high : RatioClass::high;
  }
  return std::nullopt;
}

std::string_view japanese(RatioClass ratio_class) {
  switch (ratio_class) {
    case RatioClass::significantly_low:
      return "有意に低い";
    case RatioClass::low:
      return "低いが有意ではない";
    case RatioClass::high:
      return "高いが有意ではない";
    case RatioClass::significantly_high:
      break;
  }
  return "有意に高い";
}

}  // namespace engawa::stats
