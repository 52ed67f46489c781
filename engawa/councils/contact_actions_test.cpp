#include "engawa/councils/cadence.hpp"
#include "engawa/councils/councils_for_tests.hpp"

namespace engawa::councils {
namespace {

class Contacts : public CouncilTown {
 protected:
  std::string contact(const std::string& more) const {
    return R"({"contact":{"tenant":")" + council + R"(","organisation":")" + chamber.organisation +
           R"(",)" + more + "}}";
  }
};
INSTANTIATE_TEST_SUITE_P(, Contacts, store::every_engine(), store::engine_name);

TEST_P(Contacts, ArePrivateToTheSecretariat) {
  seat(chamber, "chair");
  seat(labour, "secretariat");
  const auto id = id_of(as(health_centre.person, "councils.keep_contact",
                           contact(R"("day":"2026-06-01","how":"訪問","note":"内密の話")")));
  const std::string json = R"({"contact":")" + id + "\"}";
  EXPECT_EQ(text(at(as(labour.person, "councils.show_contact", json), "contact"), "note"),
            "内密の話");
  for (const auto& who : {chamber.person, city.person, administrator}) {
    EXPECT_EQ(refusal(who, "councils.show_contact", json), "STO-011");
    EXPECT_TRUE(all(as(who, "councils.list_contacts", "{}"), "rows").empty());
    EXPECT_EQ(refusal(who, "councils.contact_cadence", of_council()), "STO-011");
    EXPECT_EQ(refusal(who, "councils.show_succession_pack", of_council()), "STO-011");
  }
  EXPECT_EQ(all(as(labour.person, "councils.list_contacts", "{}"), "rows").size(), 1U);
  EXPECT_EQ(all(as(health_centre.person, "councils.list_contacts", "{}"), "rows").size(), 1U);
}

TEST_P(Contacts, AreRefusedWithImpossibleValues) {
  const auto refused = [&](const std::string& more) {
    return refusal(health_centre.person, "councils.keep_contact", contact(more));
  };
  EXPECT_EQ(refused(R"("day":"2026-06-16")"), "BAS-006");
  EXPECT_EQ(refused(R"("day":"2026-02-30")"), "BAS-011");
  EXPECT_EQ(refused(R"("day":"2026-06-01","understanding":6)"), "BAS-006");
  EXPECT_EQ(refused(R"("day":"2026-06-01","next_step":"訪問","next_on":"2026-05-01")"), "ACC-021");
}

TEST_P(Contacts, RemindOfBodiesLeftAlone) {
  seat(chamber, "member");
  seat(labour, "member");
  as(health_centre.person, "councils.keep_contact", contact(R"("day":"2025-12-14")"));
  const auto due = as(health_centre.person, "councils.contact_cadence", of_council());
  ASSERT_EQ(all(due, "due").size(), 2U);
  EXPECT_EQ(text(all(due, "due")[0], "organisation_name"), "みどり監督署");
  as(health_centre.person, "councils.keep_contact", contact(R"("day":"2025-12-15")"));
  EXPECT_EQ(number(as(health_centre.person, "councils.contact_cadence", of_council()), "in_time"),
            1);
}

TEST_P(Contacts, ShowTheNetworkAndItsGrowth) {
  seat(chamber, "member");
  as(health_centre.person, "councils.keep_relay",
     R"({"relay":{"council":")" + council + R"(","source":")" + chamber.organisation +
         R"(","target":")" + labour.organisation +
         R"(","what":"健診の案内","reach_count":1200,"starts_on":"2025-04-01"}})");
  const auto network = as(chamber.person, "councils.show_network", of_council());
  EXPECT_EQ(all(network, "nodes").size(), 2U);
  EXPECT_EQ(text(all(network, "edges").front(), "target_name"), "みどり監督署");
  EXPECT_TRUE(text(network, "svg").starts_with("<svg"));
  const auto growth = all(network, "growth");
  ASSERT_EQ(growth.size(), 3U);  // 2024, 2025 and 2026年度
  EXPECT_EQ(number(growth[0], "relays"), 0);
  EXPECT_EQ(number(growth[1], "relays"), 1);
  EXPECT_EQ(all(as(chamber.person, "councils.list_relays", of_council()), "rows").size(), 1U);
  EXPECT_EQ(refusal(city.person, "councils.show_network", of_council()), "STO-011");
}

TEST_P(Contacts, AndAllElseGoIntoThePackForTheSuccessor) {
  seat(health_centre, "secretariat");
  seat(chamber, "member", R"(,"ends_on":"2026-08-31")");
  as(health_centre.person, "councils.keep_contact",
     contact(R"("day":"2026-06-01","next_step":"講師を紹介する","next_on":"2026-07-01")"));
  as(health_centre.person, "councils.keep_key_person",
     R"({"key_person":{"tenant":")" + council + R"(","organisation":")" + chamber.organisation +
         R"(","person_words":"経営指導員の方","strength":"小さな会社の社長と話せる"}})");
  as(health_centre.person, "councils.keep_task",
     R"({"task":{"council":")" + council +
         R"(","title":"会場を決める","due_on":"2026-06-01","audience":"secretariat"}})");
  auto begun = store::Change::begin(database(), {}, "tests.change");
  auto tenure = store::list<accounts::Tenure>(database(), "post = $1", {health_centre.post});
  ASSERT_TRUE(tenure.ok());
  accounts::Tenure former = tenure->front().record;
  former.id = base::new_id<accounts::TenureId>();
  former.starts_on = day(2018, 4, 1);
  former.ends_on = day(2020, 3, 31);
  former.handover_note = "商工会議所を大切に";
  ASSERT_TRUE(store::add(*begun, former).ok());
  ASSERT_TRUE(begun->commit().ok());
  const auto pack = as(health_centre.person, "councils.show_succession_pack", of_council());
  EXPECT_EQ(text(all(pack, "notes").front(), "note"), "商工会議所を大切に");
  EXPECT_EQ(all(pack, "people").size(), 2U);
  EXPECT_EQ(all(pack, "key_persons").size(), 1U);
  EXPECT_EQ(all(pack, "tasks").size(), 1U);
  EXPECT_EQ(all(pack, "promises").size(), 1U);
  ASSERT_EQ(all(pack, "deadlines").size(), 3U);
  EXPECT_TRUE(yes(all(pack, "deadlines").front(), "is_late"));
  const auto paper = call(health_centre.person, "councils.succession_document", of_council());
  ASSERT_TRUE(paper.ok()) << paper.problem().english();
  EXPECT_TRUE(paper->body.starts_with("%PDF"));
}

TEST(MonthsBefore, EndsWithTheMonth) {
  EXPECT_EQ(months_before({2026, 8, 31}, 6), (base::Date{2026, 2, 28}));
  EXPECT_EQ(months_before({2026, 3, 15}, 6), (base::Date{2025, 9, 15}));
}

TEST(ContactCadence, AsksForTheExplanationRoundInSpring) {
  RosterLine line;
  line.organisation = {"a"};
  line.organisation_name = "みどり商工会議所";
  Contact contact;
  contact.organisation = {"a"};
  contact.day = {2026, 2, 1};
  EXPECT_EQ(contact_cadence({line}, {contact}, {2026, 3, 31}, 6).due.size(), 0U);
  EXPECT_EQ(contact_cadence({line}, {contact}, {2026, 4, 1}, 6).due.size(), 1U);
  contact.day = {2026, 4, 1};
  EXPECT_EQ(contact_cadence({line}, {contact}, {2026, 4, 20}, 6).due.size(), 0U);
}

}  // namespace
}  // namespace engawa::councils
