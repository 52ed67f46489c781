#include "engawa/disclosure/around_rounded.hpp"

#include <algorithm>
#include <map>

namespace engawa::disclosure {

namespace {

/// The rounded table of one group, and how far single cells can go from it.
class AroundRounded {
 public:
  AroundRounded(const UnknownCells& unknowns, const UnknownGroup& group)
      : m_unknowns(unknowns), m_group(group), m_sums_of(unknowns.positions.size()) {
    for (const std::size_t s : group.sums) {
      for (const int v : unknowns.sums[s].variables) m_sums_of[index(v)].push_back(s);
    }
  }

  std::optional<std::vector<CountBounds>> run() {
    if (!take_rounded() || !sums_hold()) return std::nullopt;
    m_reach.resize(m_values.size());
    for (std::size_t v = 0; v < m_values.size(); ++v) m_reach[v] = {m_values[v], m_values[v]};
    for (const int v : m_group.variables) {
      if (!is_parent(v)) follow(above(v));
    }
    std::vector<CountBounds> reach;
    for (const int v : m_group.variables) reach.push_back(m_reach[index(v)]);
    return reach;
  }

 private:
  static std::size_t index(int v) { return UnknownCells::index(v); }

  bool take_rounded() {
    m_values = m_unknowns.lowers;
    for (const int v : m_group.variables) {
      const std::size_t p = m_unknowns.positions[index(v)];
      if (m_unknowns.cells().state(p) != CellState::rounded) return false;
      const std::int64_t value = m_unknowns.cells().rounded_value(p);
      if (value < m_unknowns.lowers[index(v)] || value > m_unknowns.uppers[index(v)]) return false;
      m_values[index(v)] = value;
    }
    return true;
  }

  [[nodiscard]] bool sums_hold() const {
    return std::all_of(m_group.sums.begin(), m_group.sums.end(), [&](std::size_t s) {
      const UnknownSum& sum = m_unknowns.sums[s];
      std::int64_t total = 0;
      for (std::size_t i = 0; i < sum.variables.size(); ++i)
        total += sum.factors[i] * m_values[index(sum.variables[i])];
      return sum.exact ? total == sum.known : total <= sum.known;
    });
  }

  /// The variable that is a sum of others; -1 when it is known.
  [[nodiscard]] int parent_of(std::size_t s) const {
    // It stands last (UnknownSum).
    const UnknownSum& sum = m_unknowns.sums[s];
    return sum.factors.back() == -1 ? sum.variables.back() : -1;
  }

  [[nodiscard]] bool is_parent(int v) const {
    const auto& sums = m_sums_of[index(v)];
    return std::any_of(sums.begin(), sums.end(), [&](auto s) { return parent_of(s) == v; });
  }

  /// A cell and every sum above it; empty where one of them is known, so that it cannot move.
  [[nodiscard]] std::vector<int> above(int v) const {
    std::vector<int> cells{v};
    for (std::size_t i = 0; i < cells.size(); ++i) {
      for (const std::size_t s : m_sums_of[index(cells[i])]) {
        const int parent = parent_of(s);
        if (parent == cells[i]) continue;
        if (parent < 0 || !m_unknowns.open(parent)) return {};
        if (std::find(cells.begin(), cells.end(), parent) == cells.end()) cells.push_back(parent);
      }
    }
    return cells;
  }

  /// Whether every sum holds when each of `cells` rises by one.
  [[nodiscard]] bool balanced(const std::vector<int>& cells) const {
    std::map<std::size_t, int> change_of_sum;
    for (const int v : cells) {
      for (const std::size_t s : m_sums_of[index(v)])
        change_of_sum[s] += parent_of(s) == v ? -1 : 1;
    }
    return std::all_of(change_of_sum.begin(), change_of_sum.end(),
                       [](const auto& change) { return change.second == 0; });
  }

  void follow(const std::vector<int>& cells) {
    if (cells.empty() || !balanced(cells)) return;
    std::int64_t rise = unlimited;
    std::int64_t fall = unlimited;
    for (const int v : cells) {
      rise = std::min(rise, m_unknowns.uppers[index(v)] - m_values[index(v)]);
      fall = std::min(fall, m_values[index(v)] - m_unknowns.lowers[index(v)]);
    }
    for (const int v : cells) {
      CountBounds& reach = m_reach[index(v)];
      reach.upper = std::max(reach.upper, m_values[index(v)] + rise);
      reach.lower = std::min(reach.lower, m_values[index(v)] - fall);
    }
  }

  const UnknownCells& m_unknowns;
  const UnknownGroup& m_group;
  std::vector<std::vector<std::size_t>> m_sums_of;
  std::vector<std::int64_t> m_values;
  std::vector<CountBounds> m_reach;
};

}  // namespace

std::optional<std::vector<CountBounds>> reach_around_rounded(const UnknownCells& unknowns,
                                                             const UnknownGroup& group) {
  return AroundRounded(unknowns, group).run();
}

}  // namespace engawa::disclosure
