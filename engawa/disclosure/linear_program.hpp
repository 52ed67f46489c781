#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::disclosure {

/// One linear condition: lower <= sum of factor * variable <= upper.
struct LinearRow {
  std::vector<int> variables;
  std::vector<double> factors;
  double lower;
  double upper;
};

/// Smallest values of linear forms under linear conditions, by the simplex method of CLP. Each call
/// starts from the last optimum, so that neighbouring questions are cheap. Not safe from several
/// threads at once.
class LinearProgram {
 public:
  /// `lowers` and `uppers` bound the variables; an upper of 1e30 is none.
  LinearProgram(std::span<const double> lowers, std::span<const double> uppers,
                std::span<const LinearRow> rows);
  ~LinearProgram();
  LinearProgram(const LinearProgram&) = delete;
  LinearProgram& operator=(const LinearProgram&) = delete;

  enum class Outcome { optimal, unbounded, infeasible, failed };

  /// Minimises the sum of factor * variable. point() then holds where it was reached.
  Outcome minimise(std::span<const int> variables, double factor);
  /// The same with a factor for each of the `variables`.
  Outcome minimise(std::span<const int> variables, std::span<const double> factors);
  /// Minimises the same sum again, after bounds have changed.
  Outcome minimise_again();
  /// Changes the bounds of one variable.
  void set_bounds(int variable, double lower, double upper);
  [[nodiscard]] std::span<const double> point() const;
  /// What the optimum gains for each row when its bound rises by one; 0 for rows that do not bind.
  [[nodiscard]] std::span<const double> row_prices() const;
  /// The same for the bounds of each variable.
  [[nodiscard]] std::span<const double> bound_prices() const;

 private:
  struct Solver;
  std::unique_ptr<Solver> m_solver;
};

}  // namespace engawa::disclosure
