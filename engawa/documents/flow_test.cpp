#include "engawa/documents/flow.hpp"

#include <gtest/gtest.h>

namespace engawa::documents {
namespace {

Atom atom(double height, bool keep = false, double gap = 0) {
  Atom made;
  made.height = height;
  made.keep_with_next = keep;
  made.gap_before = gap;
  return made;
}

std::vector<std::size_t> counts(const Flow& flow, double capacity) {
  std::vector<std::size_t> out;
  for (const PageOfAtoms& page : paginate(flow, capacity)) out.push_back(page.size());
  return out;
}

using Counts = std::vector<std::size_t>;

TEST(Paginate, AlwaysGivesAPage) { EXPECT_EQ(counts({}, 100), Counts{0}); }

TEST(Paginate, BreaksBetweenAtoms) {
  const Flow flow{{atom(40), atom(40), atom(40)}};
  EXPECT_EQ(counts(flow, 100), (Counts{2, 1}));
  EXPECT_EQ(counts(flow, 120), (Counts{3}));
}

TEST(Paginate, DropsTheGapAtTheTopOfAPage) {
  const Flow flow{{atom(60, false, 30), atom(60, false, 30)}};
  const auto pages = paginate(flow, 100);
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0][0].y, 0);
  EXPECT_EQ(pages[1][0].y, 0);
}

TEST(Paginate, KeepsChainsTogether) {
  EXPECT_EQ(counts({{atom(60), atom(20, true), atom(40)}}, 100), (Counts{1, 2}));
}

TEST(Paginate, BreaksChainsThatNoPageHolds) {
  EXPECT_EQ(counts({{atom(60, true), atom(60, true), atom(60)}}, 100), (Counts{1, 1, 1}));
}

TEST(Paginate, RepeatsHeadsAndCountsTheirHeight) {
  const auto head = std::make_shared<const Atom>(atom(20));
  Flow flow{{atom(20, true)}};
  for (int i = 0; i < 10; ++i) {
    flow.atoms.push_back(atom(30));
    flow.atoms.back().repeated_head = head;
  }
  const auto pages = paginate(flow, 100);
  ASSERT_EQ(pages.size(), 5U);
  for (std::size_t i = 1; i < pages.size(); ++i) {
    EXPECT_EQ(pages[i][0].atom, head.get());
    EXPECT_EQ(pages[i][1].y, 20);
    EXPECT_EQ(pages[i].size(), 3U);
  }
}

TEST(Paginate, PlacesNothingTwiceAndDropsNothing) {
  Flow flow;
  for (int i = 0; i < 500; ++i) flow.atoms.push_back(atom(1 + (i * 37) % 90, i % 3 == 0, i % 5));
  std::size_t next = 0;
  for (const PageOfAtoms& page : paginate(flow, 100)) {
    for (const PlacedAtom& placed : page) {
      ASSERT_EQ(placed.atom, &flow.atoms[next++]);
      EXPECT_LE(placed.y + placed.atom->height, 100.01);
    }
  }
  EXPECT_EQ(next, flow.atoms.size());
}

}  // namespace
}  // namespace engawa::documents
