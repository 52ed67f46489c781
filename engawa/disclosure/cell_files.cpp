#include "engawa/disclosure/cell_files.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/disclosure/problems.hpp"
#include "engawa/disclosure/rounding.hpp"
#include "engawa/formats/csv_writer.hpp"

namespace engawa::disclosure {

using base::make_problem;
using base::Problem;
using base::Result;
using base::Status;
using base::success;

namespace {

constexpr std::string_view count_name = "count";
constexpr std::string_view primary_name = "primary";
constexpr std::string_view weight_name = "weight";
constexpr formats::CsvStyle plain{.byte_order_mark = false, .crlf = false, .guard_formulas = false};

bool is_dimension(std::string_view column) {
  return column != count_name && column != primary_name && column != weight_name;
}

/// Reads all files of a set: first their codes, then, when the space is known, their cells.
class Reader {
 public:
  Result<CellFiles> read(std::vector<CellFile> files, std::string hierarchy_bytes) {
    for (auto& file : files) TRY(open(std::move(file)));
    TRY(read_codes());
    TRY(read_hierarchy(std::move(hierarchy_bytes)));
    link_flat();
    for (auto& dimension : m_dimensions) TRY(dimension.close());
    m_files.cells = TRY(LinkedCells::make(std::move(m_dimensions)));
    for (std::size_t table = 0; table < m_files.tables.size(); ++table) TRY(read_cells(table));
    TRY(take_roundings());
    m_files.cells.find_between();
    return std::move(m_files);
  }

 private:
  [[nodiscard]] Problem bad(std::size_t table, std::size_t row, std::string_view found,
                            std::string expected = {}) const {
    const auto& opened = m_files.tables[table];
    return make_problem(problems::bad_cell, std::string(found), std::move(expected),
                        {opened.name, {}, std::to_string(opened.csv.line_of(row)) + "行目"});
  }

  Status open(CellFile file) {
    CellFiles::Table table;
    table.name = file.name;
    table.released = file.released;
    table.rounding = file.rounding;
    table.csv = TRY(formats::read_csv(std::move(file.bytes), file.name));
    m_files.tables.push_back(std::move(table));
    auto& opened = m_files.tables.back();
    const std::size_t index = m_files.tables.size() - 1;
    if (opened.csv.rows_count() == 0)
      return make_problem(problems::bad_cell, {}, std::string(count_name), {opened.name, {}, {}});
    const auto header = opened.csv.row(0);
    const auto found = std::find(header.begin(), header.end(), count_name);
    if (found == header.end()) return bad(index, 0, {}, std::string(count_name));
    opened.count_column = static_cast<std::size_t>(found - header.begin());
    for (std::size_t row = 1; row < opened.csv.rows_count(); ++row) {
      if (opened.csv.row(row).size() != header.size())
        return bad(index, row, std::to_string(opened.csv.row(row).size()),
                   std::to_string(header.size()));
    }
    for (const auto column : header) {
      if (is_dimension(column)) dimension_of(column);
    }
    return success();
  }

  std::size_t dimension_of(std::string_view name) {
    for (std::size_t d = 0; d < m_dimensions.size(); ++d) {
      if (m_dimensions[d].name() == name) return d;
    }
    m_dimensions.emplace_back(std::string(name));
    return m_dimensions.size() - 1;
  }

  /// The dimension of each column of a table; nothing for count, primary and weight.
  [[nodiscard]] std::vector<std::optional<std::size_t>> dimensions_of(
      const CellFiles::Table& table) {
    std::vector<std::optional<std::size_t>> dimensions;
    for (const auto column : table.csv.row(0)) {
      dimensions.push_back(is_dimension(column) ? std::optional(dimension_of(column))
                                                : std::nullopt);
    }
    return dimensions;
  }

  Status read_codes() {
    for (std::size_t t = 0; t < m_files.tables.size(); ++t) {
      const auto& csv = m_files.tables[t].csv;
      const auto dimensions = dimensions_of(m_files.tables[t]);
      for (std::size_t d = 0; d < m_dimensions.size(); ++d) {
        if (std::find(dimensions.begin(), dimensions.end(), d) == dimensions.end())
          m_dimensions[d].add(total_code);
      }
      for (std::size_t row = 1; row < csv.rows_count(); ++row) {
        for (std::size_t column = 0; column < dimensions.size(); ++column) {
          if (!dimensions[column]) continue;
          const auto code = csv.row(row)[column];
          if (code.empty()) return bad(t, row, csv.row(0)[column]);
          m_dimensions[*dimensions[column]].add(code);
        }
      }
    }
    return success();
  }

