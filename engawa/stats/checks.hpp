#pragma once

#include <cmath>

#include "engawa/base/decimal.hpp"
#include "engawa/base/result.hpp"
#include "engawa/stats/problems.hpp"

namespace engawa::stats {

// Shared checks of arguments. Each gives success or the problem of problems.hpp.

[[nodiscard]] inline bool is_count(double value) { return value >= 0 && std::isfinite(value); }

[[nodiscard]] inline base::Status check_count(double value) {
  if (is_count(value)) return base::success();
  return base::make_problem(problems::bad_count, base::format_significant(value), ">= 0");
}

[[nodiscard]] inline base::Status check_confidence(double confidence) {
  if (confidence >= 0.5 && confidence < 1) return base::success();
  return base::make_problem(problems::bad_confidence, base::format_significant(confidence),
                            "0.5 <= c < 1");
}

[[nodiscard]] inline base::Status check_people(double affected, double people) {
  TRY(check_count(affected));
  TRY(check_count(people));
  if (affected > people) {
    return base::make_problem(
        problems::count_above_people,
        base::format_significant(affected) + " > " + base::format_significant(people));
  }
  return base::success();
}

}  // namespace engawa::stats
