#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engawa/disclosure/cell_moves.hpp"

namespace engawa::disclosure {

/// One sum with its known cells moved to the right: sum of variables (factors +1, -1) = known, or
/// at most `known` when parts are missing. The parent of the sum stands last, with the factor -1.
struct UnknownSum {
  std::vector<int> variables;
  std::vector<int> factors;
  std::int64_t known = 0;
  bool exact = true;
};

/// The cells an attacker does not see, as variables, their bounds and the sums that bind them.
/// Reads states, primary marks and the counts of shown cells, never those of hidden ones (but a
/// contributor's own).
class UnknownCells {
 public:
  UnknownCells(const LinkedCells& cells, const Profile& profile, const Attacker& attacker);

  /// Bounds that follow from single sums, to a fixed point: cheap, and often all there is. DIS-011
  /// when the shown cells contradict each other.
  base::Status tighten();

  [[nodiscard]] const LinkedCells& cells() const { return m_cells; }
  /// Whether a variable has more than one possible count.
  [[nodiscard]] bool open(int v) const { return lowers[index(v)] < uppers[index(v)]; }
  [[nodiscard]] static std::size_t index(int v) { return static_cast<std::size_t>(v); }
  /// DIS-011 at a cell.
  [[nodiscard]] base::Problem contradiction(std::size_t position) const;

  std::vector<std::size_t> positions;  ///< of the variables, ascending
  std::vector<std::int64_t> lowers;
  std::vector<std::int64_t> uppers;
  std::vector<UnknownSum> sums;

 private:
  void add_sum(const SumOfCells& sum, const std::vector<int>& variable_of);
  base::Status tighten_by(const UnknownSum& sum, std::vector<int>& changed);

  const LinkedCells& m_cells;
  std::optional<base::Problem> m_contradiction;
};

/// Open variables bound to each other, and their sums.
struct UnknownGroup {
  std::vector<int> variables;
  std::vector<std::size_t> sums;
};

/// The groups of open variables that share no sum with each other, in a fixed order.
[[nodiscard]] std::vector<UnknownGroup> groups_of(const UnknownCells& unknowns);

}  // namespace engawa::disclosure