  Status read_hierarchy(std::string bytes) {
    if (bytes.empty()) return success();
    const auto csv = TRY(formats::read_csv(std::move(bytes), "hierarchy"));
    const auto problem = [&](std::size_t row) {
      return make_problem(problems::bad_cell, {}, "dimension,code,parent",
                          {"hierarchy", {}, std::to_string(csv.line_of(row)) + "行目"});
    };
    for (std::size_t row = 0; row < csv.rows_count(); ++row) {
      const auto fields = csv.row(row);
      if (fields.size() != 3 || fields[0].empty() || fields[1].empty()) return problem(row);
      if (row == 0) {
        if (fields[0] != "dimension" || fields[1] != "code" || fields[2] != "parent")
          return problem(row);
        continue;
      }
      const auto known = std::find_if(m_dimensions.begin(), m_dimensions.end(),
                                      [&](const auto& d) { return d.name() == fields[0]; });
      if (known == m_dimensions.end()) continue;  // of tables that are not in this set
      const std::size_t child = known->add(fields[1]);
      m_placed[known->name()].push_back(child);
      if (!fields[2].empty()) known->link(child, known->add(fields[2]));
    }
    return success();
  }

  void link_flat() {
    for (auto& dimension : m_dimensions) {
      const std::size_t total = dimension.find(total_code);
      if (total == dimension.size()) continue;
      const auto& placed = m_placed[dimension.name()];
      for (std::size_t code = 0; code < dimension.size(); ++code) {
        const bool has_entry = std::find(placed.begin(), placed.end(), code) != placed.end();
        if (code != total && !has_entry) dimension.link(code, total);
      }
    }
  }

  Status read_cells(std::size_t t) {
    auto& table = m_files.tables[t];
    const auto header = table.csv.row(0);
    std::vector<std::optional<std::size_t>> dimensions;
    for (const auto column : header) {
      std::optional<std::size_t> found;
      for (std::size_t d = 0; d < m_files.cells.dimensions().size(); ++d) {
        if (is_dimension(column) && m_files.cells.dimensions()[d].name() == column) found = d;
      }
      dimensions.push_back(found);
    }
    std::vector<std::size_t> codes;
    for (const auto& dimension : m_files.cells.dimensions())
      codes.push_back(dimension.find(total_code));
    std::vector<std::size_t> seen;
    for (std::size_t row = 1; row < table.csv.rows_count(); ++row) {
      const auto fields = table.csv.row(row);
      for (std::size_t column = 0; column < fields.size(); ++column) {
        if (!dimensions[column]) continue;
        codes[*dimensions[column]] =
            m_files.cells.dimensions()[*dimensions[column]].find(fields[column]);
      }
      const std::size_t position = m_files.cells.position(codes);
      TRY(read_count(t, row, position));
      TRY(read_marks(t, row, position));
      table.positions.push_back(position);
    }
    seen = table.positions;
    std::sort(seen.begin(), seen.end());
    const auto repeated = std::adjacent_find(seen.begin(), seen.end());
    if (repeated != seen.end()) {
      return make_problem(problems::contradicting_cells, m_files.cells.describe(*repeated), {},
                          {table.name, {}, {}});
    }
    return success();
  }

  Status read_count(std::size_t t, std::size_t row, std::size_t position) {
    auto& cells = m_files.cells;
    const auto text = m_files.tables[t].csv.row(row)[m_files.tables[t].count_column];
    const bool released = m_files.tables[t].released;
    if (text.empty()) {
      // Shown in another table of the set: then everybody can read it there.
      if (cells.state(position) != CellState::shown || (released && !cells.released(position)))
        cells.set_state(position, CellState::hidden);
      if (released) cells.set_released(position);
      return success();
    }
    const auto value = base::parse_double(text);
    constexpr double largest = 9e15;
    if (!value || *value < 0 || *value != std::floor(*value) || *value > largest)
      return bad(t, row, "count", "0, 1, 2 ...");
    const auto count = static_cast<std::int64_t>(*value);
    if (m_files.tables[t].rounding.rule != Rounding::Rule::none) {
      m_rounded.push_back({t, row, position, count});
      if (cells.state(position) == CellState::absent) cells.set_state(position, CellState::hidden);
      return success();
    }
    if (cells.count(position) != LinkedCells::unknown_count && cells.count(position) != count) {
      return make_problem(problems::contradicting_cells, cells.describe(position), {},
                          {m_files.tables[t].name, {}, {}});
    }
    cells.set_count(position, count);
    const bool hidden_before = cells.released(position) && !released;
    if (!hidden_before) cells.set_state(position, CellState::shown);
    if (released) cells.set_released(position);
    return success();
  }

  /// Now that all cells are there: which of a rounded table are sums, and which another table
  /// shows.
  Status take_roundings() {
    auto& cells = m_files.cells;
    for (const auto& [t, row, position, value] : m_rounded) {
      const auto& table = m_files.tables[t];
      const bool exact = table.rounding.sums_only && is_innermost(cells, position);
      const bool shown = cells.state(position) == CellState::shown;
      if (exact) {
        if (cells.count(position) == LinkedCells::unknown_count) cells.set_count(position, value);
        if (cells.count(position) != value)
          return make_problem(problems::contradicting_cells, cells.describe(position));
        cells.set_state(position, CellState::shown);
      } else {
        if (value % table.rounding.base != 0)
          return bad(t, row, "count", "x " + std::to_string(table.rounding.base));
        TRY(cells.round_to(position, value, bounds_of_rounded(table.rounding, value)));
        // Another release of it is exact.
        if (shown && (cells.released(position) || !table.released))
          cells.set_state(position, CellState::shown);
      }
      if (table.released) cells.set_released(position);
    }
    return success();
  }

