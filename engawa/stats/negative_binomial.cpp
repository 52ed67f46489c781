#include "engawa/stats/negative_binomial.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "engawa/stats/likelihood_climb.hpp"
#include "engawa/stats/log1p_minus.hpp"
#include "engawa/stats/stirling.hpp"

namespace engawa::stats {
namespace {

constexpr double shape_max = 1e8;

struct Data {
  std::span<const double> observed;
  std::span<const double> expected;
  double pooled;  // sum O / sum E
};

/// u = log mean, size = shape.
LawLikelihood likelihood_at(const Data& data, double shape, double mean) {
  const StirlingRest base = stirling_rest(shape);
  const double log_mean_step = std::log(mean / data.pooled);
  LawLikelihood sum;
  double score_shape = 0;
  double hessian_shape = 0;
  for (std::size_t i = 0; i < data.observed.size(); ++i) {
    const double count = data.observed[i];
    const double fitted = mean * data.expected[i];
    const double at_count = shape + count;
    const double inverse = 1 / (shape + fitted);
    const double gap = count - fitted;
    const double delta = gap * inverse;  // > -1
    const double bend = log1p_minus(delta);
    const StirlingRest rest = count > 0 ? stirling_rest(at_count) : base;
    // (1 + d) log(1 + d) - d = (1 + d) bend + d^2, the dominant part of the gain.
    sum.gain += (shape + fitted) * ((1 + delta) * bend + delta * delta) -
                0.5 * std::log1p(count / shape) + rest.log_gamma - base.log_gamma +
                (data.pooled - mean) * data.expected[i] + count * log_mean_step;
    score_shape += bend + (rest.digamma - base.digamma);
    hessian_shape += delta * delta / at_count + (rest.trigamma - base.trigamma);
    sum.score_u += shape * delta;
    sum.hessian_uu -= shape * fitted * at_count * inverse * inverse;
    sum.hessian_ut -= shape * fitted * delta * inverse;
  }
  sum.score_t = -shape * score_shape;
  sum.hessian_tt = shape * score_shape + shape * shape * hessian_shape;
  return sum;
}

/// Shape at which Pearson's chi-square of the pooled mean equals its expectation, or 0 when the
/// counts vary less than Poisson counts would. A good first value: it weighs areas as the
/// likelihood does.
double pearson_shape(const Data& data) {
  const double freedom = static_cast<double>(data.observed.size()) - 1;
  double spread = 0;  // 1 / shape
  for (int step = 0; step < 8; ++step) {
    double excess = -freedom;
    double slope = 0;
    for (std::size_t i = 0; i < data.observed.size(); ++i) {
      const double fitted = data.pooled * data.expected[i];
      const double gap = data.observed[i] - fitted;
      const double inverse = 1 / (1 + spread * fitted);
      const double part = gap * gap / fitted * inverse;
      excess += part;
      slope += part * fitted * inverse;
    }
    if (step == 0 && excess <= 0) return 0;
    const double change = excess / slope;
    spread += change;  // the sum is convex in spread: Newton's steps never overshoot
    if (change < 0.02 * spread) break;
  }
  return 1 / spread;
}

/// The best of a coarse grid of shapes, for sets in which large areas hide the spread of small
/// ones; 0 when equal ratios are at least as likely as every one of them.
double grid_shape(const Data& data) {
  double best = 0;
  double best_gain = 0;
  for (double shape = 0.1; shape < shape_max; shape *= 4) {
    const double gain = likelihood_at(data, shape, data.pooled).gain;
    if (gain > best_gain) {
      best_gain = gain;
      best = shape;
    }
  }
  return best;
}

Data make_data(std::span<const double> observed, std::span<const double> expected) {
  return {observed, expected,
          std::accumulate(observed.begin(), observed.end(), 0.0) /
              std::accumulate(expected.begin(), expected.end(), 0.0)};
}

}  // namespace

NegativeBinomialFit fit_negative_binomial(std::span<const double> observed,
                                          std::span<const double> expected) {
  const Data data = make_data(observed, expected);
  double start = pearson_shape(data);
  if (start == 0) start = grid_shape(data);
  if (start == 0 || start > shape_max) return {false, true, shape_max, data.pooled, 0};
  const LawMaximum found = climb(
      [&](const LawPoint& point) {
        return likelihood_at(data, std::exp(-point.t), std::exp(point.u));
      },
      {std::log(data.pooled), -std::log(start)}, shape_max);
  return {found.interior, found.converged, std::exp(-found.point.t), std::exp(found.point.u),
          found.iterations};
}

double negative_binomial_gain(std::span<const double> observed, std::span<const double> expected,
                              double shape, double mean) {
  return likelihood_at(make_data(observed, expected), shape, mean).gain;
}

}  // namespace engawa::stats
