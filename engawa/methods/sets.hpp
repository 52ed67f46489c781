#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "engawa/methods/rows.hpp"

namespace engawa::methods {

/// The areas of a set that take part: events known, size (people or expected events) above 0.
struct Areas {
  std::vector<std::size_t> rows;
  std::vector<double> events;
  std::vector<double> sizes;
};

[[nodiscard]] Areas areas_of(const Input& input, Rows rows, std::string_view events,
                             std::string_view sizes);

/// Writes the rows of a set in the order of the file: `write` for the areas that take part (by
/// their place in `areas`), "missing <column>" or "zero denominator" for the others.
[[nodiscard]] base::Status write_set(const Input& input, Output& output, Rows rows,
                                     const Areas& areas,
                                     const std::function<base::Status(std::size_t)>& write);

/// Writes a row with nothing but its status.
base::Status write_status(Output& output, std::size_t row, std::string_view status);

}  // namespace engawa::methods
