#include "engawa/stats/gamma_tail_table.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/stats/gamma_beta.hpp"
#include "engawa/stats/poisson_law.hpp"

namespace engawa::stats {
namespace {

constexpr double step_in_deviations = 0.02;
constexpr double pieces_max = 8000;
constexpr double cube_from = 30;  // shape from which Wilson & Hilferty's cube gives the range

/// Logarithms of x below and above which less than 1e-17 of the law lies.
struct Range {
  double low;
  double high;
};

Range range_of(double shape) {
  if (shape < cube_from) {
    // P(shape, x) <= x^shape / Gamma(shape + 1)
    return {(-41 + log_gamma(shape + 1)) / shape, std::log(2 * shape + 60)};
  }
  const double centre = 1 - 1 / (9 * shape);
  const double reach = 9.5 / (3 * std::sqrt(shape));
  return {std::log(shape) + 3 * std::log(centre - reach),
          std::log(shape) + 3 * std::log(centre + reach)};
}

/// Tail and its first two derivatives against log x, in units of the step.
struct Node {
  double value;
  double slope;
  double curve;
};

Node node_at(double shape, double log_x, double step) {
  const double x = std::exp(log_x);
  // x times the density is shape times a Poisson probability.
  const double density = shape * std::exp(poisson_log_probability(shape, x));
  return {gamma_upper_tail(x, shape), -density * step, -density * (shape - x) * step * step};
}

std::array<double, 6> piece_between(const Node& left, const Node& right) {
  const double rise = right.value - left.value - left.slope - 0.5 * left.curve;
  const double slope = right.slope - left.slope - left.curve;
  const double curve = right.curve - left.curve;
  return {left.value,
          left.slope,
          0.5 * left.curve,
          10 * rise - 4 * slope + 0.5 * curve,
          -15 * rise + 7 * slope - curve,
          6 * rise - 3 * slope + 0.5 * curve};
}

}  // namespace

GammaTailTable::GammaTailTable(double shape, double rate)
    : m_shape(shape),
      m_log_rate(std::log(rate)),
      m_step(step_in_deviations / std::sqrt(shape + 1)) {
  const Range range = range_of(shape);
  if ((range.high - range.low) / m_step <= pieces_max) tabulate(range.low, range.high);
}

void GammaTailTable::tabulate(double low, double high) {
  const auto pieces = static_cast<std::size_t>(std::ceil((high - low) / m_step));
  m_low = low;
  m_pieces.reserve(pieces);
  Node left = node_at(m_shape, low, m_step);
  for (std::size_t i = 1; i <= pieces; ++i) {
    const Node right = node_at(m_shape, low + static_cast<double>(i) * m_step, m_step);
    m_pieces.push_back(piece_between(left, right));
    left = right;
  }
}

double GammaTailTable::upper_tail(double log_x) const {
  const double log_y = log_x + m_log_rate;
  if (m_pieces.empty()) return gamma_upper_tail(std::exp(log_y), m_shape);
  const double position = (log_y - m_low) / m_step;
  if (std::isnan(position)) return position;
  if (position < 0) return 1;
  if (position >= static_cast<double>(m_pieces.size())) return 0;
  const auto index = static_cast<std::size_t>(position);
  const double t = position - static_cast<double>(index);
  const std::array<double, 6>& c = m_pieces[index];
  const double tail = c[0] + t * (c[1] + t * (c[2] + t * (c[3] + t * (c[4] + t * c[5]))));
  return std::clamp(tail, 0.0, 1.0);
}

}  // namespace engawa::stats
