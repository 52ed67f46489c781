#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/result.hpp"

namespace engawa::methods {

class Call;
class Input;
class Output;

/// What a column may hold.
enum class ColumnKind {
  grouping,         ///< text that separates groups or sets; may be absent
  key,              ///< text that names a stratum, class or area: not empty, once per group
  ordered_key,      ///< a number that names an age or a quantile: not empty, once per group
  text,             ///< text handed to the method as it is
  count,            ///< number >= 0; empty is missing
  number,           ///< any finite number; empty is missing
  required_count,   ///< number >= 0; empty is a problem
  required_number,  ///< any finite number; empty is a problem
  probability,      ///< number 0..1; empty is missing
  yes_no,           ///< 1 or 0; empty is a problem
};

struct Column {
  std::string_view name;
  ColumnKind kind;
  std::string_view meaning_ja;
  bool optional = false;           ///< the column may be absent from the file
  bool zero_when_missing = false;  ///< `--missing zero` reads an empty cell as 0
  bool may_be_empty = false;       ///< of a key: rows without it are allowed and never repeated
};

/// How rows of the input become rows of the output.
enum class Shape {
  row,    ///< every row by itself; all input columns are handed through
  group,  ///< rows that agree in every column that is not the method's become one result
  set,    ///< rows of one set are computed together, one result each; all columns handed through.
          ///< A set is one value of the grouping column where the file has it, else one combination
          ///< of the columns that are not the method's.
};

/// One set of columns a method accepts; most methods have one, some take counts or values.
struct Form {
  std::string_view name;
  std::vector<Column> columns;
  std::optional<Shape> shape = {};  ///< where it differs from the method's
};

struct OptionKind {
  enum Kind { choice, number, flag, file };
};

struct Option {
  std::string_view name;  ///< without the two hyphens
  OptionKind::Kind kind;
  std::vector<std::string_view> values;  ///< of a choice
  std::string_view preset;               ///< value when not given; may be empty
  std::string_view meaning_ja;
};

/// A statistical method as `engawa stats` offers it. Everything the user is told of it, and what is
/// read and written, comes from this declaration.
struct Method {
  std::string_view name;
  std::string_view purpose_ja;
  Shape shape;
  std::vector<Form> forms;
  std::vector<Option> options;
  std::string_view formula;  ///< one or more lines
  std::string_view source;   ///< authors and years
  /// Columns written after the handed-through ones, without `status`, which is always last.
  std::vector<std::string> (*results)(const Call& call, std::size_t form);
  base::Status (*run)(const Input& input, Output& output);
  std::string_view confidence = "0.95";  ///< when --confidence is not given
  std::string_view per_row_flag = {};    ///< a flag under which a group method works as a set
  bool whole_file_is_set =
      false;  ///< of a set method: without the grouping column there is one set
};

/// All methods in the order they are listed. Safe from many threads.
[[nodiscard]] const std::vector<Method>& all_methods();

/// MET-001 when there is none of that name.
[[nodiscard]] base::Result<const Method*> find_method(std::string_view name);

/// Names and purposes, one line each.
[[nodiscard]] std::string list_text();

/// Columns, options, results, formula and source of a method.
[[nodiscard]] std::string help_text(const Method& method);

/// What a run gave.
struct MethodReport {
  std::string csv;                       ///< UTF-8, LF, without byte order mark
  std::vector<base::Problem> set_aside;  ///< one per row or group left out under --skip-bad
  std::size_t rows_set_aside = 0;
};

/// Reads `csv_bytes` (a table with a header row) and runs the method. `file_name` names the file in
/// problems. Problems: MET-003 to MET-011, those of formats/csv_reader and of engawa/stats; with
/// Call::skip_bad the rows or groups at fault are set aside instead.
[[nodiscard]] base::Result<MethodReport> run_method(const Method& method, const Call& call,
                                                    std::string csv_bytes,
                                                    std::string file_name = {});

}  // namespace engawa::methods
