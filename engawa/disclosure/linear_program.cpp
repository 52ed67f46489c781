#include "engawa/disclosure/linear_program.hpp"

#include <ClpSimplex.hpp>
#include <CoinPackedMatrix.hpp>

namespace engawa::disclosure {

struct LinearProgram::Solver {
  ClpSimplex simplex;
  std::vector<int> objective;
  bool started = false;

  [[nodiscard]] Outcome outcome() const {
    if (simplex.isProvenOptimal()) return Outcome::optimal;
    if (simplex.isProvenDualInfeasible()) return Outcome::unbounded;
    if (simplex.isProvenPrimalInfeasible()) return Outcome::infeasible;
    return Outcome::failed;
  }
};

LinearProgram::LinearProgram(std::span<const double> lowers, std::span<const double> uppers,
                             std::span<const LinearRow> rows)
    : m_solver(std::make_unique<Solver>()) {
  std::vector<int> row_of;
  std::vector<int> column_of;
  std::vector<double> factors;
  std::vector<double> row_lowers;
  std::vector<double> row_uppers;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    row_of.insert(row_of.end(), rows[r].variables.size(), static_cast<int>(r));
    column_of.insert(column_of.end(), rows[r].variables.begin(), rows[r].variables.end());
    factors.insert(factors.end(), rows[r].factors.begin(), rows[r].factors.end());
    row_lowers.push_back(rows[r].lower);
    row_uppers.push_back(rows[r].upper);
  }
  CoinPackedMatrix matrix(true, row_of.data(), column_of.data(), factors.data(),
                          static_cast<CoinBigIndex>(factors.size()));
  matrix.setDimensions(static_cast<int>(rows.size()), static_cast<int>(lowers.size()));
  const std::vector<double> objective(lowers.size(), 0.0);
  m_solver->simplex.setLogLevel(0);
  m_solver->simplex.loadProblem(matrix, lowers.data(), uppers.data(), objective.data(),
                                row_lowers.data(), row_uppers.data());
}

LinearProgram::~LinearProgram() = default;

LinearProgram::Outcome LinearProgram::minimise(std::span<const int> variables, double factor) {
  const std::vector<double> factors(variables.size(), factor);
  return minimise(variables, factors);
}

void LinearProgram::set_bounds(int variable, double lower, double upper) {
  m_solver->simplex.setColumnBounds(variable, lower, upper);
}

LinearProgram::Outcome LinearProgram::minimise(std::span<const int> variables,
                                               std::span<const double> factors) {
  ClpSimplex& simplex = m_solver->simplex;
  for (const int variable : m_solver->objective) simplex.setObjectiveCoefficient(variable, 0);
  m_solver->objective.assign(variables.begin(), variables.end());
  for (std::size_t i = 0; i < variables.size(); ++i)
    simplex.setObjectiveCoefficient(variables[i], factors[i]);
  if (m_solver->started) {
    // 1 keeps the work areas, 2 the factorisation of the last call.
    constexpr int keep = 3;
    simplex.primal(0, keep);
  } else {
    simplex.dual();
    m_solver->started = true;
    if (!simplex.isProvenOptimal()) simplex.primal();
  }
  return m_solver->outcome();
}

LinearProgram::Outcome LinearProgram::minimise_again() {
  m_solver->simplex.dual();
  return m_solver->outcome();
}

std::span<const double> LinearProgram::point() const {
  const ClpSimplex& simplex = m_solver->simplex;
  return {simplex.getColSolution(), static_cast<std::size_t>(simplex.getNumCols())};
}

std::span<const double> LinearProgram::row_prices() const {
  const ClpSimplex& simplex = m_solver->simplex;
  return {simplex.getRowPrice(), static_cast<std::size_t>(simplex.getNumRows())};
}

std::span<const double> LinearProgram::bound_prices() const {
  const ClpSimplex& simplex = m_solver->simplex;
  return {simplex.getReducedCost(), static_cast<std::size_t>(simplex.getNumCols())};
}

}  // namespace engawa::disclosure
