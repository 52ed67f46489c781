#include "engawa/stats/beta_binomial.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "engawa/stats/likelihood_climb.hpp"
#include "engawa/stats/log1p_minus.hpp"
#include "engawa/stats/stirling.hpp"

namespace engawa::stats {
namespace {

constexpr double size_max = 1e8;

struct Data {
  std::span<const double> affected;
  std::span<const double> people;
  double pooled;  // sum x / sum n
};

double share_of(double u) {
  return u < 0 ? std::exp(u) / (1 + std::exp(u)) : 1 / (1 + std::exp(-u));
}

/// (1 + d) log(1 + d) - d, and log(1 + d) - d, kept exact for small d.
struct Bend {
  double entropy;
  double log_rest;

  explicit Bend(double d)
      : entropy(d > -1 ? (1 + d) * log1p_minus(d) + d * d : 1), log_rest(log1p_minus(d)) {}
};

/// A beta law with what does not depend on the area.
struct Law {
  double share;  // a / size
  double other;  // b / size
  double size;
  StirlingRest rest_a;
  StirlingRest rest_b;
  StirlingRest rest_size;
  double log_gain_affected;  // log(share / pooled), per person affected
  double log_gain_others;
};

/// u = logit of the mean share, size = a + b.
Law law_at(const Data& data, const LawPoint& point) {
  const double share = share_of(point.u);
  const double other = share_of(-point.u);
  const double size = std::exp(-point.t);
  return {share,
          other,
          size,
          stirling_rest(share * size),
          stirling_rest(other * size),
          stirling_rest(size),
          std::log(share / data.pooled),
          std::log(other / (1 - data.pooled))};
}

/// One area's part. With q = (x+a)/(n+size) and p = a/size the posterior and prior mean shares,
/// log Gamma(x+a) - log Gamma(a) and so on are the entropy of q against p plus small remainders of
/// Stirling's formula.
void add_area(LawLikelihood& sum, const Law& law, double x, double n) {
  const double a = law.share * law.size;
  const double b = law.other * law.size;
  const double y = n - x;
  const double gap = x * law.other - y * law.share;
  const double moved = gap / (n + law.size);  // q - p
  const double up = moved / law.share;
  const double down = -moved / law.other;
  const Bend bend_up(up);
  const Bend bend_down(down);
  const StirlingRest rest_x = stirling_rest(x + a);
  const StirlingRest rest_y = stirling_rest(y + b);
  const StirlingRest rest_n = stirling_rest(n + law.size);

  sum.gain += (n + law.size) * (law.share * bend_up.entropy + law.other * bend_down.entropy) -
              0.5 * (std::log1p(x / a) + std::log1p(y / b) - std::log1p(n / law.size)) +
              (rest_x.log_gamma - law.rest_a.log_gamma) +
              (rest_y.log_gamma - law.rest_b.log_gamma) -
              (rest_n.log_gamma - law.rest_size.log_gamma) + x * law.log_gain_affected +
              y * law.log_gain_others;

  // d/da - d/db, and share d/da + other d/db, in which the linear parts cancel exactly.
  const double psi_a = rest_x.digamma - law.rest_a.digamma;
  const double psi_b = rest_y.digamma - law.rest_b.digamma;
  const double difference = std::log1p(up) - std::log1p(down) + psi_a - psi_b;
  const double along = law.share * (bend_up.log_rest + psi_a) +
                       law.other * (bend_down.log_rest + psi_b) -
                       (rest_n.digamma - law.rest_size.digamma);
  const double w = law.size * law.share * law.other;
  sum.score_u += w * difference;
  sum.score_t -= law.size * along;

  const double tri_a = rest_x.trigamma - law.rest_a.trigamma;
  const double tri_b = rest_y.trigamma - law.rest_b.trigamma;
  const double tri_size = rest_n.trigamma - law.rest_size.trigamma;
  sum.hessian_uu += w * w * (-x / ((x + a) * a) - y / ((y + b) * b) + tri_a + tri_b) +
                    w * (law.other - law.share) * difference;
  sum.hessian_ut += w * (x / (x + a) - y / (y + b) - a * tri_a + b * tri_b) - w * difference;
  // a^2/(x+a) + b^2/(y+b) - size^2/(n+size) as one square.
  const double square = law.size * gap;
  sum.hessian_tt += square / (x + a) * (square / (y + b)) / (n + law.size) + a * a * tri_a +
                    b * b * tri_b - law.size * law.size * tri_size + law.size * along;
}

LawLikelihood likelihood_at(const Data& data, const LawPoint& point) {
  const Law law = law_at(data, point);
  LawLikelihood sum;
  for (std::size_t i = 0; i < data.affected.size(); ++i) {
    add_area(sum, law, data.affected[i], data.people[i]);
  }
  return sum;
}

/// The best of a coarse grid of sizes, the mean moved to its own best by three steps at each.
LawPoint best_start(const Data& data, double& best_gain) {
  LawPoint best{std::log(data.pooled / (1 - data.pooled)), -std::log(size_max)};
  best_gain = -std::numeric_limits<double>::infinity();
  for (double size = 0.05; size < size_max; size *= 4) {
    LawPoint point{std::log(data.pooled / (1 - data.pooled)), -std::log(size)};
    LawLikelihood at = likelihood_at(data, point);
    for (int i = 0; i < 3 && at.hessian_uu < 0; ++i) {
      const double step = std::clamp(-at.score_u / at.hessian_uu, -1.0, 1.0);
      const LawLikelihood next = likelihood_at(data, {point.u + step, point.t});
      if (!(next.gain > at.gain)) break;
      point.u += step;
      at = next;
    }
    if (at.gain > best_gain) {
      best_gain = at.gain;
      best = point;
    }
  }
  return best;
}

Data make_data(std::span<const double> affected, std::span<const double> people) {
  return {affected, people,
          std::accumulate(affected.begin(), affected.end(), 0.0) /
              std::accumulate(people.begin(), people.end(), 0.0)};
}

}  // namespace

BetaBinomialFit fit_beta_binomial(std::span<const double> affected,
                                  std::span<const double> people) {
  const Data data = make_data(affected, people);
  double gain = 0;
  const LawPoint start = best_start(data, gain);
  if (!(gain > 0)) return {false, true, size_max, size_max, 0};
  const LawMaximum found =
      climb([&](const LawPoint& point) { return likelihood_at(data, point); }, start, size_max);
  const double size = std::exp(-found.point.t);
  return {found.interior, found.converged, size * share_of(found.point.u),
          size * share_of(-found.point.u), found.iterations};
}

double beta_binomial_gain(std::span<const double> affected, std::span<const double> people,
                          double a, double b) {
  const Data data = make_data(affected, people);
  return likelihood_at(data, {std::log(a / b), -std::log(a + b)}).gain;
}

}  // namespace engawa::stats
