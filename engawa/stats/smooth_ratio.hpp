#pragma once

#include <span>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::stats {

// Empirical Bayes smoothing of the ratios O/E of a set of areas (a nation, a prefecture). The
// areas' true ratios are taken as draws from Gamma(shape, rate); each area's posterior is
// Gamma(O + shape, rate E + rate). The uncertainty of the prior itself is ignored: below about 15
// areas say so. A smoothed value never evaluates a project. Safe from many threads.

enum class PriorMethod {
  marshall,           ///< global moments (Marshall 1991)
  clayton_kaldor,     ///< iterated moments (Clayton & Kaldor 1987)
  negative_binomial,  ///< maximum likelihood of both parameters
};

struct Prior {
  double shape;        ///< infinity when the areas do not differ
  double rate;         ///< infinity when the areas do not differ
  double mean;         ///< shape / rate, or the pooled ratio
  double variance;     ///< shape / rate^2, or 0
  bool heterogeneity;  ///< false: the data give no sign that the areas' ratios differ
  int iterations;      ///< steps the method took, 0 for a closed form
  double observed_total;
  double expected_total;
};

/// Prior of one set; areas with expected = 0 take no part. Rule of no heterogeneity: the variance
/// estimate is 0, shape exceeds 1e8, the moments do not settle in 1,000 steps, or no interior
/// maximum of the likelihood beats equal ratios. 335 areas take less than 0.2 ms with
/// negative_binomial. Problems: STA-008, STA-001, STA-006 fewer than 2 areas with expected > 0,
/// STA-007 no event in the whole set, STA-011.
[[nodiscard]] base::Result<Prior> fit_prior(std::span<const double> observed,
                                            std::span<const double> expected,
                                            PriorMethod method = PriorMethod::negative_binomial);

/// What is known of one area's true ratio: Gamma(shape, rate).
struct Posterior {
  double shape;
  double rate;
  double mean;  ///< the smoothed ratio; the pooled ratio without heterogeneity
};

/// Posterior of an area with `observed` >= 0 and `expected` >= 0. Without heterogeneity the same
/// for every area: Gamma(sum O + 1/2, rate sum E), mean sum O / sum E. An area without people gets
/// the prior. Problem: STA-001.
[[nodiscard]] base::Result<Posterior> posterior(const Prior& prior, double observed,
                                                double expected);

/// Equal-tailed limits of the true ratio. Problems: STA-004, STA-011.
[[nodiscard]] base::Result<Interval> posterior_limits(const Posterior& posterior,
                                                      double confidence = 0.95);

/// P(true ratio > threshold), threshold >= 0: 0..1. Problems: STA-010, STA-011.
[[nodiscard]] base::Result<double> probability_above(const Posterior& posterior,
                                                     double threshold = 1);

/// Share of the smoothed value that the area's own data carry, E / (E + rate): 0..1. Below 0.5
/// years should be pooled or the larger area used. 0 without heterogeneity.
[[nodiscard]] double reliability(const Prior& prior, double expected);

}  // namespace engawa::stats
