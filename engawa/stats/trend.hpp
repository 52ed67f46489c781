#pragma once

#include <optional>
#include <span>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::stats {

/// One point in time: affected (>= 0) of people. Points without people are left out.
struct TrendPoint {
  double time;  ///< score, usually the fiscal year
  double affected;
  double people;
};

/// A slope per unit of time with its standard error and two-sided normal p-value.
struct Slope {
  double slope;
  double standard_error;
  double p;
};

struct ProportionTrend {
  double z;                         ///< Cochran-Armitage statistic, > 0 when the share rises
  double chi_square;                ///< z squared, 1 degree of freedom
  double p;                         ///< two-sided
  std::optional<Slope> logit;       ///< of log odds; absent when times separate the affected
  std::optional<Slope> log_linear;  ///< of log rates (Poisson); absent when only an end has events
  std::optional<double> annual_percent_change;  ///< 100 (exp(log_linear) - 1)
  std::optional<Interval> annual_percent_change_limits;
  /// Pearson's chi-square of the log-linear model per degree of freedom: 1 when the scatter about
  /// the line is that of Poisson counts; absent with fewer than 3 points.
  std::optional<double> dispersion;
  /// Two-sided p of the log-linear slope with its standard error times the root of the dispersion,
  /// Student's t with (points - 2) degrees of freedom; absent with the dispersion or when it is 0.
  std::optional<double> quasi_p;
};

/// Cochran-Armitage test (Armitage 1955) with the times as scores, logit slope by maximum
/// likelihood, annual percent change by a log-linear Poisson model with offset log people.
/// Problems: STA-001, STA-002, STA-004, STA-006 fewer than 2 points with people, STA-007 none or
/// all affected or all times equal, STA-010 time not finite. Safe from many threads.
[[nodiscard]] base::Result<ProportionTrend> proportion_trend(std::span<const TrendPoint> points,
                                                             double confidence = 0.95);

/// A value with its standard error (> 0), for rates and ratios.
struct WeightedPoint {
  double time;
  double value;
  double standard_error;
};

struct WeightedTrend {
  double slope;  ///< per unit of time
  double standard_error;
  double z;
  double p;            ///< two-sided
  double p_one_sided;  ///< of a rise
};

/// Least squares with weights 1 / standard_error^2 taken as known (no dispersion estimated).
/// Problems: STA-006, STA-007 all times equal, STA-010 not finite or standard_error <= 0.
[[nodiscard]] base::Result<WeightedTrend> weighted_trend(std::span<const WeightedPoint> points);

/// The word shown beside a series.
enum class TrendLabel { increasing, decreasing, no_significant_change, cannot_be_calculated };

/// Square of the 99.8 % normal point, the border of a significant trend.
inline constexpr double trend_chi_square_border = 9.54953570608324;

/// Label of the last five points: the chi-square of the slope exceeds the border with all five and
/// with each of them left out in turn, always in one direction, so that no single point carries it.
/// Fewer than `points_min` points (3..5), or points that allow no test: cannot_be_calculated.
/// Points in any order.
[[nodiscard]] TrendLabel trend_label(std::span<const TrendPoint> points,
                                     std::size_t points_min = 5);
[[nodiscard]] TrendLabel trend_label(std::span<const WeightedPoint> points,
                                     std::size_t points_min = 5);

}  // namespace engawa::stats
