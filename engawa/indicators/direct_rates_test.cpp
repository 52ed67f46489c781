// The two directly standardised shares, with numbers worked by hand.
#include "engawa/indicators/direct_rates.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "engawa/indicators/indicator_year.hpp"

namespace engawa::indicators {
namespace {

constexpr std::size_t male = 0;
constexpr std::size_t female = 1;

BoundedCount exactly(std::int32_t count) { return {count, count, static_cast<double>(count)}; }

void set(AreaCells& cells, std::size_t sex, std::size_t age, std::int32_t people,
         std::int32_t affected) {
  cells.people[sex][age] = exactly(people);
  cells.affected[sex][age] = exactly(affected);
}

// 1,000 people in every class; a tenth affected at 40-44, two tenths at 45-49, ... seven tenths.
AreaCells rising_area() {
  AreaCells cells;
  cells.present = true;
  for (std::size_t age = 0; age < cells::age_band_count; ++age) {
    const auto affected = static_cast<std::int32_t>(100 * (age + 1));
    set(cells, male, age, 1000, affected);
    set(cells, female, age, 1000, affected);
  }
  return cells;
}

// Men 100, 200, ... 700 by age, women 700, 600, ... 100: 2,800 each.
constexpr CheckupPopulation opposed{AgeWeights{100, 200, 300, 400, 500, 600, 700},
                                    AgeWeights{700, 600, 500, 400, 300, 200, 100}};

// Men: (100 x 0.1 + 200 x 0.2 + ... + 700 x 0.7) / 2,800 = 1,400 / 2,800.
// Women: (700 x 0.1 + 600 x 0.2 + ... + 100 x 0.7) / 2,800 = 840 / 2,800.
// Both: (1,400 + 840) / 5,600.
TEST(DirectRates, WeighTheClassesOfTheNation) {
  const AreaCells area = rising_area();
  EXPECT_NEAR(direct_rate(area, Group::Male, opposed)->value, 0.5, 1e-12);
  EXPECT_NEAR(direct_rate(area, Group::Female, opposed)->value, 0.3, 1e-12);
  EXPECT_NEAR(direct_rate(area, Group::Both, opposed)->value, 0.4, 1e-12);
}

// Men: V = sum (k/28)^2 (k/10) / 1,000 = 784 / 7,840,000 = 0.0001, O = 2,800,
// Byar: L = 2,800 (1 - 1/25,200 - 1.959964/(3 sqrt 2,800))^3 = 2697.2385,
// U = 2,801 (1 - 1/25,209 + 1.959964/(3 sqrt 2,801))^3 = 2905.6742;
// limits 0.5 + sqrt(V/O) (L - O) and 0.5 + sqrt(V/O) (U - O), sqrt(V/O) = 0.000188982.
TEST(DirectRates, HaveDobsonLimits) {
  const auto rate = direct_rate(rising_area(), Group::Male, opposed);
  EXPECT_NEAR(rate->lower, 0.480579908, 1e-8);
  EXPECT_NEAR(rate->upper, 0.519970550, 1e-8);
}

// Nine in ten of the area's people are men, half of the nation's are. With shares of 0.4 and 0.2 in
// every age band the crude share is 0.38; by sex and age it is (0.4 + 0.2) / 2, by age alone 0.38.
TEST(DirectRates, OfBothSexesAreStandardisedBySexOnlyAgainstTheNation) {
  AreaCells area;
  AgeWeights ages{};
  for (std::size_t age = 0; age < ages.size(); ++age) {
    set(area, male, age, 900, 360);
    set(area, female, age, 100, 20);
    ages[age] = 100;
  }
  const CheckupPopulation nation{ages, ages};
  EXPECT_NEAR(direct_rate(area, Group::Both, nation)->value, 0.3, 1e-12);
  EXPECT_NEAR(direct_rate(area, Group::Both, ages)->value, 0.38, 1e-12);
}

TEST(DirectRates, NeedTenAffectedAndPeopleInEveryClass) {
  AreaCells nobody_old = rising_area();
  set(nobody_old, male, 6, 0, 0);
  EXPECT_FALSE(direct_rate(nobody_old, Group::Male, opposed));
  EXPECT_FALSE(direct_rate(nobody_old, Group::Both, opposed));
  EXPECT_TRUE(direct_rate(nobody_old, Group::Female, opposed));

  AreaCells few;
  for (std::size_t age = 0; age < cells::age_band_count; ++age) set(few, male, age, 1000, 1);
  EXPECT_FALSE(direct_rate(few, Group::Male, opposed));
}

TEST(DirectRates, WidenByWhatIsHidden) {
  const AreaCells open = rising_area();
  AreaCells hidden = open;
  hidden.affected[male][0] = {95, 104, 100};
  hidden.masked_cells[male] = 1;
  for (const auto group : {Group::Male, Group::Both}) {
    const auto known = direct_rate(open, group, opposed);
    const auto bounded = direct_rate(hidden, group, opposed);
    EXPECT_DOUBLE_EQ(bounded->value, known->value);
    EXPECT_LT(bounded->lower, known->lower);
    EXPECT_GT(bounded->upper, known->upper);
  }
  EXPECT_DOUBLE_EQ(direct_rate(hidden, Group::Female, opposed)->upper,
                   direct_rate(open, Group::Female, opposed)->upper);
}

TEST(DirectRates, NeedTheNationOfEverySex) {
  const CheckupPopulation men_only{opposed[male], std::nullopt};
  EXPECT_TRUE(direct_rate(rising_area(), Group::Male, men_only));
  EXPECT_FALSE(direct_rate(rising_area(), Group::Female, men_only));
  EXPECT_FALSE(direct_rate(rising_area(), Group::Both, men_only));
}

// Two prefectures and people without a known address, and their nation.
struct TwoPrefectures {
  cells::CellTable table;
  Indicator indicator;
  areas::AreaMaster master = areas::AreaMaster::load(ENGAWA_SOURCE_DIR "/catalog/areas").value();

