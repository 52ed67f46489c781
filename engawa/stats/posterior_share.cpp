#include "engawa/stats/posterior_share.hpp"

#include <cmath>

#include "engawa/stats/checks.hpp"
#include "engawa/stats/gamma_beta.hpp"

namespace engawa::stats {
namespace {

base::Status check_share(double x, double n) {
  TRY(check_people(x, n));
  if (n == 0) return base::make_problem(problems::zero_denominator);
  return base::success();
}

}  // namespace

base::Result<SharePosterior> share_posterior(double x, double n, double reference) {
  TRY(check_share(x, n));
  if (!(reference >= 0 && reference <= 1)) {
    return base::make_problem(problems::bad_parameter, base::format_significant(reference), "0..1");
  }
  const double a = x + 0.5;
  const double b = n - x + 0.5;
  const auto above = [&](double share) { return share >= 1 ? 0.0 : beta_upper_tail(share, a, b); };
  SharePosterior result{};
  result.mean = a / (n + 1);
  result.p_above = above(reference);
  result.p_above_1_1 = above(1.1 * reference);
  result.p_above_5pt = above(reference + 0.05);
  double sum = result.p_above + result.p_above_1_1 + result.p_above_5pt;
  if (reference > 0) {
    result.ratio_p_above_1 = gamma_upper_tail(n * reference, a);
    result.ratio_p_above_1_1 = gamma_upper_tail(1.1 * n * reference, a);
    sum += *result.ratio_p_above_1 + *result.ratio_p_above_1_1;
    if (reference < 1) {
      // logit(a/(n+1)) = log(a/b)
      result.logit_z =
          (std::log(a / b) - std::log(reference / (1 - reference))) / std::sqrt(1 / a + 1 / b);
    }
  }
  if (std::isnan(sum)) return base::make_problem(problems::not_computable);
  return result;
}

base::Result<Interval> share_posterior_limits(double x, double n, double confidence) {
  TRY(check_share(x, n));
  TRY(check_confidence(confidence));
  const double tail = 0.5 * (1 - confidence);
  const Interval limits{beta_quantile(tail, x + 0.5, n - x + 0.5),
                        beta_upper_quantile(tail, x + 0.5, n - x + 0.5)};
  if (std::isnan(limits.lower + limits.upper)) {
    return base::make_problem(problems::not_computable);
  }
  return limits;
}

}  // namespace engawa::stats
