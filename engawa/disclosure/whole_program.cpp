#include "engawa/disclosure/whole_program.hpp"

#include <cmath>
#include <numeric>
#include <utility>

namespace engawa::disclosure {

namespace {

constexpr double whole_tolerance = 1e-6;

/// Bounds that a branch sets, over those of its program.
struct Bound {
  std::size_t variable;
  double lower;
  double upper;
};
using Branch = std::vector<Bound>;

class Branching {
 public:
  Branching(const WholeProgram& whole, const BranchOptions& options)
      : m_whole(whole),
        m_options(options),
        m_program(whole.lowers, whole.uppers, whole.rows),
        m_lowers(whole.lowers),
        m_uppers(whole.uppers) {}

  std::optional<WholePoint> run() {
    std::vector<int> all(m_whole.costs.size());
    std::iota(all.begin(), all.end(), 0);
    m_solved = 1;
    if (m_program.minimise(all, m_whole.costs) != LinearProgram::Outcome::optimal)
      return std::nullopt;
    look_at({});
    while (!m_open.empty() && m_solved < m_options.programs_most) {
      if (m_best && m_solved >= m_options.programs_enough) break;
      const Branch branch = std::move(m_open.back());
      m_open.pop_back();
      enter(branch);
      ++m_solved;
      if (m_program.minimise_again() == LinearProgram::Outcome::optimal) look_at(branch);
    }
    if (m_best) {
      m_best->proven = m_open.empty();
      m_best->programs_solved = m_solved;
    }
    return std::move(m_best);
  }

 private:
  void enter(const Branch& branch) {
    for (const auto& bound : m_entered) {
      m_lowers[bound.variable] = m_whole.lowers[bound.variable];
      m_uppers[bound.variable] = m_whole.uppers[bound.variable];
    }
    for (const auto& bound : branch) {
      m_lowers[bound.variable] = bound.lower;
      m_uppers[bound.variable] = bound.upper;
    }
    for (const Branch* changed : {&std::as_const(m_entered), &branch}) {
      for (const auto& bound : *changed) {
        const std::size_t v = bound.variable;
        m_program.set_bounds(static_cast<int>(v), m_lowers[v], m_uppers[v]);
      }
    }
    m_entered = branch;
  }

  void look_at(const Branch& branch) {
    const auto point = m_program.point();
    double cost = 0;
    for (std::size_t v = 0; v < point.size(); ++v) cost += m_whole.costs[v] * point[v];
    if (m_best && cost > m_best->cost - whole_tolerance) return;
    std::size_t broken = m_whole.whole_count;
    double farthest = whole_tolerance;
    for (std::size_t v = 0; v < m_whole.whole_count; ++v) {
      const double distance = std::abs(point[v] - std::round(point[v]));
      if (distance <= farthest) continue;
      farthest = distance;
      broken = v;
    }
    if (broken == m_whole.whole_count) {
      m_best = WholePoint{{point.begin(), point.end()}, cost};
      return;
    }
    const double below = std::floor(point[broken]);
    const Bound down{broken, m_lowers[broken], below};
    const Bound up{broken, below + 1, m_uppers[broken]};
    const bool up_first = point[broken] - below >= 0.5;
    for (const auto& bound : {up_first ? down : up, up_first ? up : down}) {
      Branch next = branch;
      next.push_back(bound);
      m_open.push_back(std::move(next));
    }
  }

  const WholeProgram& m_whole;
  const BranchOptions& m_options;
  LinearProgram m_program;
  std::vector<double> m_lowers;  // of the branch that was entered
  std::vector<double> m_uppers;
  Branch m_entered;
  std::vector<Branch> m_open;
  std::optional<WholePoint> m_best;
  int m_solved = 0;
};

}  // namespace

std::optional<WholePoint> solve_whole(const WholeProgram& program, const BranchOptions& options) {
  return Branching(program, options).run();
}

}  // namespace engawa::disclosure
