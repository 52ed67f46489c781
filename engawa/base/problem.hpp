#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace engawa::base {

/// One numbered kind of problem. Numbers are never reused. Each folder declares its own kinds in
/// its `problems.hpp`; `engawa problems` lists them all.
struct ProblemKind {
  std::string_view code;     ///< three letters and a number, e.g. "NDB-004"
  std::string_view english;  ///< one line for logs
  std::string_view what_ja;  ///< what was found, one sentence
  std::string_view why_ja;   ///< why it matters
  std::string_view mend_ja;  ///< how to mend it
};

/// Where a problem was met. Parts that do not apply stay empty.
struct Place {
  std::string file;
  std::string sheet;
  std::string cell;  ///< "C7" style, or "row 12"
};

/// A problem as a value: kind, place, what was found and what was expected.
struct Problem {
  const ProblemKind* kind = nullptr;
  Place place;
  std::string found;
  std::string expected;

  /// Text for people: number, sentence, place, found, expected, why, how to mend. Japanese.
  [[nodiscard]] std::string japanese() const;
  /// One line for logs. English; holds the place and what was found.
  [[nodiscard]] std::string english() const;
  [[nodiscard]] std::string_view code() const { return kind->code; }
};

/// Builds a problem; `place`, `found` and `expected` may be left out.
[[nodiscard]] Problem make_problem(const ProblemKind& kind, std::string found = {},
                                   std::string expected = {}, Place place = {});

/// Every problem kind the program can report, for the reference and the test of unique numbers.
using ProblemList = std::vector<const ProblemKind*>;

}  // namespace engawa::base
