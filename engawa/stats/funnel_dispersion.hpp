#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/stats/funnel.hpp"

namespace engawa::stats {

// Funnels whose limits allow for the spread that areas show beyond chance (Spiegelhalter 2005;
// Spiegelhalter et al. 2012). Safe from many threads.

/// The scale on which areas are compared: y, its standard error s, and y0 of the centre C.
enum class FunnelScale {
  proportion,  ///< y = asin sqrt(x/n), s = 1/(2 sqrt n), y0 = asin sqrt C; size = n
  ratio        ///< y = 2(sqrt(O/E) - 1), s = 1/sqrt E, y0 = 2(sqrt C - 1); size = E. Rates too.
};

enum class Overdispersion {
  multiplicative,  ///< z / sqrt(max(1, phi))
  additive         ///< (y - y0) / sqrt(s^2 + tau^2)
};

/// One area: events (>= 0; absent: limits only) and its size, people or expected events (>= 0).
struct FunnelArea {
  std::optional<double> events;
  double size;
};

/// How far an area lies from the centre, in standard errors.
struct FunnelScore {
  double z;           ///< (y - y0) / s
  double z_adjusted;  ///< after allowing for overdispersion
};

struct FunnelDispersion {
  FunnelScale scale;
  Overdispersion overdispersion;
  double centre;
  double phi;          ///< mean of the squared winsorised z
  double tau_squared;  ///< variance between areas on the scale of y, >= 0
  std::vector<std::optional<FunnelScore>> scores;  ///< per area; absent without events or size
};

/// Dispersion of a set about `centre` (proportion 0..1, ratio > 0). The z are drawn in to their
/// type-7 percentiles `winsorise` and 1 - `winsorise` (0 <= winsorise < 0.5; 0: not at all); m
/// areas, w = 1/s^2: tau^2 = max(0, (m phi - (m-1)) / (sum w - sum w^2 / sum w)), 0 for one area.
/// Problems: STA-006 no area with events and size, STA-001, STA-002 x > n on the proportion scale,
/// STA-010 centre or winsorise.
[[nodiscard]] base::Result<FunnelDispersion> funnel_dispersion(std::span<const FunnelArea> areas,
                                                               double centre, FunnelScale scale,
                                                               Overdispersion overdispersion,
                                                               double winsorise = 0.1);

/// Limits for an area of `size` > 0: y0 -+ z s sqrt(max(1, phi)) or z sqrt(s^2 + tau^2), taken back
/// to proportions (sin^2 within [0, pi/2]) or ratios (max(0, 1 + y/2)^2). Problems: STA-001,
/// STA-003, STA-004.
[[nodiscard]] base::Result<Interval> dispersed_funnel_limits(const FunnelDispersion& dispersion,
                                                             double size, double confidence = 0.95);

/// By z_adjusted, strictly outside the normal points of 95 and 99.8 %.
[[nodiscard]] FunnelSignificance score_significance(double z_adjusted);

}  // namespace engawa::stats
