#pragma once

#include <cmath>

namespace engawa::stats {

/// log(1 + x) - x for x > -1, accurate to 1e-14 relative also where the two nearly cancel.
[[nodiscard]] inline double log1p_minus(double x) {
  if (std::fabs(x) > 0.15) return std::log1p(x) - x;
  // log(1 + x) = 2 artanh(r) with r = x / (2 + x), and 2 r - x = -x r.
  const double r = x / (2 + x);
  const double r2 = r * r;
  const double series =
      1.0 / 3 +
      r2 *
          (1.0 / 5 + r2 * (1.0 / 7 + r2 * (1.0 / 9 + r2 * (1.0 / 11 + r2 * (1.0 / 13 + r2 / 15)))));
  return r * (2 * r2 * series - x);
}

}  // namespace engawa::stats
