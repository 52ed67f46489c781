#include "engawa/checkups/folded_tables.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "engawa/formats/toml_keys.hpp"

namespace engawa::checkups {

using base::Result;
using disclosure::Dimension;
using disclosure::LinkedCells;

namespace {

constexpr int youngest_class = 15;
constexpr int oldest_class = 75;
constexpr int class_years = 5;
constexpr std::size_t age_classes =
    static_cast<std::size_t>((oldest_class - youngest_class) / class_years) + 2;

std::size_t age_class_index(int age) {
  if (age < youngest_class) return 0;
  if (age >= oldest_class) return age_classes - 1;
  return static_cast<std::size_t>((age - youngest_class) / class_years) + 1;
}

std::string age_class_code(std::size_t index) {
  if (index == 0) return "0-" + std::to_string(youngest_class - 1);
  if (index == age_classes - 1) return std::to_string(oldest_class) + "-";
  const int from = youngest_class + static_cast<int>(index - 1) * class_years;
  return std::to_string(from) + "-" + std::to_string(from + class_years - 1);
}

constexpr std::array<std::string_view, 6> qualification_codes{
    "unknown", "insured", "dependant", "continued", "retired", "national"};
constexpr std::array<std::string_view, 2> sex_codes{"male", "female"};

/// A dimension with its total.
Dimension dimension_of(FoldDimension kind) { return Dimension(std::string(dimension_name(kind))); }

/// What every item of a year shares.
struct Frame {
  Dimension area = dimension_of(FoldDimension::Area);
  Dimension qualification = dimension_of(FoldDimension::Qualification);
  Dimension sex = dimension_of(FoldDimension::Sex);
  Dimension age = dimension_of(FoldDimension::Age);
  std::map<MunicipalityIndex, std::size_t> area_of;  ///< code index of a residence
  std::array<std::size_t, qualification_codes.size()> qualification_of{};
  std::array<std::size_t, sex_codes.size()> sex_of{};
  std::array<std::size_t, age_classes> age_of{};
};

/// The total comes first, at index 0, in every dimension.
std::size_t add_below_total(Dimension& dimension, std::string_view code) {
  const std::size_t total = dimension.add(disclosure::total_code);
  const std::size_t index = dimension.add(code);
  dimension.link(index, total);
  return index;
}

void add_residence(Frame& frame, MunicipalityIndex residence, const areas::AreaMaster& areas) {
  if (frame.area_of.contains(residence)) return;
  if (residence == unknown_municipality) {
    frame.area_of[residence] = add_below_total(frame.area, cells::unknown_area_code);
    return;
  }
  const auto& municipality = areas.municipalities()[residence];
  const std::size_t prefecture =
      add_below_total(frame.area, municipality.medical_area.prefecture());
  const std::size_t medical_area = frame.area.add(municipality.medical_area.text);
  frame.area.link(medical_area, prefecture);
  const std::size_t own = frame.area.add(municipality.code);
  frame.area.link(own, medical_area);
  frame.area_of[residence] = own;
}

Result<Frame> frame_of(const PersonYears& persons, std::size_t first, std::size_t last,
                       const areas::AreaMaster& areas) {
  Frame frame;
  frame.qualification.add(disclosure::total_code);
  for (std::size_t i = first; i < last; ++i) {
    const PersonYear& person = persons.entry(i);
    add_residence(frame, person.residence, areas);
    const auto qualification = static_cast<std::size_t>(person.qualification);
    frame.qualification_of[qualification] =
        add_below_total(frame.qualification, qualification_codes[qualification]);
    frame.age_of[age_class_index(person.age)] =
        add_below_total(frame.age, age_class_code(age_class_index(person.age)));
  }
  for (std::size_t i = 0; i < sex_codes.size(); ++i) {
    frame.sex_of[i] = add_below_total(frame.sex, sex_codes[i]);
  }
  for (auto* dimension : {&frame.area, &frame.qualification, &frame.sex, &frame.age}) {
    TRY(dimension->close());
  }
  return frame;
}

/// Adds one to every cell that holds the person: all codes above its own.
class Counter {
 public:
  explicit Counter(LinkedCells& cells) : m_cells(cells) {}

  void add(const std::array<std::size_t, fold_dimensions>& codes) {
    // By area over all qualifications, and by qualification over all areas.
    std::array<std::size_t, fold_dimensions> place = codes;
    place[1] = 0;
    add_upward(codes, 0, place);
    place[0] = 0;
    for (const std::uint32_t code : m_cells.dimensions()[1].upward(codes[1])) {
      if (code == 0) continue;  // counted above
      place[1] = code;
      add_inner(codes, place);
    }
  }

