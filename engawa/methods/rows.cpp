#include "engawa/methods/rows.hpp"

#include <cmath>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/methods/problems.hpp"

namespace engawa::methods {

using base::Problem;
using base::Status;
using base::success;

namespace {

std::string joined(const NeededColumns& columns) {
  return base::join({columns.begin(), columns.end()}, ",");
}

/// The problem of the first row of a group that could not be read.
const Problem* first_bad(const Input& input, Rows rows) {
  if (input.bad_rows().empty()) return nullptr;
  for (const auto row : rows) {
    if (const Problem* problem = input.bad_row(row)) return problem;
  }
  return nullptr;
}

/// Why a row of a set cannot be used; nothing when it can.
std::optional<Problem> fault_of(const Input& input, std::size_t row,
                                const std::function<Status(std::size_t)>& check) {
  if (const Problem* problem = input.bad_row(row)) return *problem;
  if (!check) return std::nullopt;
  const auto checked = check(row);
  return checked.ok() ? std::nullopt : std::optional(checked.problem());
}

}  // namespace

std::optional<double> present(double number) {
  return std::isnan(number) ? std::nullopt : std::optional(number);
}

std::string missing_status(std::string_view column) {
  return std::string("missing ").append(column);
}

std::string_view first_missing(const Input& input, Rows rows, const NeededColumns& needed) {
  for (const auto column : needed) {
    if (!input.has(column)) continue;
    const auto values = input.numbers(column);
    for (const auto row : rows) {
      if (std::isnan(values[row])) return column;
    }
  }
  return {};
}

Status for_each_row(const Input& input, Output& output, const NeededColumns& needed,
                    const std::function<Outcome(std::size_t, OutputRow&)>& compute) {
  for (std::size_t row = 0; row < input.rows_count(); ++row) {
    if (const Problem* bad = input.bad_row(row)) {
      output.set_aside(*bad, 1);
      continue;
    }
    OutputRow results = output.row();
    const auto missing = first_missing(input, {&row, 1}, needed);
    if (!missing.empty()) {
      results.status(missing_status(missing));
    } else {
      const auto outcome = compute(row, results);
      if (!outcome.ok()) {
        auto problem = input.placed(outcome.problem(), row, joined(needed));
        if (!input.call().skip_bad()) return problem;
        output.set_aside(std::move(problem), 1);
        continue;
      }
      if (!outcome.value().empty()) results.status(*outcome);
    }
    output.write(row, results);
  }
  return success();
}

Status for_each_group(const Input& input, Output& output, const NeededColumns& needed,
                      const std::function<Outcome(Rows, OutputRow&)>& compute) {
  return for_each_set(input, output, false, [&](Rows rows) -> Status {
    OutputRow results = output.row();
    const auto missing = first_missing(input, rows, needed);
    if (!missing.empty()) {
      results.status(missing_status(missing));
    } else {
      const auto outcome = compute(rows, results);
      if (!outcome.ok()) return input.placed(outcome.problem(), rows.front(), joined(needed));
      if (!outcome.value().empty()) results.status(*outcome);
    }
    output.write(rows.front(), results);
    return success();
  });
}

Status for_each_set(const Input& input, Output& output, bool rows_alone,
                    const std::function<Status(Rows)>& compute,
                    const std::function<Status(std::size_t)>& check) {
  std::vector<std::size_t> kept;
  for (std::size_t index = 0; index < input.groups_count(); ++index) {
    Rows rows = input.group(index);
    if (rows_alone) {
      kept.clear();
      for (const auto row : rows) {
        const auto fault = fault_of(input, row, check);
        if (fault && !input.call().skip_bad()) return *fault;
        fault ? output.set_aside(*fault, 1) : kept.push_back(row);
      }
      rows = kept;
      if (rows.empty()) continue;
    } else if (const Problem* bad = first_bad(input, rows)) {
      output.set_aside(*bad, rows.size());
      continue;
    }
    const auto done = compute(rows);
    if (done.ok()) continue;
    auto problem = input.placed(done.problem(), rows.front(), {});
    if (!input.call().skip_bad()) return problem;
    output.set_aside(std::move(problem), rows.size());
  }
  return success();
}

Status check_at_most(const Input& input, Rows rows, std::string_view smaller,
                     std::string_view larger) {
  const auto low = input.numbers(smaller);
  const auto high = input.numbers(larger);
  for (const auto row : rows) {
    if (!(low[row] > high[row])) continue;
    return input.problem_at(
        problems::contradicting_row, row, smaller, base::format_significant(low[row]),
        "<= " + base::format_significant(high[row]) + " (" + std::string(larger) + ")");
  }
  return success();
}

Status check_people(const Input& input, Rows rows, std::string_view affected,
                    std::string_view people) {
  const auto events = input.numbers(affected);
  const auto persons = input.numbers(people);
  for (const auto row : rows) {
    if (persons[row] > 0 || !(events[row] > 0) || std::isnan(persons[row])) continue;
    return input.problem_at(
        problems::contradicting_row, row, people, "0",
        "> 0, " + std::string(affected) + " = " + base::format_significant(events[row]));
  }
  return success();
}

Status check_weights(const Input& input, Rows rows, std::string_view column) {
  const auto weights = input.numbers(column);
  for (const auto row : rows) {
    if (weights[row] > 0) return success();
  }
  return input.problem_at(problems::contradicting_row, rows.front(), column, "0", "Σ > 0");
}

}  // namespace engawa::methods
