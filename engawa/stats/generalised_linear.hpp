#pragma once

#include <span>
#include <vector>

#include "engawa/base/result.hpp"
#include "engawa/stats/least_squares.hpp"

namespace engawa::stats {

/// logit: affected of people, log odds linear. log_linear: a Poisson count with offset log people.
enum class CountModel { logit, log_linear };

struct CountFit {
  std::vector<double> coefficients;
  /// Inverse of the Fisher information, row by row.
  std::vector<double> covariance;
  std::vector<double> fitted;  ///< expected counts
  double deviance = 0;
  double pearson = 0;  ///< sum (x - mu)^2 / mu (log_linear) or / (mu (1 - mu / n)) (logit)

  /// Square root of the diagonal.
  [[nodiscard]] double standard_error(std::size_t index) const;
};

/// Maximum likelihood by iteratively reweighted least squares (McCullagh & Nelder 1989), each step
/// by QR; start (x + 1/2) / (n + 1), until every step is below 1e-12 (relative above 1), at most
/// 100. people > 0; affected >= 0, for logit at most people; fractional counts allowed. Problems:
/// STA-001, STA-002, STA-003 people 0, STA-006, STA-008, STA-010, STA-020 dependent columns,
/// STA-021 no finite estimate: the columns separate the affected from the others (for log_linear:
/// a group without any event has its own coefficient). Safe from many threads.
[[nodiscard]] base::Result<CountFit> fit_counts(const Design& design,
                                                std::span<const double> affected,
                                                std::span<const double> people, CountModel model);

}  // namespace engawa::stats
