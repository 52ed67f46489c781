#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::stats {

// Means of measured values (any finite number, unit of the caller). Pure, safe from many threads.

/// Count, mean and sum of squared deviations of a sample; count 0 is the empty sample.
struct Moments {
  double count = 0;
  double mean = 0;
  double squares = 0;
};

/// In two passes with a correction for the rounding of the mean, so that 1e9 + 0.1, 1e9 + 0.2, ...
/// keep their spread. Problem: STA-010 a value that is not finite.
[[nodiscard]] base::Result<Moments> moments_of(std::span<const double> values);

/// Moments of two samples together (Chan, Golub & LeVeque 1983); an empty part is neutral.
[[nodiscard]] Moments merge_moments(const Moments& first, const Moments& second);

struct SampleMean {
  double count;
  double mean;
  std::optional<double> standard_deviation;  ///< divisor count - 1; absent for one value
  std::optional<Interval> limits;            ///< mean -+ t(1-a; count-1) sd / sqrt(count)
};

/// Problems: STA-006 no value, STA-010, STA-004, STA-011.
[[nodiscard]] base::Result<SampleMean> sample_mean(std::span<const double> values,
                                                   double confidence = 0.95);
[[nodiscard]] base::Result<SampleMean> sample_mean(const Moments& moments,
                                                   double confidence = 0.95);

/// Sample of one class and the standard population of the class.
struct MeanStratum {
  double count;  ///< values in the sample, > 0
  double mean;
  double standard_deviation;  ///< >= 0
  double standard_weight;     ///< >= 0
};

struct DirectMean {
  double value;           ///< sum w mean, w = standard / sum standard
  double standard_error;  ///< sqrt(sum w^2 sd^2 / count)
  Interval limits;        ///< value -+ z standard_error
};

/// Directly standardised mean. Problems: STA-006 no class, STA-001 bad count, STA-003 a class
/// without values, STA-005 bad weights, STA-010 mean or standard deviation, STA-004.
[[nodiscard]] base::Result<DirectMean> direct_mean(std::span<const MeanStratum> strata,
                                                   double confidence = 0.95);

/// Percentiles of type 7 (Hyndman & Fan 1996) at each of `shares` (0..1): with h = (n-1)p + 1,
/// x(floor h) + (h - floor h)(x(floor h + 1) - x(floor h)) of the sorted values. `values` in any
/// order. Problems: STA-006 no value, STA-010.
[[nodiscard]] base::Result<std::vector<double>> percentiles(std::span<const double> values,
                                                            std::span<const double> shares);

}  // namespace engawa::stats
