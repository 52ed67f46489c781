#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"

namespace engawa::stats {

/// Whether a quantile's value is a share (affected <= people) or a rate (events may exceed people).
enum class InequalityKind { proportion, rate };

/// Scale of the regression. logit is for proportions, log for rates.
enum class InequalityTransform { none, logit, log };

/// One quantile of areas by deprivation, given by counts; order 1 = most deprived first.
struct QuantileCounts {
  double people;
  double affected;
};

/// One quantile given by its value (per person) and standard error (>= 0).
struct QuantileValue {
  double people;
  double value;
  double standard_error;
};

struct Inequality {
  double slope_index;  ///< sii: least minus most deprived end, in units of the value
  Interval slope_limits;
  double intercept;  ///< value at the most deprived end
  /// rii: least over most deprived end; absent when the intercept is 0.
  std::optional<double> relative_index;
  /// Absent (transform none) when the intercept does not differ from 0 at this confidence.
  std::optional<Interval> relative_limits;
};

struct InequalityOptions {
  InequalityTransform transform = InequalityTransform::none;
  InequalityKind kind = InequalityKind::proportion;  ///< of counts; not used for values
  double confidence = 0.95;
};

// Slope and relative index of inequality (Mackenbach & Kunst 1997): regression of the value on the
// middle of each quantile's cumulative share of people (0..1), weighted by people. The standard
// error of a counted quantile comes from the width of its 95 % interval on the logit scale (Wilson,
// proportions) or log scale (auto limits, rates). Limits of rii by Fieller (1954) without
// transform; with transform the middle of the line is held and the slope moved. Quantiles in
// ascending order. Problems: STA-001, STA-002 (proportions), STA-003 a quantile without people,
// STA-004, STA-006 fewer than 2, STA-010 value outside the transform's range or negative standard
// error, STA-022 none (or, for proportions, all) affected in a quantile. Safe from many threads.

[[nodiscard]] base::Result<Inequality> inequality_of_counts(
    std::span<const QuantileCounts> quantiles, const InequalityOptions& options = {});

[[nodiscard]] base::Result<Inequality> inequality_of_values(
    std::span<const QuantileValue> quantiles, const InequalityOptions& options = {});

}  // namespace engawa::stats
