#include "engawa/disclosure/composed_moves.hpp"

#include <algorithm>
#include <cmath>

#include "engawa/disclosure/whole_program.hpp"

namespace engawa::disclosure {

namespace {

constexpr double no_bound = 1e30;
constexpr double whole_tolerance = 1e-6;

}  // namespace

/// The programs of one cell: variables are the changes of the cells that may change, as a rise and
/// a fall each where changing costs something.
class ComposedMoves::Programs {
 public:
  Programs(const ComposedMoves& owner, std::size_t target, const WidthNeeded& needed, bool may_hide)
      : m_cells(owner.m_cells), m_needed(needed) {
    std::vector<int> variable_of(m_cells.positions(), -1);
    for (std::size_t p = 0; p < m_cells.positions(); ++p) {
      if (!may_change(p, may_hide)) continue;
      variable_of[p] = static_cast<int>(m_positions.size());
      if (p == target) m_target = variable_of[p];
      const CountBounds bounds = bounds_before(m_cells, owner.m_profile, needed.attacker, p);
      const std::int64_t count = m_cells.count(p);
      m_positions.push_back(p);
      m_lowers.push_back(static_cast<double>(std::min<std::int64_t>(0, bounds.lower - count)));
      m_uppers.push_back(bounds.upper >= unlimited ? no_bound
                                                   : static_cast<double>(std::max<std::int64_t>(
                                                         0, bounds.upper - count)));
    }
    for (std::size_t v = 0; v < m_positions.size(); ++v) {
      const std::size_t p = m_positions[v];
      if (m_cells.state(p) == CellState::shown) m_costing.push_back(v);
    }
    write_sums(variable_of);
  }

  /// A whole change that moves the target by `by`; nothing when there is none.
  std::optional<Move> move_by(std::int64_t by) {
    if (m_target < 0) return std::nullopt;
    const auto target = static_cast<std::size_t>(m_target);
    const auto wanted = static_cast<double>(by);
    if (wanted < m_lowers[target] || wanted > m_uppers[target]) return std::nullopt;
    Bounds bounds{m_lowers, m_uppers};
    bounds.lowers[target] = wanted;
    bounds.uppers[target] = wanted;
    std::vector<double> weights;
    for (const std::size_t v : m_costing)
      weights.push_back(static_cast<double>(m_cells.weight(m_positions[v])));
    std::optional<std::vector<double>> best;
    double best_cost = 0;
    // Cells that change little are made dearer: a linear cost spreads, hiding is all or nothing.
    constexpr int rounds = 4;
    for (int round = 0; round < rounds; ++round) {
      auto point = whole_point(bounds, weights);
      if (!point) break;
      const double cost = cost_of(*point);
      for (std::size_t i = 0; i < m_costing.size(); ++i) {
        const double size = std::abs((*point)[m_costing[i]]);
        weights[i] = static_cast<double>(m_cells.weight(m_positions[m_costing[i]])) / (size + 0.1);
      }
      if (best && cost >= best_cost) break;
      best = std::move(point);
      best_cost = cost;
      if (m_costing.empty()) break;
    }
    if (!best) return std::nullopt;
    Move move;
    for (std::size_t v = 0; v < m_positions.size(); ++v) {
      const auto change = static_cast<std::int64_t>(std::llround((*best)[v]));
      if (change != 0) move.steps.push_back({m_positions[v], change});
    }
    return move;
  }

  [[nodiscard]] double cost(const Move& move) const {
    double sum = 0;
    for (const auto& step : move.steps) {
      if (m_cells.state(step.position) == CellState::shown)
        sum += static_cast<double>(m_cells.weight(step.position));
    }
    return sum;
  }

 private:
  struct Bounds {
    std::vector<double> lowers;
    std::vector<double> uppers;
  };

  [[nodiscard]] bool may_change(std::size_t p, bool may_hide) const {
    if (!m_cells.present(p) || m_cells.count(p) == LinkedCells::unknown_count) return false;
    if (m_needed.attacker.knows(m_cells, p)) return false;
    if (m_cells.state(p) != CellState::shown) return true;
    return may_hide && !m_cells.released(p);
  }

  void write_sums(const std::vector<int>& variable_of) {
    for (const auto& sum : sums_of(m_cells)) {
      LinearRow row{{}, {}, 0, 0};
      const auto add = [&](std::size_t p, double factor) {
        if (variable_of[p] < 0) return;
        row.variables.push_back(variable_of[p]);
        row.factors.push_back(factor);
      };
      for (const auto child : sum.children) add(child, 1);
      add(sum.parent, -1);
      if (!row.variables.empty()) m_rows.push_back(std::move(row));
    }
    // Behind the changes stands what changing shown cells costs: at least the change, either way.
    for (std::size_t i = 0; i < m_costing.size(); ++i) {
      const int size = static_cast<int>(m_positions.size() + i);
      const int change = static_cast<int>(m_costing[i]);
      m_rows.push_back({{size, change}, {1, 1}, 0, no_bound});
      m_rows.push_back({{size, change}, {1, -1}, 0, no_bound});
    }
  }

  [[nodiscard]] double cost_of(const std::vector<double>& point) const {
    double cost = 0;
    for (const std::size_t v : m_costing) {
      if (std::abs(point[v]) > whole_tolerance)
        cost += static_cast<double>(m_cells.weight(m_positions[v]));
    }
    return cost;
  }

  std::optional<std::vector<double>> whole_point(const Bounds& bounds,
                                                 const std::vector<double>& weights) const {
    WholeProgram program{bounds.lowers, bounds.uppers, {}, m_rows, m_positions.size()};
    program.lowers.resize(m_positions.size() + m_costing.size(), 0);
    program.uppers.resize(program.lowers.size(), no_bound);
    program.costs.assign(m_positions.size(), 0);
    program.costs.insert(program.costs.end(), weights.begin(), weights.end());
    auto point = solve_whole(program);
    if (!point) return std::nullopt;
    point->values.resize(m_positions.size());
    return std::move(point->values);
  }

  const LinkedCells& m_cells;
  const WidthNeeded& m_needed;
  std::vector<std::size_t> m_positions;  // of each variable
  std::vector<double> m_lowers;
  std::vector<double> m_uppers;
  std::vector<std::size_t> m_costing;  // variables of shown cells
  std::vector<LinearRow> m_rows;
  int m_target = -1;
};

std::optional<Ways> ComposedMoves::find(std::size_t position, const WidthNeeded& needed,
                                        bool may_hide) const {
  Programs programs(*this, position, needed, may_hide);
  // All the width on one side, the cheaper one; else as much as possible up and the rest down.
  const auto up = programs.move_by(needed.width);
  const auto down = programs.move_by(-needed.width);
  if (up && (!down || programs.cost(*up) <= programs.cost(*down))) return Ways{*up};
  if (down) return Ways{*down};
  for (std::int64_t rise = needed.width - 1; rise > 0; --rise) {
    const auto above = programs.move_by(rise);
    if (!above) continue;
    const auto below = programs.move_by(rise - needed.width);
    if (!below) return std::nullopt;
    return Ways{*above, *below};
  }
  return std::nullopt;
}

}  // namespace engawa::disclosure
