#include "engawa/disclosure/explain.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "engawa/base/decimal.hpp"
#include "engawa/disclosure/linear_program.hpp"
#include "engawa/disclosure/problems.hpp"

namespace engawa::disclosure {

using base::make_problem;
using base::Result;

namespace {

constexpr double no_bound = 1e30;
/// Prices smaller than this are rounding errors of the solver.
constexpr double tiny_price = 1e-7;

}  // namespace

/// Unknown cells bound to each other, the sums between them and two programs over them: with counts
/// free, where an optimum means that sums alone give the count; and with their bounds.
struct Explainer::Group {
  std::vector<std::size_t> positions;
  std::vector<const SumOfCells*> sums;
  std::unique_ptr<LinearProgram> free;
  std::unique_ptr<LinearProgram> bounded;
};

class Explainer::Impl {
 public:
  Impl(const LinkedCells& cells, const Profile& profile, Attacker attacker)
      : m_cells(cells), m_profile(profile), m_attacker(attacker), m_sums(sums_of(cells)) {
    for (std::size_t s = 0; s < m_sums.size(); ++s) {
      for_each_unknown(m_sums[s], [&](std::size_t p, double) { m_sums_through[p].push_back(s); });
    }
  }

  Result<Reason> explain(std::size_t position) {
    Group& group = group_of(position);
    const auto found = std::find(group.positions.begin(), group.positions.end(), position);
    const int variable = static_cast<int>(found - group.positions.begin());
    Reason reason;
    reason.position = position;
    reason.equals = combination(*group.free, group, variable, 1);
    if (!reason.equals) {
      auto least = combination(*group.bounded, group, variable, 1);
      if (!least) return make_problem(problems::attack_failed, m_cells.describe(position));
      reason.at_least = std::move(*least);
      auto most = combination(*group.bounded, group, variable, -1);
      if (most) reason.at_most = std::move(*most);
    }
    choose(reason);
    return reason;
  }

 private:
  template <class Use>
  void for_each_unknown(const SumOfCells& sum, Use use) const {
    for (const auto child : sum.children) {
      if (unknown(child)) use(child, 1.0);
    }
    if (unknown(sum.parent)) use(sum.parent, -1.0);
  }

  [[nodiscard]] bool unknown(std::size_t p) const {
    if (m_cells.state(p) == CellState::shown) return false;
    return !m_attacker.knows(m_cells, p) || m_cells.count(p) == LinkedCells::unknown_count;
  }

  Group& group_of(std::size_t position) {
    const auto known = m_group_of.find(position);
    if (known != m_group_of.end()) return *m_groups[known->second];
    auto group = std::make_unique<Group>();
    std::vector<std::size_t> sums;
    std::vector<std::size_t> queue{position};
    m_group_of[position] = m_groups.size();
    while (!queue.empty()) {
      const std::size_t p = queue.back();
      queue.pop_back();
      group->positions.push_back(p);
      for (const std::size_t s : m_sums_through[p]) {
        sums.push_back(s);
        for_each_unknown(m_sums[s], [&](std::size_t other, double) {
          if (m_group_of.try_emplace(other, m_groups.size()).second) queue.push_back(other);
        });
      }
    }
    std::sort(group->positions.begin(), group->positions.end());
    std::sort(sums.begin(), sums.end());
    sums.erase(std::unique(sums.begin(), sums.end()), sums.end());
    for (const std::size_t s : sums) group->sums.push_back(&m_sums[s]);
    write_programs(*group);
    m_groups.push_back(std::move(group));
    return *m_groups.back();
  }

  void write_programs(Group& group) const {
    std::map<std::size_t, int> variable_of;
    std::vector<double> lowers;
    std::vector<double> uppers;
    for (const std::size_t p : group.positions) {
      variable_of[p] = static_cast<int>(lowers.size());
      const CountBounds bounds = bounds_before(m_cells, m_profile, m_attacker, p);
      lowers.push_back(static_cast<double>(bounds.lower));
      uppers.push_back(bounds.upper >= unlimited ? no_bound : static_cast<double>(bounds.upper));
    }
    std::vector<LinearRow> rows;
    std::vector<LinearRow> equations;
    for (const SumOfCells* sum : group.sums) {
      double known = 0;
      LinearRow row{{}, {}, 0, 0};
      const auto add = [&](std::size_t p, double factor) {
        if (unknown(p)) {
          row.variables.push_back(variable_of.at(p));
          row.factors.push_back(factor);
        } else {
          known -= factor * static_cast<double>(m_cells.count(p));
        }
      };
      for (const auto child : sum->children) add(child, 1);
      add(sum->parent, -1);
      row.lower = sum->complete ? known : -no_bound;
      row.upper = known;
      rows.push_back(row);
      if (!sum->complete) row.upper = no_bound;
      equations.push_back(std::move(row));
    }
    group.bounded = std::make_unique<LinearProgram>(lowers, uppers, rows);
    std::fill(lowers.begin(), lowers.end(), -no_bound);
    std::fill(uppers.begin(), uppers.end(), no_bound);
    group.free = std::make_unique<LinearProgram>(lowers, uppers, equations);
  }

