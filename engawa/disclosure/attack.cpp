#include "engawa/disclosure/attack.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "engawa/disclosure/linear_program.hpp"
#include "engawa/disclosure/problems.hpp"

namespace engawa::disclosure {

using base::make_problem;
using base::Problem;
using base::Result;
using base::Status;
using base::success;

namespace {

constexpr double no_bound = 1e30;

/// Program values this close to a whole number are taken as it.
double whole_tolerance(double value) { return 1e-6 + 1e-9 * std::abs(value); }

/// One sum with its known cells moved to the right: sum of variables (factors +1, -1) = known, or
/// at most `known` when parts are missing.
struct Equation {
  std::vector<int> variables;
  std::vector<int> factors;
  std::int64_t known = 0;
  bool exact = true;
};

/// A sum of bounds of which some may be open.
struct OpenSum {
  std::int64_t finite = 0;
  int open = 0;
  void add(std::int64_t bound) {
    std::abs(bound) >= unlimited ? void(++open) : void(finite += bound);
  }
  /// The sum without one of its parts; nothing when that is open.
  [[nodiscard]] std::optional<std::int64_t> without(std::int64_t bound) const {
    const bool part_open = std::abs(bound) >= unlimited;
    if (open - (part_open ? 1 : 0) > 0) return std::nullopt;
    return finite - (part_open ? 0 : bound);
  }
};

/// The unknown cells, their bounds and the sums that bind them.
class Unknowns {
 public:
  Unknowns(const LinkedCells& cells, const Profile& profile, const Attacker& attacker)
      : m_cells(cells) {
    std::vector<int> variable_of(cells.positions(), known_cell);
    for (std::size_t p = 0; p < cells.positions(); ++p) {
      if (!cells.present(p) || cells.state(p) == CellState::shown) continue;
      if (attacker.knows(cells, p) && cells.count(p) != LinkedCells::unknown_count) continue;
      const CountBounds bounds = bounds_before(cells, profile, attacker, p);
      variable_of[p] = static_cast<int>(positions.size());
      positions.push_back(p);
      lowers.push_back(bounds.lower);
      uppers.push_back(bounds.upper);
    }
    for (const auto& sum : sums_of(cells)) add_sum(sum, variable_of);
  }

  /// Bounds that follow from single sums, to a fixed point: cheap, and often all there is.
  Status tighten() {
    if (m_contradiction) return *m_contradiction;
    std::vector<std::vector<std::size_t>> equations_of(positions.size());
    for (std::size_t e = 0; e < equations.size(); ++e) {
      for (const int v : equations[e].variables) equations_of[index(v)].push_back(e);
    }
    std::vector<std::size_t> queue(equations.size());
    std::iota(queue.begin(), queue.end(), std::size_t{0});
    std::vector<bool> queued(equations.size(), true);
    // Bounds can creep by one person a step; what is left then the programs do.
    const std::size_t steps_most = 20 * equations.size() + 1000;
    std::vector<int> changed;
    for (std::size_t head = 0; head < std::min(queue.size(), steps_most); ++head) {
      const std::size_t e = queue[head];
      queued[e] = false;
      changed.clear();
      TRY(tighten_by(equations[e], changed));
      for (const int v : changed) {
        for (const std::size_t other : equations_of[index(v)]) {
          if (queued[other]) continue;
          queued[other] = true;
          queue.push_back(other);
        }
      }
    }
    return success();
  }

  [[nodiscard]] bool open(int v) const { return lowers[index(v)] < uppers[index(v)]; }
  [[nodiscard]] static std::size_t index(int v) { return static_cast<std::size_t>(v); }
  [[nodiscard]] Problem contradiction(std::size_t position) const {
    return make_problem(problems::attack_failed, m_cells.describe(position));
  }

  std::vector<std::size_t> positions;
  std::vector<std::int64_t> lowers;
  std::vector<std::int64_t> uppers;
  std::vector<Equation> equations;

