#pragma once

#include <optional>
#include <span>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::stats {

/// One time of a series, affected of people (> 0); affected may exceed people (rates).
struct SeriesPoint {
  double time;
  bool post;          ///< after the measure began
  double time_since;  ///< time - last time before; 0 before
  double people;
  double affected;
};

/// A coefficient with the standard errors of least squares and of Newey & West (1987).
struct SeriesCoefficient {
  double value;
  double standard_error;
  double newey_west;
};

/// Quasi-Poisson model of the counts with offset log people; slopes of log rates.
struct SeriesRates {
  double slope;
  double level_change;
  double slope_change;
  double level_change_se;                ///< with the dispersion
  double dispersion;                     ///< Pearson's chi-square / (points - 4)
  std::optional<double> level_change_p;  ///< Student's t with (points - 4); absent at dispersion 0
};

struct InterruptedSeries {
  SeriesCoefficient level;  ///< at time 0
  SeriesCoefficient slope;  ///< per unit of time
  SeriesCoefficient level_change;
  SeriesCoefficient slope_change;
  std::optional<double> p;  ///< of level_change, Newey-West; absent when the lines fit exactly
  Interval limits;          ///< of level_change, Newey-West, Student's t with (points - 4)
  std::optional<double> durbin_watson;  ///< absent when the lines fit exactly
  std::size_t lag;                      ///< the lag used
  /// Absent when a side has no event at all, so that no estimate is finite.
  std::optional<SeriesRates> rates;
};

struct SeriesOptions {
  double confidence = 0.95;
  double multiplier = 1;  ///< of the value; scales all coefficients but those of `rates`
  /// Absent: floor(4 (n / 100)^(2/9)).
  std::optional<std::size_t> lag = 3;
};

/// Segmented regression of y = multiplier x affected / people on 1, time, post, time_since. The
/// variance of Newey and West has weights 1 - l / (L + 1), no prewhitening and the factor
/// n / (n - 4). Points in any order, times distinct. Problems: STA-001, STA-003 nobody, STA-004,
/// STA-006 fewer than 4 points on a side, STA-010 time not finite or twice, STA-020 the times do
/// not allow two lines. Safe from many threads.
[[nodiscard]] base::Result<InterruptedSeries> interrupted_series(
    std::span<const SeriesPoint> points, const SeriesOptions& options = {});

}  // namespace engawa::stats
