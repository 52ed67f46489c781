#include "engawa/disclosure/controlled_rounding.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

#include "engawa/disclosure/problems.hpp"
#include "engawa/disclosure/whole_program.hpp"

namespace engawa::disclosure {

namespace {

/// Tables of up to so many cells are one program.
constexpr std::size_t together_most = 600;
constexpr int programs_most = 3000;
constexpr int programs_enough = 300;
/// A code of a large table that is the sum of more than so many gets groups of them between.
constexpr std::size_t codes_of_part_most = 8;

/// Variables that are chosen together, ascending.
using Part = std::vector<std::size_t>;

Part all_of(std::size_t variables) {
  Part all(variables);
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

/// The dimension with most codes of those in which no code is part of two; none when none is.
std::optional<std::size_t> longest_tree(const std::vector<Dimension>& dimensions) {
  std::optional<std::size_t> longest;
  for (std::size_t d = 0; d < dimensions.size(); ++d) {
    bool tree = true;
    for (std::size_t code = 0; code < dimensions[d].size(); ++code)
      tree = tree && dimensions[d].parents(code).size() <= 1;
    if (tree && (!longest || dimensions[d].size() > dimensions[*longest].size())) longest = d;
  }
  return longest;
}

/// Puts groups between a code and its parts, and groups of these, until each has few.
void link_in_groups(Dimension& dimension, std::size_t parent, std::vector<std::size_t> codes) {
  while (codes.size() > codes_of_part_most) {
    std::vector<std::size_t> groups;
    for (std::size_t i = 0; i < codes.size(); i += codes_of_part_most) {
      const std::size_t group = dimension.add("\x1f" + std::to_string(dimension.size()));
      groups.push_back(group);
      for (std::size_t j = i; j < std::min(codes.size(), i + codes_of_part_most); ++j)
        dimension.link(codes[j], group);
    }
    codes = std::move(groups);
  }
  for (const std::size_t code : codes) dimension.link(code, parent);
}

/// The dimension with the same codes at the same places, groups after them.
base::Result<Dimension> in_groups(const Dimension& dimension) {
  Dimension grouped(dimension.name());
  for (std::size_t code = 0; code < dimension.size(); ++code) grouped.add(dimension.code(code));
  for (std::size_t code = 0; code < dimension.size(); ++code) {
    const auto& children = dimension.children(code);
    link_in_groups(grouped, code, {children.begin(), children.end()});
  }
  TRY(grouped.close());
  return grouped;
}

/// Where a position of `from` lies in `to`, whose dimensions begin with the same codes.
std::size_t moved(const LinkedCells& from, std::size_t position, const LinkedCells& to) {
  std::vector<std::size_t> codes;
  for (std::size_t d = 0; d < from.dimensions().size(); ++d)
    codes.push_back(from.code_at(position, d));
  return to.position(codes);
}

/// The same cells with groups of codes between along one dimension; their sums are in no table.
base::Result<LinkedCells> in_groups(const LinkedCells& cells, std::size_t d) {
  auto dimensions = cells.dimensions();
  dimensions[d] = TRY(in_groups(dimensions[d]));
  auto grouped = TRY(LinkedCells::make(std::move(dimensions)));
  for (std::size_t p = 0; p < cells.positions(); ++p) {
    const std::size_t place = moved(cells, p, grouped);
    grouped.set_state(place, cells.state(p));
    grouped.set_count(place, cells.count(p));
  }
  grouped.find_between();
  return grouped;
}

/// The parts of a table along one dimension: the parts of each code together, sums first.
std::vector<Part> parts_along(const LinkedCells& cells, std::size_t d,
                              const std::vector<std::size_t>& positions) {
  const Dimension& dimension = cells.dimensions()[d];
  // By depth, then by the code that they are parts of; codes under nothing stand alone.
  std::map<std::pair<std::size_t, std::size_t>, Part> parts;
  for (std::size_t v = 0; v < positions.size(); ++v) {
    const std::size_t code = cells.code_at(positions[v], d);
    const auto& parents = dimension.parents(code);
    const std::size_t key = parents.empty() ? dimension.size() + code : parents.front();
    parts[{dimension.upward(code).size(), key}].push_back(v);
  }
  std::vector<Part> in_order;
  for (auto& [key, part] : parts) in_order.push_back(std::move(part));
  return in_order;
}

class Choice {
 public:
  Choice(const LinkedCells& cells, std::int64_t base, std::vector<std::size_t> positions)
      : m_cells(cells), m_base(base) {
    m_chosen.positions = std::move(positions);
    // Unknown sums between the tables round as well, or the tables would not hang together.
    for (std::size_t p = 0; p < cells.positions(); ++p) {
      const bool between = cells.state(p) == CellState::absent && cells.present(p) &&
                           cells.count(p) != LinkedCells::unknown_count;
      if (between) m_chosen.positions.push_back(p);
    }
    std::sort(m_chosen.positions.begin(), m_chosen.positions.end());
    write_variables();
    write_sums();
  }

  /// All at once.
  std::optional<ChosenMultiples> run() { return run({all_of(m_whole.costs.size())}); }
  /// Along a dimension, from the top down.
  std::optional<ChosenMultiples> run_along(std::size_t d) {
    return run(parts_along(m_cells, d, m_chosen.positions));
  }

 private:
  std::optional<ChosenMultiples> run(const std::vector<Part>& parts) {
    if (!choose_parts(parts)) return std::nullopt;
    for (std::size_t v = 0; v < m_ups.size(); ++v)
      m_chosen.values.push_back((m_cells.count(m_chosen.positions[v]) / m_base + m_ups[v]) *
                                m_base);
    return std::move(m_chosen);
  }

  void write_variables() {
    for (const std::size_t p : m_chosen.positions) {
      const std::int64_t rest = m_cells.count(p) % m_base;
      const bool counts = m_cells.state(p) != CellState::absent;
      m_whole.lowers.push_back(0);
      m_whole.uppers.push_back(rest == 0 ? 0 : 1);
      m_whole.costs.push_back(counts ? static_cast<double>(m_base - 2 * rest) : 0.0);
    }
    m_whole.whole_count = m_chosen.positions.size();
  }

  void write_sums() {
    std::vector<int> variable_of(m_cells.positions(), -1);
    for (std::size_t v = 0; v < m_chosen.positions.size(); ++v)
      variable_of[m_chosen.positions[v]] = static_cast<int>(v);
    for (const auto& sum : sums_of(m_cells)) {
      LinearRow row{{}, {}, 0, 0};
      std::int64_t below = 0;
      bool exact_part = false;
      const auto add = [&](std::size_t p, int factor) {
        const int v = variable_of[p];
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
      m_whole.rows.push_back(std::move(row));
    }
  }

  /// One part after the other, each against those before it. False where one finds no way.
  bool choose_parts(const std::vector<Part>& parts) {
    m_ups.assign(m_whole.costs.size(), 0);
    m_chosen.proven_nearest = parts.size() == 1;
    std::vector<std::size_t> part_of(m_ups.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      for (const std::size_t v : parts[i]) part_of[v] = i;
    }
    std::vector<std::vector<std::size_t>> rows_of(parts.size());
    for (std::size_t r = 0; r < m_whole.rows.size(); ++r) {
      std::size_t last = 0;
      for (const int v : m_whole.rows[r].variables)
        last = std::max(last, part_of[static_cast<std::size_t>(v)]);
      rows_of[last].push_back(r);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!choose_part(parts[i], rows_of[i])) return false;
    }
    return true;
  }

  bool choose_part(const Part& part, const std::vector<std::size_t>& rows) {
    std::map<int, int> place_of;
    WholeProgram program;
    for (const std::size_t v : part) {
      place_of[static_cast<int>(v)] = static_cast<int>(program.costs.size());
      program.lowers.push_back(m_whole.lowers[v]);
      program.uppers.push_back(m_whole.uppers[v]);
      program.costs.push_back(m_whole.costs[v]);
    }
    program.whole_count = part.size();
    for (const std::size_t r : rows) {
      LinearRow row{{}, {}, m_whole.rows[r].lower, m_whole.rows[r].upper};
      for (std::size_t i = 0; i < m_whole.rows[r].variables.size(); ++i) {
        const int v = m_whole.rows[r].variables[i];
        const double factor = m_whole.rows[r].factors[i];
        const auto place = place_of.find(v);
        if (place != place_of.end()) {
          row.variables.push_back(place->second);
          row.factors.push_back(factor);
          continue;
        }
        const double chosen = factor * static_cast<double>(m_ups[static_cast<std::size_t>(v)]);
        row.lower -= chosen;
        row.upper -= chosen;
      }
      program.rows.push_back(std::move(row));
    }
    const auto point = solve_whole(program, {programs_most, programs_enough});
    if (!point) return false;
    m_chosen.proven_nearest = m_chosen.proven_nearest && point->proven;
    for (std::size_t i = 0; i < part.size(); ++i) m_ups[part[i]] = std::llround(point->values[i]);
    return true;
  }

  const LinkedCells& m_cells;
  std::int64_t m_base;
  ChosenMultiples m_chosen;
  WholeProgram m_whole;  ///< a variable beside each position: 1 for the multiple above
  std::vector<std::int64_t> m_ups;
};

/// The check that needs no trust: additions of the chosen multiples alone.
bool is_additive(const LinkedCells& cells, const ChosenMultiples& chosen) {
  std::vector<std::int64_t> value_of(cells.positions(), -1);
  for (std::size_t i = 0; i < chosen.positions.size(); ++i)
    value_of[chosen.positions[i]] = chosen.values[i];
  const auto sums = sums_of(cells);
  return std::all_of(sums.begin(), sums.end(), [&](const SumOfCells& sum) {
    std::int64_t total = -value_of[sum.parent];
    bool known = value_of[sum.parent] >= 0 && sum.complete;
    for (const auto child : sum.children) {
      known = known && value_of[child] >= 0;
      total += value_of[child];
    }
    return !known || total == 0;
  });
}

/// A large table in parts; nothing where that leaves no way.
std::optional<ChosenMultiples> choose_in_parts(const LinkedCells& cells, std::int64_t base,
                                               const std::vector<std::size_t>& positions) {
  const auto d = longest_tree(cells.dimensions());
  if (!d) return std::nullopt;
  auto made = in_groups(cells, *d);
  // With its groups the space can be too large to lay out.
  if (!made) return std::nullopt;
  const LinkedCells grouped = std::move(made.value());
  std::vector<std::size_t> places;
  for (const std::size_t p : positions) places.push_back(moved(cells, p, grouped));
  const auto chosen = Choice(grouped, base, places).run_along(*d);
  if (!chosen) return std::nullopt;
  ChosenMultiples result;
  for (std::size_t p = 0; p < cells.positions(); ++p) {
    const std::size_t place = moved(cells, p, grouped);
    const auto found = std::lower_bound(chosen->positions.begin(), chosen->positions.end(), place);
    if (found == chosen->positions.end() || *found != place) continue;
    result.positions.push_back(p);
    result.values.push_back(
        chosen->values[static_cast<std::size_t>(found - chosen->positions.begin())]);
  }
  return result;
}

}  // namespace

base::Result<ChosenMultiples> choose_multiples(const LinkedCells& cells, std::int64_t base,
                                               const std::vector<std::size_t>& positions) {
  if (positions.size() > together_most) {
    auto in_parts = choose_in_parts(cells, base, positions);
    if (in_parts && is_additive(cells, *in_parts)) return std::move(*in_parts);
  }
  auto together = Choice(cells, base, positions).run();
  if (!together || !is_additive(cells, *together))
    return base::make_problem(problems::no_additive_rounding, {}, std::to_string(base));
  return std::move(*together);
}

}  // namespace engawa::disclosure
