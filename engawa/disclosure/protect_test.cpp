#include "engawa/disclosure/protect.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <numeric>

#include "engawa/disclosure/attack.hpp"
#include "engawa/disclosure/inner_attacker_for_tests.hpp"
#include "engawa/disclosure/tables_for_tests.hpp"

namespace engawa::disclosure {
namespace {

constexpr double tolerance = 1e-6;

/// Sets of random tables tried: a few hundred, ten thousand in the long run.
unsigned sets_to_try() { return std::getenv("ENGAWA_LONG_TESTS") != nullptr ? 10'000 : 250; }

/// Narrowest interval that the second attacker is left with over all hidden cells.
double narrowest(const LinkedCells& cells) {
  const InnerAttacker attacker(cells);
  EXPECT_TRUE(attacker.feasible());
  double width = 1e9;
  for (std::size_t p = 0; p < cells.positions(); ++p) {
    if (cells.state(p) != CellState::hidden) continue;
    const auto lower = attacker.bound(p, false);
    const auto upper = attacker.bound(p, true);
    if (!upper) continue;
    width = std::min(width, std::floor(*upper + tolerance) - std::ceil(*lower - tolerance));
  }
  return width;
}

TEST(Protect, NoHiddenCountIsRecoveredOrNarrowedByAnIndependentAttacker) {
  const Profile profile = standard_profile();
  std::size_t hidden = 0;
  for (unsigned seed = 1; seed <= sets_to_try(); ++seed) {
    const auto random = random_tables(seed);
    auto files = read_tables({random.csv}, random.hierarchy);
    const auto protection = protect(files.cells, profile);
    ASSERT_TRUE(protection.ok()) << seed << " " << protection.problem().english();
    const auto& loss = protection.value().loss;
    hidden += loss.primary + loss.secondary;
    if (loss.primary == 0) continue;
    ASSERT_GE(narrowest(files.cells), profile.width_min) << seed;
  }
  EXPECT_GT(hidden, 1000U);
}

TEST(Protect, WhoKnowsWhichCellsAreSmallStillKnowsNoneExactly) {
  const Profile profile = standard_profile();
  Attacker attacker;
  attacker.knows_primary = true;
  for (unsigned seed = 1; seed <= sets_to_try(); ++seed) {
    const auto random = random_tables(seed);
    auto files = read_tables({random.csv}, random.hierarchy);
    ASSERT_TRUE(protect(files.cells, profile).ok()) << seed;
    const auto report = attack(files.cells, profile, attacker);
    ASSERT_TRUE(report.ok()) << seed;
    for (const auto& cell : report.value().cells) {
      if (!files.cells.small(cell.position)) continue;
      ASSERT_GE(cell.width(), profile.known_width_min) << seed;
    }
  }
}

TEST(Protect, BothAttackersAgree) {
  const Profile profile = standard_profile();
  for (unsigned seed = 1; seed <= 60; ++seed) {
    const auto random = random_tables(seed);
    auto files = read_tables({random.csv}, random.hierarchy);
    // Hiding the small cells alone leaves narrow and exact ones: what the attackers are for.
    for (std::size_t p = 0; p < files.cells.positions(); ++p) {
      if (files.cells.state(p) == CellState::shown && profile.sensitive(files.cells.count(p)))
        files.cells.set_state(p, CellState::hidden);
    }
    const auto report = attack(files.cells, profile);
    ASSERT_TRUE(report.ok()) << seed;
    const InnerAttacker second(files.cells);
    for (const auto& cell : report.value().cells) {
      EXPECT_NEAR(std::ceil(*second.bound(cell.position, false) - tolerance),
                  static_cast<double>(cell.lower), 0.1)
          << seed << files.cells.describe(cell.position);
      const auto upper = second.bound(cell.position, true);
      EXPECT_EQ(upper.has_value(), cell.upper < unlimited);
      if (upper) {
        EXPECT_NEAR(std::floor(*upper + tolerance), static_cast<double>(cell.upper), 0.1)
            << seed << files.cells.describe(cell.position);
      }
    }
  }
}

// A certificate needs no trust: two tables of whole, non-negative counts that add up as everything
// shown does, and differ by the width in the hidden cell.
TEST(Protect, EveryHiddenCellHasTwoPossibleTables) {
  const Profile profile = standard_profile();
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const auto random = random_tables(seed);
    auto files = read_tables({random.csv}, random.hierarchy);
    const auto protection = protect(files.cells, profile);
    ASSERT_TRUE(protection.ok());
    const auto& loss = protection.value().loss;
    ASSERT_EQ(protection.value().certificates.size(), loss.primary + loss.secondary);
    for (const auto& certificate : protection.value().certificates) {
      ASSERT_GE(certificate.width(), profile.width_min);
      std::vector<std::int64_t> counts;
      for (const Move* move : {&certificate.above, &certificate.below}) {
        LinkedCells other = files.cells;
        for (const auto& step : move->steps) {
          ASSERT_EQ(files.cells.state(step.position), CellState::hidden);
          other.set_count(step.position, other.count(step.position) + step.change);
          ASSERT_GE(other.count(step.position), 0);
        }
        EXPECT_TRUE(check_sums(other).ok()) << seed;
        counts.push_back(other.count(certificate.position));
      }
      EXPECT_EQ(counts[0] - counts[1], certificate.width());
    }
  }
}

// The same table with other hidden counts gives the same bytes: nothing that leaves depends on
// them.
TEST(Protect, WhatLeavesDoesNotDependOnHiddenCounts) {
  const Profile profile = standard_profile();
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const auto random = random_tables(seed);
    auto files = read_tables({random.csv}, random.hierarchy);
    const auto protection = protect(files.cells, profile);
    ASSERT_TRUE(protection.ok());
    const auto bytes = [&] {
      const AuditFindings findings{attack(files.cells, profile).value(), {}, {}};
      return write_protected(files, 0) + write_audit(files.cells, profile, findings);
    };
    const std::string before = bytes();
    for (const auto& certificate : protection.value().certificates) {
      const auto& way =
          certificate.above.steps.empty() ? certificate.below.steps : certificate.above.steps;
      for (const auto& step : way)
        files.cells.set_count(step.position, files.cells.count(step.position) + step.change);
      ASSERT_EQ(bytes(), before) << seed;
      break;
    }
  }
}

TEST(Protect, IsDeterministic) {
  const auto random = random_tables(7);
  auto first = read_tables({random.csv}, random.hierarchy);
  auto second = read_tables({random.csv}, random.hierarchy);
  ASSERT_TRUE(protect(first.cells, standard_profile()).ok());
  ASSERT_TRUE(protect(second.cells, standard_profile()).ok());
  EXPECT_EQ(write_protected(first, 0), write_protected(second, 0));
}

TEST(Protect, KeepsTablesWithoutSmallCountsWhole) {
  const std::string csv =
      "area,class,count\na,c,10\na,d,20\na,TOTAL,30\nb,c,0\nb,d,15\nb,TOTAL,15\n";
  auto files = read_tables({csv});
  const auto protection = protect(files.cells, standard_profile());
  ASSERT_TRUE(protection.ok());
  EXPECT_EQ(protection.value().loss.primary, 0U);
  EXPECT_EQ(protection.value().loss.secondary, 0U);
  EXPECT_EQ(write_protected(files, 0), csv);
}

// One small cell in a two-way table with margins: three others must go with it, no margin.
TEST(Protect, HidesARectangleAroundOneSmallCell) {
  auto files = read_tables(
      {"area,class,count\na,c,3\na,d,20\na,e,30\na,TOTAL,53\nb,c,40\nb,d,50\nb,e,60\nb,TOTAL,150\n"
       "TOTAL,c,43\nTOTAL,d,70\nTOTAL,e,90\nTOTAL,TOTAL,203\n"});
  const auto protection = protect(files.cells, standard_profile());
  ASSERT_TRUE(protection.ok());
  EXPECT_EQ(protection.value().loss.primary, 1U);
  EXPECT_EQ(protection.value().loss.secondary, 3U);
  EXPECT_EQ(files.cells.state(at(files.cells, {"TOTAL", "c"})), CellState::shown);
  EXPECT_EQ(files.cells.state(at(files.cells, {"a", "c"})), CellState::hidden);
}

// Years after the first release: what was shown stays shown, what was hidden stays hidden, and a
// finer table may not give it away.
TEST(Protect, ProtectsTogetherWithWhatWasReleased) {
  const std::string released = "area,count\na,\nb,\nTOTAL,60\n";
  const std::string now =
      "area,sex,count\na,m,2\na,f,3\na,TOTAL,5\nb,m,25\nb,f,30\nb,TOTAL,55\n"
      "TOTAL,m,27\nTOTAL,f,33\nTOTAL,TOTAL,60\n";
  auto files = read_cell_files({{"released", released, true}, {"now", now}}, {}).value();
  ASSERT_TRUE(protect(files.cells, standard_profile()).ok());
  EXPECT_EQ(files.cells.state(at(files.cells, {"TOTAL", "TOTAL"})), CellState::shown);
  EXPECT_EQ(files.cells.state(at(files.cells, {"a", "TOTAL"})), CellState::hidden);
  EXPECT_EQ(files.cells.state(at(files.cells, {"b", "TOTAL"})), CellState::hidden);
  EXPECT_GE(narrowest(files.cells), 9);
}

TEST(Protect, RefusesWhatARepeatedReleaseGivesAway) {
  auto files =
      read_cell_files({{"released", "area,count\na,4\nb,50\nTOTAL,54\n", true}}, {}).value();
  EXPECT_EQ(protect(files.cells, standard_profile()).problem().code(), "DIS-009");
}

// Two of three insurers may not work out the third's small count by taking off their own.
TEST(Protect, HoldsAgainstAContributorWhoSubtractsItsOwn) {
  const std::string csv =
      "area,insurer,count\na,k,4\na,l,40\na,m,60\na,TOTAL,104\nb,k,70\nb,l,30\nb,m,50\nb,TOTAL,"
      "150\n"
      "c,k,60\nc,l,80\nc,m,90\nc,TOTAL,230\nTOTAL,k,134\nTOTAL,l,150\nTOTAL,m,200\nTOTAL,TOTAL,"
      "484\n";
  auto files = read_tables({csv});
  ProtectOptions options;
  options.contributors = 1;
  ASSERT_TRUE(protect(files.cells, standard_profile(), options).ok());
  const std::size_t small = at(files.cells, {"a", "k"});
  for (const char* insurer : {"l", "m"}) {
    Attacker attacker;
    attacker.contributor_dimension = 1;
    attacker.contributor = files.cells.dimensions()[1].find(insurer);
    const auto report = attack(files.cells, standard_profile(), attacker);
    ASSERT_TRUE(report.ok());
    bool found = false;
    for (const auto& cell : report.value().cells) {
      if (cell.position != small) continue;
      found = true;
      EXPECT_GE(cell.width(), 9) << insurer;
    }
    EXPECT_TRUE(found);
  }
}

TEST(Protect, CountsCellsOfFewContributorsAsSensitive) {
  auto files =
      read_tables({"area,insurer,count\na,k,50\na,l,60\na,TOTAL,110\nb,k,40\nb,l,70\nb,m,80\n"
                   "b,TOTAL,190\n"});
  mark_primary(files.cells, standard_profile(), 1);
  EXPECT_TRUE(files.cells.primary(at(files.cells, {"a", "TOTAL"})));
  EXPECT_FALSE(files.cells.small(at(files.cells, {"a", "TOTAL"})));
  EXPECT_FALSE(files.cells.primary(at(files.cells, {"b", "TOTAL"})));
}

TEST(Protect, RefusesTablesThatDoNotAddUp) {
  auto files = read_tables({"area,count\na,4\nb,50\nTOTAL,60\n"});
  const auto protection = protect(files.cells, standard_profile());
  ASSERT_FALSE(protection.ok());
  EXPECT_EQ(protection.problem().code(), "DIS-005");
  EXPECT_EQ(protection.problem().found, "area=TOTAL");
}

TEST(CheckDimensions, AsksForConsentWhereTheProfileDoes) {
  const auto files = read_tables({"municipality,insurer_kind,count\na,k,20\n"});
  EXPECT_EQ(check_dimensions(files.cells, standard_profile(), false).problem().code(), "DIS-012");
  EXPECT_TRUE(check_dimensions(files.cells, standard_profile(), true).ok());
  const auto wide = read_tables({"a,b,c,d,e,f,g,count\n1,1,1,1,1,1,1,20\n"});
  EXPECT_EQ(check_dimensions(wide.cells, standard_profile(), true).problem().code(), "DIS-008");
}

}  // namespace
}  // namespace engawa::disclosure
