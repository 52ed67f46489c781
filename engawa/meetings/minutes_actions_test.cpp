#include <map>
#include <set>

#include "engawa/meetings/meetings_for_tests.hpp"
#include "engawa/notices/notices_store.hpp"

namespace engawa::meetings {
namespace {

class Minutes : public MeetingTown {
 protected:
  std::vector<base::JsonValue> letters(const std::string& meeting, const std::string& kind) {
    std::vector<base::JsonValue> found;
    for (const auto& one : all(shown(meeting), "notices")) {
      if (text(one, "kind") == kind) found.push_back(one);
    }
    return found;
  }
};
INSTANTIATE_TEST_SUITE_P(, Minutes, store::every_engine(), store::engine_name);

TEST_P(Minutes, AreWrittenOfAMeetingThatWasHeld) {
  const auto meeting = meeting_on("2026-07-10");
  EXPECT_EQ(refusal(health_centre.person, "meetings.keep_item_minutes",
                    of(meeting, R"(,"item":")" + id_of(agenda_item(meeting, 0)) +
                                    R"(","text":"x","version":0)")),
            "MTG-005");
}

TEST_P(Minutes, OfTwoWhoEditAtOnceTheSecondIsTold) {
  const auto meeting = held();
  EXPECT_EQ(refusal(health_centre.person, "meetings.keep_item_minutes",
                    of(meeting, R"(,"item":")" + id_of(agenda_item(meeting, 0)) +
                                    R"(","text":"別の文","version":0)")),
            "STO-010");
}

TEST_P(Minutes, ReachTheMembersOnlyWhenTheyArePublished) {
  const auto meeting = held();
  EXPECT_EQ(text(all(shown(meeting, labour.person), "agenda")[0], "text"), "");
  EXPECT_EQ(text(all(shown(meeting, chamber.person), "agenda")[0], "text"), "話し合った。");
  step("submit_minutes", meeting, health_centre.person);
  step("confirm_minutes", meeting, chamber.person);
  step("publish_minutes", meeting, health_centre.person);
  EXPECT_EQ(text(all(shown(meeting, labour.person), "agenda")[0], "text"), "話し合った。");
}

TEST_P(Minutes, AreNotPublishedBeforeTheChairConfirms) {
  const auto meeting = held();
  const auto publish = [&] {
    return refusal(health_centre.person, "meetings.publish_minutes",
                   of(meeting, R"(,"version":)" + version_of(meeting)));
  };
  EXPECT_EQ(publish(), "MTG-006");
  step("submit_minutes", meeting, health_centre.person);
  EXPECT_EQ(publish(), "MTG-006");
  EXPECT_EQ(refusal(labour.person, "meetings.confirm_minutes",
                    of(meeting, R"(,"version":)" + version_of(meeting))),
            "STO-011");
}

TEST_P(Minutes, TheSecretariatSaysHowTheChairConfirmed) {
  const auto meeting = held();
  step("submit_minutes", meeting, health_centre.person);
  EXPECT_EQ(refusal(health_centre.person, "meetings.confirm_minutes",
                    of(meeting, R"(,"version":)" + version_of(meeting))),
            "MTG-008");
  step("confirm_minutes", meeting, health_centre.person, R"(,"how":"電話で確認")");
  EXPECT_EQ(text(all(shown(meeting), "versions")[0], "how"), "電話で確認");
}

TEST_P(Minutes, AChangeAfterTheConfirmationMakesANewVersionAndKeepsTheOld) {
  const auto meeting = published();
  write(meeting, "直した。", 1);
  EXPECT_EQ(text(at(shown(meeting), "meeting"), "minutes_state"), "draft");
  step("submit_minutes", meeting, health_centre.person);
  step("confirm_minutes", meeting, chamber.person);
  const auto found = minutes_versions(database(), {meeting});
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->size(), 2U);
  EXPECT_EQ((*found)[0].record.number, 2);
  EXPECT_EQ((*found)[0].record.parts[0].text, "直した。");
  EXPECT_EQ((*found)[1].record.parts[0].text, "話し合った。");
  EXPECT_FALSE((*found)[0].record.published_on);
}

TEST_P(Minutes, SayWhoWasThereAndWhoWasNot) {
  const auto meeting = published();
  const auto found = minutes_versions(database(), {meeting});
  ASSERT_TRUE(found.ok());
  const auto& version = found->front().record;
  ASSERT_EQ(version.present.size(), 2U);
  EXPECT_EQ(version.present[0], "みどり商工会議所　事務局長　みどり商工会議所 担当");
  EXPECT_EQ(version.present[1], "みどり監督署　署長　（代理）次長");
  EXPECT_EQ(version.absent.size(), 1U);
}

TEST_P(Minutes, GoToTheHeadOfEachMemberBody) {
  const auto meeting = published();
  const auto prepared = letters(meeting, "minutes");
  ASSERT_EQ(prepared.size(), 3U);
  for (const auto& one : prepared) EXPECT_EQ(text(one, "state"), "prepared");
  const auto to = [&](const std::string& name) {
    for (const auto& one : prepared) {
      if (text(one, "organisation_name") == name) return one;
    }
    ADD_FAILURE() << name;
    return prepared[0];
  };
  EXPECT_EQ(text(to("みどり商工会議所"), "addressee"), "会頭　山田 太郎　様");
  EXPECT_EQ(text(to("みどり商工会議所"), "channel"), "mail");
  EXPECT_EQ(text(to("みどり監督署"), "addressee"), "署長　様") << "the post is vacant";
  EXPECT_EQ(text(to("みどり監督署"), "channel"), "paper");
  EXPECT_EQ(text(to("みどり市"), "addressee"), "");
}

TEST_P(Minutes, ALetterIsReadBeforeItIsSent) {
  const auto meeting = published();
  const std::string one = R"(,"notice":")" + text(letters(meeting, "minutes")[0], "id") + "\"";
  const auto file = call(health_centre.person, "meetings.letter_file", of(meeting, one));
  ASSERT_TRUE(file.ok());
  EXPECT_TRUE(file->body.starts_with("%PDF"));
  EXPECT_EQ(
      refusal(health_centre.person, "meetings.letter_file", of(meeting_on("2026-09-10"), one)),
      "STO-011");
}

