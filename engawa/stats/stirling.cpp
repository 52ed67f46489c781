#include "engawa/stats/stirling.hpp"

#include <cmath>

namespace engawa::stats {
namespace {

constexpr double series_from = 10;  // Stirling's series below hold 1e-14 from here

StirlingRest stirling_series(double x) {
  const double inverse = 1 / x;
  const double w = inverse * inverse;
  const double log_gamma =
      inverse * (1.0 / 12 -
                 w * (1.0 / 360 -
                      w * (1.0 / 1260 - w * (1.0 / 1680 - w * (1.0 / 1188 - w * 691.0 / 360360)))));
  const double digamma =
      -0.5 * inverse -
      w * (1.0 / 12 -
           w * (1.0 / 120 -
                w * (1.0 / 252 - w * (1.0 / 240 - w * (1.0 / 132 - w * 691.0 / 32760)))));
  const double trigamma =
      w *
      (0.5 + inverse * (1.0 / 6 -
                        w * (1.0 / 30 -
                             w * (1.0 / 42 - w * (1.0 / 30 - w * (5.0 / 66 - w * 691.0 / 2730))))));
  return {log_gamma, digamma, trigamma};
}

}  // namespace

StirlingRest stirling_rest(double x) {
  if (x >= series_from) return stirling_series(x);
  // Shift up by the recurrences Gamma(x + 1) = x Gamma(x) and so on.
  double product = 1;
  double inverse_sum = 0;
  double square_sum = 0;
  double y = x;
  while (y < series_from) {
    product *= y;
    inverse_sum += 1 / y;
    square_sum += 1 / (y * y);
    y += 1;
  }
  const StirlingRest at_y = stirling_series(y);
  const double log_x = std::log(x);
  const double log_y = std::log(y);
  return {at_y.log_gamma + (y - 0.5) * log_y - y - std::log(product) - (x - 0.5) * log_x + x,
          at_y.digamma + log_y - inverse_sum - log_x, at_y.trigamma + 1 / y + square_sum - 1 / x};
}

}  // namespace engawa::stats
