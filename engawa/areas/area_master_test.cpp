#include "engawa/areas/area_master.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "engawa/areas/census_population.hpp"

namespace engawa::areas {
namespace {

const AreaMaster& master() {
  static const auto loaded = AreaMaster::load(ENGAWA_SOURCE_DIR "/catalog/areas");
  return loaded.value();
}

TEST(AreaMaster, HoldsTheNation47PrefecturesAnd335MedicalAreas) {
  const auto count = [](AreaKind kind) {
    return std::count_if(master().areas().begin(), master().areas().end(),
                         [&](const Area& area) { return area.kind == kind; });
  };
  EXPECT_EQ(count(AreaKind::Nation), 1);
  EXPECT_EQ(count(AreaKind::Prefecture), 47);
  EXPECT_EQ(count(AreaKind::MedicalArea), 335);
  EXPECT_EQ(master().medical_areas_of("31").size(), 3U);
}

struct SearchCase {
  const char* query;
  const char* code;
};
class Search : public testing::TestWithParam<SearchCase> {};

TEST_P(Search, FindsTheAreaFirst) {
  const auto hits = master().search(GetParam().query, 10);
  ASSERT_FALSE(hits.empty()) << GetParam().query;
  EXPECT_EQ(hits[0].area->code.text, GetParam().code) << GetParam().query;
}

// A table that a public health nurse can correct: what is typed, and the area that is meant.
INSTANTIATE_TEST_SUITE_P(
    WhatPeopleType, Search,
    testing::Values(SearchCase{"3101", "3101"}, SearchCase{"３１０１", "3101"},
                    SearchCase{"鳥取県", "31"}, SearchCase{"とっとりけん", "31"},
                    SearchCase{"トットリケン", "31"}, SearchCase{"tottoriken", "31"},
                    SearchCase{"鳥取県東部", "3101"}, SearchCase{"南渡島", "0101"},
                    SearchCase{"みなみおしま", "0101"}, SearchCase{"minamioshima", "0101"},
                    SearchCase{"米子市", "3103"}, SearchCase{"よなごし", "3103"},
                    SearchCase{"31201", "3101"}, SearchCase{"隠岐", "3207"}));

TEST(SearchNothing, GivesNoHitForBlankOrUnknownWords) {
  EXPECT_TRUE(master().search("", 10).empty());
  EXPECT_TRUE(master().search("　", 10).empty());
  EXPECT_TRUE(master().search("存在しない町", 10).empty());
}

TEST(SearchLimit, IsKept) { EXPECT_EQ(master().search("県", 7).size(), 7U); }

TEST(CensusPopulation, AddsUpToThePrefectureAndTheNation) {
  const auto census = CensusPopulation::load(ENGAWA_SOURCE_DIR "/catalog/areas", master());
  ASSERT_TRUE(census.ok());
  const auto residents = [&](std::string_view code) {
    const auto both = census.value().residents_40_to_74(*master().index_of(code));
    return both[0] + both[1];
  };
  double areas = 0;
  for (const auto* area : master().medical_areas_of("24")) areas += residents(area->code.text);
  EXPECT_EQ(areas, residents("24"));
  EXPECT_GT(residents("2401"), 0);
  double prefectures = 0;
  for (const auto& area : master().areas()) {
    if (area.kind == AreaKind::Prefecture) prefectures += residents(area.code.text);
  }
  EXPECT_EQ(prefectures, residents("00"));
}

}  // namespace
}  // namespace engawa::areas
