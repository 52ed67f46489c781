#include "engawa/councils/councils_for_tests.hpp"

namespace engawa::councils {
namespace {

class Seats : public CouncilTown {};
INSTANTIATE_TEST_SUITE_P(, Seats, store::every_engine(), store::engine_name);

TEST_P(Seats, GiveTheirRoleToThePost) {
  EXPECT_EQ(refusal(chamber.person, "councils.find_overlaps", of_council()), "STO-011");
  const auto made = seat(chamber, "member");
  EXPECT_EQ(refusal(chamber.person, "councils.find_overlaps", of_council()), "");
  as(health_centre.person, "councils.end_seat",
     R"({"seat":")" + made + R"(","ends_on":"2026-06-14","version":1})");
  EXPECT_EQ(refusal(chamber.person, "councils.find_overlaps", of_council()), "STO-011");
}

TEST_P(Seats, AreGivenByTheSecretariatOnly) {
  seat(chamber, "chair");
  seat(labour, "member");
  const auto json =
      of_council(R"(,"post":")" + city.post + R"(","role":"member","starts_on":"2026-04-01")");
  EXPECT_EQ(refusal(chamber.person, "councils.appoint_seat", json), "ACC-011");
  EXPECT_EQ(refusal(labour.person, "councils.appoint_seat", json), "ACC-011");
  EXPECT_EQ(refusal(city.person, "councils.appoint_seat", json), "STO-011");
  EXPECT_EQ(refusal(administrator, "councils.appoint_seat", json), "STO-011");
}

TEST_P(Seats, AreNoWayToRolesOfTheInstallation) {
  for (const std::string role : {"administrator", "auditor", "handover_officer"}) {
    EXPECT_EQ(refusal(health_centre.person, "councils.appoint_seat",
                      of_council(R"(,"post":")" + chamber.post + R"(","role":")" + role +
                                 R"(","starts_on":"2026-04-01")")),
              "COU-005");
  }
}

TEST_P(Seats, AreTakenOnce) {
  seat(chamber, "member", R"(,"ends_on":"2026-03-31")");
  const auto again = [&](const std::string& from) {
    return refusal(health_centre.person, "councils.appoint_seat",
                   of_council(R"(,"post":")" + chamber.post + R"(","role":"member","starts_on":")" +
                              from + "\""));
  };
  EXPECT_EQ(again("2026-03-31"), "COU-004");
  EXPECT_EQ(again("2026-04-01"), "");
}

TEST_P(Seats, OfCoSecretariatsShareTheSecretariat) {
  seat(labour, "secretariat");
  EXPECT_EQ(refusal(labour.person, "councils.appoint_seat",
                    of_council(R"(,"post":")" + chamber.post +
                               R"(","role":"member","starts_on":"2026-04-01")")),
            "");
}

TEST_P(Seats, OfGuestsEndWithTheirMeeting) {
  const std::string guest = of_council(R"(,"post":")" + city.post +
                                       R"(","role":"guest","starts_on":"2026-06-01",)"
                                       R"("meeting":"第1回協議会","materials":"資料1、資料2")");
  EXPECT_EQ(refusal(health_centre.person, "councils.appoint_seat", guest), "BAS-006");
  seat(city, "guest", R"(,"meeting":"第1回協議会","materials":"資料1","ends_on":"2024-06-30")");
  EXPECT_TRUE(all(as(city.person, "councils.roster", of_council()), "lines").empty());
}

TEST_P(Seats, OfObserversShowWhatIsForEverybodyInTheRoom) {
  seat(city, "observer");
  EXPECT_EQ(refusal(city.person, "councils.list_relations", of_council()), "");
  EXPECT_EQ(refusal(city.person, "councils.role_matrix", of_council()), "STO-011");
  EXPECT_EQ(refusal(city.person, "councils.show_room", of_council()), "STO-011");
}

TEST_P(Seats, StayWithThePostWhenTheOfficerChanges) {
  seat(chamber, "member");
  auto begun = store::Change::begin(database(), {}, "tests.change");
  auto tenures = store::list<accounts::Tenure>(database(), "post = $1", {chamber.post});
  ASSERT_TRUE(tenures.ok());
  auto former = tenures->front();
  former.record.ends_on = day(2025, 3, 31);
  ASSERT_TRUE(store::amend(*begun, former.record, former.version).ok());
  accounts::Tenure next{base::new_id<accounts::TenureId>(),
                        {chamber.post},
                        {person(*begun, "後任", "花子")},
                        day(2025, 4, 1),
                        {},
                        {}};
  ASSERT_TRUE(store::add(*begun, next).ok());
  ASSERT_TRUE(begun->commit().ok());
  const auto name_on = [&](const std::string& on) {
    const auto roster = as(labour.person, "councils.roster", of_council(R"(,"day":")" + on + "\""));
    return text(all(roster, "lines").front(), "person_name");
  };
  EXPECT_EQ(name_on("2024-10-01"), "みどり商工会議所 担当");
  EXPECT_EQ(name_on("2025-10-01"), "後任 花子");
  const auto story = call(next.person.text, "councils.timeline", of_council());
  ASSERT_TRUE(story.ok());
  EXPECT_NE(story->body.find("後任 花子さんが着任"), std::string::npos);
}

