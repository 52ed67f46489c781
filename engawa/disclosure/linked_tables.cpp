#include "engawa/disclosure/linked_tables.hpp"

#include <algorithm>

#include "engawa/disclosure/explain.hpp"
#include "engawa/disclosure/problems.hpp"
#include "engawa/disclosure/protect.hpp"

namespace engawa::disclosure {

using base::make_problem;
using base::Result;
using base::Status;
using base::success;
using cells::CellTable;

namespace {

constexpr std::size_t prefecture_digits = 2;

std::vector<std::string> class_codes(const CellTable& table) {
  std::vector<std::string> codes;
  // A label may stand twice in a table; its place tells them apart.
  for (std::size_t i = 0; i < table.classes.size(); ++i)
    codes.push_back(std::to_string(i) + ":" + table.classes[i]);
  return codes;
}

Dimension area_dimension(std::span<const CellTable> tables) {
  Dimension area("area");
  for (const auto& table : tables) {
    for (const auto& code : table.area_codes) {
      if (code != cells::unknown_area_code) area.add(code);
    }
  }
  for (std::size_t i = 0; i < area.size(); ++i) {
    const std::size_t prefecture = area.find(area.code(i).substr(0, prefecture_digits));
    if (prefecture != area.size() && prefecture != i) area.link(i, prefecture);
  }
  return area;
}

Dimension age_dimension() {
  Dimension age("age");
  for (const auto label : cells::age_labels) age.add(label);
  for (std::size_t i = 0; i < cells::age_band_count; ++i) age.link(i, cells::age_total);
  return age;
}

/// Calls visit(place in the table, position among the linked cells) for every cell that has one.
template <class Visit>
Status for_each_cell(const CellTable& table, const LinkedCells& cells, Visit visit) {
  for (std::size_t a = 0; a < table.area_codes.size(); ++a) {
    if (table.area_codes[a] == cells::unknown_area_code) continue;
    const std::size_t area = cells.dimensions()[0].find(table.area_codes[a]);
    for (std::size_t klass = 0; klass < table.classes.size(); ++klass) {
      for (const auto sex : cells::sexes) {
        for (int age = 0; age < cells::ages_with_total; ++age) {
          const std::size_t place = table.position(a, klass, sex, age);
          const std::array<std::size_t, 4> codes{area, klass, static_cast<std::size_t>(sex),
                                                 static_cast<std::size_t>(age)};
          TRY(visit(place, cells.position(codes)));
        }
      }
    }
  }
  return success();
}

/// Whether a cell is the only hidden one of a sum along a dimension.
bool alone_along(const LinkedCells& cells, std::size_t position, std::size_t dimension) {
  const auto& axis = cells.dimensions()[dimension];
  for (const auto parent : axis.parents(cells.code_at(position, dimension))) {
    const std::size_t above = cells.with_code(position, dimension, parent);
    if (!cells.present(above) || cells.state(above) != CellState::shown) continue;
    const auto& parts = axis.children(parent);
    const bool others_shown = std::all_of(parts.begin(), parts.end(), [&](auto part) {
      const std::size_t p = cells.with_code(position, dimension, part);
      return p == position || cells.state(p) == CellState::shown;
    });
    if (others_shown) return true;
  }
  return false;
}

Status hide_or_round(CellTable& table, const LinkedCells& cells) {
  return for_each_cell(table, cells, [&](std::size_t place, std::size_t position) {
    if (cells.state(position) == CellState::hidden) table.counts[place] = cells::masked;
    if (cells.state(position) == CellState::rounded)
      table.counts[place] = static_cast<std::int32_t>(cells.rounded_value(position));
    return success();
  });
}

}  // namespace

Result<LinkedCells> link_tables(std::span<const CellTable> tables) {
  for (const auto& table : tables) {
    if (table.measure != cells::Measure::Count) return make_problem(problems::bad_cell, table.item);
    if (table.classes != tables.front().classes)
      return make_problem(problems::contradicting_cells, table.item);
  }
  Dimension klass("class");
  for (const auto& code : class_codes(tables.front())) klass.add(code);
  Dimension sex("sex");
  for (const auto one : cells::sexes) sex.add(cells::sex_ja(one));
  std::vector<Dimension> dimensions{area_dimension(tables), std::move(klass), std::move(sex),
                                    age_dimension()};
  for (auto& dimension : dimensions) TRY(dimension.close());
  LinkedCells linked = TRY(LinkedCells::make(std::move(dimensions)));
  for (const auto& table : tables) {
    TRY(for_each_cell(table, linked, [&](std::size_t place, std::size_t position) -> Status {
      const std::int32_t count = table.counts[place];
      if (count == cells::absent) return success();
      const bool hidden = count == cells::masked;
      const bool differs =
          linked.state(position) == CellState::shown && (hidden || linked.count(position) != count);
      if (differs) {
        return make_problem(problems::contradicting_cells, linked.describe(position));
      }
      linked.set_state(position, hidden ? CellState::hidden : CellState::shown);
      if (!hidden) linked.set_count(position, count);
      return success();
    }));
  }
  linked.find_between();
  return linked;
}

Result<PublisherAudit> audit_publisher(std::span<const CellTable> tables, const Profile& profile) {
  constexpr std::size_t area = 0;
  constexpr std::size_t age = 3;
  const auto linked = TRY(link_tables(tables));
  const auto report = TRY(attack(linked, profile));
  PublisherAudit audit;
  for (const auto& cell : report.cells) {
    ++audit.hidden;
    if (cell.width() >= profile.width_min) continue;
    if (cell.width() > 0) {
      ++audit.narrow;
      continue;
    }
    ++audit.exact;
    if (alone_along(linked, cell.position, age)) ++audit.by_row;
    if (alone_along(linked, cell.position, area)) ++audit.by_column;
  }
  return audit;
}

Result<std::vector<PublishedTable>> publish_protected(std::vector<CellTable> tables,
                                                      const Profile& profile) {
  if (tables.empty()) return std::vector<PublishedTable>();
  auto linked = TRY(link_tables(tables));
  TRY(protect(linked, profile));
  Attacker knows_primary;
  knows_primary.knows_primary = true;
  for (const auto& attacker : {Attacker{}, knows_primary}) {
    const int width = profile.known_width_min;
    for (const auto& cell : TRY(attack(linked, profile, attacker)).cells) {
      const bool found = attacker.knows_primary
                             ? linked.state(cell.position) == CellState::hidden &&
                                   linked.primary(cell.position) && cell.width() < width
                             : is_finding(linked, profile, cell);
      if (!found) continue;
      const auto reason = TRY(Explainer(linked, profile, attacker).explain(cell.position));
      return make_problem(problems::discloses,
                          linked.describe(cell.position) + " / " + reason_ja(linked, reason),
                          reason.hide ? linked.describe(*reason.hide) : "");
    }
  }
  std::vector<PublishedTable> published;
  for (auto& table : tables) {
    TRY(hide_or_round(table, linked));
    published.push_back(PublishedTable(std::move(table)));
  }
  return published;
}

}  // namespace engawa::disclosure
