#include "engawa/disclosure/rounding.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "engawa/disclosure/controlled_rounding.hpp"
#include "engawa/disclosure/problems.hpp"

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
    auto chosen = TRY(choose_multiples(cells, rounding.base, positions));
    positions = std::move(chosen.positions);
    values = std::move(chosen.values);
    report.proven_nearest = chosen.proven_nearest;
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
