#include "engawa/councils/councils_for_tests.hpp"

namespace engawa::councils {
namespace {

class Councils : public CouncilTown {};
INSTANTIATE_TEST_SUITE_P(, Councils, store::every_engine(), store::engine_name);

TEST_P(Councils, AreKnownToAnybodySignedIn) {
  const auto list = as(labour.person, "councils.list_councils", "{}");
  ASSERT_EQ(all(list, "rows").size(), 1U);
  EXPECT_EQ(refusal("", "councils.list_councils", "{}"), "ACC-010");
  const auto shown = as(labour.person, "councils.show_council", of_council());
  EXPECT_EQ(text(shown, "area_name"), "鳥取県 東部");
  EXPECT_FALSE(yes(at(shown, "may"), "keep"));
  EXPECT_FALSE(yes(at(shown, "may"), "see_members"));
  EXPECT_TRUE(
      yes(at(as(health_centre.person, "councils.show_council", of_council()), "may"), "keep"));
}

TEST_P(Councils, AreListedByKindAndPrefecture) {
  const auto count = [&](const std::string& json) {
    return all(as(labour.person, "councils.list_councils", json), "rows").size();
  };
  EXPECT_EQ(count(R"({"kind":"medical_area","prefecture":"31"})"), 1U);
  EXPECT_EQ(count(R"({"kind":"prefectural"})"), 0U);
  EXPECT_EQ(count(R"({"prefecture":"13"})"), 0U);
}

TEST_P(Councils, AreMadeByTheSecretariatOfTheirOwnerOnly) {
  const std::string json = R"({"council":{"kind":"liaison","name":"連絡会","owner":")" +
                           health_centre.organisation + R"("}})";
  EXPECT_NE(refusal(chamber.person, "councils.keep_council", json), "");
  EXPECT_NE(refusal(administrator, "councils.keep_council", json), "");
  EXPECT_EQ(refusal(health_centre.person, "councils.keep_council", json), "");
}

TEST_P(Councils, RefuseAnUnknownAreaAndARing) {
  EXPECT_EQ(refusal(health_centre.person, "councils.keep_council",
                    R"({"council":{"kind":"medical_area","name":"協議会","area":"9999","owner":")" +
                        health_centre.organisation + R"("}})"),
            "COU-002");
  const auto child = id_of(as(health_centre.person, "councils.keep_council",
                              R"({"council":{"kind":"section","name":"部会","parent":")" + council +
                                  R"(","owner":")" + health_centre.organisation + R"("}})"));
  EXPECT_EQ(refusal(health_centre.person, "councils.move_council",
                    of_council(R"(,"parent":")" + child + R"(","version":1)")),
            "COU-001");
}

TEST_P(Councils, KeepTheirHistoryWhenTheyMove) {
  const auto above = id_of(as(health_centre.person, "councils.keep_council",
                              R"({"council":{"kind":"umbrella","name":"健康づくり会議","owner":")" +
                                  health_centre.organisation + R"("}})"));
  seat(chamber, "member");
  as(health_centre.person, "councils.move_council",
     of_council(R"(,"parent":")" + above + R"(","name":"東部部会","kind":"section","version":1)"));
  const auto shown = as(chamber.person, "councils.show_council", of_council());
  EXPECT_EQ(text(all(shown, "parents").front(), "name"), "健康づくり会議");
  EXPECT_EQ(all(shown, "roster").size(), 1U);
  const auto story = call(chamber.person, "councils.timeline", of_council());
  ASSERT_TRUE(story.ok());
  EXPECT_NE(story->body.find("東部協議会から東部部会に変更"), std::string::npos);
  EXPECT_NE(story->body.find("健康づくり会議の下に置いた"), std::string::npos);
  // Nobody of the body above gets a right by it.
  EXPECT_EQ(refusal(health_centre.person, "councils.move_council",
                    of_council(R"(,"parent":"","version":1)")),
            "STO-010");
}

