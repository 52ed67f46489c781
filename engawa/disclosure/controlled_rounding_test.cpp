#include "engawa/disclosure/controlled_rounding.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <numeric>
#include <random>

#include "engawa/disclosure/tables_for_tests.hpp"

namespace engawa::disclosure {
namespace {

/// Areas x classes x values with all margins, some 2,000 to 9,000 cells: too many to choose
/// together. `regions` puts the areas in so many regions; 0 leaves them under the total alone.
CellFiles large_table(unsigned seed, int areas, int classes, int values, int regions) {
  std::mt19937 random(seed);
  std::map<std::vector<std::string>, int> counts;
  std::string hierarchy = "dimension,code,parent\n";
  for (int area = 0; area < areas; ++area) {
    const std::string code = "a" + std::to_string(area);
    std::vector<std::string> in{code, std::string(total_code)};
    if (regions > 0) {
      in.push_back("r" + std::to_string(area % regions));
      hierarchy += "area," + code + "," + in.back() + "\n";
    }
    for (int klass = 0; klass < classes; ++klass) {
      for (int value = 0; value < values; ++value) {
        const int count = static_cast<int>(random() % 60);
        for (const auto& a : in) {
          for (const auto& c : {"c" + std::to_string(klass), std::string(total_code)}) {
            for (const auto& v : {"v" + std::to_string(value), std::string(total_code)})
              counts[{a, c, v}] += count;
          }
        }
      }
    }
  }
  for (int r = 0; r < regions; ++r) hierarchy += "area,r" + std::to_string(r) + ",TOTAL\n";
  std::string csv = "area,class,value,count\n";
  for (const auto& [codes, count] : counts) {
    for (const auto& code : codes) csv += code + ",";
    csv += std::to_string(count) + "\n";
  }
  return read_tables({csv}, hierarchy);
}

std::vector<std::size_t> every_position(const LinkedCells& cells) {
  std::vector<std::size_t> positions(cells.positions());
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  return positions;
}

void expect_additive_within_the_base(const LinkedCells& cells, const ChosenMultiples& chosen) {
  LinkedCells rounded = cells;
  ASSERT_EQ(chosen.positions.size(), cells.positions());
  for (std::size_t i = 0; i < chosen.positions.size(); ++i) {
    const std::int64_t count = cells.count(chosen.positions[i]);
    ASSERT_EQ(chosen.values[i] % 10, 0);
    ASSERT_LT(std::abs(chosen.values[i] - count), 10);
    rounded.set_count(chosen.positions[i], chosen.values[i]);
  }
  EXPECT_TRUE(check_sums(rounded).ok());
}

TEST(ChooseMultiples, OfLargeTablesIsAdditiveWithinTheBase) {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    for (const int regions : {0, 7}) {
      const auto files = large_table(seed, 60, 6, 4, regions);
      const auto chosen = choose_multiples(files.cells, 10, every_position(files.cells));
      ASSERT_TRUE(chosen.ok()) << seed;
      expect_additive_within_the_base(files.cells, chosen.value());
      EXPECT_FALSE(chosen.value().proven_nearest);
    }
  }
}

TEST(ChooseMultiples, OfLargeTablesChangesLittle) {
  const auto files = large_table(5, 60, 6, 4, 0);
  const auto chosen = choose_multiples(files.cells, 10, every_position(files.cells)).value();
  std::int64_t change = 0;
  std::int64_t least = 0;
  for (std::size_t i = 0; i < chosen.positions.size(); ++i) {
    const std::int64_t count = files.cells.count(chosen.positions[i]);
    change += std::abs(chosen.values[i] - count);
    least += std::min(count % 10, 10 - count % 10);
  }
  // Rounding each cell by itself changes least; random choice would double it.
  EXPECT_LT(static_cast<double>(change), 1.25 * static_cast<double>(least));
}

TEST(ChooseMultiples, OfLargeTablesIsDeterministic) {
  const auto files = large_table(6, 60, 6, 4, 7);
  const auto positions = every_position(files.cells);
  const auto first = choose_multiples(files.cells, 10, positions).value();
  const auto second = choose_multiples(files.cells, 10, positions).value();
  EXPECT_EQ(first.values, second.values);
}

// Areas of two overlapping divisions are no tree: the classes are taken down instead.
TEST(ChooseMultiples, OfOverlappingAreasGoesAlongAnotherDimension) {
  const std::vector<std::string> areas{"a0", "a1", "a2", "a3", "r0", "r1", "TOTAL"};
  std::string hierarchy = "dimension,code,parent\narea,r0,\narea,r1,\n";
  for (std::size_t area = 0; area < 4; ++area) {
    hierarchy += "area," + areas[area] + ",TOTAL\n";
    hierarchy += "area," + areas[area] + "," + areas[4 + area / 2] + "\n";
  }
  std::mt19937 random(7);
  std::string csv = "area,class,count\n";
  std::vector<std::int64_t> of_all(areas.size());
  for (int klass = 0; klass < 400; ++klass) {
    std::vector<std::int64_t> counts(areas.size());
    for (std::size_t area = 0; area < 4; ++area) {
      const auto count = static_cast<std::int64_t>(random() % 90);
      for (const std::size_t in : {area, 4 + area / 2, std::size_t{6}}) counts[in] += count;
    }
    for (std::size_t area = 0; area < areas.size(); ++area) {
      csv += areas[area] + ",c" + std::to_string(klass) + "," + std::to_string(counts[area]) + "\n";
      of_all[area] += counts[area];
    }
  }
  for (std::size_t area = 0; area < areas.size(); ++area)
    csv += areas[area] + ",TOTAL," + std::to_string(of_all[area]) + "\n";
  const auto files = read_tables({csv}, hierarchy);
  const auto chosen = choose_multiples(files.cells, 10, every_position(files.cells));
  ASSERT_TRUE(chosen.ok());
  expect_additive_within_the_base(files.cells, chosen.value());
}

}  // namespace
}  // namespace engawa::disclosure