TEST_P(Minutes, NothingLeavesBeforeAPersonSendsIt) {
  set_up_mail();
  const auto meeting = published();
  EXPECT_TRUE(notices::due_mails(database(), now + 1'000'000, 100)->empty());
  as(health_centre.person, "meetings.send_notices", of(meeting, R"(,"kind":"minutes")"));
  EXPECT_EQ(notices::due_mails(database(), now, 100)->size(), 1U);
  // A second press finds nothing left to send.
  const auto again =
      as(health_centre.person, "meetings.send_notices", of(meeting, R"(,"kind":"minutes")"));
  EXPECT_EQ(number(again, "waiting"), 0);
}

TEST_P(Minutes, WithoutAMailServerNothingIsSentAndItIsSaid) {
  const auto meeting = published();
  EXPECT_EQ(
      refusal(health_centre.person, "meetings.send_notices", of(meeting, R"(,"kind":"minutes")")),
      "NOT-002");
}

TEST_P(Minutes, ALetterThatWasPostedIsNotSentAgain) {
  const auto meeting = published();
  const auto id = text(letters(meeting, "minutes")[1], "id");
  const std::string named = R"(,"notices":[")" + id + "\"]";
  as(health_centre.person, "meetings.record_notices",
     of(meeting, named + R"(,"outcome":"posted")"));
  EXPECT_EQ(refusal(health_centre.person, "meetings.send_notices", of(meeting, named)), "NOT-006");
}

TEST_P(Minutes, LettersOfAnotherMeetingAreNotTouched) {
  const auto meeting = published();
  const auto other = meeting_on("2026-09-10");
  EXPECT_EQ(refusal(health_centre.person, "meetings.record_notices",
                    of(other, R"(,"notices":[")" + text(letters(meeting, "minutes")[0], "id") +
                                  R"("],"outcome":"posted")")),
            "STO-011");
}