TEST_P(Councils, RefuseOverlappingTerms) {
  const auto term = [&](const std::string& from, const std::string& to) {
    return R"({"term":{"council":")" + council + R"(","name":"第1期","starts_on":")" + from +
           R"(","ends_on":")" + to + R"("}})";
  };
  as(health_centre.person, "councils.keep_term", term("2024-04-01", "2026-03-31"));
  const auto refused = [&](const std::string& from, const std::string& to) {
    return refusal(health_centre.person, "councils.keep_term", term(from, to));
  };
  EXPECT_EQ(refused("2026-03-31", "2028-03-30"), "COU-003");
  EXPECT_EQ(refused("2026-04-01", "2026-03-01"), "ACC-021");
  EXPECT_EQ(refused("2026-04-01", "2028-03-31"), "");
  EXPECT_EQ(refusal(chamber.person, "councils.keep_term", term("2030-04-01", "2031-03-31")),
            "STO-011");
}

TEST_P(Councils, AreHeldByPeersWhoDoNotPutEachOtherOut) {
  auto begun = store::Change::begin(database(), {}, "tests.grant");
  const accounts::Grant own{base::new_id<accounts::GrantId>(),
                            accounts::Role::Secretariat,
                            city.organisation,
                            {city.post},
                            {},
                            day(2020, 4, 1),
                            {}};
  ASSERT_TRUE(store::add(*begun, own).ok());
  ASSERT_TRUE(begun->commit().ok());
  const auto kept = [&](const std::string& owner, const std::string& co_owners, int version) {
    return R"({"council":{"id":")" + council +
           R"(","kind":"medical_area","name":"東部協議会","area":"3101","owner":")" + owner +
           R"(","co_owners":[)" + co_owners + R"(]},"version":)" + std::to_string(version) + "}";
  };
  const std::string quoted_city = "\"" + city.organisation + "\"";
  as(health_centre.person, "councils.keep_council",
     kept(health_centre.organisation, quoted_city, 1));
  EXPECT_TRUE(
      yes(at(as(city.person, "councils.show_council", of_council()), "may"), "see_secretariat"));
  EXPECT_EQ(refusal(health_centre.person, "councils.keep_council",
                    kept(health_centre.organisation, "", 2)),
            "COU-006");
  EXPECT_EQ(refusal(city.person, "councils.keep_council", kept(city.organisation, "", 2)),
            "COU-006");
  EXPECT_EQ(refusal(city.person, "councils.keep_council", kept(health_centre.organisation, "", 2)),
            "");
}

TEST_P(Councils, OfTheHouseAreKnownToThoseInsideOnly) {
  const auto house = id_of(as(health_centre.person, "councils.keep_council",
                              R"({"council":{"kind":"in_house","name":"庁内会議","owner":")" +
                                  health_centre.organisation + R"("}})"));
  EXPECT_EQ(all(as(health_centre.person, "councils.list_councils", "{}"), "rows").size(), 2U);
  EXPECT_EQ(all(as(chamber.person, "councils.list_councils", "{}"), "rows").size(), 1U);
  EXPECT_EQ(refusal(chamber.person, "councils.show_council", R"({"council":")" + house + "\"}"),
            "STO-011");
  EXPECT_EQ(refusal(chamber.person, "councils.roster", R"({"council":")" + house + "\"}"),
            "STO-011");
}

TEST_P(Councils, OpenNoSeatAfterTheyClosed) {
  as(health_centre.person, "councils.keep_council",
     R"({"council":{"id":")" + council +
         R"(","kind":"medical_area","name":"東部協議会","area":"3101","closed_on":"2024-03-31",)"
         R"("owner":")" +
         health_centre.organisation + R"("},"version":1})");
  EXPECT_EQ(refusal(health_centre.person, "councils.appoint_seat",
                    of_council(R"(,"post":")" + chamber.post +
                               R"(","role":"member","starts_on":"2024-04-01")")),
            "COU-007");
}

}  // namespace
}  // namespace engawa::councils
