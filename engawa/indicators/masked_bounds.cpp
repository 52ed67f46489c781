#include "engawa/indicators/masked_bounds.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>

#include "engawa/stats/cells_allocation.hpp"

namespace engawa::indicators {
namespace {

using cells::CellTable;
constexpr std::size_t line_size = cells::ages_with_total;
constexpr std::size_t total_at = cells::age_total;

// Tightens one line (seven ages and their sum) by its own equation, once.
void tighten_line(BoundedCount* line) {
  std::int64_t lower_sum = 0;
  std::int64_t upper_sum = 0;
  for (std::size_t age = 0; age < total_at; ++age) {
    lower_sum += line[age].lower;
    upper_sum += line[age].upper;
  }
  BoundedCount& total = line[total_at];
  total.lower = static_cast<std::int32_t>(std::max<std::int64_t>(total.lower, lower_sum));
  total.upper = static_cast<std::int32_t>(std::min<std::int64_t>(total.upper, upper_sum));
  for (std::size_t age = 0; age < total_at; ++age) {
    BoundedCount& cell = line[age];
    const std::int64_t most = total.upper - (lower_sum - cell.lower);
    const std::int64_t least = total.lower - (upper_sum - cell.upper);
    cell.upper = static_cast<std::int32_t>(std::clamp<std::int64_t>(most, cell.lower, cell.upper));
    cell.lower = static_cast<std::int32_t>(std::clamp<std::int64_t>(least, cell.lower, cell.upper));
  }
}

void start_bounds(const CellTable& table, std::vector<BoundedCount>& cells) {
  cells.resize(table.counts.size());
  for (std::size_t at = 0; at < cells.size(); ++at) {
    const std::int32_t count = table.counts[at];
    if (count == cells::masked) {
      cells[at] = {0, unbounded_count, 0};
    } else {
      const std::int32_t known = std::max(count, 0);
      cells[at] = {known, known, static_cast<double>(known)};
    }
  }
}

bool has_masked(const CellTable& table, std::size_t line) {
  const auto* counts = table.counts.data() + line;
  return std::any_of(counts, counts + line_size, [](std::int32_t c) { return c == cells::masked; });
}

// Areas of `table` that lie in one prefecture, and that prefecture's own cells.
struct PrefectureGroup {
  std::vector<std::size_t> areas;
  std::size_t prefecture_area = 0;
};

std::vector<PrefectureGroup> group_by_prefecture(const CellTable& table,
                                                 const CellTable& prefectures) {
  std::unordered_map<std::string, std::size_t> group_of;
  std::vector<PrefectureGroup> groups;
  for (std::size_t area = 0; area < prefectures.area_codes.size(); ++area) {
    group_of[prefectures.area_codes[area]] = groups.size();
    groups.push_back({{}, area});
  }
  for (std::size_t area = 0; area < table.area_codes.size(); ++area) {
    const auto found = group_of.find(table.area_codes[area].substr(0, 2));
    if (found != group_of.end()) groups[found->second].areas.push_back(area);
  }
  return groups;
}

// A hidden cell cannot exceed what its prefecture has left after the other areas.
void tighten_by_prefectures(const CellTable& table, const CellTable& prefectures,
                            const std::vector<BoundedCount>& prefecture_cells,
                            std::vector<BoundedCount>& cells) {
  if (table.classes != prefectures.classes) return;
  const std::size_t lines = table.classes.size() * 2 * line_size;
  for (const auto& group : group_by_prefecture(table, prefectures)) {
    for (std::size_t within = 0; within < lines; ++within) {
      const BoundedCount& whole = prefecture_cells[group.prefecture_area * lines + within];
      std::int64_t lower_sum = 0;
      for (const auto area : group.areas) lower_sum += cells[area * lines + within].lower;
      for (const auto area : group.areas) {
        BoundedCount& cell = cells[area * lines + within];
        const std::int64_t most = whole.upper - (lower_sum - cell.lower);
        cell.upper =
            static_cast<std::int32_t>(std::clamp<std::int64_t>(most, cell.lower, cell.upper));
      }
    }
  }
}

void tighten_lines(const CellTable& table, std::vector<BoundedCount>& cells) {
  for (std::size_t line = 0; line < cells.size(); line += line_size) {
    if (!has_masked(table, line)) continue;
    tighten_line(cells.data() + line);
    tighten_line(cells.data() + line);
  }
}

// Share of each class among the visible counts of its sex and age, over all areas.
std::vector<double> visible_shares(const CellTable& table) {
  const std::size_t lines = table.classes.size() * 2 * line_size;
  std::vector<double> shares(lines, 0);
  std::array<double, 2 * line_size> people{};
  for (std::size_t at = 0; at < table.counts.size(); ++at) {
    const double count = std::max(table.counts[at], 0);
    shares[at % lines] += count;
    people[at % (2 * line_size)] += count;
  }
  for (std::size_t within = 0; within < lines; ++within) {
    const double all = people[within % (2 * line_size)];
    shares[within] = all > 0 ? shares[within] / all : 0;
  }
  return shares;
}

// People of an area by sex and age, from the visible cells.
std::array<double, 2 * line_size> visible_people(const CellTable& table, std::size_t area) {
  std::array<double, 2 * line_size> people{};
  const std::size_t lines = table.classes.size() * 2 * line_size;
  for (std::size_t within = 0; within < lines; ++within) {
    people[within % (2 * line_size)] += std::max(table.counts[area * lines + within], 0);
  }
  return people;
}

void estimate_line(const CellTable& table, std::size_t line, const double* shares,
                   const double* people, BoundedCount* cells) {
  std::array<stats::MaskedCell, line_size> hidden{};
  std::array<std::size_t, line_size> hidden_age{};
  std::size_t hidden_count = 0;
  double visible = 0;
  for (std::size_t age = 0; age < total_at; ++age) {
    if (table.counts[line + age] != cells::masked) {
      visible += cells[age].estimate;
      continue;
    }
    hidden_age[hidden_count] = age;
    hidden[hidden_count++] = {static_cast<double>(cells[age].lower),
                              static_cast<double>(cells[age].upper), shares[age] * people[age]};
  }
  const bool total_hidden = table.counts[line + total_at] == cells::masked;
  const auto remainder =
      total_hidden ? std::nullopt
                   : std::optional(static_cast<double>(table.counts[line + total_at]) - visible);
  const auto estimates = stats::allocate_masked(std::span(hidden.data(), hidden_count), remainder);
  double sum = visible;
  for (std::size_t i = 0; i < hidden_count; ++i) {
    // Bounds that contradict the total cannot come from a table whose sums were checked.
    const double middle = 0.5 * (hidden[i].lower + hidden[i].upper);
    cells[hidden_age[i]].estimate = estimates ? (*estimates)[i] : middle;
    sum += cells[hidden_age[i]].estimate;
  }
  if (!total_hidden) return;
  BoundedCount& total = cells[total_at];
  const bool narrow = total.upper - total.lower < 9;
  total = widened_for_display(total);
  total.estimate = narrow ? 0.5 * (total.lower + total.upper)
                          : std::clamp<double>(sum, total.lower, total.upper);
}

void estimate_hidden(const CellTable& table, std::vector<BoundedCount>& cells) {
  const auto shares = visible_shares(table);
  const std::size_t lines = shares.size();
  for (std::size_t area = 0; area < table.area_codes.size(); ++area) {
    const auto people = visible_people(table, area);
    for (std::size_t within = 0; within < lines; within += line_size) {
      const std::size_t line = area * lines + within;
      if (!has_masked(table, line)) continue;
      estimate_line(table, line, shares.data() + within, people.data() + within % (2 * line_size),
                    cells.data() + line);
    }
  }
}

}  // namespace

BoundedCount widened_for_display(const BoundedCount& count) {
  if (count.upper - count.lower >= 9) return count;
  BoundedCount wide = count;
  wide.lower = count.lower / 10 * 10;
  wide.upper = count.upper / 10 * 10 + 9;
  return wide;
}

BoundedTable bound_masked_cells(const CellTable& table, const CellTable* prefectures) {
  BoundedTable bounded;
  start_bounds(table, bounded.cells);
  tighten_lines(table, bounded.cells);
  if (prefectures != nullptr) {
    std::vector<BoundedCount> prefecture_cells;
    start_bounds(*prefectures, prefecture_cells);
    tighten_lines(*prefectures, prefecture_cells);
    tighten_by_prefectures(table, *prefectures, prefecture_cells, bounded.cells);
    tighten_lines(table, bounded.cells);
  }
  estimate_hidden(table, bounded.cells);
  return bounded;
}

}  // namespace engawa::indicators
