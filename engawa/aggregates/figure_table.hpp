#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engawa/aggregates/aggregate_figure.hpp"
#include "engawa/aggregates/measures.hpp"
#include "engawa/packages/insurer_kinds.hpp"

namespace engawa::aggregates {

/// A row that is no figure, and why; `problem.place.cell` is "row 12".
struct SetAsideRow {
  std::size_t row = 0;
  base::Problem problem;
};

/// What a table holds. Every row with anything in it is one of `figures` or one of `set_aside`.
struct FigureTable {
  std::vector<AggregateFigure> figures;  ///< without ids, council and source
  std::vector<std::size_t> rows;         ///< of each of them, as the file counts
  std::vector<SetAsideRow> set_aside;
};

inline constexpr std::size_t figure_rows_max = 5'000;

/// Reads a table of figures, CSV (UTF-8 or CP932) or the first visible sheet of an Excel workbook.
/// Its columns are found by their headings, within the first twenty rows; others are not read. Rows
/// of the template that nobody filled in (neither numerator nor denominator) do not count.
/// No year may come after `latest_year`. Rows: AGG-004 to AGG-010, AGG-012, AGG-016, and AGG-001 of
/// check_figure. The table: AGG-011, AGG-015, FMT-* when the file cannot be read.
[[nodiscard]] base::Result<FigureTable> read_figures(std::string bytes,
                                                     const std::string& file_name,
                                                     const Measures& catalogue,
                                                     const packages::InsurerKinds& kinds,
                                                     int latest_year);

/// A body keeps the spelling under which it is known, in `known` or at first in `coming`: its
/// figures must be found to be the same people's, whatever spaces or widths of letters somebody
/// typed.
void spell_alike(std::vector<AggregateFigure>& coming, const std::vector<AggregateFigure>& known);

/// A table for others to fill in: a row for the whole and for every segment of `measure`, as Excel.
[[nodiscard]] base::Result<std::string> figure_template(const Measures& catalogue,
                                                        const Measure& measure, int fiscal_year);

/// "2024", "2024年度", "令和6年度", "R6" as a fiscal year. AGG-008, also for one after `latest`:
/// what is yet to come would stand before every true figure.
[[nodiscard]] base::Result<int> read_fiscal_year(std::string_view text, int latest);

}  // namespace engawa::aggregates
