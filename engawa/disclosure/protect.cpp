#include "engawa/disclosure/protect.hpp"

#include <algorithm>
#include <unordered_map>

#include "engawa/disclosure/composed_moves.hpp"
#include "engawa/disclosure/move_search.hpp"
#include "engawa/disclosure/problems.hpp"

namespace engawa::disclosure {

using base::make_problem;
using base::Result;
using base::Status;
using base::success;

namespace {

/// Hides cells until every hidden one has a move that proves it safe.
class Protector {
 public:
  Protector(LinkedCells& cells, const Profile& profile, const ProtectOptions& options)
      : m_cells(cells), m_profile(profile), m_search(cells, profile), m_composed(cells, profile) {
    m_needs.push_back({{}, profile.width_min});
    Attacker knows_primary;
    knows_primary.knows_primary = true;
    m_needs.push_back({knows_primary, profile.known_width_min});
    if (options.contributors) add_contributors(*options.contributors);
  }

  Status run() {
    for (const std::size_t p : cells_in_order()) {
      TRY(secure(p));
      // Cells hidden on the way need protection as well; securing them may hide more.
      while (!m_newly_hidden.empty()) {
        const std::size_t next = m_newly_hidden.back();
        m_newly_hidden.pop_back();
        TRY(secure(next));
      }
    }
    // Rounded sums leave room that exact ones do not: less needs hiding than was found so far.
    if (m_profile.rounding.sums_only) rounding = TRY(round_cells(m_cells, m_profile.rounding));
    return show_again();
  }

  RoundingReport rounding;  ///< of a profile that rounds sums

  [[nodiscard]] Result<std::vector<Certificate>> certificates() const {
    std::vector<Certificate> all;
    for (std::size_t p = 0; p < m_cells.positions(); ++p) {
      if (!judged(p)) continue;
      const Ways& ways = m_moves[m_witnesses.at({p, everybody})].ways;
      auto certificate = certify(m_cells, m_profile, ways, p, m_profile.width_min);
      const bool proven = certificate.width() >= m_profile.width_min &&
                          keeps_sums(m_cells, certificate.above) &&
                          keeps_sums(m_cells, certificate.below);
      if (!proven) return make_problem(problems::not_protectable, m_cells.describe(p));
      all.push_back(std::move(certificate));
    }
    return all;
  }

 private:
  struct Key {
    std::size_t position;
    std::size_t round;  // index of m_needs
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const { return key.position * 131 + key.round; }
  };
  struct UsedMove {
    Ways ways;
    std::vector<Key> protects;
  };

  void add_contributors(std::size_t dimension) {
    const auto& axis = m_cells.dimensions()[dimension];
    for (std::size_t code = 0; code < axis.size(); ++code) {
      if (!axis.children(code).empty() || axis.code(code) == total_code) continue;
      Attacker contributor;
      contributor.contributor_dimension = dimension;
      contributor.contributor = code;
      m_needs.push_back({contributor, m_profile.width_min});
    }
  }

  /// Hidden cells, and sensitive ones that an old release shows rounded. A cell whose count nobody
  /// gave (an old release) is protected by what hid it.
  [[nodiscard]] bool judged(std::size_t p) const {
    if (m_cells.count(p) == LinkedCells::unknown_count) return false;
    return m_cells.state(p) == CellState::hidden ||
           (m_cells.state(p) == CellState::rounded && m_cells.primary(p));
  }

  /// What a hidden cell must be proven against: a secondary one against everybody's knowledge, a
  /// primary one against every attacker who does not know it anyway.
  [[nodiscard]] std::vector<Key> keys_of(std::size_t p) const {
    std::vector<Key> keys{{p, everybody}};
    if (!m_cells.primary(p) || m_cells.state(p) != CellState::hidden) return keys;
    for (std::size_t round = 1; round < m_needs.size(); ++round) {
      if (!m_needs[round].attacker.knows(m_cells, p)) keys.push_back({p, round});
    }
    return keys;
  }

  /// Sums before their parts: what protects a sum often protects parts as well. Then the smallest
  /// counts, which are the hardest.
  [[nodiscard]] std::vector<std::size_t> cells_in_order() const {
    std::vector<std::pair<std::size_t, std::size_t>> order;  // codes above, position
    for (std::size_t p = 0; p < m_cells.positions(); ++p) {
      if (!judged(p)) continue;
      std::size_t above = 0;
      for (std::size_t d = 0; d < m_cells.dimensions().size(); ++d)
        above += m_cells.dimensions()[d].upward(m_cells.code_at(p, d)).size();
      order.emplace_back(above, p);
    }
    std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first < b.first;
      return m_cells.count(a.second) < m_cells.count(b.second);
    });
    std::vector<std::size_t> positions;
    for (const auto& [above, p] : order) positions.push_back(p);
    return positions;
  }

