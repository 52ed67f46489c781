#include <map>

#include "engawa/meetings/meeting_links.hpp"
#include "engawa/meetings/meetings_for_tests.hpp"

namespace engawa::meetings {
namespace {

class Answers : public MeetingTown {
 protected:
  /// A meeting without a day, with a poll of two slots.
  std::string asked() {
    const auto meeting = keep("keep_meeting", R"({"meeting":{"council":")" + council + R"("}})");
    as(health_centre.person, "meetings.open_poll",
       of(meeting, R"(,"slots":[{"day":"2026-07-10","starts_at":"18:30"},)"
                   R"({"day":"2026-07-11"}],"due_on":"2026-06-30","version":0)"));
    return meeting;
  }
  std::string answer(const std::string& meeting, const councils::Body& body,
                     const std::string& more) {
    return refusal(body.person, "meetings.answer_meeting",
                   of(meeting, R"(,"answer":{"post":")" + body.post + "\"," + more + "}"));
  }
  std::string link_of(const std::string& meeting, const councils::Body& body) {
    accounts::Desk desk{database(), office(), {}, today, now, {}, {}, {}};
    const auto found = store::get<Meeting>(database(), meeting);
    const auto path = make_answer_link(desk, found->record, {body.organisation});
    EXPECT_TRUE(path.ok());
    return path->substr(path->find('#') + 1);
  }
  static std::string token(const std::string& text, const std::string& more = {}) {
    return R"({"token":")" + text + "\"" + more + "}";
  }
};
INSTANTIATE_TEST_SUITE_P(, Answers, store::every_engine(), store::engine_name);

TEST_P(Answers, AreCountedOnceHoweverOftenSomebodyAnswers) {
  const auto meeting = asked();
  EXPECT_EQ(answer(meeting, chamber, R"("marks":["no","yes"])"), "");
  EXPECT_EQ(answer(meeting, chamber, R"("marks":["yes","no"])"), "");
  EXPECT_EQ(answer(meeting, labour, R"("marks":["yes","maybe"])"), "");
  const auto poll = at(shown(meeting), "poll");
  EXPECT_EQ(number(poll, "answered"), 2);
  const auto counts = all(poll, "counts");
  EXPECT_EQ(number(counts[0], "yes"), 2);
  EXPECT_TRUE(yes(counts[0], "is_best"));
  EXPECT_FALSE(yes(counts[1], "is_best"));
}

TEST_P(Answers, MustFitTheDays) {
  EXPECT_EQ(answer(asked(), chamber, R"("marks":["yes"])"), "MTG-012");
}

TEST_P(Answers, EndWithTheDueDayAndWithTheChoice) {
  const auto meeting = asked();
  as(health_centre.person, "meetings.choose_slot", of(meeting, R"(,"slot":0,"version":1)"));
  const auto chosen = at(shown(meeting), "meeting");
  EXPECT_EQ(text(chosen, "day"), "2026-07-10");
  EXPECT_EQ(text(chosen, "starts_at"), "18:30");
  EXPECT_EQ(text(chosen, "ends_at"), "20:30") << "as long as it was planned";
  EXPECT_EQ(answer(meeting, chamber, R"("marks":["yes","no"])"), "MTG-011");
  const auto late = asked();
  today = {2026, 7, 1};
  EXPECT_EQ(answer(late, chamber, R"("marks":["yes","no"])"), "MTG-011");
}

TEST_P(Answers, AreOfOnesOwnBody) {
  const auto meeting = meeting_on("2026-07-10");
  EXPECT_EQ(
      refusal(city.person, "meetings.answer_meeting",
              of(meeting, R"(,"answer":{"post":")" + chamber.post + R"(","presence":"absent"})")),
      "ACC-011");
}

TEST_P(Answers, OpeningALinkAnswersNothing) {
  const auto meeting = meeting_on("2026-07-10");
  const auto link = link_of(meeting, chamber);
  // A mail scanner opens links, some of them many times.
  for (int i = 0; i < 3; ++i) as("", "meetings.open_meeting_link", token(link));
  const auto attendance = all(shown(meeting), "attendance");
  for (const auto& one : attendance) EXPECT_EQ(text(one, "presence"), "unanswered");
}

