#include "engawa/disclosure/around_rounded.hpp"

#include <gtest/gtest.h>

#include "engawa/disclosure/linear_program.hpp"
#include "engawa/disclosure/protect.hpp"
#include "engawa/disclosure/tables_for_tests.hpp"

namespace engawa::disclosure {
namespace {

constexpr double no_bound = 1e30;

Profile controlled() {
  return load_profile(ENGAWA_SOURCE_DIR "/catalog/disclosure", "rounding_controlled").value();
}

/// A table as an outsider reads it, every count rounded.
CellFiles rounded_tables(const std::string& csv, const std::string& hierarchy = {}) {
  return read_cell_files({{"table", csv, false, controlled().rounding}}, hierarchy).value();
}

std::vector<CountBounds> reached(const LinkedCells& cells) {
  UnknownCells unknowns(cells, controlled(), {});
  EXPECT_TRUE(unknowns.tighten().ok());
  const auto groups = groups_of(unknowns);
  EXPECT_EQ(groups.size(), 1U);
  return reach_around_rounded(unknowns, groups.front()).value();
}

// One cell and its total rise together, by nine at most; nothing falls below zero.
TEST(AroundRounded, ReachesNineBothWays) {
  const auto files = rounded_tables("area,count\na,0\nb,20\nTOTAL,20\n");
  const auto reach = reached(files.cells);
  ASSERT_EQ(reach.size(), 3U);
  EXPECT_EQ(reach[0].lower, 0);
  EXPECT_EQ(reach[0].upper, 9);
  EXPECT_EQ(reach[1].lower, 11);
  EXPECT_EQ(reach[1].upper, 29);
  EXPECT_EQ(reach[2].lower, 11);
  EXPECT_EQ(reach[2].upper, 29);
}

TEST(AroundRounded, SaysNothingOfARoundedTableThatIsNone) {
  const auto files = rounded_tables("area,count\na,10\nb,20\nTOTAL,40\n");
  UnknownCells unknowns(files.cells, controlled(), {});
  ASSERT_TRUE(unknowns.tighten().ok());
  for (const auto& group : groups_of(unknowns))
    EXPECT_FALSE(reach_around_rounded(unknowns, group).has_value());
}

TEST(AroundRounded, SaysNothingWhereACellIsHidden) {
  const auto totals =
      load_profile(ENGAWA_SOURCE_DIR "/catalog/disclosure", "rounding_totals").value().rounding;
  const auto files =
      read_cell_files({{"t", "area,count\na,\nb,\nc,20\nTOTAL,40\n", false, totals}}, {}).value();
  UnknownCells unknowns(files.cells, controlled(), {});
  ASSERT_TRUE(unknowns.tighten().ok());
  for (const auto& group : groups_of(unknowns))
    EXPECT_FALSE(reach_around_rounded(unknowns, group).has_value());
}

/// The range of each variable of a small table by linear programs alone.
std::vector<CountBounds> solved(const UnknownCells& unknowns) {
  std::vector<double> lowers(unknowns.lowers.begin(), unknowns.lowers.end());
  std::vector<double> uppers(unknowns.uppers.begin(), unknowns.uppers.end());
  std::vector<LinearRow> rows;
  for (const auto& sum : unknowns.sums) {
    const auto known = static_cast<double>(sum.known);
    rows.push_back({sum.variables,
                    {sum.factors.begin(), sum.factors.end()},
                    sum.exact ? known : -no_bound,
                    known});
  }
  LinearProgram program(lowers, uppers, rows);
  std::vector<CountBounds> bounds;
  for (int v = 0; v < static_cast<int>(lowers.size()); ++v) {
    const std::vector<int> one{v};
    const auto extreme = [&](double factor) {
      EXPECT_EQ(program.minimise(one, factor), LinearProgram::Outcome::optimal);
      return program.point()[static_cast<std::size_t>(v)];
    };
    bounds.push_back({static_cast<std::int64_t>(std::ceil(extreme(1) - 1e-6)),
                      static_cast<std::int64_t>(std::floor(extreme(-1) + 1e-6))});
  }
  return bounds;
}

// Of every random set that rounds: what is reached by additions is what programs find.
TEST(AroundRounded, ReachesWhatProgramsFind) {
  std::size_t compared = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const auto random = random_tables(seed);
    auto files = read_tables({random.csv}, random.hierarchy);
    ASSERT_TRUE(protect(files.cells, controlled()).ok()) << seed;
    UnknownCells unknowns(files.cells, controlled(), {});
    ASSERT_TRUE(unknowns.tighten().ok());
    const auto bounds = solved(unknowns);
    for (const auto& group : groups_of(unknowns)) {
      const auto reach = reach_around_rounded(unknowns, group);
      ASSERT_TRUE(reach.has_value()) << seed;
      for (std::size_t i = 0; i < reach->size(); ++i) {
        const auto v = UnknownCells::index(group.variables[i]);
        // An unknown sum between the tables is bounded by nothing of its own.
        if (files.cells.state(unknowns.positions[v]) != CellState::rounded) continue;
        ASSERT_EQ((*reach)[i].lower, bounds[v].lower) << seed;
        ASSERT_EQ((*reach)[i].upper, bounds[v].upper) << seed;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 1000U);
}

}  // namespace
}  // namespace engawa::disclosure
