#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engawa/disclosure/explain.hpp"
#include "engawa/disclosure/linked_cells.hpp"
#include "engawa/formats/csv_reader.hpp"

namespace engawa::disclosure {

/// Tables as long CSV, one row per cell: dimension columns (`TOTAL` for a margin), `count` (empty =
/// hidden), optional `primary` (1 or 0) and `weight` (what hiding costs, > 0). A dimension that a
/// table lacks is TOTAL in it. Tables of one set speak of the same people.
struct CellFile {
  std::string name;  ///< names the file in problems
  std::string bytes;
  bool released = false;  ///< published before: shown cells stay shown, hidden ones hidden
  /// The counts of the file were rounded by this rule.
  Rounding rounding = {};
};

/// What was read: the cells and, for writing, where each row went.
struct CellFiles {
  struct Table {
    std::string name;
    formats::CsvTable csv;
    std::size_t count_column = 0;
    std::vector<std::size_t> positions;  ///< of each row behind the header
    bool released = false;
    Rounding rounding;
  };
  LinkedCells cells;
  std::vector<Table> tables;
};

/// Reads tables and an optional hierarchy (`dimension,code,parent`; a code without an entry lies
/// under TOTAL, one with an empty parent under nothing). Problems: DIS-003, DIS-004, DIS-006,
/// DIS-007, and those of formats::read_csv.
[[nodiscard]] base::Result<CellFiles> read_cell_files(std::vector<CellFile> files,
                                                      std::string hierarchy_bytes = {});

/// A table as it may leave: its rows, with hidden counts empty, rounded ones rounded, all other
/// columns but `primary` and `weight` as they were: nothing in it depends on a hidden count.
[[nodiscard]] std::string write_protected(const CellFiles& files, std::size_t table);

/// What is written of an audit.
struct AuditFindings {
  AttackReport report;  ///< of everybody
  AttackReport known;   ///< of who knows which cells are primary; empty where none is marked
  std::vector<Reason> reasons;  ///< of the cells that are narrow or exact, ascending positions
};

/// One row per hidden or rounded cell: dimensions, lower, upper, width, verdict (exact, narrow,
/// ok), known_lower, known_upper (for an attacker who knows which cells are primary; empty where
/// the tables do not mark them), given_away_by (the shown cells that together give it away) and
/// hide (what to hide as well). Not for publication.
[[nodiscard]] std::string write_audit(const LinkedCells& cells, const Profile& profile,
                                      const AuditFindings& findings);

}  // namespace engawa::disclosure
