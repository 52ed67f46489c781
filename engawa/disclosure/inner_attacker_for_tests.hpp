#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "engawa/disclosure/linked_cells.hpp"

namespace engawa::disclosure {

/// A second attacker, to check the first: another formulation (every shown cell is one equation
/// over the innermost cells, nothing is simplified) and another solver (a dense two-phase simplex
/// with Bland's rule). Slow; for small tables.
class InnerAttacker {
 public:
  explicit InnerAttacker(const LinkedCells& cells) : m_cells(cells) {
    for (std::size_t p = 0; p < cells.positions(); ++p) {
      if (innermost(p)) m_inner.push_back(p);
    }
    for (std::size_t p = 0; p < cells.positions(); ++p) {
      if (cells.state(p) != CellState::shown) continue;
      m_rows.push_back(parts_of(p));
      m_right.push_back(static_cast<double>(cells.count(p)));
    }
    m_feasible = find_start();
  }

  [[nodiscard]] bool feasible() const { return m_feasible; }

  /// Smallest (or largest) count of a cell; nothing when unbounded.
  [[nodiscard]] std::optional<double> bound(std::size_t position, bool largest) const {
    auto tableau = m_tableau;
    auto basis = m_basis;
    std::vector<double> cost(m_inner.size());
    const auto parts = parts_of(position);
    for (std::size_t j = 0; j < cost.size(); ++j) cost[j] = largest ? -parts[j] : parts[j];
    const auto value = minimise(tableau, basis, cost);
    if (!value) return std::nullopt;
    return largest ? -*value : *value;
  }

 private:
  using Tableau = std::vector<std::vector<double>>;
  static constexpr double tiny = 1e-9;

  [[nodiscard]] bool innermost(std::size_t p) const {
    if (!m_cells.present(p)) return false;
    for (std::size_t d = 0; d < m_cells.dimensions().size(); ++d) {
      if (!m_cells.dimensions()[d].children(m_cells.code_at(p, d)).empty()) return false;
    }
    return true;
  }

  [[nodiscard]] std::vector<double> parts_of(std::size_t position) const {
    std::vector<double> row(m_inner.size(), 0.0);
    for (std::size_t j = 0; j < m_inner.size(); ++j) {
      bool below = true;
      for (std::size_t d = 0; d < m_cells.dimensions().size(); ++d) {
        const auto& above = m_cells.dimensions()[d].upward(m_cells.code_at(m_inner[j], d));
        below =
            below && std::binary_search(above.begin(), above.end(), m_cells.code_at(position, d));
      }
      row[j] = below ? 1 : 0;
    }
    return row;
  }

  /// Phase one with an artificial variable per equation.
  bool find_start() {
    const std::size_t n = m_inner.size();
    const std::size_t m = m_rows.size();
    m_tableau.assign(m, std::vector<double>(n + m + 1, 0.0));
    m_basis.resize(m);
    for (std::size_t i = 0; i < m; ++i) {
      std::copy(m_rows[i].begin(), m_rows[i].end(), m_tableau[i].begin());
      m_tableau[i][n + i] = 1;
      m_tableau[i].back() = m_right[i];
      m_basis[i] = n + i;
    }
    std::vector<double> cost(n + m, 0.0);
    std::fill(cost.begin() + static_cast<std::ptrdiff_t>(n), cost.end(), 1.0);
    const auto value = minimise(m_tableau, m_basis, cost);
    if (!value || *value > 1e-6) return false;
    for (std::size_t i = 0; i < m_basis.size();) {
      if (m_basis[i] < n) {
        ++i;
        continue;
      }
      std::size_t column = 0;
      while (column < n && std::abs(m_tableau[i][column]) < tiny) ++column;
      if (column < n) {
        pivot(m_tableau, m_basis, i, column);
        ++i;
      } else {  // an equation that the others imply
        m_tableau.erase(m_tableau.begin() + static_cast<std::ptrdiff_t>(i));
        m_basis.erase(m_basis.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
    for (auto& row : m_tableau) {
      const double right = row.back();
      row.resize(n);
      row.push_back(right);
    }
    return true;
  }

  static void pivot(Tableau& tableau, std::vector<std::size_t>& basis, std::size_t row,
                    std::size_t column) {
    const double factor = tableau[row][column];
    for (auto& value : tableau[row]) value /= factor;
    for (std::size_t i = 0; i < tableau.size(); ++i) {
      const double multiple = tableau[i][column];
      if (i == row || multiple == 0) continue;
      for (std::size_t j = 0; j < tableau[i].size(); ++j)
        tableau[i][j] -= multiple * tableau[row][j];
    }
    basis[row] = column;
  }

  static std::optional<double> minimise(Tableau& tableau, std::vector<std::size_t>& basis,
                                        const std::vector<double>& cost) {
    const std::size_t n = cost.size();
    while (true) {
      std::size_t entering = n;
      for (std::size_t j = 0; j < n && entering == n; ++j) {
        double reduced = cost[j];
        for (std::size_t i = 0; i < basis.size(); ++i) reduced -= cost[basis[i]] * tableau[i][j];
        if (reduced < -tiny) entering = j;
      }
      if (entering == n) break;
      std::optional<std::size_t> leaving;
      double best = 0;
      for (std::size_t i = 0; i < tableau.size(); ++i) {
        if (tableau[i][entering] <= tiny) continue;
        const double ratio = tableau[i].back() / tableau[i][entering];
        const bool better =
            !leaving || ratio < best - tiny || (ratio < best + tiny && basis[i] < basis[*leaving]);
        if (better) {
          leaving = i;
          best = ratio;
        }
      }
      if (!leaving) return std::nullopt;
      pivot(tableau, basis, *leaving, entering);
    }
    double value = 0;
    for (std::size_t i = 0; i < basis.size(); ++i) value += cost[basis[i]] * tableau[i].back();
    return value;
  }

  const LinkedCells& m_cells;
  std::vector<std::size_t> m_inner;
  Tableau m_rows;
  std::vector<double> m_right;
  Tableau m_tableau;
  std::vector<std::size_t> m_basis;
  bool m_feasible = false;
};

}  // namespace engawa::disclosure
