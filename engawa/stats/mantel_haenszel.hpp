#pragma once

#include <optional>
#include <span>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"
#include "engawa/stats/two_proportions.hpp"

namespace engawa::stats {

/// One stratum: group 1 (exposed) and group 0, affected of people.
struct ExposureStratum {
  double affected_1;
  double people_1;
  double affected_0;
  double people_0;
};

struct MantelHaenszel {
  RatioEstimate risk_ratio;                  ///< limits Greenland & Robins 1985
  double risk_difference;                    ///< weights n1 n0 / N
  std::optional<double> risk_difference_se;  ///< Sato 1989
  std::optional<Interval> risk_difference_limits;
  RatioEstimate odds_ratio;          ///< limits Robins, Breslow & Greenland 1986
  std::optional<double> chi_square;  ///< Cochran-Mantel-Haenszel; absent: nothing varies
  std::optional<double> p;           ///< chi-square, 1 degree of freedom
  /// With 1/2 taken off |sum a - expected|; where that is below 1/2 nothing is taken off.
  std::optional<double> p_corrected;
};

/// Estimates common to all strata. Strata without people in one group drop out; a stratum of one
/// person adds nothing to the test. A zero sum in a ratio: 0, infinite or absent (0 / 0), limits
/// absent. Problems: STA-001, STA-002, STA-004, STA-006 no stratum with both groups. Safe from many
/// threads.
[[nodiscard]] base::Result<MantelHaenszel> mantel_haenszel(std::span<const ExposureStratum> strata,
                                                           double confidence = 0.95);

}  // namespace engawa::stats
