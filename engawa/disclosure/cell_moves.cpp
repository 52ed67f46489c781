#include "engawa/disclosure/cell_moves.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace engawa::disclosure {

namespace {

std::int64_t change_at(const Move& move, std::size_t position) {
  const auto found = std::find_if(move.steps.begin(), move.steps.end(),
                                  [&](const auto& step) { return step.position == position; });
  return found == move.steps.end() ? 0 : found->change;
}

std::int64_t times_size(std::int64_t times, std::int64_t size) {
  return times >= unlimited / size ? unlimited : times * size;
}

Move multiplied(const Move& move, std::int64_t times) {
  Move result;
  if (times == 0) return result;
  for (const auto& step : move.steps) result.steps.push_back({step.position, step.change * times});
  return result;
}

}  // namespace

CountBounds bounds_before(const LinkedCells& cells, const Profile& profile,
                          const Attacker& attacker, std::size_t position) {
  // Which rounded cells are small no mark tells.
  if (attacker.knows_primary && cells.small(position) && cells.state(position) == CellState::hidden)
    return {profile.hide_zero ? 0 : 1, profile.threshold - 1};
  return cells.bounds(position);
}

void narrow(MoveRange& range, const LinkedCells& cells, const Profile& profile,
            const Attacker& attacker, const Move::Step& step) {
  const CountBounds bounds = bounds_before(cells, profile, attacker, step.position);
  const std::int64_t count = cells.count(step.position);
  const std::int64_t rise = std::max<std::int64_t>(0, bounds.upper - count);
  const std::int64_t fall = std::max<std::int64_t>(0, count - bounds.lower);
  const std::int64_t size = std::abs(step.change);
  range.up = std::min(range.up, (step.change > 0 ? rise : fall) / size);
  range.down = std::min(range.down, (step.change > 0 ? fall : rise) / size);
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

Reach reach_of(const LinkedCells& cells, const Profile& profile, const Attacker& attacker,
               const Ways& ways, std::size_t position) {
  Reach reach{0, 0};
  for (const auto& way : ways) {
    const std::int64_t change = change_at(way, position);
    if (change == 0) continue;
    const MoveRange range = range_of(cells, profile, attacker, way);
    const std::int64_t size = std::abs(change);
    const std::int64_t forward = times_size(range.up, size);
    const std::int64_t back = times_size(range.down, size);
    reach.rise = std::max(reach.rise, change > 0 ? forward : back);
    reach.fall = std::max(reach.fall, change > 0 ? back : forward);
  }
  return reach;
}

std::int64_t Certificate::width() const {
  return change_at(above, position) - change_at(below, position);
}

Certificate certify(const LinkedCells& cells, const Profile& profile, const Ways& ways,
                    std::size_t position, std::int64_t width) {
  Certificate certificate{position, {}, {}};
  // Upwards first, as far as needed; downwards what is then missing.
  for (const bool rising : {true, false}) {
    const std::int64_t missing = width - certificate.width();
    std::int64_t best = 0;
    for (const auto& way : ways) {
      const std::int64_t change = change_at(way, position);
      if (change == 0 || missing <= 0) continue;
      const MoveRange range = range_of(cells, profile, {}, way);
      const bool forward = (change > 0) == rising;
      const std::int64_t size = std::abs(change);
      const std::int64_t times =
          std::min(forward ? range.up : range.down, (missing + size - 1) / size);
      if (times * size <= best) continue;
      best = times * size;
      (rising ? certificate.above : certificate.below) = multiplied(way, forward ? times : -times);
    }
  }
  return certificate;
}

bool keeps_sums(const LinkedCells& cells, const Move& move) {
  // Balance of every sum that a changed cell belongs to, by (dimension, position of the parent).
  std::map<std::pair<std::size_t, std::size_t>, std::int64_t> balances;
  for (const auto& step : move.steps) {
    if (!cells.present(step.position)) return false;
    for (std::size_t d = 0; d < cells.dimensions().size(); ++d) {
      const auto& dimension = cells.dimensions()[d];
      const std::size_t code = cells.code_at(step.position, d);
      for (const auto parent : dimension.parents(code)) {
        const std::size_t above = cells.with_code(step.position, d, parent);
        if (cells.present(above)) balances[{d, above}] += step.change;
      }
      const bool has_parts = std::any_of(
          dimension.children(code).begin(), dimension.children(code).end(),
          [&](auto child) { return cells.present(cells.with_code(step.position, d, child)); });
      if (has_parts) balances[{d, step.position}] -= step.change;
    }
  }
  return std::all_of(balances.begin(), balances.end(),
                     [](const auto& balance) { return balance.second == 0; });
}

}  // namespace engawa::disclosure