TEST_P(Minutes, APublicVersionNamesNoPersonAndGivesTheReasonOfWhatIsClosed) {
  const auto meeting = meeting_on("2026-06-10");
  as(health_centre.person, "meetings.keep_item",
     of(meeting,
        R"(,"item":{"title":"個別の相談","position":1,"openness":"closed",)"
        R"("openness_reason":"事業所が特定される","openness_decided_by":"座長"},"version":0)"));
  step("hold_meeting", meeting, health_centre.person);
  as(health_centre.person, "meetings.record_presence",
     of(meeting, R"(,"marks":[{"post":")" + chamber.post + R"(","presence":"attended"}])"));
  for (std::size_t i = 0; i < 2; ++i) {
    as(health_centre.person, "meetings.keep_item_minutes",
       of(meeting, R"(,"item":")" + id_of(agenda_item(meeting, i)) +
                       R"(","text":"秘密の事業所","version":0)"));
  }
  const auto first = agenda_item(meeting, 0);
  const auto open_item = text(first, "openness") == "open" ? first : agenda_item(meeting, 1);
  as(health_centre.person, "meetings.keep_item_minutes",
     of(meeting, R"(,"item":")" + id_of(open_item) + R"(","text":"公開の話","version":1)"));
  step("submit_minutes", meeting, health_centre.person);
  step("confirm_minutes", meeting, chamber.person);
  const auto page = call(health_centre.person, "meetings.print_meeting",
                         of(meeting, R"(,"paper":"public_minutes","format":"html")"));
  ASSERT_TRUE(page.ok()) << page.problem().english();
  EXPECT_EQ(page->body.find("秘密の事業所"), std::string::npos);
  EXPECT_NE(page->body.find("事業所が特定される"), std::string::npos);
  EXPECT_NE(page->body.find("公開の話"), std::string::npos);
  EXPECT_EQ(page->body.find("担当"), std::string::npos) << "persons are not named";
}

TEST_P(Minutes, WhoOnlyListensReadsOfClosedItemsWhatThePublicReads) {
  const auto university = observer();
  const auto meeting = meeting_on("2026-06-10");
  as(health_centre.person, "meetings.keep_item",
     of(meeting, R"(,"item":{"title":"秘密の題","position":90,"material":"秘密の資料",)"
                 R"("openness":"closed","openness_reason":"事業所が特定される",)"
                 R"("openness_decided_by":"座長"},"version":0)"));
  as(health_centre.person, "meetings.prepare_notices",
     of(meeting, R"(,"kind":"meeting_notice","issued_on":"2026-05-20")"));
  const auto letters_out = notices::notices_about(database(), meeting);
  ASSERT_TRUE(letters_out.ok() && letters_out->size() > 1);
  std::map<bool, std::set<std::string>> enclosed;
  for (const auto& found : *letters_out) {
    const auto& letter = found.record;
    const bool listens = letter.organisation_name == "みどり大学";
    const bool tells = base::to_json(letter.letter).find("秘密の題") != std::string::npos;
    EXPECT_NE(tells, listens) << letter.organisation_name;
    enclosed[listens].insert(letter.enclosures.begin(), letter.enclosures.end());
  }
  EXPECT_EQ(enclosed[true].size(), 1U);
  EXPECT_EQ(enclosed[false].size(), 1U);
  EXPECT_NE(enclosed[true], enclosed[false]);
  const auto packet = id_of(as(health_centre.person, "meetings.freeze_packet", of(meeting)));
  step("hold_meeting", meeting, health_centre.person);
  const auto last = all(shown(meeting), "agenda").size() - 1;
  as(health_centre.person, "meetings.keep_item_minutes",
     of(meeting,
        R"(,"item":")" + id_of(agenda_item(meeting, last)) + R"(","text":"秘密の話","version":0)"));
  keep("keep_decision", of(meeting, R"(,"decision":{"text":"秘密の決定","item":")" +
                                        id_of(agenda_item(meeting, last)) +
                                        R"(","decided_on":"2026-06-10"},"version":0)"));
  step("submit_minutes", meeting, health_centre.person);
  step("confirm_minutes", meeting, chamber.person);
  step("publish_minutes", meeting, health_centre.person);
  const auto read_by = [&](const councils::Body& reader, const std::string& action,
                           const std::string& more) {
    const auto answer = call(reader.person, action, of(meeting, more));
    return answer.ok() ? answer->body : std::string(answer.problem().code());
  };
  const std::string paper = R"(,"paper":"minutes","format":"html")";
  const std::string frozen = R"(,"packet":")" + packet + "\"";
  const auto seen = read_by(university, "meetings.show_meeting", "");
  EXPECT_EQ(seen.find("秘密"), std::string::npos);
  EXPECT_NE(seen.find("事業所が特定される"), std::string::npos);
  EXPECT_EQ(read_by(university, "meetings.print_meeting", paper).find("秘密"), std::string::npos);
  EXPECT_EQ(read_by(university, "meetings.packet_file", frozen), "ACC-011");
  EXPECT_NE(read_by(labour, "meetings.show_meeting", "").find("秘密の話"), std::string::npos);
  EXPECT_NE(read_by(labour, "meetings.print_meeting", paper).find("秘密の話"), std::string::npos);
  EXPECT_NE(read_by(labour, "meetings.print_meeting", paper).find("秘密の決定"), std::string::npos);
  const auto open = call("", "meetings.open_minutes", of(meeting, R"(,"format":"html")"));
  ASSERT_TRUE(open.ok());
  EXPECT_EQ(open->body.find("秘密"), std::string::npos)
      << "decisions of closed items are not public";
}

