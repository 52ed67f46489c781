#include "engawa/disclosure/explain.hpp"

#include <gtest/gtest.h>

#include "engawa/disclosure/tables_for_tests.hpp"

namespace engawa::disclosure {
namespace {

Reason reason_of(const CellFiles& files, const std::vector<std::string>& codes) {
  const Profile profile = standard_profile();
  return Explainer(files.cells, profile).explain(at(files.cells, codes)).value();
}

TEST(Explain, NamesTheSumAndWhatToHide) {
  const auto files = read_tables({"area,count\na,\nb,20\nc,30\nTOTAL,54\n"});
  const auto reason = reason_of(files, {"a"});
  ASSERT_TRUE(reason.equals);
  EXPECT_EQ(reason_ja(files.cells, reason), "[area=TOTAL] − [area=b] − [area=c]");
  EXPECT_EQ(reason.hide, at(files.cells, {"b"}));
}

// Rows 1 and 2 less columns 1 and 2 leave the cell alone: no single sum does.
TEST(Explain, NamesACombinationOfSeveralSums) {
  const auto files =
      read_tables({"r,c,count\n1,1,\n1,2,\n1,3,30\n1,TOTAL,50\n2,1,\n2,2,\n2,3,\n"
                   "2,TOTAL,60\n3,1,15\n3,2,25\n3,3,\n3,TOTAL,70\n"
                   "TOTAL,1,45\nTOTAL,2,40\nTOTAL,3,95\nTOTAL,TOTAL,180\n"});
  const auto reason = reason_of(files, {"2", "3"});
  ASSERT_TRUE(reason.equals);
  double sum = 0;
  for (const auto& term : reason.equals->terms)
    sum += term.factor * static_cast<double>(files.cells.count(term.position));
  EXPECT_NEAR(sum, 35, 1e-6);
  // Hidden as well, the combination no longer holds.
  ASSERT_TRUE(reason.hide);
}

// Two small cells share four persons: no combination gives one, but their sum bounds both.
TEST(Explain, NamesWhatBoundsANarrowCell) {
  const auto files = read_tables({"area,count\na,\nb,\nc,30\nTOTAL,34\n"});
  const auto reason = reason_of(files, {"a"});
  EXPECT_FALSE(reason.equals);
  EXPECT_EQ(reason_ja(files.cells, reason), "[area=TOTAL] − [area=c] 以下");
  EXPECT_EQ(reason.hide, at(files.cells, {"c"}));
}

// What was published before cannot be hidden any more.
TEST(Explain, NeverSuggestsWhatWasReleased) {
  auto files = read_tables({"area,count\na,\nb,20\nc,30\nTOTAL,54\n"});
  for (const char* area : {"b", "c", "TOTAL"}) files.cells.set_released(at(files.cells, {area}));
  EXPECT_FALSE(reason_of(files, {"a"}).hide);
}

// Every combination of every random set gives the count or bounds it.
TEST(Explain, CombinationsHold) {
  const Profile profile = standard_profile();
  for (unsigned seed = 1; seed <= 40; ++seed) {
    const auto random = random_tables(seed);
    auto files = read_tables({random.csv}, random.hierarchy);
    for (std::size_t p = 0; p < files.cells.positions(); ++p) {
      if (files.cells.state(p) == CellState::shown && profile.sensitive(files.cells.count(p)))
        files.cells.set_state(p, CellState::hidden);
    }
    Explainer explainer(files.cells, profile);
    const auto report = attack(files.cells, profile).value();
    for (const auto& cell : report.cells) {
      if (cell.width() > 0) continue;
      const auto reason = explainer.explain(cell.position).value();
      if (!reason.equals) continue;
      double sum = 0;
      for (const auto& term : reason.equals->terms)
        sum += term.factor * static_cast<double>(files.cells.count(term.position));
      EXPECT_NEAR(sum, static_cast<double>(cell.lower), 1e-6)
          << seed << files.cells.describe(cell.position);
    }
  }
}

}  // namespace
}  // namespace engawa::disclosure