TEST_P(Seats, ArePrintedAsLetterAndRoster) {
  const auto made = seat(chamber, "member", R"(,"ends_on":"2027-03-31")");
  const auto letter = call(health_centre.person, "councils.appointment_letter",
                           R"({"seat":")" + made + R"(","document_number":"東保第12号"})");
  ASSERT_TRUE(letter.ok()) << letter.problem().english();
  EXPECT_EQ(letter->content_type, "application/pdf");
  EXPECT_TRUE(letter->body.starts_with("%PDF"));
  EXPECT_EQ(refusal(chamber.person, "councils.appointment_letter", R"({"seat":")" + made + "\"}"),
            "ACC-011");
  const auto roster = call(chamber.person, "councils.roster_document", of_council());
  ASSERT_TRUE(roster.ok()) << roster.problem().english();
  EXPECT_TRUE(roster->body.starts_with("%PDF"));
}

TEST_P(Seats, AreCheckedForComposition) {
  seat(health_centre, "member");
  const auto found = call(health_centre.person, "councils.check_composition", of_council());
  ASSERT_TRUE(found.ok());
  EXPECT_NE(found->body.find("商工会議所・商工会からの委員がいません。"), std::string::npos);
  EXPECT_NE(found->body.find("みどり市（保健所設置市）の席がありません。"), std::string::npos);
  seat(chamber, "member");
  seat(city, "member");
  const auto mended = call(health_centre.person, "councils.check_composition", of_council());
  EXPECT_EQ(mended->body.find("商工会議所"), std::string::npos);
  EXPECT_EQ(mended->body.find("保健所設置市"), std::string::npos);
}

TEST_P(Seats, ShowOverlapsWithOtherCouncils) {
  seat(chamber, "member");
  const auto other = id_of(as(health_centre.person, "councils.keep_council",
                              R"({"council":{"kind":"other","name":"保険者協議会",)"
                              R"("themes":["tobacco","diet"],"owner":")" +
                                  health_centre.organisation + R"("}})"));
  as(health_centre.person, "councils.appoint_seat",
     R"({"council":")" + other + R"(","post":")" + chamber.post +
         R"(","role":"member","starts_on":"2024-04-01"})");
  const auto reply = as(chamber.person, "councils.find_overlaps", of_council());
  ASSERT_EQ(all(reply, "overlaps").size(), 1U);
  const auto overlap = all(reply, "overlaps").front();
  EXPECT_EQ(text(overlap, "name"), "保険者協議会");
  EXPECT_EQ(all(overlap, "persons").size(), 1U);
  EXPECT_EQ(all(overlap, "themes").size(), 1U);
  EXPECT_NE(text(overlap, "proposal").find("たばこ"), std::string::npos);
}

TEST_P(Seats, NameThoseWhoCanBringBothSidesTogether) {
  seat(chamber, "member");
  seat(labour, "member", R"(,"is_coordinator":true)");
  auto begun = store::Change::begin(database(), {}, "tests.person");
  auto known = store::get<accounts::Person>(database(), chamber.person);
  known->record.background = {"community_health", "occupational_health"};
  ASSERT_TRUE(store::amend(*begun, known->record, known->version).ok());
  ASSERT_TRUE(begun->commit().ok());
  const auto list = as(chamber.person, "councils.find_coordinators", of_council());
  EXPECT_EQ(all(list, "rows").size(), 2U);
}

TEST_P(Seats, GoAsAListIntoASpreadsheet) {
  seat(chamber, "member");
  const auto file = call(chamber.person, "councils.list_seats", of_council(R"(,"format":"csv")"));
  ASSERT_TRUE(file.ok());
  EXPECT_NE(file->body.find("みどり商工会議所"), std::string::npos);
  EXPECT_EQ(file->file_name, "東部協議会名簿.csv");
}

TEST_P(Seats, ShareThemesWithCouncilsKnownByTheirCard) {
  as(health_centre.person, "councils.keep_relation",
     R"({"relation":{"council":")" + council +
         R"(","other_name":"たばこ対策会議","themes":["tobacco"],"purpose":"禁煙の推進"}})");
  const auto reply = as(health_centre.person, "councils.find_overlaps", of_council());
  ASSERT_EQ(all(reply, "overlaps").size(), 1U);
  EXPECT_EQ(text(all(reply, "overlaps").front(), "name"), "たばこ対策会議");
  EXPECT_EQ(refusal(health_centre.person, "councils.keep_relation",
                    R"({"relation":{"council":")" + council +
                        R"(","other_name":"会議","themes":["no_such_theme"]}})"),
            "ACC-024");
}

}  // namespace
}  // namespace engawa::councils
