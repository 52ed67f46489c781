#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::stats {

/// A dense design: one row per observation, one column per coefficient, stored row by row. Small
/// (at most some thousand rows and some dozen columns).
struct Design {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> values;

  Design(std::size_t row_count, std::size_t column_count)
      : rows(row_count), columns(column_count), values(row_count * column_count, 0.0) {}
  [[nodiscard]] double& at(std::size_t row, std::size_t column) {
    return values[row * columns + column];
  }
  [[nodiscard]] double at(std::size_t row, std::size_t column) const {
    return values[row * columns + column];
  }
};

struct LeastSquares {
  std::vector<double> coefficients;
  std::vector<double> residuals;  ///< response - fitted, unweighted
  /// (X'WX)^-1, columns x columns, row by row.
  std::vector<double> inverse;
  double residual_sum_of_squares = 0;  ///< weighted
  /// sum of w y^2; a residual sum of squares below 1e-26 of it is rounding, not scatter
  double response_sum_of_squares = 0;

  [[nodiscard]] double inverse_at(std::size_t row, std::size_t column) const {
    return inverse[row * coefficients.size() + column];
  }
  /// Whether the line goes through every point, so that no standard error can be estimated.
  [[nodiscard]] bool fits_exactly() const {
    return residual_sum_of_squares <= 1e-26 * response_sum_of_squares;
  }
};

/// Least squares by Householder's QR decomposition (Golub & Van Loan 2013, 5.2-5.3), never by the
/// normal equations. `weights` (> 0, one per row) may be left out. Coefficients are exact to about
/// 1e-16 times the condition number of the design. Problems: STA-006 fewer rows than columns or no
/// column, STA-008 lengths, STA-010 not finite or weight <= 0, STA-020 columns linearly dependent.
/// Safe from many threads.
[[nodiscard]] base::Result<LeastSquares> least_squares(const Design& design,
                                                       std::span<const double> response,
                                                       std::span<const double> weights = {});

}  // namespace engawa::stats