 private:
  void add_upward(const std::array<std::size_t, fold_dimensions>& codes, std::size_t dimension,
                  std::array<std::size_t, fold_dimensions> place) {
    for (const std::uint32_t code : m_cells.dimensions()[dimension].upward(codes[dimension])) {
      place[dimension] = code;
      add_inner(codes, place);
    }
  }

  void add_inner(const std::array<std::size_t, fold_dimensions>& codes,
                 std::array<std::size_t, fold_dimensions> place) {
    for (const std::size_t sex : {std::size_t{0}, codes[2]}) {
      for (const std::size_t age : {std::size_t{0}, codes[3]}) {
        for (const std::size_t item_class : {std::size_t{0}, codes[4]}) {
          place[2] = sex;
          place[3] = age;
          place[4] = item_class;
          const std::size_t position = m_cells.position(place);
          m_cells.set_count(position, m_cells.count(position) + 1);
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
  const bool by_age = cells.code_at(position, 3) != 0;
  const bool by_class = cells.code_at(position, 4) != 0;
  if (people >= detail.sex_age_class) return true;
  if (people >= detail.sex_class) return !(by_age && by_class);
  const bool whole_file = cells.code_at(position, 0) == 0 && cells.code_at(position, 1) == 0;
  if (people >= detail.classes || whole_file) return !by_sex && !by_age;
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

bool anybody(const PersonYears& persons, std::size_t first, std::size_t last, std::size_t item) {
  for (std::size_t i = first; i < last; ++i) {
    if (persons.classes(i)[item] != no_class) return true;
  }
  return false;
}

}  // namespace

Result<FoldDetail> FoldDetail::load(const std::filesystem::path& file) {
  const toml::table table = TRY(formats::read_toml(file));
  formats::TomlKeys keys(table, file);
  const auto people = [&](const char* key) {
    const auto number = keys.integer(key);
    if (!number || *number < 1) keys.note(key, "1以上の人数");
    return std::int64_t{number.value_or(1)};
  };
  const FoldDetail detail{people("sex_age_class"), people("sex_class"), people("class")};
  TRY(keys.status());
  return detail;
}

std::string_view dimension_name(FoldDimension dimension) {
  constexpr std::array<std::string_view, fold_dimensions> names{"area", "qualification", "sex",
                                                                "age", "class"};
  return names[static_cast<std::size_t>(dimension)];
}

std::string age_class(int age) { return age_class_code(age_class_index(age)); }

Folder::Folder(const PersonYears& persons, const ClassTable& classes,
               const areas::AreaMaster& areas)
    : m_persons(persons), m_classes(classes), m_areas(areas) {
  // Settled entries stand by fiscal year.
  for (std::size_t first = 0; first < persons.size();) {
    const int year = persons.entry(first).fiscal_year;
    std::size_t last = first;
    while (last < persons.size() && persons.entry(last).fiscal_year == year) ++last;
    for (std::size_t item = 0; item < classes.items().size(); ++item) {
      if (anybody(persons, first, last, item)) m_tables.push_back({item, year, first, last});
    }
    first = last;
  }
}

Result<LinkedCells> Folder::fold(const Table& table, const FoldDetail& detail) const {
  const Frame frame = TRY(frame_of(m_persons, table.first, table.last, m_areas));
  Dimension classes = dimension_of(FoldDimension::Class);
  std::vector<std::size_t> class_of;
  for (const auto& name : m_classes.items()[table.item].classes) {
    class_of.push_back(add_below_total(classes, name));
  }
  TRY(classes.close());
  auto cells = TRY(LinkedCells::make(
      {frame.area, frame.qualification, frame.sex, frame.age, std::move(classes)}));
  for (std::size_t position = 0; position < cells.positions(); ++position) {
    cells.set_count(position, 0);
  }
  Counter counter(cells);
  for (std::size_t i = table.first; i < table.last; ++i) {
    const ClassIndex own = m_persons.classes(i)[table.item];
    if (own == no_class) continue;
    const PersonYear& person = m_persons.entry(i);
    counter.add({frame.area_of.at(person.residence),
                 frame.qualification_of[static_cast<std::size_t>(person.qualification)],
                 frame.sex_of[static_cast<std::size_t>(person.sex)],
                 frame.age_of[age_class_index(person.age)], class_of[own]});
  }
  open_cells(cells, detail);
  cells.find_between();
  return cells;
}

}  // namespace engawa::checkups
