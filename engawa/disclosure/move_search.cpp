#include "engawa/disclosure/move_search.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace engawa::disclosure {

namespace {

/// Changes tried per dimension, by the number of dimensions that have any: their product stays
/// near two thousand boxes per cell, or a hundred thousand.
constexpr std::array<std::size_t, 6> usual_changes_most{1, 96, 40, 12, 7, 4};
constexpr std::array<std::size_t, 6> great_changes_most{1, 10000, 400, 60, 18, 9};

}  // namespace

struct MoveSearch::Search {
  std::size_t position = 0;
  std::span<const WidthNeeded> needed;
  bool may_hide = true;
  std::vector<std::vector<Change>> changes;
  Found best{{}, std::numeric_limits<double>::infinity()};
};

bool MoveSearch::is_innermost(std::size_t position, std::size_t dimension, std::size_t code) const {
  const auto& below = m_cells.dimensions()[dimension].children(code);
  return std::none_of(below.begin(), below.end(), [&](auto child) {
    return m_cells.present(m_cells.with_code(position, dimension, child));
  });
}

std::vector<std::size_t> MoveSearch::innermost_below(std::size_t position,
                                                     std::size_t dimension) const {
  std::vector<std::size_t> found;
  std::vector<std::size_t> queue{m_cells.code_at(position, dimension)};
  while (!queue.empty()) {
    const std::size_t code = queue.back();
    queue.pop_back();
    if (is_innermost(position, dimension, code)) {
      found.push_back(code);
      continue;
    }
    for (const auto child : m_cells.dimensions()[dimension].children(code)) {
      if (m_cells.present(m_cells.with_code(position, dimension, child))) queue.push_back(child);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

MoveSearch::Change MoveSearch::change_between(std::size_t position, std::size_t dimension,
                                              std::size_t up,
                                              std::optional<std::size_t> down) const {
  const auto& axis = m_cells.dimensions()[dimension];
  Change change;
  change.lone = !down;
  const auto add = [&](std::size_t code, int sign) {
    const std::size_t cell = m_cells.with_code(position, dimension, code);
    change.codes.push_back({code, sign});
    if (!m_cells.present(cell)) return;
    if (m_cells.state(cell) == CellState::shown) change.cost += m_cells.weight(cell);
    if (sign < 0)
      change.width = std::min(change.width, m_cells.count(position) + m_cells.count(cell));
  };
  const auto& rising = axis.upward(up);
  if (!down) {
    for (const auto code : rising) add(code, 1);
    return change;
  }
  const auto& falling = axis.upward(*down);
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < rising.size() || j < falling.size()) {
    if (j == falling.size() || (i < rising.size() && rising[i] < falling[j])) {
      add(rising[i++], 1);
    } else if (i == rising.size() || falling[j] < rising[i]) {
      add(falling[j++], -1);
    } else {
      ++i;
      ++j;
    }
  }
  return change;
}

std::vector<MoveSearch::Change> MoveSearch::changes(std::size_t position, std::size_t dimension,
                                                    std::size_t most, std::int64_t width,
                                                    bool may_hide) const {
  const auto& axis = m_cells.dimensions()[dimension];
  const std::size_t own = m_cells.code_at(position, dimension);
  auto below = innermost_below(position, dimension);
  // For a sum, the part with most people moves most easily.
  const auto people = [&](std::size_t code) {
    return m_cells.count(m_cells.with_code(position, dimension, code));
  };
  std::stable_sort(below.begin(), below.end(),
                   [&](auto a, auto b) { return people(a) > people(b); });
  constexpr std::size_t parts_most = 4;
  if (below.size() > parts_most) below.resize(parts_most);
  std::vector<Change> all;
  for (const std::size_t up : below) {
    all.push_back(change_between(position, dimension, up, std::nullopt));
    for (std::size_t down = 0; down < axis.size(); ++down) {
      const std::size_t cell = m_cells.with_code(position, dimension, down);
      if (down == up || !m_cells.present(cell) || !is_innermost(position, dimension, down))
        continue;
      const auto& above = axis.upward(down);
      if (std::binary_search(above.begin(), above.end(), own)) continue;
      if (!may_hide && m_cells.state(cell) == CellState::shown) continue;
      all.push_back(change_between(position, dimension, up, down));
    }
  }
  std::erase_if(all, [&](const Change& change) {
    return change.width < width || (!may_hide && change.cost > 0);
  });
  std::stable_sort(all.begin(), all.end(),
                   [](const Change& a, const Change& b) { return a.cost < b.cost; });
  if (all.size() <= most) return all;
  // The way that is always open stays, however dear.
  const auto lone = std::find_if(all.begin(), all.end(), [](const auto& c) { return c.lone; });
  if (lone != all.end() && lone - all.begin() >= static_cast<std::ptrdiff_t>(most))
    all[most - 1] = *lone;
  all.resize(most);
  return all;
}

void MoveSearch::consider(Search& search, const std::vector<Move::Step>& steps) const {
  double cost = 0;
  for (const auto& step : steps) {
    const std::size_t p = step.position;
    if (!m_cells.present(p)) continue;
    if (m_cells.count(p) == LinkedCells::unknown_count) return;
    if (m_cells.state(p) != CellState::shown) continue;
    if (!search.may_hide || m_cells.released(p)) return;
    cost += m_cells.weight(p);
    if (cost >= search.best.cost) return;
  }
  if (cost >= search.best.cost) return;
  for (const auto& need : search.needed) {
    MoveRange range{unlimited, unlimited};
    for (const auto& step : steps) {
      const std::size_t p = step.position;
      if (!m_cells.present(p)) continue;
      if (need.attacker.knows(m_cells, p)) return;
      narrow(range, m_cells, m_profile, need.attacker, step);
    }
    if (range.width() < need.width) return;
  }
  Move move;
  for (const auto& step : steps) {
    if (m_cells.present(step.position)) move.steps.push_back(step);
  }
  // A corner that no table has may be missed in a sum: then nothing balances the other corners.
  if (move.steps.size() < steps.size() && !keeps_sums(m_cells, move)) return;
  search.best = {std::move(move), cost};
}

void MoveSearch::combine(Search& search, std::size_t dimension,
                         std::vector<Move::Step>& steps) const {
  if (dimension == search.changes.size()) {
    consider(search, steps);
    return;
  }
  const std::size_t own = m_cells.code_at(search.position, dimension);
  const std::size_t stride = m_cells.stride(dimension);
  std::vector<Move::Step> wider;
  for (const auto& change : search.changes[dimension]) {
    if (!search.may_hide && search.best.cost == 0) return;
    wider.clear();
    for (const auto& step : steps) {
      for (const auto& code : change.codes) {
        // Wraps around below zero and back: positions are taken modulo 2^64.
        wider.push_back(
            {step.position + (code.position - own) * stride, step.change * code.change});
      }
    }
    combine(search, dimension + 1, wider);
  }
}

std::optional<MoveSearch::Found> MoveSearch::find(std::size_t position,
                                                  std::span<const WidthNeeded> needed,
                                                  Effort effort) const {
  Search search;
  search.position = position;
  search.needed = needed;
  search.may_hide = effort != Effort::hidden_only;
  const std::size_t dimensions = m_cells.dimensions().size();
  std::size_t moving = 0;
  for (std::size_t d = 0; d < dimensions; ++d) {
    const std::size_t code = m_cells.code_at(position, d);
    const auto& axis = m_cells.dimensions()[d];
    const auto& above = axis.parents(code);
    const bool bound = std::any_of(above.begin(), above.end(), [&](auto parent) {
      return m_cells.present(m_cells.with_code(position, d, parent));
    });
    if (bound || !is_innermost(position, d, code)) ++moving;
  }
  std::int64_t width = 0;
  for (const auto& need : needed) width = std::max(width, need.width);
  const auto& most_by = effort == Effort::great ? great_changes_most : usual_changes_most;
  const std::size_t most = most_by[std::min(moving, most_by.size() - 1)];
  for (std::size_t d = 0; d < dimensions; ++d)
    search.changes.push_back(changes(position, d, most, width, search.may_hide));
  std::vector<Move::Step> start{{position, 1}};
  combine(search, 0, start);
  if (search.best.cost == std::numeric_limits<double>::infinity()) return std::nullopt;
  std::sort(search.best.move.steps.begin(), search.best.move.steps.end(),
            [](const auto& a, const auto& b) { return a.position < b.position; });
  return std::move(search.best);
}

}  // namespace engawa::disclosure
