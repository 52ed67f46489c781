#pragma once

#include <array>
#include <vector>

namespace engawa::stats {

/// P(X > x) of one Gamma(shape, rate) law at many points, about 100 times faster than the special
/// function: quintic Hermite interpolation over the logarithm of x, exact to 1e-13 (absolute).
/// Shapes under about 0.3 have too long a lower tail for a table and are computed. Immutable.
class GammaTailTable {
 public:
  /// shape, rate > 0, finite.
  GammaTailTable(double shape, double rate);

  /// P(X > x) for the natural logarithm of x > 0; NaN when the special function fails.
  [[nodiscard]] double upper_tail(double log_x) const;

 private:
  void tabulate(double low, double high);

  double m_shape;
  double m_log_rate;
  double m_low = 0;  // logarithm of rate * x at the first node
  double m_step = 1;
  std::vector<std::array<double, 6>> m_pieces;  // coefficients in the fraction of a step
};

}  // namespace engawa::stats
