#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "engawa/methods/rows.hpp"

namespace engawa::methods {

/// Why some fields of a row are empty while others are not: each reason once, in the order met.
class Reasons {
 public:
  void add_when(bool applies, std::string_view reason);
  /// Writes the reasons as the status; leaves it when there are none.
  void write_to(OutputRow& results) const;

 private:
  std::string m_text;
};

/// Kinds of problems that leave results empty, and the status each is told by.
using EmptyCauses = std::initializer_list<std::pair<const base::ProblemKind*, std::string_view>>;

/// The status of a problem that leaves results empty; every other problem is handed on.
[[nodiscard]] Outcome empty_or_problem(const base::Problem& problem, EmptyCauses causes);

}  // namespace engawa::methods
