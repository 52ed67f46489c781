#include "engawa/disclosure/attack.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "engawa/disclosure/around_rounded.hpp"
#include "engawa/disclosure/linear_program.hpp"
#include "engawa/disclosure/unknown_cells.hpp"

namespace engawa::disclosure {

using base::Result;
using base::Status;
using base::success;

namespace {

constexpr double no_bound = 1e30;

/// Program values this close to a whole number are taken as it.
double whole_tolerance(double value) { return 1e-6 + 1e-9 * std::abs(value); }

/// Finds the range of every cell of one group. Starts from the bounds of single sums, outside
/// of what is possible; every solved program gives a possible point, inside of it. Where the two
/// meet nothing is left to solve.
class GroupAttack {
 public:
  GroupAttack(UnknownCells& unknowns, const UnknownGroup& group, const AttackOptions& options)
      : m_unknowns(unknowns), m_group(group), m_options(options) {
    for (const int v : group.variables) {
      m_outer.push_back({unknowns.lowers[index(v)], unknowns.uppers[index(v)]});
    }
    m_inner.assign(m_outer.size(), {unlimited, -unlimited});
  }

  Status run() {
    take_witnesses();
    write_program();
    TRY(solve_together(true));
    TRY(solve_together(false));
    for (std::size_t i = 0; i < m_outer.size(); ++i) {
      for (const bool lowest : {true, false}) TRY(solve_alone(i, lowest));
    }
    for (std::size_t i = 0; i < m_outer.size(); ++i) {
      m_unknowns.lowers[index(m_group.variables[i])] = m_inner[i].lower;
      m_unknowns.uppers[index(m_group.variables[i])] = m_inner[i].upper;
    }
    return success();
  }

  [[nodiscard]] std::size_t programs_solved() const { return m_programs_solved; }

 private:
  static std::size_t index(int v) { return UnknownCells::index(v); }

  void take_witnesses() {
    if (const auto reach = reach_around_rounded(m_unknowns, m_group)) m_inner = *reach;
  }

  void write_program() {
    std::vector<int> place(m_unknowns.positions.size(), -1);
    std::vector<double> lowers;
    std::vector<double> uppers;
    for (std::size_t i = 0; i < m_outer.size(); ++i) {
      place[index(m_group.variables[i])] = static_cast<int>(i);
      lowers.push_back(static_cast<double>(m_outer[i].lower));
      uppers.push_back(m_outer[i].upper >= unlimited ? no_bound
                                                     : static_cast<double>(m_outer[i].upper));
    }
    // Sums that differ only in their known part's spelling are one condition.
    std::map<std::pair<std::vector<int>, std::vector<double>>, std::pair<double, double>> rows;
    for (const std::size_t e : m_group.sums) {
      const auto& sum = m_unknowns.sums[e];
      std::int64_t known = sum.known;
      std::pair<std::vector<int>, std::vector<double>> key;
      for (std::size_t j = 0; j < sum.variables.size(); ++j) {
        const int v = sum.variables[j];
        if (!m_unknowns.open(v)) {
          known -= sum.factors[j] * m_unknowns.lowers[index(v)];
          continue;
        }
        key.first.push_back(place[index(v)]);
        key.second.push_back(sum.factors[j]);
      }
      const auto right = static_cast<double>(known);
      auto& [low, high] = rows.try_emplace(std::move(key), -no_bound, no_bound).first->second;
      low = std::max(low, sum.exact ? right : -no_bound);
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
      return m_unknowns.contradiction(m_unknowns.positions[index(m_group.variables.front())]);
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

  UnknownCells& m_unknowns;
  const UnknownGroup& m_group;
  const AttackOptions& m_options;
  std::vector<CountBounds> m_outer;
  std::vector<CountBounds> m_inner;
  std::unique_ptr<LinearProgram> m_program;
  std::size_t m_programs_solved = 0;
};

}  // namespace

Result<AttackReport> attack(const LinkedCells& cells, const Profile& profile,
                            const Attacker& attacker, const AttackOptions& options) {
  UnknownCells unknowns(cells, profile, attacker);
  TRY(unknowns.tighten());
  AttackReport report;
  for (const auto& group : groups_of(unknowns)) {
    ++report.components;
    report.largest_component = std::max(report.largest_component, group.variables.size());
    // The bounds of one sum alone are already exact.
    if (group.sums.size() < 2) continue;
    GroupAttack run(unknowns, group, options);
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