 private:
  static constexpr int known_cell = -1;

  void add_sum(const SumOfCells& sum, const std::vector<int>& variable_of) {
    Equation equation;
    equation.exact = sum.complete;
    const auto add = [&](std::size_t p, int factor) {
      const int v = variable_of[p];
      if (v == known_cell) {
        equation.known -= factor * m_cells.count(p);
        return;
      }
      equation.variables.push_back(v);
      equation.factors.push_back(factor);
    };
    for (const auto child : sum.children) add(child, 1);
    add(sum.parent, -1);
    const bool kept = equation.exact ? equation.known == 0 : equation.known >= 0;
    if (!equation.variables.empty()) {
      equations.push_back(std::move(equation));
    } else if (!kept && !m_contradiction) {
      m_contradiction = contradiction(sum.parent);
    }
  }

  Status tighten_by(const Equation& equation, std::vector<int>& changed) {
    OpenSum least;
    OpenSum most;
    const auto part = [&](std::size_t i, bool at_least) {
      const std::size_t v = index(equation.variables[i]);
      const bool rises = equation.factors[i] > 0;
      const std::int64_t bound = rises == at_least ? lowers[v] : uppers[v];
      return rises ? bound : -bound;
    };
    for (std::size_t i = 0; i < equation.variables.size(); ++i) {
      least.add(part(i, true));
      most.add(part(i, false));
    }
    std::vector<std::pair<std::int64_t, std::int64_t>> found(equation.variables.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      const std::size_t v = index(equation.variables[i]);
      const bool rises = equation.factors[i] > 0;
      const auto rest_least = least.without(part(i, true));
      const auto rest_most = equation.exact ? most.without(part(i, false)) : std::nullopt;
      auto& [lower, upper] = found[i];
      lower = lowers[v];
      upper = uppers[v];
      if (rest_least && rises) upper = std::min(upper, equation.known - *rest_least);
      if (rest_least && !rises) lower = std::max(lower, *rest_least - equation.known);
      if (rest_most && rises) lower = std::max(lower, equation.known - *rest_most);
      if (rest_most && !rises) upper = std::min(upper, *rest_most - equation.known);
      if (lower > upper) return contradiction(positions[v]);
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      const std::size_t v = index(equation.variables[i]);
      if (found[i].first == lowers[v] && found[i].second == uppers[v]) continue;
      lowers[v] = found[i].first;
      uppers[v] = found[i].second;
      changed.push_back(equation.variables[i]);
    }
    return success();
  }

  const LinkedCells& m_cells;
  std::optional<Problem> m_contradiction;
};

/// Unknown cells bound to each other, and their sums.
struct Component {
  std::vector<int> variables;
  std::vector<std::size_t> equations;
};

std::vector<Component> components_of(const Unknowns& unknowns) {
  std::vector<int> root(unknowns.positions.size());
  std::iota(root.begin(), root.end(), 0);
  const auto find = [&](int v) {
    while (root[Unknowns::index(v)] != v) {
      auto& above = root[Unknowns::index(v)];
      above = root[Unknowns::index(above)];
      v = above;
    }
    return v;
  };
  for (const auto& equation : unknowns.equations) {
    int first = -1;
    for (const int v : equation.variables) {
      if (!unknowns.open(v)) continue;
      first == -1 ? void(first = find(v)) : void(root[Unknowns::index(find(v))] = first);
    }
  }
  std::map<int, Component> by_root;
  for (int v = 0; v < static_cast<int>(root.size()); ++v) {
    if (unknowns.open(v)) by_root[find(v)].variables.push_back(v);
  }
  for (std::size_t e = 0; e < unknowns.equations.size(); ++e) {
    for (const int v : unknowns.equations[e].variables) {
      if (!unknowns.open(v)) continue;
      by_root[find(v)].equations.push_back(e);
      break;
    }
  }
  std::vector<Component> components;
  for (auto& [first, component] : by_root) components.push_back(std::move(component));
  return components;
}

/// Finds the range of every cell of one component. Starts from the bounds of single sums, outside
/// of what is possible; every solved program gives a possible point, inside of it. Where the two
/// meet nothing is left to solve.
class ComponentAttack {
 public:
  ComponentAttack(Unknowns& unknowns, const Component& component, const AttackOptions& options)
      : m_unknowns(unknowns), m_component(component), m_options(options) {
    for (const int v : component.variables) {
      m_outer.push_back({unknowns.lowers[index(v)], unknowns.uppers[index(v)]});
    }
    m_inner.assign(m_outer.size(), {unlimited, -unlimited});
  }

