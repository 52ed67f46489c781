#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engawa/disclosure/linear_program.hpp"

namespace engawa::disclosure {

/// A linear program of which some variables must be whole.
struct WholeProgram {
  std::vector<double> lowers;
  std::vector<double> uppers;
  std::vector<double> costs;  ///< minimised: sum of cost * variable
  std::vector<LinearRow> rows;
  std::size_t whole_count = 0;  ///< the first so many variables must be whole
};

struct BranchOptions {
  int programs_most = 2000;  ///< linear programs solved before giving up
  int programs_enough = 0;   ///< how many to solve for a better point where one is known
};

struct WholePoint {
  std::vector<double> values;
  double cost = 0;
  bool proven = false;  ///< nothing is cheaper
  int programs_solved = 0;
};

/// Branches on the variables that a linear program leaves between two whole numbers, depth first,
/// the nearer number first. Deterministic. Nothing when no whole point exists, or none was found in
/// time.
[[nodiscard]] std::optional<WholePoint> solve_whole(const WholeProgram& program,
                                                    const BranchOptions& options = {});

}  // namespace engawa::disclosure
