#include "engawa/disclosure/rounding.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "engawa/disclosure/protect.hpp"
#include "engawa/disclosure/tables_for_tests.hpp"

namespace engawa::disclosure {
namespace {

using Rule = Rounding::Rule;

Profile profile_of(const std::string& id) {
  return load_profile(ENGAWA_SOURCE_DIR "/catalog/disclosure", id).value();
}

/// The protected tables read back as an outsider would.
CellFiles read_back(const std::string& csv, const std::string& hierarchy, const Profile& profile) {
  return read_cell_files({{"table", csv, false, profile.rounding}}, hierarchy).value();
}

std::vector<AttackedCell> attacked(const LinkedCells& cells, const Profile& profile) {
  return attack(cells, profile).value().cells;
}

TEST(RoundedAlone, RoundsAsTheRuleSays) {
  const Rounding up{Rule::up, 10};
  const Rounding nearest{Rule::nearest, 10};
  for (const auto& [count, above, near] : std::vector<std::array<int, 3>>{{0, 0, 0},
                                                                          {1, 10, 0},
                                                                          {4, 10, 0},
                                                                          {5, 10, 10},
                                                                          {10, 10, 10},
                                                                          {14, 20, 10},
                                                                          {15, 20, 20}}) {
    EXPECT_EQ(rounded_alone(up, count), above) << count;
    EXPECT_EQ(rounded_alone(nearest, count), near) << count;
  }
}

// Exactly the counts that a rule sends to a value, by trying them.
TEST(BoundsOfRounded, AreTheCountsThatRoundToIt) {
  for (const Rule rule : {Rule::up, Rule::nearest}) {
    for (const int base : {5, 10}) {
      const Rounding rounding{rule, base};
      for (int count = 0; count < 60; ++count) {
        for (int value = 0; value <= 60; value += base) {
          const auto bounds = bounds_of_rounded(rounding, value);
          const bool inside = bounds.lower <= count && count <= bounds.upper;
          EXPECT_EQ(rounded_alone(rounding, count) == value, inside) << count << " " << value;
        }
      }
    }
  }
}

TEST(BoundsOfRounded, OfControlledReachBothNeighbours) {
  const Rounding controlled{Rule::controlled, 10};
  EXPECT_EQ(bounds_of_rounded(controlled, 0).upper, 9);
  EXPECT_EQ(bounds_of_rounded(controlled, 10).lower, 1);
  EXPECT_EQ(bounds_of_rounded(controlled, 10).upper, 19);
}

class ControlledRounding : public ::testing::Test {
 protected:
  const Profile m_profile = profile_of("rounding_controlled");
  static unsigned sets_to_try() { return std::getenv("ENGAWA_LONG_TESTS") != nullptr ? 2'000 : 60; }
};

TEST_F(ControlledRounding, IsAdditiveWithinTheBaseAndLeavesTheWidth) {
  for (unsigned seed = 1; seed <= sets_to_try(); ++seed) {
    const auto random = random_tables(seed);
    auto files = read_tables({random.csv}, random.hierarchy);
    const auto protection = protect(files.cells, m_profile);
    ASSERT_TRUE(protection.ok()) << seed << protection.problem().english();
    EXPECT_GE(protection.value().rounding.change, protection.value().rounding.least);
    LinkedCells rounded = files.cells;
    for (std::size_t p = 0; p < rounded.positions(); ++p) {
      if (files.cells.state(p) != CellState::rounded) continue;
      const std::int64_t count = files.cells.count(p);
      const std::int64_t value = files.cells.rounded_value(p);
      ASSERT_EQ(value % 10, 0);
      ASSERT_LT(std::abs(value - count), 10) << seed;
      if (count % 10 == 0) {
        ASSERT_EQ(value, count);
      }
      rounded.set_count(p, value);
    }
    ASSERT_TRUE(check_sums(rounded).ok()) << seed;
    for (const auto& cell : attacked(files.cells, m_profile))
      ASSERT_GE(cell.width(), m_profile.width_min) << seed << files.cells.describe(cell.position);
  }
}

TEST_F(ControlledRounding, IsDeterministicAndReadBackByTheAuditor) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const auto random = random_tables(seed);
    std::vector<std::string> written;
    for (int run = 0; run < 2; ++run) {
      auto files = read_tables({random.csv}, random.hierarchy);
      ASSERT_TRUE(protect(files.cells, m_profile).ok());
      written.push_back(write_protected(files, 0));
    }
    ASSERT_EQ(written[0], written[1]);
    const auto back = read_back(written[0], random.hierarchy, m_profile);
    for (const auto& cell : attacked(back.cells, m_profile))
      EXPECT_FALSE(is_finding(back.cells, m_profile, cell));
  }
}

// 2 + 2 + 2 + 2 + 2 = 10: one of the five becomes ten, though each lies nearer to zero.
TEST_F(ControlledRounding, SendsACellUpWhereTheSumNeedsIt) {
  auto files = read_tables({"area,count\na,2\nb,2\nc,2\nd,2\ne,2\nTOTAL,10\n"});
  const auto report = round_cells(files.cells, m_profile.rounding);
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report.value().change, 4 * 2 + 8);
  EXPECT_TRUE(report.value().proven_nearest);
}