  Status run() {
    write_program();
    TRY(solve_together(true));
    TRY(solve_together(false));
    for (std::size_t i = 0; i < m_outer.size(); ++i) {
      for (const bool lowest : {true, false}) TRY(solve_alone(i, lowest));
    }
    for (std::size_t i = 0; i < m_outer.size(); ++i) {
      m_unknowns.lowers[index(m_component.variables[i])] = m_inner[i].lower;
      m_unknowns.uppers[index(m_component.variables[i])] = m_inner[i].upper;
    }
    return success();
  }

  [[nodiscard]] std::size_t programs_solved() const { return m_programs_solved; }

 private:
  static std::size_t index(int v) { return Unknowns::index(v); }

  void write_program() {
    std::vector<int> place(m_unknowns.positions.size(), -1);
    std::vector<double> lowers;
    std::vector<double> uppers;
    for (std::size_t i = 0; i < m_outer.size(); ++i) {
      place[index(m_component.variables[i])] = static_cast<int>(i);
      lowers.push_back(static_cast<double>(m_outer[i].lower));
      uppers.push_back(m_outer[i].upper >= unlimited ? no_bound
                                                     : static_cast<double>(m_outer[i].upper));
    }
    // Sums that differ only in their known part's spelling are one condition.
    std::map<std::pair<std::vector<int>, std::vector<double>>, std::pair<double, double>> rows;
    for (const std::size_t e : m_component.equations) {
      const auto& equation = m_unknowns.equations[e];
      std::int64_t known = equation.known;
      std::pair<std::vector<int>, std::vector<double>> key;
      for (std::size_t j = 0; j < equation.variables.size(); ++j) {
        const int v = equation.variables[j];
        if (!m_unknowns.open(v)) {
          known -= equation.factors[j] * m_unknowns.lowers[index(v)];
          continue;
        }
        key.first.push_back(place[index(v)]);
        key.second.push_back(equation.factors[j]);
      }
      const auto right = static_cast<double>(known);
      auto& [low, high] = rows.try_emplace(std::move(key), -no_bound, no_bound).first->second;
      low = std::max(low, equation.exact ? right : -no_bound);
      high = std::min(high, right);
    }
    std::vector<LinearRow> conditions;
    for (const auto& [key, range] : rows)
      conditions.push_back({key.first, key.second, range.first, range.second});
    m_program = std::make_unique<LinearProgram>(lowers, uppers, conditions);
  }

  [[nodiscard]] bool settled(std::size_t i, bool lowest) const {
    if (lowest ? m_inner[i].lower == m_outer[i].lower : m_inner[i].upper == m_outer[i].upper)
      return true;
    return m_outer.size() > m_options.exact_cells_max &&
           m_inner[i].upper - m_inner[i].lower >= m_options.width_enough;
  }

