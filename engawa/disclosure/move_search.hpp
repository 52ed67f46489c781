#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engawa/disclosure/cell_moves.hpp"

namespace engawa::disclosure {

/// A width that one attacker must be left with.
struct WidthNeeded {
  Attacker attacker;
  std::int64_t width;
};

/// Finds cheap moves through a cell. A move changes, in every dimension, one innermost code up and
/// another down (or none, then the codes above change too), and all combinations of them: the
/// corners of a box, as in the hypercube method of complementary suppression. Deterministic.
class MoveSearch {
 public:
  MoveSearch(const LinkedCells& cells, const Profile& profile)
      : m_cells(cells), m_profile(profile) {}

  struct Found {
    Move move;
    double cost;  ///< weights of the shown cells it would hide
  };

  enum class Effort {
    hidden_only,  ///< only cells that are hidden already; the first move found is taken
    usual,        ///< the cheapest of some two thousand boxes
    great         ///< of some hundred thousand, where the usual effort finds none
  };

  /// The cheapest move found through `position` that leaves every attacker its width.
  [[nodiscard]] std::optional<Found> find(std::size_t position, std::span<const WidthNeeded> needed,
                                          Effort effort) const;

 private:
  /// Codes of one dimension that change together: +1 or -1 each.
  struct Change {
    std::vector<Move::Step> codes;   // position holds the code
    double cost = 0;                 // along this dimension alone, for ranking
    std::int64_t width = unlimited;  // the most it can leave, seen along this dimension alone
    bool lone = false;               // nothing goes down: always possible, mostly dear
  };
  struct Search;

  [[nodiscard]] std::vector<std::size_t> innermost_below(std::size_t position,
                                                         std::size_t dimension) const;
  [[nodiscard]] std::vector<Change> changes(std::size_t position, std::size_t dimension,
                                            std::size_t most, std::int64_t width,
                                            bool may_hide) const;
  [[nodiscard]] Change change_between(std::size_t position, std::size_t dimension, std::size_t up,
                                      std::optional<std::size_t> down) const;
  [[nodiscard]] bool is_innermost(std::size_t position, std::size_t dimension,
                                  std::size_t code) const;
  void combine(Search& search, std::size_t dimension, std::vector<Move::Step>& steps) const;
  void consider(Search& search, const std::vector<Move::Step>& steps) const;

  const LinkedCells& m_cells;
  const Profile& m_profile;
};

}  // namespace engawa::disclosure