TEST_P(Answers, ALinkSpeaksForItsBodyAlone) {
  const auto meeting = meeting_on("2026-07-10");
  const auto link = link_of(meeting, chamber);
  const auto answers = [](const councils::Body& body) {
    return R"(,"answered_by":"山田","answers":[{"post":")" + body.post +
           R"(","presence":"coming","opinion":"賛成です"}])";
  };
  EXPECT_EQ(refusal("", "meetings.answer_by_link", token(link, answers(labour))), "MTG-015");
  EXPECT_EQ(refusal("", "meetings.answer_by_link", token(link, answers(chamber))), "");
  EXPECT_EQ(refusal("", "meetings.answer_by_link", token(link, answers(chamber))), "")
      << "answering again replaces the answer";
  const auto opinions = all(shown(meeting), "opinions");
  ASSERT_EQ(opinions.size(), 1U);
  EXPECT_EQ(all(opinions[0], "opinions").size(), 1U);
}

TEST_P(Answers, ALinkEndsWithTheMeeting) {
  const auto link = link_of(meeting_on("2026-06-20"), chamber);
  now += 7LL * 86'400;
  EXPECT_EQ(refusal("", "meetings.open_meeting_link", token(link)), "ACC-015");
  EXPECT_EQ(refusal("", "meetings.open_meeting_link", token("guessed")), "ACC-015");
}

TEST_P(Answers, ALinkOfAnotherPurposeDoesNotOpen) {
  const auto meeting = meeting_on("2026-07-10");
  EXPECT_EQ(refusal("", "meetings.open_receipt", token(link_of(meeting, chamber))), "ACC-015");
}

TEST_P(Answers, NobodySaysBeforehandThatTheyWereThere) {
  const auto meeting = meeting_on("2026-07-10");
  EXPECT_EQ(answer(meeting, chamber, R"("presence":"attended")"), "");
  EXPECT_EQ(text(all(shown(meeting), "attendance")[0], "presence"), "unanswered");
}

TEST_P(Answers, AreReceivedByTheSecretariatThroughTheLetterOfTheNotice) {
  set_up_mail();
  const auto meeting = meeting_on("2026-07-10");
  as(health_centre.person, "meetings.prepare_notices",
     of(meeting, R"(,"kind":"meeting_notice","answer_by":"2026-07-03")"));
  const auto found = notices::notices_about(database(), meeting);
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found->size(), 3U);
  std::string mail;
  for (const auto& one : *found) {
    if (one.record.channel == notices::Channel::Mail) mail = one.record.text;
  }
  const std::string site = "http://localhost:8080/meeting-answer#";
  const auto at_link = mail.find(site);
  ASSERT_NE(at_link, std::string::npos) << mail;
  const auto begin = at_link + site.size();
  const auto link = mail.substr(begin, mail.find('\n', begin) - begin);
  const auto sheet = as("", "meetings.open_meeting_link", token(link));
  EXPECT_EQ(text(sheet, "organisation_name"), "みどり商工会議所");
  EXPECT_TRUE(yes(sheet, "asks_presence"));
}

TEST_P(Answers, ByLinkShowNoClosedItemToABodyThatOnlyListens) {
  const auto university = observer();
  const auto meeting = meeting_on("2026-07-10");
  as(health_centre.person, "meetings.keep_item",
     of(meeting,
        R"(,"item":{"title":"秘密の題","openness":"closed",)"
        R"("openness_reason":"事業所が特定される","openness_decided_by":"座長"},"version":0)"));
  const auto opened = [&](const councils::Body& reader) {
    const auto sheet = call("", "meetings.open_meeting_link", token(link_of(meeting, reader)));
    return sheet.ok() ? sheet->body : std::string(sheet.problem().code());
  };
  EXPECT_EQ(opened(university).find("秘密の題"), std::string::npos);
  EXPECT_NE(opened(university).find("非公開の議題"), std::string::npos);
  EXPECT_NE(opened(chamber).find("秘密の題"), std::string::npos);
}

TEST_P(Answers, NoticesAreWrittenAnewUntilTheyAreSent) {
  set_up_mail();
  const auto meeting = meeting_on("2026-07-10");
  const std::string order = R"(,"kind":"meeting_notice")";
  as(health_centre.person, "meetings.prepare_notices", of(meeting, order));
  as(health_centre.person, "meetings.prepare_notices", of(meeting, order));
  EXPECT_EQ(all(shown(meeting), "notices").size(), 3U);
  as(health_centre.person, "meetings.send_notices", of(meeting, order));
  const auto again = as(health_centre.person, "meetings.prepare_notices", of(meeting, order));
  EXPECT_EQ(number(again, "by_mail"), 0) << "the mail has been sent";
  EXPECT_EQ(number(again, "on_paper"), 2);
}

