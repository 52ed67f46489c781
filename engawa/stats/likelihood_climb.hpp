#pragma once

#include <algorithm>
#include <cmath>

namespace engawa::stats {

/// A law of the differences between areas: u places its mean, t = log(1 / size) says how far areas
/// spread (size large: hardly at all).
struct LawPoint {
  double u;
  double t;
};

/// Logarithm of a likelihood, less that of areas that do not differ, and its derivatives.
struct LawLikelihood {
  double gain = 0;
  double score_u = 0;
  double score_t = 0;
  double hessian_uu = 0;
  double hessian_ut = 0;
  double hessian_tt = 0;
};

/// Newton's step where the likelihood is concave, else one step uphill in each direction; at most
/// 2 on either scale.
inline LawPoint newton_step(const LawLikelihood& at) {
  const double determinant = at.hessian_uu * at.hessian_tt - at.hessian_ut * at.hessian_ut;
  LawPoint step{};
  if (at.hessian_tt < 0 && determinant > 0) {
    step.u = -(at.hessian_tt * at.score_u - at.hessian_ut * at.score_t) / determinant;
    step.t = -(at.hessian_uu * at.score_t - at.hessian_ut * at.score_u) / determinant;
  } else {
    step.u = at.hessian_uu < 0 ? -at.score_u / at.hessian_uu : std::copysign(0.5, at.score_u);
    step.t = std::copysign(1.0, at.score_t);
  }
  const double longest = std::max(std::fabs(step.u), std::fabs(step.t));
  if (longest > 2) {
    step.u *= 2 / longest;
    step.t *= 2 / longest;
  }
  return step;
}

struct LawMaximum {
  LawPoint point;
  bool interior;   ///< false when the climb left towards sizes above size_max, or gained nothing
  bool converged;  ///< meaningful when interior
  int iterations;
};

/// Climbs from `point` to a maximum by Newton's method, to a step below 1e-12 or the smallest that
/// rounding allows. `likelihood_at(LawPoint)` gives a LawLikelihood.
template <class LikelihoodAt>
LawMaximum climb(const LikelihoodAt& likelihood_at, LawPoint point, double size_max) {
  constexpr int steps_max = 200;
  constexpr double tolerance = 1e-12;
  LawLikelihood at = likelihood_at(point);
  double longest_before = 4;
  for (int iteration = 1; iteration <= steps_max; ++iteration) {
    LawPoint step = newton_step(at);
    const double longest = std::max(std::fabs(step.u), std::fabs(step.t));
    LawLikelihood next = likelihood_at({point.u + step.u, point.t + step.t});
    // Near the maximum rounding hides the gain: there Newton's step is trusted.
    for (int halving = 0; halving < 30 && longest > 1e-5 && !(next.gain >= at.gain); ++halving) {
      step = {0.5 * step.u, 0.5 * step.t};
      next = likelihood_at({point.u + step.u, point.t + step.t});
    }
    point = {point.u + step.u, point.t + step.t};
    at = next;
    if (std::exp(-point.t) > size_max) return {point, false, true, iteration};
    const bool stalled = longest < 1e-8 && longest >= 0.5 * longest_before;
    if (longest < tolerance || stalled) return {point, at.gain > 0, true, iteration};
    longest_before = longest;
  }
  return {point, true, false, steps_max};
}

}  // namespace engawa::stats