  Status read_marks(std::size_t t, std::size_t row, std::size_t position) {
    const auto header = m_files.tables[t].csv.row(0);
    const auto fields = m_files.tables[t].csv.row(row);
    for (std::size_t column = 0; column < header.size(); ++column) {
      const auto text = fields[column];
      if (header[column] == primary_name && !text.empty()) {
        if (text != "0" && text != "1") return bad(t, row, text, "primary 0, 1");
        if (text == "1") m_files.cells.set_sensitivity(position, Sensitivity::small);
      }
      if (header[column] == weight_name && !text.empty()) {
        const auto weight = base::parse_double(text);
        if (!weight || !(*weight > 0) || !(*weight < 1e9)) return bad(t, row, text, "weight > 0");
        m_files.cells.set_weight(position, static_cast<float>(*weight));
      }
    }
    return success();
  }

  std::vector<Dimension> m_dimensions;
  std::map<std::string, std::vector<std::size_t>> m_placed;  // codes that have an entry
  struct RoundedCount {
    std::size_t table;
    std::size_t row;
    std::size_t position;
    std::int64_t value;
  };
  std::vector<RoundedCount> m_rounded;
  CellFiles m_files;
};

std::string_view verdict(const LinkedCells& cells, const Profile& profile,
                         const AttackedCell& cell) {
  if (!is_finding(cells, profile, cell)) return "ok";
  return cell.width() == 0 ? "exact" : "narrow";
}

std::string count_text(std::int64_t count) {
  return count >= unlimited ? "inf" : std::to_string(count);
}

}  // namespace

Result<CellFiles> read_cell_files(std::vector<CellFile> files, std::string hierarchy_bytes) {
  // Released tables first: what they show or hide is decided.
  std::stable_partition(files.begin(), files.end(), [](const auto& file) { return file.released; });
  return Reader().read(std::move(files), std::move(hierarchy_bytes));
}

std::string write_protected(const CellFiles& files, std::size_t table) {
  const auto& source = files.tables[table];
  const auto header = source.csv.row(0);
  formats::CsvWriter writer(plain);
  for (std::size_t row = 0; row < source.csv.rows_count(); ++row) {
    const bool counts = row > 0;
    const std::size_t position = counts ? source.positions[row - 1] : 0;
    const CellState state = counts ? files.cells.state(position) : CellState::shown;
    const auto fields = source.csv.row(row);
    for (std::size_t column = 0; column < fields.size(); ++column) {
      if (header[column] == primary_name || header[column] == weight_name) continue;
      if (column != source.count_column || state == CellState::shown) {
        writer.text(fields[column]);
      } else if (state == CellState::rounded) {
        writer.text(std::to_string(files.cells.rounded_value(position)));
      } else {
        writer.blank();
      }
    }
    writer.end_row();
  }
  return std::move(writer).take();
}

std::string write_audit(const LinkedCells& cells, const Profile& profile,
                        const AuditFindings& findings) {
  formats::CsvWriter writer(plain);
  for (const auto& dimension : cells.dimensions()) writer.text(dimension.name());
  for (const auto* name : {"lower", "upper", "width", "verdict", "known_lower", "known_upper",
                           "given_away_by", "hide"})
    writer.text(name);
  writer.end_row();
  auto reason = findings.reasons.begin();
  for (std::size_t i = 0; i < findings.report.cells.size(); ++i) {
    const auto& cell = findings.report.cells[i];
    for (std::size_t d = 0; d < cells.dimensions().size(); ++d)
      writer.text(cells.dimensions()[d].code(cells.code_at(cell.position, d)));
    writer.text(count_text(cell.lower)).text(count_text(cell.upper));
    writer.text(cell.upper >= unlimited ? "inf" : std::to_string(cell.width()));
    writer.text(verdict(cells, profile, cell));
    if (i < findings.known.cells.size()) {
      const auto& known = findings.known.cells[i];
      writer.text(count_text(known.lower)).text(count_text(known.upper));
    } else {
      writer.blank().blank();
    }
    if (reason != findings.reasons.end() && reason->position == cell.position) {
      writer.text(reason_ja(cells, *reason));
      writer.text(reason->hide ? cells.describe(*reason->hide) : std::string());
      ++reason;
    } else {
      writer.blank().blank();
    }
    writer.end_row();
  }
  return std::move(writer).take();
}

}  // namespace engawa::disclosure