// 取組のまとめ: each body is told what concerns it, as often as somebody sends it.
TEST_P(Answers, ADigestTellsEachBodyWhatConcernsIt) {
  set_up_mail();
  const auto meeting = held();
  const auto letters = [&] {
    std::map<std::string, notices::Notice> by_body;
    const auto found = notices::notices_about(database(), meeting);
    EXPECT_TRUE(found.ok());
    for (const auto& one : *found) {
      if (one.record.state != notices::NoticeState::Withdrawn) {
        by_body[one.record.organisation_name] = one.record;
      }
    }
    return by_body;
  };
  const std::string order = R"(,"kind":"digest","document_number":"8東保第9号")";
  as(health_centre.person, "meetings.prepare_notices", of(meeting, order));
  EXPECT_TRUE(letters().empty()) << "there is nothing to tell";

  keep("keep_decision", of(meeting, R"(,"decision":{"text":"秋に測定会を開く"},"version":0)"));
  keep("keep_promise", of(meeting, R"(,"promise":{"title":"会場を探す。","owner":")" +
                                       chamber.post + R"(","due_on":"2026-06-12"},"version":0)"));
  meeting_on("2026-09-10");
  keep("keep_meeting", R"({"meeting":{"kind":"in_house","council":")" + council +
                           R"(","day":"2026-07-01","title":"庁内の打合せ"}})");
  as(health_centre.person, "meetings.prepare_notices", of(meeting, order));
  const auto told = letters();
  ASSERT_EQ(told.size(), 3U);
  for (const auto& [name, letter] : told) {
    EXPECT_EQ(letter.letter.details.front(), "決まったこと　秋に測定会を開く") << name;
    EXPECT_NE(letter.letter.details.back().find("令和8年9月10日"), std::string::npos) << name;
    EXPECT_EQ(letter.text.find("庁内の打合せ"), std::string::npos) << name;
    const bool is_asked = letter.text.find("会場を探す") != std::string::npos;
    EXPECT_EQ(is_asked, name == "みどり商工会議所") << name;
    EXPECT_EQ(letter.letter.document_number, "8東保第9号");
  }
  EXPECT_NE(
      told.at("みどり商工会議所").text.find("会場を探す（令和8年6月12日まで。期限を過ぎています）"),
      std::string::npos);

  as(health_centre.person, "meetings.send_notices", of(meeting, R"(,"kind":"digest")"));
  const auto again = as(health_centre.person, "meetings.prepare_notices", of(meeting, order));
  EXPECT_EQ(number(again, "by_mail") + number(again, "on_paper"), 3);
}

TEST_P(Answers, ADigestTellsDecisionsOfClosedItemsToMembersAlone) {
  observer();
  const auto meeting = meeting_on("2026-06-10");
  const auto item = id_of(as(
      health_centre.person, "meetings.keep_item",
      of(meeting,
         R"(,"item":{"title":"個別の相談","openness":"closed",)"
         R"("openness_reason":"事業所が特定される","openness_decided_by":"座長"},"version":0)")));
  step("hold_meeting", meeting, health_centre.person);
  keep("keep_decision", of(meeting, R"(,"decision":{"text":"秘密の決定","item":")" + item +
                                        R"(","decided_on":"2026-06-10"},"version":0)"));
  keep("keep_decision", of(meeting, R"(,"decision":{"text":"公開の決定"},"version":0)"));
  as(health_centre.person, "meetings.prepare_notices", of(meeting, R"(,"kind":"digest")"));
  const auto found = notices::notices_about(database(), meeting);
  ASSERT_TRUE(found.ok() && found->size() > 1);
  for (const auto& one : *found) {
    const auto& body_name = one.record.organisation_name;
    const std::string all_of_it = base::to_json(one.record.letter) + one.record.text;
    EXPECT_NE(all_of_it.find("公開の決定"), std::string::npos) << body_name;
    EXPECT_EQ(all_of_it.find("秘密の決定") == std::string::npos, body_name == "みどり大学")
        << body_name;
  }
}

TEST_P(Answers, ADigestTellsNothingOfAMeetingThatIsNotForAll) {
  const auto meeting = keep("keep_meeting", R"({"meeting":{"kind":"in_house","council":")" +
                                                council + R"(","day":"2026-07-01"}})");
  EXPECT_EQ(
      refusal(health_centre.person, "meetings.prepare_notices", of(meeting, R"(,"kind":"digest")")),
      "MTG-018");
}

TEST_P(Answers, ANoticeNeedsADay) {
  const auto meeting = keep("keep_meeting", R"({"meeting":{"council":")" + council + R"("}})");
  EXPECT_EQ(refusal(health_centre.person, "meetings.prepare_notices",
                    of(meeting, R"(,"kind":"meeting_notice")")),
            "MTG-003");
}

}  // namespace
}  // namespace engawa::meetings