// Three dimensions of two codes each, margins of odd halves: each pair adds up to ten, so that the
// cells must alternate around an odd ring.
TEST_F(ControlledRounding, RefusesWhereNoAdditiveRoundingExists) {
  std::string hierarchy = "dimension,code,parent\n";
  for (const char* pair : {"a,ab", "b,ab", "b,bc", "c,bc", "c,ca", "a,ca"})
    hierarchy += std::string("area,") + pair + "\n";
  for (const char* sum : {"ab", "bc", "ca"}) hierarchy += std::string("area,") + sum + ",\n";
  auto files = read_tables({"area,count\na,5\nb,5\nc,5\nab,10\nbc,10\nca,10\n"}, hierarchy);
  const auto refused = round_cells(files.cells, m_profile.rounding);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.problem().code(), "DIS-013");
}

// Ten parts of one person each, and their total of ten, all shown as ten: the attacker knows all.
TEST(RoundingUp, IsFoundOutBySums) {
  const Profile profile = profile_of("rounding_up");
  std::string csv = "area,count\n";
  for (int i = 0; i < 10; ++i) csv += "a" + std::to_string(i) + ",1\n";
  auto files = read_tables({csv + "TOTAL,10\n"});
  ASSERT_TRUE(protect(files.cells, profile).ok());
  std::size_t findings = 0;
  for (const auto& cell : attacked(files.cells, profile))
    findings += is_finding(files.cells, profile, cell) ? 1 : 0;
  EXPECT_EQ(findings, 10U);
  const auto reason = Explainer(files.cells, profile).explain(at(files.cells, {"a0"})).value();
  EXPECT_NE(reason_ja(files.cells, reason).find("[area=TOTAL]（丸め）"), std::string::npos);
}

TEST(RoundingUp, KeepsZeroAndHidesEverySmallCount) {
  const Profile profile = profile_of("rounding_up");
  auto files = read_tables({"area,count\na,0\nb,3\nc,50\nTOTAL,53\n"});
  ASSERT_TRUE(protect(files.cells, profile).ok());
  EXPECT_EQ(write_protected(files, 0), "area,count\na,0\nb,10\nc,50\nTOTAL,60\n");
  for (const auto& cell : attacked(files.cells, profile))
    EXPECT_FALSE(is_finding(files.cells, profile, cell)) << files.cells.describe(cell.position);
}

// Totals to the nearest ten: the small count needs no second hidden cell where one is enough.
TEST(RoundingTotals, HidesLessThanHidingAlone) {
  const Profile profile = profile_of("rounding_totals");
  std::size_t alone = 0;
  std::size_t with_rounding = 0;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const auto random = random_tables(seed);
    auto hidden = read_tables({random.csv}, random.hierarchy);
    alone += protect(hidden.cells, standard_profile()).value().loss.secondary;
    auto files = read_tables({random.csv}, random.hierarchy);
    const auto protection = protect(files.cells, profile);
    ASSERT_TRUE(protection.ok()) << seed << protection.problem().english();
    with_rounding += protection.value().loss.secondary;
    for (const auto& cell : attacked(files.cells, profile))
      ASSERT_FALSE(is_finding(files.cells, profile, cell)) << seed;
    const auto back = read_back(write_protected(files, 0), random.hierarchy, profile);
    for (const auto& cell : attacked(back.cells, profile))
      ASSERT_FALSE(is_finding(back.cells, profile, cell)) << seed;
  }
  EXPECT_LE(with_rounding, alone);
}

// An earlier release, rounded, and a finer table now: both bounds hold together.
TEST(ReadCellFiles, JoinsARoundedReleaseWithAnExactTable) {
  const Rounding up{Rule::up, 10};
  const auto files = read_cell_files({{"now", "area,count\na,4\nb,60\nTOTAL,64\n"},
                                      {"before", "area,count\na,10\nTOTAL,70\n", true, up}})
                         .value();
  const std::size_t a = at(files.cells, {"a"});
  EXPECT_EQ(files.cells.state(a), CellState::rounded);
  EXPECT_EQ(files.cells.bounds(a).upper, 10);
  EXPECT_TRUE(files.cells.released(a));
  EXPECT_EQ(read_cell_files({{"t", "area,count\na,7\n", false, up}}).problem().code(), "DIS-006");
  EXPECT_EQ(
      read_cell_files({{"now", "area,count\na,14\n"}, {"before", "area,count\na,10\n", true, up}})
          .problem()
          .code(),
      "DIS-007");
}

}  // namespace
}  // namespace engawa::disclosure