TEST_P(Minutes, ALaterVersionGoesToThoseWhoHaveTheEarlierOne) {
  const auto meeting = published();
  std::string ids;
  for (const auto& one : letters(meeting, "minutes")) {
    ids += (ids.empty() ? "\"" : ",\"") + text(one, "id") + "\"";
  }
  as(health_centre.person, "meetings.record_notices",
     of(meeting, R"(,"notices":[)" + ids + R"(],"outcome":"posted")"));
  write(meeting, "直した。", 1);
  step("submit_minutes", meeting, health_centre.person);
  step("confirm_minutes", meeting, chamber.person);
  step("publish_minutes", meeting, health_centre.person);
  int prepared = 0;
  for (const auto& one : letters(meeting, "minutes")) {
    if (text(one, "state") == "prepared") ++prepared;
  }
  EXPECT_EQ(prepared, 3);
}

TEST_P(Minutes, ALetterToOneselfAnswersForNobody) {
  set_up_mail();
  auto change = store::Change::begin(database(), {}, "tests.mail");
  auto person = store::get<accounts::Person>(database(), health_centre.person);
  person->record.mail = "nurse@midori.example";
  ASSERT_TRUE(store::amend(*change, person->record, person->version).ok());
  ASSERT_TRUE(change->commit().ok());
  const auto meeting = published();
  std::string mailed;
  for (const auto& one : letters(meeting, "minutes")) {
    if (text(one, "channel") == "mail") mailed = text(one, "id");
  }
  as(health_centre.person, "meetings.try_notice", of(meeting, R"(,"notice":")" + mailed + "\""));
  const auto due = notices::due_mails(database(), now, 10);
  ASSERT_TRUE(due.ok());
  ASSERT_EQ(due->size(), 1U);
  const auto& copy = due->front().record;
  EXPECT_EQ(copy.mail, "nurse@midori.example");
  EXPECT_TRUE(copy.title.starts_with("【試し】"));
  EXPECT_NE(copy.text.find("/receipt#（試しのため"), std::string::npos) << copy.text;
  // The letter itself still has its link.
  const auto original = store::get<notices::Notice>(database(), mailed);
  EXPECT_EQ(original->record.text.find("試しのため"), std::string::npos);
}

}  // namespace
}  // namespace engawa::meetings
