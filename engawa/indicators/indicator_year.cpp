#include "engawa/indicators/indicator_year.hpp"

namespace engawa::indicators {
namespace {

using areas::AreaKind;
using cells::CellTable;
using cells::Sex;

/// Widest hidden part of a shown number, as a share of it (docs/design/statistics.md).
constexpr double masked_share_max = 0.2;

// For each sex, which classes count as affected.
struct Classes {
  std::array<std::vector<bool>, 2> affected;
};

bool is_present(const CellTable& table, std::size_t klass, Sex sex) {
  return !table.area_codes.empty() && table.count(0, klass, sex, 0) != cells::absent;
}

std::optional<Classes> affected_classes(const Indicator& indicator, const CellTable& table) {
  Classes classes;
  for (const auto sex : cells::sexes) {
    auto& affected = classes.affected[static_cast<std::size_t>(sex)];
    affected.assign(table.classes.size(), false);
    int inside = 0;
    for (std::size_t klass = 0; klass < table.classes.size(); ++klass) {
      if (!is_present(table, klass, sex)) continue;
      const auto membership = class_membership(indicator.rule(sex), table.classes[klass]);
      if (membership == Membership::Straddles) return std::nullopt;
      affected[klass] = membership == Membership::Inside;
      inside += affected[klass] ? 1 : 0;
    }
    if (inside == 0) return std::nullopt;
  }
  return classes;
}

AreaCells cells_of_area(const CellTable& table, const BoundedTable& bounds, const Classes& classes,
                        std::size_t area) {
  AreaCells sums;
  sums.present = true;
  for (const auto sex : cells::sexes) {
    const auto s = static_cast<std::size_t>(sex);
    for (std::size_t klass = 0; klass < table.classes.size(); ++klass) {
      const std::size_t at = table.position(area, klass, sex, 0);
      for (std::size_t age = 0; age < cells::ages_with_total; ++age) {
        sums.people[s][age] += bounds.cells[at + age];
        if (classes.affected[s][klass]) sums.affected[s][age] += bounds.cells[at + age];
        sums.masked_cells[s] += table.counts[at + age] == cells::masked ? 1 : 0;
      }
    }
  }
  return sums;
}

// Adds a table's areas to the year; gives the cells of people without a known address.
AreaCells add_table(IndicatorYear& year, const CellTable& table, const BoundedTable& bounds,
                    const Classes& classes, const areas::AreaMaster& master) {
  AreaCells unknown;
  for (std::size_t area = 0; area < table.area_codes.size(); ++area) {
    AreaCells sums = cells_of_area(table, bounds, classes, area);
    const auto index = master.index_of(table.area_codes[area]);
    if (index) {
      year.areas[*index] = sums;
    } else {
      unknown += sums;
    }
  }
  return unknown;
}

void sum_upwards(IndicatorYear& year, AreaKind from, const areas::AreaMaster& master) {
  const auto& areas = master.areas();
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (areas[i].kind != from || !year.areas[i].present) continue;
    const std::string above = from == AreaKind::MedicalArea ? areas[i].code.prefecture() : "00";
    year.areas[*master.index_of(above)] += year.areas[i];
  }
}

using Shares = std::array<std::array<double, cells::age_band_count>, 2>;

Shares shares_of(const AreaCells& cells) {
  Shares shares{};
  for (const auto sex : cells::sexes) {
    for (int age = 0; age < cells::age_band_count; ++age) {
      shares[static_cast<std::size_t>(sex)][static_cast<std::size_t>(age)] =
          age_share(cells, sex, age);
    }
  }
  return shares;
}

CheckupPopulation checkup_population(const AreaCells& nation) {
  CheckupPopulation population;
  for (std::size_t sex = 0; sex < population.size(); ++sex) {
    AgeWeights weights{};
    double people = 0;
    double width = 0;
    for (std::size_t age = 0; age < weights.size(); ++age) {
      const auto& cell = nation.people[sex][age];
      weights[age] = cell.estimate;
      people += cell.estimate;
      width += cell.upper - cell.lower;
    }
    if (width <= masked_share_max * people) population[sex] = weights;
  }
  return population;
}

void add_expected(Expected& expected,
                  const std::array<BoundedCount, cells::ages_with_total>& people,
                  const std::array<double, cells::age_band_count>& shares) {
  for (std::size_t age = 0; age < shares.size(); ++age) {
    expected.lower += people[age].lower * shares[age];
    expected.estimate += people[age].estimate * shares[age];
    expected.upper += people[age].upper * shares[age];
  }
}

void add_sex(Basis& basis, const AreaCells& cells, std::size_t sex,
             const std::array<const Shares*, 2>& references) {
  basis.people += cells.people[sex][cells::age_total];
  basis.affected += cells.affected[sex][cells::age_total];
  basis.masked_cells += cells.masked_cells[sex];
  for (std::size_t c = 0; c < references.size(); ++c) {
    add_expected(basis.expected[c], cells.people[sex], (*references[c])[sex]);
  }
}

void make_bases(IndicatorYear& year, const areas::AreaMaster& master) {
  const auto& areas = master.areas();
  std::vector<Shares> shares(areas.size());
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (areas[i].kind != AreaKind::MedicalArea) shares[i] = shares_of(year.areas[i]);
  }
  const Shares& nation = shares[*master.index_of("00")];
  year.bases.resize(areas.size());
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (!year.areas[i].present) continue;
    const bool is_nation = areas[i].kind == AreaKind::Nation;
    const Shares& prefecture =
        is_nation ? nation : shares[*master.index_of(areas[i].code.prefecture())];
    const std::array<const Shares*, 2> references{&nation, &prefecture};
    for (const auto group : groups) {
      auto& basis = year.bases[i][static_cast<std::size_t>(group)];
      for (std::size_t sex = 0; sex < 2; ++sex) {
        if (group == Group::Both || static_cast<std::size_t>(group) == sex) {
          add_sex(basis, year.areas[i], sex, references);
        }
      }
    }
  }
}

