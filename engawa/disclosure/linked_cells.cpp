#include "engawa/disclosure/linked_cells.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "engawa/disclosure/problems.hpp"

namespace engawa::disclosure {

using base::make_problem;
using base::Result;
using base::Status;
using base::success;

std::size_t Dimension::find(std::string_view code) const {
  const auto found = m_index.find(std::string(code));
  return found == m_index.end() ? m_codes.size() : found->second;
}

std::size_t Dimension::add(std::string_view code) {
  const std::size_t index = find(code);
  if (index < m_codes.size()) return index;
  m_index.emplace(code, index);
  m_codes.emplace_back(code);
  m_parents.emplace_back();
  m_children.emplace_back();
  return index;
}

void Dimension::link(std::size_t child, std::size_t parent) {
  auto& parents = m_parents[child];
  const auto above = static_cast<std::uint32_t>(parent);
  if (std::find(parents.begin(), parents.end(), above) != parents.end()) return;
  parents.push_back(above);
  m_children[parent].push_back(static_cast<std::uint32_t>(child));
}

Status Dimension::close() {
  m_upward.assign(m_codes.size(), {});
  for (std::size_t index = 0; index < m_codes.size(); ++index) {
    auto& reached = m_upward[index];
    std::vector<std::uint32_t> queue{static_cast<std::uint32_t>(index)};
    while (!queue.empty()) {
      const auto code = queue.back();
      queue.pop_back();
      if (std::find(reached.begin(), reached.end(), code) != reached.end()) continue;
      reached.push_back(code);
      queue.insert(queue.end(), m_parents[code].begin(), m_parents[code].end());
    }
    for (const auto parent : m_parents[index]) {
      const auto& above = m_parents[parent];
      const bool loops =
          parent == index || std::find(above.begin(), above.end(), index) != above.end();
      if (loops) return make_problem(problems::circular_hierarchy, m_name + "=" + m_codes[index]);
    }
    std::sort(reached.begin(), reached.end());
  }
  // A longer loop reaches both of two codes from each other.
  for (std::size_t index = 0; index < m_codes.size(); ++index) {
    for (const auto above : m_upward[index]) {
      if (above == index) continue;
      const auto& further = m_upward[above];
      if (std::binary_search(further.begin(), further.end(), index))
        return make_problem(problems::circular_hierarchy, m_name + "=" + m_codes[index]);
    }
  }
  return success();
}

Result<LinkedCells> LinkedCells::make(std::vector<Dimension> dimensions) {
  LinkedCells cells;
  cells.m_dimensions = std::move(dimensions);
  std::size_t positions = 1;
  cells.m_strides.resize(cells.m_dimensions.size());
  for (std::size_t d = cells.m_dimensions.size(); d-- > 0;) {
    cells.m_strides[d] = positions;
    positions *= cells.m_dimensions[d].size();
    if (positions == 0 || positions > positions_max) {
      return make_problem(problems::too_many_cells, std::to_string(positions),
                          "<= " + std::to_string(positions_max));
    }
  }
  cells.m_states.assign(positions, CellState::absent);
  cells.m_counts.assign(positions, unknown_count);
  cells.m_weights.assign(positions, 0.0F);
  cells.m_sensitivities.assign(positions, Sensitivity::none);
  cells.m_released.assign(positions, false);
  cells.m_between.assign(positions, false);
  return cells;
}

std::size_t LinkedCells::position(std::span<const std::size_t> codes) const {
  std::size_t position = 0;
  for (std::size_t d = 0; d < codes.size(); ++d) position += codes[d] * m_strides[d];
  return position;
}

std::string LinkedCells::describe(std::size_t position) const {
  std::string text;
  for (std::size_t d = 0; d < m_dimensions.size(); ++d) {
    if (d > 0) text += ' ';
    text.append(m_dimensions[d].name()).append("=");
    text.append(m_dimensions[d].code(code_at(position, d)));
  }
  return text;
}

Status LinkedCells::round_to(std::size_t position, std::int64_t value, CountBounds bounds) {
  const auto [found, first] = m_rounded.try_emplace(position, RoundedCell{value, bounds});
  auto& both = found->second.bounds;
  both = {std::max(both.lower, bounds.lower), std::min(both.upper, bounds.upper)};
  const std::int64_t count = m_counts[position];
  const bool excluded = count != unknown_count && (count < both.lower || count > both.upper);
  if (both.lower > both.upper || excluded)
    return make_problem(problems::contradicting_cells, describe(position));
  m_states[position] = CellState::rounded;
  return success();
}

bool is_innermost(const LinkedCells& cells, std::size_t position) {
  for (std::size_t d = 0; d < cells.dimensions().size(); ++d) {
    for (const auto child : cells.dimensions()[d].children(cells.code_at(position, d))) {
      if (cells.present(cells.with_code(position, d, child))) return false;
    }
  }
  return true;
}

void LinkedCells::weigh() {
  constexpr float innermost_weight = 1;
  constexpr float sum_weight = 3;
  for (std::size_t p = 0; p < positions(); ++p) {
    if (m_weights[p] > 0) continue;
    m_weights[p] = innermost_weight;
    for (std::size_t d = 0; d < m_dimensions.size(); ++d) {
      if (!m_dimensions[d].children(code_at(p, d)).empty()) m_weights[p] += sum_weight;
    }
  }
}

void LinkedCells::find_between() {
  std::vector<bool> above_some(positions(), false);
  std::vector<bool> below_some(positions(), false);
  const auto spread = [&](std::vector<bool>& reached, bool upward) {
    std::vector<std::size_t> queue;
    for (std::size_t p = 0; p < positions(); ++p) {
      if (m_states[p] != CellState::absent) queue.push_back(p);
    }
    while (!queue.empty()) {
      const std::size_t p = queue.back();
      queue.pop_back();
      for (std::size_t d = 0; d < m_dimensions.size(); ++d) {
        const std::size_t code = code_at(p, d);
        const auto& next = upward ? m_dimensions[d].parents(code) : m_dimensions[d].children(code);
        for (const auto other : next) {
          const std::size_t q = with_code(p, d, other);
          if (reached[q]) continue;
          reached[q] = true;
          if (m_states[q] == CellState::absent) queue.push_back(q);
        }
      }
    }
  };
  spread(above_some, true);
  spread(below_some, false);
  for (std::size_t p = 0; p < positions(); ++p)
    m_between[p] = m_states[p] == CellState::absent && above_some[p] && below_some[p];
  // A cell between has the count of its parts; parts may lie between themselves, hence the rounds.
  bool changed = true;
  while (changed) {
    changed = false;
    for (const auto& sum : sums_of(*this)) {
      if (!sum.complete || m_counts[sum.parent] != unknown_count) continue;
      std::int64_t count = 0;
      const bool known = std::all_of(sum.children.begin(), sum.children.end(), [&](std::size_t c) {
        count += m_counts[c];
        return m_counts[c] != unknown_count;
      });
      if (!known) continue;
      m_counts[sum.parent] = count;
      changed = true;
    }
  }
  weigh();
}

namespace {

/// What an incomplete sum leaves out: dimension, the parent's code, codes without a cell.
using LeftOut = std::tuple<std::size_t, std::size_t, std::vector<std::uint32_t>>;

LeftOut left_out(const LinkedCells& cells, const SumOfCells& sum) {
  const std::size_t code = cells.code_at(sum.parent, sum.dimension);
  std::vector<std::uint32_t> missing;
  for (const auto child : cells.dimensions()[sum.dimension].children(code)) {
    if (!cells.present(cells.with_code(sum.parent, sum.dimension, child))) missing.push_back(child);
  }
  return {sum.dimension, code, std::move(missing)};
}

/// Persons that a wholly shown sum leaves out; nothing when a cell of it is not shown.
std::optional<std::int64_t> missing_people(const LinkedCells& cells, const SumOfCells& sum) {
  if (cells.state(sum.parent) != CellState::shown) return std::nullopt;
  std::int64_t missing = cells.count(sum.parent);
  for (const auto child : sum.children) {
    if (cells.state(child) != CellState::shown) return std::nullopt;
    missing -= cells.count(child);
  }
  return missing;
}

/// Completes the sums whose left-out cells visibly hold nobody.
void complete_empty(const LinkedCells& cells, std::vector<SumOfCells>& sums) {
  std::map<LeftOut, bool> empty;
  for (const auto& sum : sums) {
    if (sum.complete) continue;
    const auto missing = missing_people(cells, sum);
    // Nobody among nobody tells nothing.
    if (!missing || cells.count(sum.parent) == 0) continue;
    const auto [known, first] = empty.try_emplace(left_out(cells, sum), true);
    known->second = known->second && *missing == 0;
  }
  for (auto& sum : sums) {
    if (sum.complete || empty.empty()) continue;
    const auto known = empty.find(left_out(cells, sum));
    sum.complete = known != empty.end() && known->second;
  }
}

}  // namespace

std::vector<SumOfCells> sums_of(const LinkedCells& cells) {
  std::vector<SumOfCells> sums;
  for (std::size_t p = 0; p < cells.positions(); ++p) {
    if (!cells.present(p)) continue;
    for (std::size_t d = 0; d < cells.dimensions().size(); ++d) {
      const auto& below = cells.dimensions()[d].children(cells.code_at(p, d));
      SumOfCells sum{p, d, {}, true};
      for (const auto code : below) {
        const std::size_t child = cells.with_code(p, d, code);
        cells.present(child) ? sum.children.push_back(child) : void(sum.complete = false);
      }
      if (!sum.children.empty()) sums.push_back(std::move(sum));
    }
  }
  complete_empty(cells, sums);
  return sums;
}

Status check_sums(const LinkedCells& cells) {
  for (const auto& sum : sums_of(cells)) {
    if (cells.count(sum.parent) == LinkedCells::unknown_count) continue;
    std::int64_t count = 0;
    bool known = true;
    for (const auto child : sum.children) {
      known = known && cells.count(child) != LinkedCells::unknown_count;
      count += cells.count(child);
    }
    if (!known) continue;
    const std::int64_t parent = cells.count(sum.parent);
    if (sum.complete ? count == parent : count <= parent) continue;
    return make_problem(problems::sum_not_kept, cells.describe(sum.parent));
  }
  return success();
}

}  // namespace engawa::disclosure
