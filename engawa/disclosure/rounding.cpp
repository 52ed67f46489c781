#include "engawa/disclosure/rounding.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "engawa/disclosure/problems.hpp"
#include "engawa/disclosure/whole_program.hpp"

namespace engawa::disclosure {

using base::make_problem;
using base::Result;
using base::Status;
using base::success;
using Rule = Rounding::Rule;

namespace {

/// Cells to round, ascending.
std::vector<std::size_t> cells_to_round(const LinkedCells& cells, const Rounding& rounding) {
  std::vector<std::size_t> positions;
  for (std::size_t p = 0; p < cells.positions(); ++p) {
    const bool open = cells.state(p) == CellState::shown && !cells.released(p);
    if (!open || cells.count(p) == LinkedCells::unknown_count) continue;
    if (!rounding.sums_only || !is_innermost(cells, p)) positions.push_back(p);
  }
  return positions;
}

/// Chooses the multiple below or above for every cell at once.
class Controlled {
 public:
  Controlled(const LinkedCells& cells, const Rounding& rounding, std::vector<std::size_t> positions)
      : m_cells(cells), m_base(rounding.base), m_positions(std::move(positions)) {
    m_variable_of.assign(cells.positions(), -1);
    // Unknown sums between the tables round as well, or the tables would not hang together.
    for (std::size_t p = 0; p < cells.positions(); ++p) {
      const bool between = cells.state(p) == CellState::absent && cells.present(p) &&
                           cells.count(p) != LinkedCells::unknown_count;
      if (between) m_positions.push_back(p);
    }
    std::sort(m_positions.begin(), m_positions.end());
    for (std::size_t v = 0; v < m_positions.size(); ++v)
      m_variable_of[m_positions[v]] = static_cast<int>(v);
  }

  /// The rounded values beside positions(); DIS-013.
  Result<std::vector<std::int64_t>> values(bool& proven) {
    for (const std::size_t p : m_positions) {
      const std::int64_t rest = m_cells.count(p) % m_base;
      const bool counts = m_cells.state(p) != CellState::absent;
      m_program.lowers.push_back(0);
      m_program.uppers.push_back(rest == 0 ? 0 : 1);
      m_program.costs.push_back(counts ? static_cast<double>(m_base - 2 * rest) : 0.0);
    }
    m_program.whole_count = m_positions.size();
    TRY(write_sums());
    const auto point = solve_whole(m_program, {programs_most, false});
    if (!point) return make_problem(problems::no_additive_rounding, {}, std::to_string(m_base));
    proven = point->proven;
    std::vector<std::int64_t> values;
    for (std::size_t v = 0; v < m_positions.size(); ++v) {
      const std::int64_t below = m_cells.count(m_positions[v]) / m_base;
      values.push_back((below + std::llround(point->values[v])) * m_base);
    }
    return values;
  }

  [[nodiscard]] const std::vector<std::size_t>& positions() const { return m_positions; }

 private:
  static constexpr int programs_most = 300;

  Status write_sums() {
    for (const auto& sum : sums_of(m_cells)) {
      LinearRow row{{}, {}, 0, 0};
      std::int64_t below = 0;
      bool exact_part = false;
      const auto add = [&](std::size_t p, int factor) {
        const int v = m_variable_of[p];
        if (v < 0) {
          exact_part = true;
          return;
        }
        below += factor * (m_cells.count(p) / m_base);
        row.variables.push_back(v);
        row.factors.push_back(factor);
      };
      for (const auto child : sum.children) add(child, 1);
      add(sum.parent, -1);
      // Where a part stays as it was released, or is not known, the sum cannot hold in multiples.
      if (exact_part || !sum.complete) continue;
      row.lower = row.upper = static_cast<double>(-below);
      m_program.rows.push_back(std::move(row));
    }
    return success();
  }

  const LinkedCells& m_cells;
  std::int64_t m_base;
  std::vector<std::size_t> m_positions;
  std::vector<int> m_variable_of;
  WholeProgram m_program;
};

/// The check that needs no trust: additions of the rounded values alone.
Status check_additive(const LinkedCells& cells, const std::vector<std::int64_t>& value_of) {
  for (const auto& sum : sums_of(cells)) {
    std::int64_t total = -value_of[sum.parent];
    bool known = value_of[sum.parent] >= 0 && sum.complete;
    for (const auto child : sum.children) {
      known = known && value_of[child] >= 0;
      total += value_of[child];
    }
    if (known && total != 0)
      return make_problem(problems::no_additive_rounding, cells.describe(sum.parent));
  }
  return success();
}

}  // namespace

CountBounds bounds_of_rounded(const Rounding& rounding, std::int64_t value) {
  const std::int64_t base = rounding.base;
  CountBounds bounds{value, value};
  if (rounding.rule == Rule::up) bounds = {value - base + 1, value};
  if (rounding.rule == Rule::nearest) bounds = {value - base / 2, value + base - base / 2 - 1};
  if (rounding.rule == Rule::controlled) bounds = {value - base + 1, value + base - 1};
  if (rounding.rule == Rule::up && value == 0) bounds.upper = 0;
  bounds.lower = std::max<std::int64_t>(0, bounds.lower);
  return bounds;
}

std::int64_t rounded_alone(const Rounding& rounding, std::int64_t count) {
  const std::int64_t base = rounding.base;
  const std::int64_t added = rounding.rule == Rule::up ? base - 1 : base / 2;
  return (count + added) / base * base;
}

Status round_alone(LinkedCells& cells, const Rounding& rounding, std::size_t position) {
  const std::int64_t value = rounded_alone(rounding, cells.count(position));
  return cells.round_to(position, value, bounds_of_rounded(rounding, value));
}

Result<RoundingReport> round_cells(LinkedCells& cells, const Rounding& rounding) {
  RoundingReport report;
  std::vector<std::size_t> positions = cells_to_round(cells, rounding);
  std::vector<std::int64_t> values;
  if (rounding.rule == Rule::controlled) {
    Controlled controlled(cells, rounding, positions);
    values = TRY(controlled.values(report.proven_nearest));
    positions = controlled.positions();
    std::vector<std::int64_t> value_of(cells.positions(), -1);
    for (std::size_t i = 0; i < positions.size(); ++i) value_of[positions[i]] = values[i];
    TRY(check_additive(cells, value_of));
  } else {
    for (const std::size_t p : positions) values.push_back(rounded_alone(rounding, cells.count(p)));
  }
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const std::size_t p = positions[i];
    if (cells.state(p) == CellState::absent) continue;
    const std::int64_t rest = cells.count(p) % rounding.base;
    ++report.cells;
    report.change += std::abs(values[i] - cells.count(p));
    report.least += std::min<std::int64_t>(rest, rounding.base - rest);
    TRY(cells.round_to(p, values[i], bounds_of_rounded(rounding, values[i])));
  }
  return report;
}

}  // namespace engawa::disclosure
