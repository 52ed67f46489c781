#include "engawa/disclosure/unknown_cells.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "engawa/disclosure/problems.hpp"

namespace engawa::disclosure {

using base::make_problem;
using base::Problem;
using base::Status;
using base::success;

namespace {

constexpr int known_cell = -1;

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

}  // namespace

UnknownCells::UnknownCells(const LinkedCells& cells, const Profile& profile,
                           const Attacker& attacker)
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

Status UnknownCells::tighten() {
  if (m_contradiction) return *m_contradiction;
  std::vector<std::vector<std::size_t>> sums_of_variable(positions.size());
  for (std::size_t e = 0; e < sums.size(); ++e) {
    for (const int v : sums[e].variables) sums_of_variable[index(v)].push_back(e);
  }
  std::vector<std::size_t> queue(sums.size());
  std::iota(queue.begin(), queue.end(), std::size_t{0});
  std::vector<bool> queued(sums.size(), true);
  // Bounds can creep by one person a step; what is left then the programs do.
  const std::size_t steps_most = 20 * sums.size() + 1000;
  std::vector<int> changed;
  for (std::size_t head = 0; head < std::min(queue.size(), steps_most); ++head) {
    const std::size_t e = queue[head];
    queued[e] = false;
    changed.clear();
    TRY(tighten_by(sums[e], changed));
    for (const int v : changed) {
      for (const std::size_t other : sums_of_variable[index(v)]) {
        if (queued[other]) continue;
        queued[other] = true;
        queue.push_back(other);
      }
    }
  }
  return success();
}

Problem UnknownCells::contradiction(std::size_t position) const {
  return make_problem(problems::attack_failed, m_cells.describe(position));
}

void UnknownCells::add_sum(const SumOfCells& sum, const std::vector<int>& variable_of) {
  UnknownSum unknown;
  unknown.exact = sum.complete;
  const auto add = [&](std::size_t p, int factor) {
    const int v = variable_of[p];
    if (v == known_cell) {
      unknown.known -= factor * m_cells.count(p);
      return;
    }
    unknown.variables.push_back(v);
    unknown.factors.push_back(factor);
  };
  for (const auto child : sum.children) add(child, 1);
  add(sum.parent, -1);
  const bool kept = unknown.exact ? unknown.known == 0 : unknown.known >= 0;
  if (!unknown.variables.empty()) {
    sums.push_back(std::move(unknown));
  } else if (!kept && !m_contradiction) {
    m_contradiction = contradiction(sum.parent);
  }
}

Status UnknownCells::tighten_by(const UnknownSum& sum, std::vector<int>& changed) {
  OpenSum least;
  OpenSum most;
  const auto part = [&](std::size_t i, bool at_least) {
    const std::size_t v = index(sum.variables[i]);
    const bool rises = sum.factors[i] > 0;
    const std::int64_t bound = rises == at_least ? lowers[v] : uppers[v];
    return rises ? bound : -bound;
  };
  for (std::size_t i = 0; i < sum.variables.size(); ++i) {
    least.add(part(i, true));
    most.add(part(i, false));
  }
  std::vector<std::pair<std::int64_t, std::int64_t>> found(sum.variables.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::size_t v = index(sum.variables[i]);
    const bool rises = sum.factors[i] > 0;
    const auto rest_least = least.without(part(i, true));
    const auto rest_most = sum.exact ? most.without(part(i, false)) : std::nullopt;
    auto& [lower, upper] = found[i];
    lower = lowers[v];
    upper = uppers[v];
    if (rest_least && rises) upper = std::min(upper, sum.known - *rest_least);
    if (rest_least && !rises) lower = std::max(lower, *rest_least - sum.known);
    if (rest_most && rises) lower = std::max(lower, sum.known - *rest_most);
    if (rest_most && !rises) upper = std::min(upper, *rest_most - sum.known);
    if (lower > upper) return contradiction(positions[v]);
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::size_t v = index(sum.variables[i]);
    if (found[i].first == lowers[v] && found[i].second == uppers[v]) continue;
    lowers[v] = found[i].first;
    uppers[v] = found[i].second;
    changed.push_back(sum.variables[i]);
  }
  return success();
}

std::vector<UnknownGroup> groups_of(const UnknownCells& unknowns) {
  std::vector<int> root(unknowns.positions.size());
  std::iota(root.begin(), root.end(), 0);
  const auto find = [&](int v) {
    while (root[UnknownCells::index(v)] != v) {
      auto& above = root[UnknownCells::index(v)];
      above = root[UnknownCells::index(above)];
      v = above;
    }
    return v;
  };
  for (const auto& sum : unknowns.sums) {
    int first = -1;
    for (const int v : sum.variables) {
      if (!unknowns.open(v)) continue;
      first == -1 ? void(first = find(v)) : void(root[UnknownCells::index(find(v))] = first);
    }
  }
  std::map<int, UnknownGroup> by_root;
  for (int v = 0; v < static_cast<int>(root.size()); ++v) {
    if (unknowns.open(v)) by_root[find(v)].variables.push_back(v);
  }
  for (std::size_t e = 0; e < unknowns.sums.size(); ++e) {
    for (const int v : unknowns.sums[e].variables) {
      if (!unknowns.open(v)) continue;
      by_root[find(v)].sums.push_back(e);
      break;
    }
  }
  std::vector<UnknownGroup> groups;
  for (auto& [first, group] : by_root) groups.push_back(std::move(group));
  return groups;
}

}  // namespace engawa::disclosure