// Observed and expected people of a set of areas, for one prior.
struct PriorSet {
  std::vector<double> observed;
  std::vector<double> expected;

  void add(const Basis& basis, Comparator comparator) {
    const double e = basis.expected[static_cast<std::size_t>(comparator)].estimate;
    if (!(e > 0) || is_too_hidden(basis, comparator)) return;
    observed.push_back(basis.affected.estimate);
    expected.push_back(e);
  }
  [[nodiscard]] std::optional<stats::Prior> fit() const {
    const auto prior = stats::fit_prior(observed, expected);
    if (!prior) return std::nullopt;
    return *prior;
  }
};

void fit_priors(IndicatorYear& year, const areas::AreaMaster& master) {
  const auto& areas = master.areas();
  year.within_prefecture_prior.resize(areas.size());
  for (const auto group : groups) {
    const auto g = static_cast<std::size_t>(group);
    PriorSet medical_areas;
    PriorSet prefectures;
    std::vector<PriorSet> within(areas.size());
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (!year.areas[i].present) continue;
      const Basis& basis = year.bases[i][g];
      if (areas[i].kind == AreaKind::Prefecture) prefectures.add(basis, Comparator::Nation);
      if (areas[i].kind != AreaKind::MedicalArea) continue;
      medical_areas.add(basis, Comparator::Nation);
      within[*master.index_of(areas[i].code.prefecture())].add(basis, Comparator::Prefecture);
    }
    year.medical_areas_prior[g] = medical_areas.fit();
    year.prefectures_prior[g] = prefectures.fit();
    for (std::size_t i = 0; i < areas.size(); ++i) {
      if (areas[i].kind == AreaKind::Prefecture)
        year.within_prefecture_prior[i][g] = within[i].fit();
    }
  }
}

}  // namespace

AreaCells& AreaCells::operator+=(const AreaCells& other) {
  present = present || other.present;
  for (std::size_t sex = 0; sex < 2; ++sex) {
    masked_cells[sex] += other.masked_cells[sex];
    for (std::size_t age = 0; age < cells::ages_with_total; ++age) {
      affected[sex][age] += other.affected[sex][age];
      people[sex][age] += other.people[sex][age];
    }
  }
  return *this;
}

double age_share(const AreaCells& cells, Sex sex, int age) {
  const auto& affected =
      cells.affected[static_cast<std::size_t>(sex)][static_cast<std::size_t>(age)];
  const auto& people = cells.people[static_cast<std::size_t>(sex)][static_cast<std::size_t>(age)];
  return people.estimate > 0 ? affected.estimate / people.estimate : 0;
}

bool is_too_hidden(const BoundedCount& affected, const Expected& expected) {
  return affected.upper - affected.lower > masked_share_max * affected.estimate ||
         expected.upper - expected.lower > masked_share_max * expected.estimate;
}

bool is_too_hidden(const Basis& basis, Comparator comparator) {
  return is_too_hidden(basis.affected, basis.expected[static_cast<std::size_t>(comparator)]);
}

std::optional<IndicatorYear> make_indicator_year(const Indicator& indicator, int fiscal_year,
                                                 const ItemCells& cells,
                                                 const areas::AreaMaster& master) {
  IndicatorYear year;
  year.indicator = &indicator;
  year.fiscal_year = fiscal_year;
  year.areas.resize(master.areas().size());
  AreaCells unknown;
  if (cells.medical_areas != nullptr) {
    const auto classes = affected_classes(indicator, *cells.medical_areas);
    if (!classes) return std::nullopt;
    unknown = add_table(year, *cells.medical_areas, cells.medical_area_bounds, *classes, master);
    if (cells.prefectures == nullptr) sum_upwards(year, AreaKind::MedicalArea, master);
  }
  if (cells.prefectures != nullptr) {
    const auto classes = affected_classes(indicator, *cells.prefectures);
    if (!classes) return std::nullopt;
    unknown = add_table(year, *cells.prefectures, cells.prefecture_bounds, *classes, master);
  }
  sum_upwards(year, AreaKind::Prefecture, master);
  AreaCells& nation = year.areas[*master.index_of("00")];
  nation += unknown;
  year.national_checkups = checkup_population(nation);
  make_bases(year, master);
  fit_priors(year, master);
  return year;
}

}  // namespace engawa::indicators
