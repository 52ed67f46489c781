#include "engawa/councils/composition.hpp"

#include "engawa/base/files.hpp"
#include "engawa/councils/councils_for_tests.hpp"

namespace engawa::councils {
namespace {

std::vector<RosterLine> roster_of(const std::string& cell) {
  std::vector<RosterLine> roster;
  for (const auto& member : base::split(cell, ';')) {
    if (member.empty()) continue;
    const auto parts = base::split(member, ':');
    RosterLine line;
    line.organisation = {std::string(parts.at(0))};
    line.organisation_kind = parts.at(0);
    line.rank = *base::parse_enum<accounts::Rank>(parts.at(1));
    line.profession = parts.at(2);
    line.role = *base::parse_enum<accounts::Role>(parts.at(3));
    line.person_name = "山田 花子";
    const auto* kind = vocabulary_for_tests().kind(line.organisation_kind);
    EXPECT_NE(kind, nullptr) << line.organisation_kind;
    if (kind != nullptr) line.pillar = kind->pillar;
    roster.push_back(std::move(line));
  }
  return roster;
}

std::vector<HealthCentreCity> cities_of(const std::string& cell) {
  std::vector<HealthCentreCity> cities;
  for (const auto& city : base::split(cell, ';')) {
    if (city.empty()) continue;
    const auto parts = base::split(city, ':');
    cities.push_back(
        {std::string(parts.at(0)), std::string(parts.at(0)), std::string(parts.at(1))});
  }
  return cities;
}

// Cases that an expert can read and correct.
TEST(Composition, FindsWhatTheTableSays) {
  const auto file =
      base::read_file(std::string(ENGAWA_SOURCE_DIR) + "/engawa/councils/composition_cases.csv");
  ASSERT_TRUE(file.ok());
  int cases = 0;
  for (const auto& line : base::split(*file, '\n')) {
    const auto cells = base::split(line, ',');
    if (cells.size() < 7 || cells[0] == "場面") continue;
    ++cases;
    const auto kind = base::parse_enum<CouncilKind>(cells[1]);
    ASSERT_TRUE(kind.has_value()) << cells[1];
    const auto reply = check_composition(
        *kind, std::string(cells[2]), roster_of(std::string(cells[3])),
        cities_of(std::string(cells[4])), vocabulary_for_tests(), areas_for_tests());
    std::string found;
    for (const auto& finding : reply.findings) {
      found += finding.text + "\n";
      EXPECT_FALSE(finding.suggestion.empty()) << finding.text;
    }
    EXPECT_NE(found.find(cells[5]), std::string::npos) << cells[0] << "\n" << found;
    if (!cells[6].empty()) {
      EXPECT_EQ(found.find(cells[6]), std::string::npos) << cells[0] << "\n" << found;
    }
  }
  EXPECT_GE(cases, 12);
}

TEST(Composition, CountsVacantPosts) {
  auto roster = roster_of("employer:officer:health_officer:member");
  roster[0].person_name.clear();
  const auto reply = check_composition(CouncilKind::WorkingGroup, "3101", roster, {},
                                       vocabulary_for_tests(), areas_for_tests());
  EXPECT_EQ(reply.vacant, 1);
  ASSERT_EQ(reply.findings.size(), 1U);
  EXPECT_EQ(reply.findings[0].point, CompositionPoint::VacantPost);
}

TEST(LiesIn, KnowsPrefecturesAreasAndMunicipalities) {
  const auto& areas = areas_for_tests();
  EXPECT_TRUE(lies_in(areas, "31201", "31"));
  EXPECT_TRUE(lies_in(areas, "31201", "3101"));
  EXPECT_FALSE(lies_in(areas, "31201", "3103"));
  EXPECT_FALSE(lies_in(areas, "31", "3101"));
  EXPECT_FALSE(lies_in(areas, "", "31"));
}

}  // namespace
}  // namespace engawa::councils
