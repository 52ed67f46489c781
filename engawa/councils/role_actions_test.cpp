#include "engawa/councils/councils_for_tests.hpp"

namespace engawa::councils {
namespace {

class Roles : public CouncilTown {
 protected:
  std::string marks(const std::string& organisation, const std::string& functions) const {
    return of_council(R"(,"organisation":")" + organisation + R"(","functions":[)" + functions +
                      "]");
  }
  static std::string mark(const std::string& function) {
    return R"({"function":")" + function + R"(","is_marked":true,"note":"できます"})";
  }
  std::string state(const base::JsonValue& matrix, const std::string& organisation,
                    const std::string& function) {
    for (const auto& row : all(matrix, "rows")) {
      if (text(row, "organisation") != organisation) continue;
      for (const auto& cell : all(row, "cells")) {
        if (text(cell, "function") == function) return text(cell, "state");
      }
    }
    return "no row";
  }
};
INSTANTIATE_TEST_SUITE_P(, Roles, store::every_engine(), store::engine_name);

TEST_P(Roles, AreExpectedByOneSideAndOfferedByTheOther) {
  seat(chamber, "member");
  seat(labour, "member");
  as(health_centre.person, "councils.expect_roles",
     marks(chamber.organisation, mark("notice") + "," + mark("venue")));
  auto matrix = as(chamber.person, "councils.offer_roles",
                   marks(chamber.organisation, mark("notice") + "," + mark("lecturer")));
  EXPECT_EQ(state(matrix, chamber.organisation, "notice"), "agreed");
  EXPECT_EQ(state(matrix, chamber.organisation, "venue"), "expected_only");
  EXPECT_EQ(state(matrix, chamber.organisation, "lecturer"), "offered_only");
  EXPECT_EQ(number(matrix, "answered"), 1);
  EXPECT_EQ(all(matrix, "uncovered").size(), all(matrix, "functions").size() - 2);
  EXPECT_EQ(
      refusal(labour.person, "councils.offer_roles", marks(chamber.organisation, mark("venue"))),
      "ACC-011");
  EXPECT_EQ(
      refusal(chamber.person, "councils.expect_roles", marks(chamber.organisation, mark("venue"))),
      "ACC-011");
  EXPECT_EQ(
      refusal(chamber.person, "councils.offer_roles", marks(chamber.organisation, mark("magic"))),
      "ACC-024");
}

TEST_P(Roles, AreAnsweredThroughALinkWithoutAnAccount) {
  seat(chamber, "member");
  seat(labour, "member");
  const auto links =
      all(as(health_centre.person, "councils.make_answer_links", of_council()), "links");
  ASSERT_EQ(links.size(), 2U);
  const bool first_is_chamber = text(links[0], "organisation") == chamber.organisation;
  const std::string path = text(links[first_is_chamber ? 0 : 1], "path");
  const std::string token = path.substr(path.find('#') + 1);
  const auto sheet = as("", "councils.open_answer_link", R"({"token":")" + token + "\"}");
  EXPECT_EQ(text(sheet, "organisation_name"), "みどり商工会議所");
  EXPECT_EQ(refusal("", "councils.answer_by_link",
                    R"({"token":")" + token + R"(","functions":[)" + mark("venue") + "]}"),
            "ACC-023");
  as("", "councils.answer_by_link",
     R"({"token":")" + token + R"(","answered_by":"商工 次郎","acknowledges_purpose":true,)" +
         R"("functions":[)" + mark("venue") + "]}");
  const auto matrix = as(labour.person, "councils.role_matrix", of_council());
  EXPECT_EQ(state(matrix, chamber.organisation, "venue"), "offered_only");
  EXPECT_EQ(state(matrix, labour.organisation, "venue"), "none");
  EXPECT_EQ(number(as(labour.person, "councils.show_purpose", of_council()), "acknowledged"), 1);
  EXPECT_EQ(refusal("", "councils.open_answer_link", R"({"token":"guess"})"), "ACC-015");
  now += 61 * 86'400;
  EXPECT_EQ(refusal("", "councils.open_answer_link", R"({"token":")" + token + "\"}"), "ACC-015");
}

TEST_P(Roles, AreNoWayIntoACouncilFromOutside) {
  seat(chamber, "member");
  EXPECT_EQ(
      refusal(labour.person, "councils.offer_roles", marks(labour.organisation, mark("venue"))),
      "STO-011");
  EXPECT_EQ(refusal(labour.person, "councils.acknowledge_purpose",
                    of_council(R"(,"organisation":")" + labour.organisation + "\"")),
            "STO-011");
  seat(labour, "observer");
  const auto matrix =
      as(labour.person, "councils.offer_roles", marks(labour.organisation, mark("venue")));
  for (const auto& row : all(matrix, "rows")) {
    EXPECT_EQ(text(row, "organisation"), labour.organisation);
  }
}

TEST_P(Roles, OfOneIssueStandApartFromThoseInGeneral) {
  seat(chamber, "member");
  as(chamber.person, "councils.offer_roles",
     of_council(R"(,"organisation":")" + chamber.organisation +
                R"(","issue":"喫煙","functions":[)" + mark("venue") + "]"));
  EXPECT_EQ(state(as(chamber.person, "councils.role_matrix", of_council()), chamber.organisation,
                  "venue"),
            "none");
  const auto of_issue =
      as(chamber.person, "councils.role_matrix", of_council(R"(,"issue":"喫煙")"));
  EXPECT_EQ(state(of_issue, chamber.organisation, "venue"), "offered_only");
  EXPECT_EQ(all(of_issue, "issues").size(), 2U);
}

TEST_P(Roles, BeginWithThePurposeAsItStands) {
  seat(chamber, "member");
  const auto acknowledge = of_council(R"(,"organisation":")" + chamber.organisation + "\"");
  EXPECT_EQ(refusal(labour.person, "councils.acknowledge_purpose", acknowledge), "STO-011");
  as(chamber.person, "councils.acknowledge_purpose", acknowledge);
  const auto line = [&] {
    return all(as(chamber.person, "councils.show_purpose", of_council()), "lines").front();
  };
  EXPECT_TRUE(yes(line(), "is_current"));
  EXPECT_EQ(text(line(), "acknowledged_on"), "2026-06-15");
  as(health_centre.person, "councils.keep_council",
     R"({"council":{"id":")" + council +
         R"(","kind":"medical_area","name":"東部協議会","area":"3101","purpose":"新しい目的",)"
         R"("owner":")" +
         health_centre.organisation + R"("},"version":1})");
  EXPECT_FALSE(yes(line(), "is_current"));
}

}  // namespace
}  // namespace engawa::councils
