#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "engawa/methods/output.hpp"

namespace engawa::methods {

/// Columns whose missing value leaves a result empty, with the status "missing <column>".
using NeededColumns = std::vector<std::string_view>;

/// What became of a row or group: a status to write ("" is ok), or a problem.
using Outcome = base::Result<std::string_view>;
inline constexpr std::string_view ok_status{};

/// The first column of `needed` whose value is missing in `row`; empty when none is.
[[nodiscard]] std::string_view first_missing(const Input& input, Rows rows,
                                             const NeededColumns& needed);

/// A number of an Input; nothing where it is missing.
[[nodiscard]] std::optional<double> present(double number);

/// "missing <column>".
[[nodiscard]] std::string missing_status(std::string_view column);

/// Runs a row method: `compute` fills the results of one row whose needed columns are all there.
/// A problem it returns is placed at the row and stops the run, or sets the row aside.
[[nodiscard]] base::Status for_each_row(
    const Input& input, Output& output, const NeededColumns& needed,
    const std::function<Outcome(std::size_t row, OutputRow& results)>& compute);

/// Runs a group method that writes one row per group. A missing needed value in any row leaves the
/// whole group empty; a bad row sets the whole group aside.
[[nodiscard]] base::Status for_each_group(
    const Input& input, Output& output, const NeededColumns& needed,
    const std::function<Outcome(Rows rows, OutputRow& results)>& compute);

/// Runs a set method: `compute` writes the rows of one set itself. Under --skip-bad the rows at
/// fault are left out of `rows` when `rows_alone` says that rows do not add up (areas of a set),
/// else the whole set is set aside. So are the rows that `check`, where given, finds at fault. A
/// problem that `compute` returns sets the whole set aside; it must return it before it writes.
[[nodiscard]] base::Status for_each_set(
    const Input& input, Output& output, bool rows_alone,
    const std::function<base::Status(Rows rows)>& compute,
    const std::function<base::Status(std::size_t row)>& check = {});

/// MET-011 at the first row where `smaller` exceeds `larger`; missing values pass.
[[nodiscard]] base::Status check_at_most(const Input& input, Rows rows, std::string_view smaller,
                                         std::string_view larger);

/// MET-011 at the first row with people 0 and affected above 0; missing values pass.
[[nodiscard]] base::Status check_people(const Input& input, Rows rows, std::string_view affected,
                                        std::string_view people);

/// MET-011 at the first row of a group whose weights in `column` are all 0.
[[nodiscard]] base::Status check_weights(const Input& input, Rows rows, std::string_view column);

}  // namespace engawa::methods
