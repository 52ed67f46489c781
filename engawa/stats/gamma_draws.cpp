#include "engawa/stats/gamma_draws.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/normal.hpp"

namespace engawa::stats {
namespace {

constexpr double wilson_hilferty_from = 30;
constexpr double node_spacing = 0.25;

}  // namespace

GammaDraws::GammaDraws(double shape, double rate, double point_max)
    : m_mean(static_cast<float>(shape / rate)),
      m_centre(static_cast<float>(1 - 1 / (9 * shape))),
      m_step(static_cast<float>(1 / (3 * std::sqrt(shape)))),
      m_point_max(point_max) {
  if (shape < wilson_hilferty_from) tabulate(shape, rate);
}

void GammaDraws::tabulate(double shape, double rate) {
  const int intervals = static_cast<int>(std::ceil(2 * m_point_max / node_spacing));
  for (int i = 0; i <= intervals; ++i) {
    const double z = -m_point_max + i * node_spacing;
    double quantile = z <= 0 ? gamma_quantile(normal_cdf(z), shape)
                             : gamma_upper_quantile(normal_upper_tail(z), shape);
    double log_quantile = std::log(quantile);
    double log_density = 0;  // of log X: log(x f(x))
    if (quantile < 1e-200) {
      // P(X <= x) is x^shape / Gamma(shape + 1) there, also where x itself underflows.
      const double log_probability = std::log(normal_cdf(z));
      log_quantile = (log_probability + log_gamma(shape + 1)) / shape;
      log_density = std::log(shape) + log_probability;
    } else {
      log_density = std::log(quantile * gamma_density(quantile, shape));
    }
    const double slope = normal_density(z) / std::exp(log_density) * node_spacing;
    m_ok = m_ok && std::isfinite(log_quantile) && std::isfinite(slope);
    m_nodes.push_back({log_quantile - std::log(rate), slope});
  }
}

void GammaDraws::transform(std::span<const float> points, float* gammas) const {
  if (m_nodes.empty()) {
    for (std::size_t i = 0; i < points.size(); ++i) {
      const float root = m_centre + m_step * points[i];
      gammas[i] = m_mean * root * root * root;
    }
    return;
  }
  const auto last = static_cast<double>(m_nodes.size() - 2);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double place = (static_cast<double>(points[i]) + m_point_max) / node_spacing;
    const double left = std::clamp(std::floor(place), 0.0, last);
    const double t = place - left;
    const double rest = 1 - t;
    const Node& a = m_nodes[static_cast<std::size_t>(left)];
    const Node& b = m_nodes[static_cast<std::size_t>(left) + 1];
    const double log_quantile = rest * rest * ((1 + 2 * t) * a.log_quantile + t * a.slope) +
                                t * t * ((1 + 2 * rest) * b.log_quantile - rest * b.slope);
    gammas[i] = static_cast<float>(std::exp(log_quantile));
  }
}

}  // namespace engawa::stats
