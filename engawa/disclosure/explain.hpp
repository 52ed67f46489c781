#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engawa/disclosure/attack.hpp"

namespace engawa::disclosure {

/// Shown cells that together bound a hidden one: the sum of factor * cell.
struct Combination {
  struct Term {
    std::size_t position;
    double factor;  ///< mostly +1 or -1, never 0
  };
  std::vector<Term> terms;  ///< ascending positions; may be empty where a bound needs no shown cell
};

/// Why a hidden cell can be worked out, for the person who has to mend it. Holds no count.
struct Reason {
  std::size_t position = 0;
  /// The combination is the count itself; otherwise `at_most` and `at_least` bound it, together
  /// with counts not being negative and with what the attacker knows.
  std::optional<Combination> equals;
  Combination at_most;
  Combination at_least;
  /// The cheapest shown cell of the combinations, not released before: hidden as well, they no
  /// longer hold. Absent when all were released.
  std::optional<std::size_t> hide;
};

/// Finds the reasons of findings, by the prices that the optimum of a linear program sets on the
/// sums. Keeps the program of each group of cells, so that further cells of it cost little. The
/// cells must outlive it and keep their states.
class Explainer {
 public:
  Explainer(const LinkedCells& cells, const Profile& profile, Attacker attacker = {});
  ~Explainer();
  Explainer(const Explainer&) = delete;
  Explainer& operator=(const Explainer&) = delete;

  /// DIS-011 when the shown cells contradict each other.
  [[nodiscard]] base::Result<Reason> explain(std::size_t position);

 private:
  struct Group;
  class Impl;
  std::unique_ptr<Impl> m_impl;
};

/// "[区域=TOTAL] − [区域=b]", "[..] 以下": a reason for people. Names at most a dozen cells.
[[nodiscard]] std::string reason_ja(const LinkedCells& cells, const Reason& reason);

}  // namespace engawa::disclosure