  Status solve(const std::vector<int>& variables, double factor, bool& bounded) {
    ++m_programs_solved;
    const auto outcome = m_program->minimise(variables, factor);
    bounded = outcome != LinearProgram::Outcome::unbounded;
    if (outcome == LinearProgram::Outcome::unbounded) return success();
    if (outcome != LinearProgram::Outcome::optimal)
      return m_unknowns.contradiction(m_unknowns.positions[index(m_component.variables.front())]);
    const auto point = m_program->point();
    for (std::size_t i = 0; i < m_inner.size(); ++i) {
      const double tolerance = whole_tolerance(point[i]);
      const auto lower = static_cast<std::int64_t>(std::ceil(point[i] - tolerance));
      const auto upper = static_cast<std::int64_t>(std::floor(point[i] + tolerance));
      m_inner[i].lower = std::min(m_inner[i].lower, std::max(lower, m_outer[i].lower));
      m_inner[i].upper = std::max(m_inner[i].upper, std::min(upper, m_outer[i].upper));
    }
    return success();
  }

  /// One program for all cells not yet at their outer bound settles many of them at once; repeated
  /// while it pays.
  Status solve_together(bool lowest) {
    std::size_t left_before = m_outer.size() + 1;
    while (true) {
      std::vector<int> left;
      for (std::size_t i = 0; i < m_outer.size(); ++i) {
        const bool endless = !lowest && m_outer[i].upper >= unlimited;
        if (!settled(i, lowest) && !endless) left.push_back(static_cast<int>(i));
      }
      constexpr std::size_t gain_percent_min = 5;
      if (left.empty() || left.size() * 100 > left_before * (100 - gain_percent_min))
        return success();
      left_before = left.size();
      bool bounded = true;
      TRY(solve(left, lowest ? 1 : -1, bounded));
      if (!bounded) return success();
    }
  }

  Status solve_alone(std::size_t i, bool lowest) {
    if (settled(i, lowest)) return success();
    bool bounded = true;
    TRY(solve({static_cast<int>(i)}, lowest ? 1 : -1, bounded));
    if (!bounded) {
      m_inner[i].upper = unlimited;
      return success();
    }
    const double value = m_program->point()[i];
    const double tolerance = whole_tolerance(value);
    if (lowest) m_inner[i].lower = static_cast<std::int64_t>(std::ceil(value - tolerance));
    if (!lowest) m_inner[i].upper = static_cast<std::int64_t>(std::floor(value + tolerance));
    return success();
  }

  Unknowns& m_unknowns;
  const Component& m_component;
  const AttackOptions& m_options;
  std::vector<CountBounds> m_outer;
  std::vector<CountBounds> m_inner;
  std::unique_ptr<LinearProgram> m_program;
  std::size_t m_programs_solved = 0;
};

}  // namespace

Result<AttackReport> attack(const LinkedCells& cells, const Profile& profile,
                            const Attacker& attacker, const AttackOptions& options) {
  Unknowns unknowns(cells, profile, attacker);
  TRY(unknowns.tighten());
  AttackReport report;
  for (const auto& component : components_of(unknowns)) {
    ++report.components;
    report.largest_component = std::max(report.largest_component, component.variables.size());
    // The bounds of one sum alone are already exact.
    if (component.equations.size() < 2) continue;
    ComponentAttack run(unknowns, component, options);
    TRY(run.run());
    report.programs_solved += run.programs_solved();
  }
  for (std::size_t v = 0; v < unknowns.positions.size(); ++v) {
    const CellState state = cells.state(unknowns.positions[v]);
    if (state != CellState::hidden && state != CellState::rounded) continue;
    report.cells.push_back({unknowns.positions[v], unknowns.lowers[v], unknowns.uppers[v]});
  }
  return report;
}

bool is_finding(const LinkedCells& cells, const Profile& profile, const AttackedCell& cell) {
  if (cell.width() >= profile.width_min) return false;
  if (cells.state(cell.position) == CellState::hidden || cells.small(cell.position)) return true;
  const bool certainly_small = cell.upper < profile.threshold && cell.upper > 0;
  return certainly_small || (profile.hide_zero && cell.upper == 0);
}

}  // namespace engawa::disclosure