  /// What the optimum rests on; nothing where there is none. `direction` -1 asks for the largest.
  std::optional<Combination> combination(LinearProgram& program, const Group& group, int variable,
                                         double direction) const {
    const std::vector<int> objective{variable};
    if (program.minimise(objective, direction) != LinearProgram::Outcome::optimal)
      return std::nullopt;
    const auto prices = program.row_prices();
    std::map<std::size_t, double> factors;
    for (std::size_t s = 0; s < group.sums.size(); ++s) {
      const double price = prices[s] * direction;
      if (std::abs(price) < tiny_price) continue;
      for (const auto child : group.sums[s]->children) factors[child] -= price;
      factors[group.sums[s]->parent] += price;
    }
    std::erase_if(factors, [&](const auto& entry) { return unknown(entry.first); });
    // A rounded cell takes part by its bounds.
    const auto bounds = program.bound_prices();
    for (std::size_t v = 0; v < group.positions.size(); ++v) {
      if (m_cells.state(group.positions[v]) == CellState::rounded)
        factors[group.positions[v]] += bounds[v] * direction;
    }
    Combination result;
    for (const auto& [position, factor] : factors) {
      if (std::abs(factor) > tiny_price) result.terms.push_back({position, factor});
    }
    return result;
  }

  void choose(Reason& reason) const {
    const auto look = [&](const Combination& combination) {
      for (const auto& term : combination.terms) {
        if (term.position == reason.position || m_cells.released(term.position)) continue;
        const bool cheaper =
            !reason.hide || m_cells.weight(term.position) < m_cells.weight(*reason.hide);
        if (cheaper) reason.hide = term.position;
      }
    };
    if (reason.equals) look(*reason.equals);
    look(reason.at_most);
    look(reason.at_least);
  }

  const LinkedCells& m_cells;
  const Profile& m_profile;
  Attacker m_attacker;
  std::vector<SumOfCells> m_sums;
  std::map<std::size_t, std::vector<std::size_t>> m_sums_through;
  std::map<std::size_t, std::size_t> m_group_of;
  std::vector<std::unique_ptr<Group>> m_groups;
};

Explainer::Explainer(const LinkedCells& cells, const Profile& profile, Attacker attacker)
    : m_impl(std::make_unique<Impl>(cells, profile, attacker)) {}

Explainer::~Explainer() = default;

Result<Reason> Explainer::explain(std::size_t position) { return m_impl->explain(position); }

namespace {

std::string combination_ja(const LinkedCells& cells, const Combination& combination) {
  constexpr std::size_t terms_most = 12;
  auto terms = combination.terms;
  // What is added before what is taken off.
  std::stable_sort(terms.begin(), terms.end(),
                   [](const auto& a, const auto& b) { return a.factor > b.factor; });
  std::string text;
  for (std::size_t i = 0; i < std::min(terms.size(), terms_most); ++i) {
    const double size = std::abs(terms[i].factor);
    if (terms[i].factor < 0) {
      text += text.empty() ? "−" : " − ";
    } else if (!text.empty()) {
      text += " + ";
    }
    if (std::abs(size - 1) > tiny_price) text += base::format_fixed(size, 2) + "×";
    text += "[" + cells.describe(terms[i].position) + "]";
    if (cells.state(terms[i].position) == CellState::rounded) text += "（丸め）";
  }
  if (terms.size() > terms_most) text += " ほか" + std::to_string(terms.size() - terms_most) + "個";
  return text;
}

}  // namespace

std::string reason_ja(const LinkedCells& cells, const Reason& reason) {
  if (reason.equals) return combination_ja(cells, *reason.equals);
  std::string text;
  if (!reason.at_most.terms.empty()) text = combination_ja(cells, reason.at_most) + " 以下";
  if (!reason.at_least.terms.empty()) {
    if (!text.empty()) text += "、";
    text += combination_ja(cells, reason.at_least) + " 以上";
  }
  return text;
}

}  // namespace engawa::disclosure
