#include "engawa/methods/sets.hpp"

#include <cmath>

#include "engawa/methods/choices.hpp"

namespace engawa::methods {

Areas areas_of(const Input& input, Rows rows, std::string_view events, std::string_view sizes) {
  const auto event_numbers = input.numbers(events);
  const auto size_numbers = input.numbers(sizes);
  Areas areas;
  for (const auto row : rows) {
    if (std::isnan(event_numbers[row]) || !(size_numbers[row] > 0)) continue;
    areas.rows.push_back(row);
    areas.events.push_back(event_numbers[row]);
    areas.sizes.push_back(size_numbers[row]);
  }
  return areas;
}

base::Status write_set(const Input& input, Output& output, Rows rows, const Areas& areas,
                       const std::function<base::Status(std::size_t)>& write) {
  NeededColumns counts;
  for (const auto& column : input.method().forms[input.form()].columns) {
    if (column.kind == ColumnKind::count) counts.push_back(column.name);
  }
  std::size_t next = 0;
  for (const auto row : rows) {
    if (next < areas.rows.size() && areas.rows[next] == row) {
      TRY(write(next++));
      continue;
    }
    const auto missing = first_missing(input, {&row, 1}, counts);
    TRY(write_status(output, row,
                     missing.empty() ? std::string(zero_denominator) : missing_status(missing)));
  }
  return base::success();
}

base::Status write_status(Output& output, std::size_t row, std::string_view status) {
  OutputRow results = output.row();
  results.status(status);
  output.write(row, results);
  return base::success();
}

}  // namespace engawa::methods
