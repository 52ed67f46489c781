#include "engawa/checkups/folded_tables.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <thread>

#include "engawa/formats/toml_keys.hpp"

namespace engawa::checkups {

using base::Result;
using disclosure::LinkedCells;

namespace {

/// Adds persons to every cell of one of the two tables that holds them: all codes above their own.
/// Persons of a qualification go to the cells of qualifications alone, since those of an area have
/// brought the same people to the cells of everybody.
class Counter {
 public:
  explicit Counter(LinkedCells& cells) : m_cells(cells) {}

  void add(const std::array<std::size_t, fold_dimensions>& codes, std::uint32_t persons) {
    const auto& dimensions = m_cells.dimensions();
    std::array<std::size_t, fold_dimensions> place{};
    const std::size_t own = codes[1] == 0 ? 0 : 1;
    for (const std::uint32_t code : dimensions[own].upward(codes[own])) {
      if (own == 1 && code == 0) continue;
      place[own] = code;
      add_inner(codes, place, persons);
    }
  }

 private:
  void add_inner(const std::array<std::size_t, fold_dimensions>& codes,
                 std::array<std::size_t, fold_dimensions> place, std::uint32_t persons) {
    const auto& dimensions = m_cells.dimensions();
    for (const std::uint32_t sex : dimensions[2].upward(codes[2])) {
      for (const std::uint32_t age : dimensions[3].upward(codes[3])) {
        for (const std::uint32_t item_class : dimensions[4].upward(codes[4])) {
          place[2] = sex;
          place[3] = age;
          place[4] = item_class;
          const std::size_t position = m_cells.position(place);
          m_cells.set_count(position, m_cells.count(position) + persons);
        }
      }
    }
  }

