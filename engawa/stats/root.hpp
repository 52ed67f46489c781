#pragma once

#include <boost/math/tools/roots.hpp>
#include <cstdint>
#include <limits>
#include <stdexcept>

namespace engawa::stats {

/// Root of a monotone `function` between `low` and `high` by TOMS 748 (Alefeld, Potra & Shi 1995)
/// to 50 bits; a border when the sign does not change between them, which rounding can cause when
/// the root lies on it. NaN when the function fails. Included by sources only.
template <class Function>
[[nodiscard]] double root_between(Function function, double low, double high) {
  const double at_low = function(low);
  const double at_high = function(high);
  if (at_low == 0) return low;
  if (at_high == 0) return high;
  if ((at_low < 0) == (at_high < 0)) return at_low * at_low < at_high * at_high ? low : high;
  try {
    std::uintmax_t steps = 200;
    const auto [below, above] = boost::math::tools::toms748_solve(
        function, low, high, at_low, at_high, boost::math::tools::eps_tolerance<double>(50), steps);
    return below + 0.5 * (above - below);
  } catch (const std::exception&) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

}  // namespace engawa::stats