  Status secure(std::size_t p) {
    using Effort = MoveSearch::Effort;
    // One move that serves both is cheaper than two.
    if (m_cells.primary(p) && !m_witnesses.contains({p, everybody})) {
      const std::span<const WidthNeeded> both(m_needs.data(), 2);
      auto found = m_search.find(p, both, Effort::hidden_only);
      if (!found) found = m_search.find(p, both, Effort::usual);
      if (found) adopt({p, everybody}, {std::move(found->move)});
    }
    for (const Key& key : keys_of(p)) {
      if (m_witnesses.contains(key)) continue;
      const std::span<const WidthNeeded> needed(&m_needs[key.round], 1);
      auto ways = find_ways(p, needed);
      if (!ways) return make_problem(problems::not_protectable, m_cells.describe(p));
      adopt(key, std::move(*ways));
    }
    return success();
  }

  [[nodiscard]] std::optional<Ways> find_ways(std::size_t p,
                                              std::span<const WidthNeeded> needed) const {
    using Effort = MoveSearch::Effort;
    for (const auto effort : {Effort::hidden_only, Effort::usual, Effort::great}) {
      if (auto found = m_search.find(p, needed, effort)) return Ways{std::move(found->move)};
    }
    for (const bool may_hide : {false, true}) {
      if (auto ways = m_composed.find(p, needed.front(), may_hide)) return ways;
    }
    return std::nullopt;
  }

  /// Hides what the ways need hidden, and lets them prove every cell of them that has no proof yet.
  void adopt(const Key& key, Ways ways) {
    const std::size_t index = keep(std::move(ways));
    const auto positions = positions_of(m_moves[index].ways);
    for (const std::size_t p : positions) {
      if (m_cells.state(p) != CellState::shown) continue;
      m_cells.set_state(p, CellState::hidden);
      m_newly_hidden.push_back(p);
    }
    take_witness(key, index);
    for (const std::size_t p : positions) {
      if (!judged(p)) continue;
      for (const Key& other : keys_of(p)) {
        if (!m_witnesses.contains(other) && serves(other, m_moves[index].ways))
          take_witness(other, index);
      }
    }
  }

  std::size_t keep(Ways ways) {
    const std::size_t index = m_moves.size();
    m_moves.push_back({std::move(ways), {}});
    for (const std::size_t p : positions_of(m_moves[index].ways))
      m_moves_through[p].push_back(index);
    return index;
  }

  /// Cells that any of the ways changes, each once, ascending.
  static std::vector<std::size_t> positions_of(const Ways& ways) {
    std::vector<std::size_t> positions;
    for (const auto& way : ways) {
      for (const auto& step : way.steps) positions.push_back(step.position);
    }
    if (ways.size() == 1) return positions;
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    return positions;
  }

  [[nodiscard]] bool serves(const Key& key, const Ways& ways) const {
    const WidthNeeded& need = m_needs[key.round];
    return reach_of(m_cells, m_profile, need.attacker, ways, key.position).width() >= need.width;
  }

  void take_witness(const Key& key, std::size_t move) {
    m_witnesses[key] = move;
    m_moves[move].protects.push_back(key);
  }

  /// Shows secondary cells again whose work others can do, the dearest first.
  Status show_again() {
    std::vector<std::size_t> secondary;
    for (std::size_t p = 0; p < m_cells.positions(); ++p) {
      const bool hidden = m_cells.state(p) == CellState::hidden;
      if (hidden && !m_cells.primary(p) && !m_cells.released(p)) secondary.push_back(p);
    }
    std::stable_sort(secondary.begin(), secondary.end(),
                     [&](auto a, auto b) { return m_cells.weight(a) > m_cells.weight(b); });
    for (const std::size_t p : secondary) TRY(try_to_show(p));
    return success();
  }

  Status try_to_show(std::size_t shown) {
    std::vector<std::pair<Key, Move>> replacements;
    m_cells.set_state(shown, CellState::shown);
    if (m_profile.rounding.sums_only && !is_innermost(m_cells, shown))
      TRY(round_alone(m_cells, m_profile.rounding, shown));
    for (const std::size_t index : m_moves_through[shown]) {
      for (const Key& key : m_moves[index].protects) {
        const auto witness = m_witnesses.find(key);
        const bool in_use = witness != m_witnesses.end() && witness->second == index;
        if (key.position == shown || !in_use) continue;
        const std::span<const WidthNeeded> needed(&m_needs[key.round], 1);
        auto found = m_search.find(key.position, needed, MoveSearch::Effort::hidden_only);
        if (!found) {
          m_cells.set_state(shown, CellState::hidden);
          return success();
        }
        replacements.emplace_back(key, std::move(found->move));
      }
    }
    for (const Key& key : keys_of(shown)) m_witnesses.erase(key);
    for (auto& [key, move] : replacements) {
      take_witness(key, keep({std::move(move)}));
    }
    return success();
  }

