#pragma once

#include <optional>
#include <span>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::stats {

// Empirical Bayes smoothing of the shares x/n of a set of areas, for conditions so common that the
// Poisson law of smooth_ratio.hpp is too wide. The uncertainty of the prior is ignored: below about
// 15 areas say so. A smoothed value never evaluates a project. Safe from many threads.

enum class ProportionPriorMethod {
  beta_binomial,     ///< maximum likelihood of Beta(a, b)
  martuzzi_elliott,  ///< moments (Martuzzi & Elliott 1996); smoothed values only, no limits
};

struct ProportionPrior {
  ProportionPriorMethod method;
  double a;     ///< infinity when the areas do not differ, and with martuzzi_elliott
  double b;     ///< as a
  double mean;  ///< a/(a+b); the pooled share sum x / sum n without a and b
  /// false: the data give no sign that the shares differ (no interior maximum beats equal shares
  /// or a + b > 1e8; with martuzzi_elliott no variance beyond the binomial one)
  bool heterogeneity;
  int iterations;  ///< 0 for martuzzi_elliott
  double affected_total;
  double people_total;
  double spread;       ///< martuzzi_elliott: s^2 = sum n (x/n - b)^2 / sum n
  double mean_people;  ///< martuzzi_elliott: sum n / areas
};

/// Prior of one set; areas with people = 0 take no part. Problems: STA-008, STA-001, STA-002,
/// STA-006 fewer than 2 areas with people, STA-007 none or all affected in the whole set, STA-011.
[[nodiscard]] base::Result<ProportionPrior> fit_proportion_prior(
    std::span<const double> affected, std::span<const double> people,
    ProportionPriorMethod method = ProportionPriorMethod::beta_binomial);

/// What is known of one area's true share. a and b are absent with martuzzi_elliott.
struct ProportionPosterior {
  double mean;  ///< the smoothed share
  std::optional<double> a;
  std::optional<double> b;
};

/// beta_binomial: Beta(x+a, n-x+b) and its mean; without heterogeneity for every area Beta(sum x +
/// 1/2, sum(n-x) + 1/2) and the pooled share. martuzzi_elliott: with pooled share m, s^2 and mean
/// size g, r = (n s^2 - (n/g) m(1-m)) / ((n-1) s^2 + ((g-n)/g) m(1-m)) cut to [0, 1] (0 without
/// heterogeneity) and r x/n + (1-r) m. Problems: STA-001, STA-002, STA-003 people = 0.
[[nodiscard]] base::Result<ProportionPosterior> proportion_posterior(const ProportionPrior& prior,
                                                                     double affected,
                                                                     double people);

/// Equal-tailed limits of the true share. Problems: STA-004, STA-010 no law (martuzzi_elliott),
/// STA-011.
[[nodiscard]] base::Result<Interval> proportion_posterior_limits(
    const ProportionPosterior& posterior, double confidence = 0.95);

/// P(true share > min(1, threshold)), threshold >= 0; pass pooled share or 1.1 times it. Problems:
/// STA-010, STA-011.
[[nodiscard]] base::Result<double> proportion_probability_above(
    const ProportionPosterior& posterior, double threshold);

}  // namespace engawa::stats
