#include "engawa/stats/least_squares.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engawa/stats/checks.hpp"

namespace engawa::stats {
namespace {

/// A column whose part orthogonal to the columns before it is smaller than this, relative to the
/// whole column, is taken as a combination of them.
constexpr double dependence_border = 1e-11;

base::Status check_design(const Design& design, std::span<const double> response,
                          std::span<const double> weights) {
  if (response.size() != design.rows || (!weights.empty() && weights.size() != design.rows)) {
    return base::make_problem(problems::lengths_differ);
  }
  if (design.columns == 0 || design.rows < design.columns) {
    return base::make_problem(problems::too_few_members, std::to_string(design.rows),
                              ">= " + std::to_string(design.columns));
  }
  const auto is_finite = [](double value) { return std::isfinite(value); };
  if (!std::all_of(design.values.begin(), design.values.end(), is_finite) ||
      !std::all_of(response.begin(), response.end(), is_finite)) {
    return base::make_problem(problems::bad_parameter, {}, "finite");
  }
  for (const double weight : weights) {
    if (!(weight > 0 && std::isfinite(weight))) {
      return base::make_problem(problems::bad_parameter, base::format_significant(weight), "> 0");
    }
  }
  return base::success();
}

/// Turns column `pivot` of `work` below the diagonal into zeros and applies the same reflection to
/// the columns after it and to `right`. Gives false when nothing is left of the column.
bool reflect(Design& work, std::vector<double>& right, std::size_t pivot, double whole) {
  double norm = 0;
  for (std::size_t i = pivot; i < work.rows; ++i) norm = std::hypot(norm, work.at(i, pivot));
  if (!(norm > dependence_border * whole)) return false;
  const double diagonal = work.at(pivot, pivot) > 0 ? -norm : norm;
  std::vector<double> axis(work.rows - pivot);
  for (std::size_t i = pivot; i < work.rows; ++i) axis[i - pivot] = work.at(i, pivot);
  axis[0] -= diagonal;
  const double scale = -diagonal * axis[0];  // half of the squared length of the axis
  const auto apply = [&](auto element) {
    double product = 0;
    for (std::size_t i = 0; i < axis.size(); ++i) product += axis[i] * element(i + pivot);
    product /= scale;
    for (std::size_t i = 0; i < axis.size(); ++i) element(i + pivot) -= product * axis[i];
  };
  for (std::size_t column = pivot + 1; column < work.columns; ++column) {
    apply([&](std::size_t i) -> double& { return work.at(i, column); });
  }
  apply([&](std::size_t i) -> double& { return right[i]; });
  work.at(pivot, pivot) = diagonal;
  return true;
}

/// Inverse of the upper triangle R of `work`, row by row.
std::vector<double> inverse_triangle(const Design& work) {
  const std::size_t size = work.columns;
  std::vector<double> inverse(size * size, 0.0);
  for (std::size_t column = 0; column < size; ++column) {
    inverse[column * size + column] = 1 / work.at(column, column);
    for (std::size_t row = column; row-- > 0;) {
      double sum = 0;
      for (std::size_t k = row + 1; k <= column; ++k) {
        sum += work.at(row, k) * inverse[k * size + column];
      }
      inverse[row * size + column] = -sum / work.at(row, row);
    }
  }
  return inverse;
}

/// R^-1 times its transpose.
std::vector<double> times_transpose(const std::vector<double>& triangle, std::size_t size) {
  std::vector<double> product(size * size, 0.0);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = i; j < size; ++j) {
      double sum = 0;
      for (std::size_t k = j; k < size; ++k) {
        sum += triangle[i * size + k] * triangle[j * size + k];
      }
      product[i * size + j] = product[j * size + i] = sum;
    }
  }
  return product;
}

void add_residuals(LeastSquares& fit, const Design& design, std::span<const double> response,
                   std::span<const double> weights) {
  fit.residuals.reserve(design.rows);
  for (std::size_t i = 0; i < design.rows; ++i) {
    double residual = response[i];
    for (std::size_t j = 0; j < design.columns; ++j) {
      residual -= design.at(i, j) * fit.coefficients[j];
    }
    const double weight = weights.empty() ? 1 : weights[i];
    fit.residual_sum_of_squares += weight * residual * residual;
    fit.response_sum_of_squares += weight * response[i] * response[i];
    fit.residuals.push_back(residual);
  }
}

}  // namespace

base::Result<LeastSquares> least_squares(const Design& design, std::span<const double> response,
                                         std::span<const double> weights) {
  TRY(check_design(design, response, weights));
  Design work = design;
  std::vector<double> right(response.begin(), response.end());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double root = std::sqrt(weights[i]);
    right[i] *= root;
    for (std::size_t j = 0; j < work.columns; ++j) work.at(i, j) *= root;
  }
  std::vector<double> whole(work.columns, 0.0);
  for (std::size_t j = 0; j < work.columns; ++j) {
    for (std::size_t i = 0; i < work.rows; ++i) whole[j] = std::hypot(whole[j], work.at(i, j));
  }
  for (std::size_t j = 0; j < work.columns; ++j) {
    if (!reflect(work, right, j, whole[j])) {
      return base::make_problem(problems::dependent_columns, std::to_string(j + 1));
    }
  }
  LeastSquares fit;
  fit.coefficients.resize(work.columns);
  for (std::size_t j = work.columns; j-- > 0;) {
    double sum = right[j];
    for (std::size_t k = j + 1; k < work.columns; ++k) sum -= work.at(j, k) * fit.coefficients[k];
    fit.coefficients[j] = sum / work.at(j, j);
  }
  fit.inverse = times_transpose(inverse_triangle(work), work.columns);
  add_residuals(fit, design, response, weights);
  return fit;
}

}  // namespace engawa::stats
