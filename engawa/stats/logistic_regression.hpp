#pragma once

#include <span>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/stats/interval.hpp"
#include "engawa/stats/least_squares.hpp"

namespace engawa::stats {

struct LogisticCoefficient {
  double value;  ///< log odds ratio, or log odds for the column of ones
  double standard_error;
  double z;
  double p;  ///< two-sided, normal
  double odds_ratio;
  Interval odds_ratio_limits;
};

struct LogisticRegression {
  std::vector<LogisticCoefficient> coefficients;  ///< one for each column of the design
  double deviance;  ///< of the grouped counts against the saturated model
};

/// Odds ratios adjusted for the other columns (sex, age, worker ...), by maximum likelihood. One
/// row of the design per group of people alike in all columns (or per person, people = 1), with a
/// column of ones for the level. Problems: STA-001, STA-002, STA-003 a row without people, STA-004,
/// STA-006, STA-008, STA-010, STA-020 dependent columns, STA-021 separation. Safe from many
/// threads.
[[nodiscard]] base::Result<LogisticRegression> logistic_regression(const Design& design,
                                                                   std::span<const double> affected,
                                                                   std::span<const double> people,
                                                                   double confidence = 0.95);

}  // namespace engawa::stats
