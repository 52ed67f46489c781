#include "engawa/disclosure/cell_moves.hpp"

#include <algorithm>
#include <map>

namespace engawa::disclosure {

CountBounds bounds_before(const LinkedCells& cells, const Profile& profile,
                          const Attacker& attacker, std::size_t position) {
  if (attacker.knows_primary && cells.small(position))
    return {profile.hide_zero ? 0 : 1, profile.threshold - 1};
  return {0, unlimited};
}

void narrow(MoveRange& range, const LinkedCells& cells, const Profile& profile,
            const Attacker& attacker, const Move::Step& step) {
  const CountBounds bounds = bounds_before(cells, profile, attacker, step.position);
  const std::int64_t count = cells.count(step.position);
  const std::int64_t rise = std::max<std::int64_t>(0, bounds.upper - count);
  const std::int64_t fall = std::max<std::int64_t>(0, count - bounds.lower);
  range.up = std::min(range.up, step.sign > 0 ? rise : fall);
  range.down = std::min(range.down, step.sign > 0 ? fall : rise);
}

MoveRange range_of(const LinkedCells& cells, const Profile& profile, const Attacker& attacker,
                   const Move& move) {
  MoveRange range{unlimited, unlimited};
  for (const auto& step : move.steps) {
    const std::size_t p = step.position;
    const bool fixed = cells.state(p) == CellState::shown || attacker.knows(cells, p) ||
                       cells.count(p) == LinkedCells::unknown_count;
    if (fixed) return {0, 0};
    narrow(range, cells, profile, attacker, step);
  }
  return range;
}

bool keeps_sums(const LinkedCells& cells, const Move& move) {
  // Balance of every sum that a changed cell belongs to, by (dimension, position of the parent).
  std::map<std::pair<std::size_t, std::size_t>, int> balances;
  for (const auto& step : move.steps) {
    if (!cells.present(step.position)) return false;
    for (std::size_t d = 0; d < cells.dimensions().size(); ++d) {
      const auto& dimension = cells.dimensions()[d];
      const std::size_t code = cells.code_at(step.position, d);
      for (const auto parent : dimension.parents(code)) {
        const std::size_t above = cells.with_code(step.position, d, parent);
        if (cells.present(above)) balances[{d, above}] += step.sign;
      }
      const bool has_parts = std::any_of(
          dimension.children(code).begin(), dimension.children(code).end(),
          [&](auto child) { return cells.present(cells.with_code(step.position, d, child)); });
      if (has_parts) balances[{d, step.position}] -= step.sign;
    }
  }
  return std::all_of(balances.begin(), balances.end(),
                     [](const auto& balance) { return balance.second == 0; });
}

}  // namespace engawa::disclosure
