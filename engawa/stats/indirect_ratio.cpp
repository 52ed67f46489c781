#include "engawa/stats/indirect_ratio.hpp"

#include "engawa/stats/checks.hpp"

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

}  // namespace

base::Result<ObservedExpected> observed_expected(std::span<const IndirectStratum> strata) {
  if (strata.empty()) return base::make_problem(problems::too_few_members, "0", ">= 1");
  ObservedExpected sums{};
  for (const IndirectStratum& stratum : strata) {
    TRY(check_count(stratum.affected));
    TRY(check_count(stratum.people));
    TRY(check_count(stratum.reference_affected));
    TRY(check_count(stratum.reference_people));
    sums.observed += stratum.affected;
    sums.people += stratum.people;
    if (stratum.people == 0) continue;
    if (stratum.reference_people == 0) return base::make_problem(problems::zero_denominator);
    sums.expected += stratum.people * (stratum.reference_affected / stratum.reference_people);
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

}  // namespace engawa::stats