  LinkedCells& m_cells;
};

/// Whether a cell is told, where `people` were measured in its area or qualification.
bool is_told(const LinkedCells& cells, std::size_t position, std::int64_t people,
             const FoldDetail& detail) {
  const bool by_sex = cells.code_at(position, 2) != 0;
  const std::size_t age = cells.code_at(position, 3);
  const bool by_age = age != 0;
  const bool by_five_years = by_age && cells.dimensions()[3].parents(age).front() != 0;
  const bool by_class = cells.code_at(position, 4) != 0;
  if (people >= detail.sex_age_class) return true;
  if (people >= detail.sex_class) return !(by_five_years && by_class);
  const bool whole_file = cells.code_at(position, 0) == 0 && cells.code_at(position, 1) == 0;
  if (people >= (whole_file ? detail.whole_file : detail.classes)) return !by_sex && !by_age;
  return !by_sex && !by_age && !by_class;
}

/// Puts the cells of the two tables on show, as far as their detail goes, and forgets the others.
void open_cells(LinkedCells& cells, const FoldDetail& detail) {
  for (std::size_t position = 0; position < cells.positions(); ++position) {
    const std::size_t area = cells.code_at(position, 0);
    const std::size_t qualification = cells.code_at(position, 1);
    const bool in_tables = area == 0 || qualification == 0;
    const std::size_t everybody =
        cells.position(std::array<std::size_t, fold_dimensions>{area, qualification, 0, 0, 0});
    if (in_tables && is_told(cells, position, cells.count(everybody), detail)) {
      cells.set_state(position, disclosure::CellState::shown);
    }
  }
  for (std::size_t position = 0; position < cells.positions(); ++position) {
    if (cells.state(position) == disclosure::CellState::absent) {
      cells.set_count(position, LinkedCells::unknown_count);
    }
  }
}

}  // namespace

FoldDetail FoldDetail::coarser() const {
  const auto more = [](std::int64_t people) { return people + people / 2; };
  return {more(sex_age_class), more(sex_class),  more(classes),     whole_file,
          more(code_people),   more(age_people), more(class_people)};
}

Result<FoldDetail> FoldDetail::load(const std::filesystem::path& file) {
  const toml::table table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  const auto people = [&](const char* key) {
    const auto number = keys.integer(key);
    if (!number || *number < 1) keys.note(key, "1以上の人数");
    return std::int64_t{number.value_or(1)};
  };
  const FoldDetail detail{people("sex_age_class"), people("sex_class"),   people("class"),
                          people("class"),         people("code_people"), people("code_people"),
                          people("class_people")};
  TRY(keys.status());
  return detail;
}

std::string_view dimension_name(FoldDimension dimension) {
  constexpr std::array<std::string_view, fold_dimensions> names{"area", "qualification", "sex",
                                                                "age", "class"};
  return names[static_cast<std::size_t>(dimension)];
}

Folder::Folder(const PersonYears& persons, const ClassTable& classes, unsigned threads)
    : m_persons(persons), m_classes(classes), m_class_from{0} {
  for (const auto& item : classes.items()) {
    m_class_from.push_back(m_class_from.back() + item.classes.size());
  }
  // Settled entries stand by fiscal year.
  for (std::size_t first = 0; first < persons.size();) {
    const int year = persons.entry(first).fiscal_year;
    std::size_t last = first;
    while (last < persons.size() && persons.entry(last).fiscal_year == year) ++last;
    const std::size_t first_run = m_runs.size();
    make_runs(first, last);
    m_years[year] = {first_run, m_runs.size(), static_cast<std::int64_t>(last - first)};
    first = last;
  }
  m_counts.resize(m_runs.size() * m_class_from.back());
  const std::size_t share = m_runs.size() / std::max(1U, threads) + 1;
  std::vector<std::thread> others;
  for (std::size_t first = share; first < m_runs.size(); first += share) {
    const std::size_t last = std::min(first + share, m_runs.size());
    others.emplace_back([this, first, last] { count_runs(first, last); });
  }
  count_runs(0, std::min(share, m_runs.size()));
  for (auto& thread : others) thread.join();
  for (const auto& [year, runs] : m_years) {
    for (std::size_t item = 0; item < classes.items().size(); ++item) {
      if (has_anybody(runs, item)) m_tables.push_back({item, year});
    }
  }
}

void Folder::make_runs(std::size_t first, std::size_t last) {
  const auto same = [this](std::size_t a, std::size_t b) {
    const PersonYear& left = m_persons.entry(a);
    const PersonYear& right = m_persons.entry(b);
    return left.residence == right.residence && left.sex == right.sex &&
           age_class_index(left.age) == age_class_index(right.age) &&
           left.qualification == right.qualification;
  };
  while (first < last) {
    std::size_t end = first + 1;
    while (end < last && same(first, end)) ++end;
    m_runs.push_back({first, end});
    first = end;
  }
}

// One pass over all classes of all persons. A tally of 256 places per item needs no test for people
// who were not measured: they fall into the last place.
void Folder::count_runs(std::size_t first, std::size_t last) {
  constexpr std::size_t places = 256;
  const std::size_t items = m_persons.items();
  std::vector<std::uint32_t> tally(items * places);
  for (std::size_t run = first; run < last; ++run) {
    for (std::size_t i = m_runs[run].first; i < m_runs[run].last; ++i) {
      const ClassIndex* own = m_persons.classes(i);
      for (std::size_t item = 0; item < items; ++item) ++tally[item * places + own[item]];
    }
    std::uint32_t* counts = m_counts.data() + run * m_class_from.back();
    for (std::size_t item = 0; item < items; ++item) {
      const std::size_t classes = m_class_from[item + 1] - m_class_from[item];
      std::uint32_t* from = tally.data() + item * places;
      std::copy_n(from, classes, counts + m_class_from[item]);
      std::fill_n(from, classes, 0U);
    }
  }
}

bool Folder::has_anybody(const Year& year, std::size_t item) const {
  for (std::size_t run = year.first_run; run < year.last_run; ++run) {
    const std::uint32_t* counts = m_counts.data() + run * m_class_from.back();
    if (std::any_of(counts + m_class_from[item], counts + m_class_from[item + 1],
                    [](std::uint32_t count) { return count > 0; })) {
      return true;
    }
  }
  return false;
}

ItemCounts Folder::counts(const CountedTable& table) const {
  ItemCounts counts(m_classes.items()[table.item].classes.size());
  const auto add = [&counts](ItemCounts::Block& block, std::size_t place, std::uint32_t persons) {
    if (block.empty()) block.resize(counts.block_size());
    block[place] += persons;
  };
  const Year& year = m_years.at(table.fiscal_year);
  for (std::size_t run = year.first_run; run < year.last_run; ++run) {
    const PersonYear& person = m_persons.entry(m_runs[run].first);
    const std::uint32_t* own =
        m_counts.data() + run * m_class_from.back() + m_class_from[table.item];
    for (std::size_t k = 0; k < counts.classes; ++k) {
      if (own[k] == 0) continue;
      const std::size_t place =
          counts.place(static_cast<std::size_t>(person.sex), age_class_index(person.age), k);
      add(counts.by_residence[person.residence], place, own[k]);
      add(counts.by_qualification[static_cast<std::size_t>(person.qualification)], place, own[k]);
    }
  }
  return counts;
}

std::int64_t Folder::person_years(int fiscal_year) const {
  const auto year = m_years.find(fiscal_year);
  return year == m_years.end() ? 0 : year->second.people;
}

std::int64_t people_in(const ItemCounts& counts) {
  std::int64_t people = 0;
  for (const auto& [residence, block] : counts.by_residence) {
    people = std::accumulate(block.begin(), block.end(), people);
  }
  return people;
}

Result<LinkedCells> fold(const ItemCounts& counts, const CountedItem& item,
                         const areas::AreaMaster& areas, const FoldDetail& detail) {
  FoldCodes codes =
      TRY(FoldCodes::make(PeopleByCode::of(counts), item, areas,
                          {detail.code_people, detail.age_people, detail.class_people}));
  auto cells = TRY(
      LinkedCells::make({std::move(codes.area), std::move(codes.qualification),
                         std::move(codes.sex), std::move(codes.age), std::move(codes.item_class)}));
  for (std::size_t position = 0; position < cells.positions(); ++position) {
    cells.set_count(position, 0);
  }
  Counter counter(cells);
  // By area over all qualifications, and by qualification over all areas.
  const auto add = [&](const ItemCounts::Block& block, std::size_t area,
                       std::size_t qualification) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      const std::size_t age = codes.age_of[i / counts.classes % age_classes];
      if (block[i] == 0 || age == FoldCodes::not_counted) continue;
      counter.add({area, qualification, codes.sex_of[i / counts.classes / age_classes], age,
                   codes.class_of[i % counts.classes]},
                  block[i]);
    }
  };
  for (const auto& [residence, block] : counts.by_residence) {
    add(block, codes.area_of.at(residence), 0);
  }
  for (std::size_t i = 0; i < qualifications; ++i) {
    if (codes.qualification_of[i] == 0) continue;  // counted above
    add(counts.by_qualification[i], 0, codes.qualification_of[i]);
  }
  open_cells(cells, detail);
  cells.find_between();
  return cells;
}

}  // namespace engawa::checkups