  TwoPrefectures() {
    table.classes = {"はい", "いいえ"};
    table.area_codes = {"01", "02", std::string(cells::unknown_area_code)};
    table.counts.assign(table.positions(), 0);
    for (std::size_t area = 0; area < 3; ++area) fill(area);
    indicator.rule_male.labels = indicator.rule_female.labels = {"はい"};
  }
  // Affected 20, 27, ... of 120, 157, ...: every class and area has another share.
  void fill(std::size_t area) {
    for (const auto sex : cells::sexes) {
      for (std::size_t klass = 0; klass < 2; ++klass) {
        std::int32_t total = 0;
        for (int age = 0; age < cells::age_band_count; ++age) {
          const auto steps = static_cast<std::int32_t>(area) * 3 + age + 2 * static_cast<int>(sex);
          const std::int32_t count = klass == 0 ? 20 + 7 * steps : 100 + 30 * steps;
          table.counts[table.position(area, klass, sex, age)] = count;
          total += count;
        }
        table.counts[table.position(area, klass, sex, cells::age_total)] = total;
      }
    }
  }
  [[nodiscard]] IndicatorYear year() const {
    ItemCells cells;
    cells.prefectures = &table;
    cells.prefecture_bounds = bound_masked_cells(table, nullptr);
    return *make_indicator_year(indicator, 2021, cells, master);
  }
};

double crude_share(const AreaCells& cells, Group group) {
  double affected = 0;
  double people = 0;
  for (std::size_t sex = 0; sex < 2; ++sex) {
    if (group != Group::Both && static_cast<std::size_t>(group) != sex) continue;
    affected += cells.affected[sex][cells::age_total].estimate;
    people += cells.people[sex][cells::age_total].estimate;
  }
  return affected / people;
}

TEST(DirectRates, OfTheNationAreItsCrudeShares) {
  const TwoPrefectures two;
  const IndicatorYear year = two.year();
  const AreaCells& nation = year.areas[*two.master.index_of("00")];
  for (const auto group : groups) {
    EXPECT_NEAR(direct_rate(nation, group, year.national_checkups)->value,
                crude_share(nation, group), 1e-12);
  }
  // 40-44, men, with those without a known address.
  EXPECT_EQ((*year.national_checkups[male])[0], 120 + (41 + 190) + (62 + 280));
}

// A prefecture that hides every cell and every 中計 of its women leaves the nation's women open.
TEST(DirectRates, AreEmptyWhereTheNationIsHidden) {
  TwoPrefectures two;
  for (std::size_t klass = 0; klass < 2; ++klass) {
    for (int age = 0; age < cells::ages_with_total; ++age) {
      two.table.counts[two.table.position(1, klass, cells::Sex::Female, age)] = cells::masked;
    }
  }
  const IndicatorYear year = two.year();
  EXPECT_TRUE(year.national_checkups[male]);
  EXPECT_FALSE(year.national_checkups[female]);
}

TEST(DirectRates, HoldTheirInvariants) {
  const TwoPrefectures two;
  const IndicatorYear year = two.year();
  const AreaCells& area = year.areas[*two.master.index_of("02")];
  const auto& nation = year.national_checkups;
  const auto both = direct_rate(area, Group::Both, nation);
  const auto men = direct_rate(area, Group::Male, nation);
  const auto women = direct_rate(area, Group::Female, nation);

  // The rate of both sexes is the mean of the two, weighted by the nation's men and women.
  const auto sum = [](const AgeWeights& persons) {
    double all = 0;
    for (const double count : persons) all += count;
    return all;
  };
  const double of_men = sum(*nation[male]) / (sum(*nation[male]) + sum(*nation[female]));
  EXPECT_NEAR(both->value, of_men * men->value + (1 - of_men) * women->value, 1e-12);

  // It lies among the shares of the classes, and inside its limits.
  double least = 1;
  double most = 0;
  for (const auto sex : cells::sexes) {
    for (int age = 0; age < cells::age_band_count; ++age) {
      least = std::min(least, age_share(area, sex, age));
      most = std::max(most, age_share(area, sex, age));
    }
  }
  EXPECT_GT(both->value, least);
  EXPECT_LT(both->value, most);
  EXPECT_LT(both->lower, both->value);
  EXPECT_GT(both->upper, both->value);

  // Only the shape of the standard population matters, not its size.
  CheckupPopulation doubled = nation;
  for (auto& persons : doubled) {
    for (double& count : *persons) count *= 2;
  }
  EXPECT_NEAR(direct_rate(area, Group::Both, doubled)->value, both->value, 1e-12);
}

}  // namespace
}  // namespace engawa::indicators