  LinkedCells& m_cells;
  const Profile& m_profile;
  MoveSearch m_search;
  ComposedMoves m_composed;
  static constexpr std::size_t everybody = 0;
  std::vector<WidthNeeded> m_needs;  // everybody, who knows the primary cells, contributors
  std::vector<std::size_t> m_newly_hidden;
  std::vector<UsedMove> m_moves;
  std::unordered_map<Key, std::size_t, KeyHash> m_witnesses;
  std::unordered_map<std::size_t, std::vector<std::size_t>> m_moves_through;
};

/// Few or dominant contributors: 0 < contributors < min, or the largest above its share.
bool rests_on_few(const LinkedCells& cells, const Profile& profile, std::size_t dimension,
                  std::size_t position) {
  const auto& axis = cells.dimensions()[dimension];
  const auto& parts = axis.children(cells.code_at(position, dimension));
  int contributors = 0;
  std::int64_t largest = 0;
  for (const auto code : parts) {
    const std::int64_t count = cells.count(cells.with_code(position, dimension, code));
    if (count > 0) ++contributors;
    largest = std::max(largest, count);
  }
  if (contributors == 0) return false;
  return contributors < profile.contributors_min ||
         largest * 100 > cells.count(position) * profile.dominance_percent;
}

}  // namespace

void mark_primary(LinkedCells& cells, const Profile& profile,
                  std::optional<std::size_t> contributors) {
  for (std::size_t p = 0; p < cells.positions(); ++p) {
    if (cells.state(p) == CellState::absent || cells.count(p) == LinkedCells::unknown_count)
      continue;
    if (profile.sensitive(cells.count(p))) {
      cells.set_sensitivity(p, Sensitivity::small);
    } else if (contributors && rests_on_few(cells, profile, *contributors, p)) {
      cells.set_sensitivity(p, Sensitivity::few_contributors);
    }
  }
}

Result<Protection> protect(LinkedCells& cells, const Profile& profile,
                           const ProtectOptions& options) {
  TRY(check_sums(cells));
  mark_primary(cells, profile, options.contributors);
  for (std::size_t p = 0; p < cells.positions(); ++p) {
    const bool rounds = profile.rounding.hides_nothing() && !cells.released(p);
    if (!cells.primary(p) || cells.state(p) != CellState::shown || rounds) continue;
    if (cells.released(p)) return make_problem(problems::not_protectable, cells.describe(p));
    cells.set_state(p, CellState::hidden);
  }
  Protection protection;
  if (profile.rounding.hides_nothing()) {
    protection.rounding = TRY(round_cells(cells, profile.rounding));
  } else {
    Protector protector(cells, profile, options);
    TRY(protector.run());
    protection.rounding = protector.rounding;
    protection.certificates = TRY(protector.certificates());
  }
  protection.loss = information_loss(cells);
  return protection;
}

Status check_dimensions(const LinkedCells& cells, const Profile& profile, bool consented) {
  const auto& dimensions = cells.dimensions();
  if (dimensions.size() > static_cast<std::size_t>(profile.dimensions_max)) {
    return make_problem(problems::too_many_dimensions, std::to_string(dimensions.size()),
                        "<= " + std::to_string(profile.dimensions_max));
  }
  const auto has = [&](const std::string& name) {
    return std::any_of(dimensions.begin(), dimensions.end(),
                       [&](const Dimension& dimension) { return dimension.name() == name; });
  };
  for (const auto& pair : profile.consents) {
    if (consented || !has(pair.first_dimension) || !has(pair.second_dimension)) continue;
    return make_problem(problems::consent_missing,
                        pair.first_dimension + " x " + pair.second_dimension);
  }
  return success();
}

InformationLoss loss_of_whole_rows(const LinkedCells& cells) {
  LinkedCells other = cells;
  const std::size_t row_length = cells.dimensions().empty() ? 1 : cells.dimensions().back().size();
  for (std::size_t first = 0; first < cells.positions(); first += row_length) {
    bool hides = false;
    for (std::size_t p = first; p < first + row_length; ++p) hides = hides || cells.primary(p);
    for (std::size_t p = first; p < first + row_length; ++p) {
      if (cells.state(p) != CellState::absent)
        other.set_state(p, hides ? CellState::hidden : CellState::shown);
    }
  }
  return information_loss(other);
}

InformationLoss information_loss(const LinkedCells& cells) {
  InformationLoss loss;
  for (std::size_t p = 0; p < cells.positions(); ++p) {
    if (cells.state(p) == CellState::absent) continue;
    ++loss.cells;
    const bool hidden = cells.state(p) == CellState::hidden;
    if (cells.state(p) == CellState::rounded) ++loss.rounded;
    if (hidden) ++(cells.primary(p) ? loss.primary : loss.secondary);
    if (!is_innermost(cells, p) || cells.count(p) == LinkedCells::unknown_count) continue;
    loss.people += cells.count(p);
    if (hidden) loss.people_hidden += cells.count(p);
  }
  return loss;
}

}  // namespace engawa::disclosure
