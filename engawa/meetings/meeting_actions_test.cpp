#include "engawa/meetings/meetings_for_tests.hpp"

namespace engawa::meetings {
namespace {

class Meetings : public MeetingTown {};
INSTANTIATE_TEST_SUITE_P(, Meetings, store::every_engine(), store::engine_name);

TEST_P(Meetings, ANewOneHasItsTitleTimesAndAgenda) {
  const auto reply = shown(meeting_on("2026-07-10"));
  const auto meeting = at(reply, "meeting");
  EXPECT_EQ(text(meeting, "title"), "令和8年度第1回東部協議会");
  EXPECT_EQ(text(meeting, "starts_at"), "14:00");
  EXPECT_EQ(number(meeting, "fiscal_year"), 2026);
  const auto agenda = all(reply, "agenda");
  ASSERT_FALSE(agenda.empty());
  EXPECT_EQ(text(at(agenda[0], "item"), "title"), "協議会の目的とこれまでの経過");
  EXPECT_EQ(text(agenda[0], "begins_at"), "14:00");
  EXPECT_EQ(text(agenda[1], "begins_at"), "14:10");
}

TEST_P(Meetings, TheSecondOfTheYearIsCalledSo) {
  meeting_on("2026-07-10");
  EXPECT_EQ(text(at(shown(meeting_on("2027-02-10")), "meeting"), "title"),
            "令和8年度第2回東部協議会");
  // One that is put between them later does not take a number that is taken.
  EXPECT_EQ(text(at(shown(meeting_on("2026-11-10")), "meeting"), "title"),
            "令和8年度第3回東部協議会");
}

TEST_P(Meetings, AYearIsPlannedAtOnce) {
  const auto planned = as(health_centre.person, "meetings.plan_series",
                          of_council(R"(,"kind":"council","fiscal_year":2026,"months":[7,2])"));
  const auto ids = all(planned, "ids");
  ASSERT_EQ(ids.size(), 2U);
  const auto first = at(shown(*ids[0].text()), "meeting");
  const auto second = at(shown(*ids[1].text()), "meeting");
  EXPECT_EQ(text(first, "series"), text(second, "series"));
  EXPECT_EQ(text(shown(*ids[1].text()), "when_text"), "2026年度（令和8年度）2月ごろ");
}

TEST_P(Meetings, TwoInOneRoomAtOnceAreRefused) {
  meeting_on("2026-07-10");
  const auto again = [&](const std::string& more) {
    return refusal(health_centre.person, "meetings.keep_meeting",
                   R"({"meeting":{"council":")" + council +
                       R"(","day":"2026-07-10","place":"保健所 会議室")" + more + "}}");
  };
  EXPECT_EQ(again(""), "MTG-001");
  EXPECT_EQ(again(R"(,"starts_at":"15:59","ends_at":"17:00")"), "MTG-001");
  EXPECT_EQ(again(R"(,"starts_at":"16:00","ends_at":"17:00")"), "");
}

TEST_P(Meetings, WhatIsNotOpenHasAReasonAndSomebodyWhoDecided) {
  const auto closed = [&](const std::string& more) {
    return refusal(health_centre.person, "meetings.keep_meeting",
                   R"({"meeting":{"council":")" + council +
                       R"(","day":"2026-07-11","openness":"closed")" + more + "}}");
  };
  EXPECT_EQ(closed(""), "MTG-002");
  EXPECT_EQ(closed(R"(,"openness_reason":"個別の事案")"), "MTG-002");
  EXPECT_EQ(closed(R"(,"openness_reason":"個別の事案","openness_decided_by":"座長")"), "");
}

TEST_P(Meetings, TimesAreTimes) {
  for (const char* const times : {R"("starts_at":"25:00")", R"("starts_at":"2時")",
                                  R"("starts_at":"15:00","ends_at":"14:00")"}) {
    EXPECT_EQ(
        refusal(health_centre.person, "meetings.keep_meeting",
                R"({"meeting":{"council":")" + council + R"(","day":"2026-07-12",)" + times + "}}"),
        "MTG-004")
        << times;
  }
}

TEST_P(Meetings, WithoutACouncilThereIsNone) {
  EXPECT_EQ(
      refusal(health_centre.person, "meetings.keep_meeting", R"({"meeting":{"day":"2026-07-10"}})"),
      "STO-011");
}

TEST_P(Meetings, AJointOneNeedsAnotherCouncil) {
  const auto joint = [&](const std::string& other) {
    return refusal(health_centre.person, "meetings.keep_meeting",
                   R"({"meeting":{"council":")" + council +
                       R"(","kind":"joint","other_council":")" + other + R"("}})");
  };
  EXPECT_EQ(joint(""), "BAS-006");
  EXPECT_EQ(joint(council), "MTG-016");
}

TEST_P(Meetings, AreHeldOnTheirDayNotBefore) {
  const auto coming = meeting_on("2026-07-10");
  EXPECT_EQ(refusal(health_centre.person, "meetings.hold_meeting", of(coming, R"(,"version":1)")),
            "MTG-017");
  const auto today_it_is = meeting_on("2026-06-15");
  step("hold_meeting", today_it_is, health_centre.person);
  EXPECT_EQ(text(at(shown(today_it_is), "meeting"), "state"), "held");
}

TEST_P(Meetings, ABriefIsForTheChairAndTheSecretariatAlone) {
  const auto meeting = meeting_on("2026-07-10");
  as(chamber.person, "meetings.keep_brief",
     of(meeting, R"(,"brief":{"aim":"全員が話す"},"version":0)"));
  EXPECT_EQ(text(at(at(shown(meeting), "brief"), "brief"), "aim"), "全員が話す");
  EXPECT_TRUE(at(shown(meeting, labour.person), "brief").is_null());
  EXPECT_EQ(refusal(labour.person, "meetings.keep_brief",
                    of(meeting, R"(,"brief":{"aim":"x"},"version":1)")),
            "STO-011");
  // Who writes over what somebody else has written meanwhile is told so.
  EXPECT_EQ(refusal(health_centre.person, "meetings.keep_brief",
                    of(meeting, R"(,"brief":{"aim":"y"},"version":0)")),
            "STO-010");
}

TEST_P(Meetings, LessonsOfAReviewComeBackAtTheNextBrief) {
  const auto before = held();
  as(health_centre.person, "meetings.keep_review",
     of(before, R"(,"review":{"lessons":"報告を短く"},"version":0)"));
  const auto next = meeting_on("2026-09-10");
  const auto lessons = all(at(shown(next), "brief"), "lessons");
  ASSERT_EQ(lessons.size(), 1U);
  EXPECT_EQ(text(lessons[0], "lessons"), "報告を短く");
}

TEST_P(Meetings, PutAnIssueOnTheTableAsItStoodThatDay) {
  const auto meeting = meeting_on("2026-07-10");
  const auto item = keep("table_issue", of(meeting, R"(,"indicator":"blood_pressure")"));
  evidence_sentence = "新しいデータでは減った。";
  const auto agenda = all(shown(meeting), "agenda");
  const auto& entry = agenda.back();
  EXPECT_EQ(id_of(at(entry, "item")), item);
  const auto evidence = all(entry, "evidence");
  ASSERT_EQ(evidence.size(), 1U);
  EXPECT_EQ(text(evidence[0], "sentence"), "血圧の高い人が全国より多い。");
  EXPECT_EQ(text(evidence[0], "frozen_on"), "2026-06-15");
}

TEST_P(Meetings, OfferWhatIsNotOnTheAgendaYet) {
  const auto meeting = meeting_on("2026-07-10");
  const auto offered = [&] {
    std::vector<std::string> indicators;
    for (const auto& choice :
         all(as(health_centre.person, "meetings.issue_choices", of(meeting)), "choices")) {
      EXPECT_EQ(text(choice, "source_ja"), "公表データ");
      indicators.push_back(text(choice, "indicator"));
    }
    return indicators;
  };
  EXPECT_EQ(offered(), (std::vector<std::string>{"blood_pressure", "smoking"}));
  keep("table_issue", of(meeting, R"(,"indicator":"blood_pressure","source":"open_data")"));
  EXPECT_EQ(offered(), std::vector<std::string>{"smoking"});
  EXPECT_EQ(refusal(health_centre.person, "meetings.table_issue",
                    of(meeting, R"(,"indicator":"smoking","source":"elsewhere")")),
            "MTG-014");
}

TEST_P(Meetings, AnItemOfAnotherMeetingIsNotTouched) {
  const auto one = meeting_on("2026-07-10");
  const auto other = meeting_on("2026-08-10");
  const auto item = id_of(agenda_item(other, 0));
  EXPECT_EQ(refusal(health_centre.person, "meetings.remove_item",
                    of(one, R"(,"item":")" + item + R"(","version":1)")),
            "STO-011");
}

TEST_P(Meetings, OpenPromisesAreOnTheNextAgenda) {
  const auto before = held();
  as(health_centre.person, "meetings.keep_promise",
     of(before, R"(,"promise":{"title":"一覧を出す","owner":")" + labour.post +
                    R"(","made_on":"2026-06-10","due_on":"2026-07-01"},"version":0)"));
  const auto next = meeting_on("2026-09-10");
  EXPECT_EQ(text(agenda_item(next, 0), "title"), "これまでの宿題の確認");
  const auto carried = all(shown(next), "carried");
  ASSERT_EQ(carried.size(), 1U);
  EXPECT_EQ(text(at(carried[0], "promise"), "title"), "一覧を出す");
}

TEST_P(Meetings, APromiseHasAnOwnerOfTheCouncilAndADayToCome) {
  const auto meeting = held();
  const auto promise = [&](const std::string& owner, const std::string& due) {
    return refusal(
        health_centre.person, "meetings.keep_promise",
        of(meeting, R"(,"promise":{"title":"一覧","owner":")" + owner +
                        R"(","made_on":"2026-06-10","due_on":")" + due + R"("},"version":0)"));
  };
  EXPECT_EQ(promise("", "2026-07-01"), "MTG-009");
  EXPECT_EQ(promise(labour.post, "2026-06-09"), "MTG-010");
  EXPECT_EQ(promise(health_centre.post, "2026-07-01"), "MTG-015");
  EXPECT_EQ(promise(labour.post, "2026-06-10"), "");
}

TEST_P(Meetings, WhoTookAPromiseOnSaysWhatBecameOfIt) {
  const auto meeting = held();
  const auto promise =
      keep("keep_promise",
           of(meeting, R"(,"promise":{"title":"一覧","owner":")" + labour.post +
                           R"(","made_on":"2026-06-10","due_on":"2026-07-01"},"version":0)"));
  const std::string report =
      R"({"promise":")" + promise + R"(","state":"done","result":"出した","version":1})";
  EXPECT_EQ(refusal(city.person, "meetings.report_promise", report), "ACC-011");
  EXPECT_EQ(refusal(labour.person, "meetings.report_promise", report), "");
  EXPECT_TRUE(all(shown(meeting_on("2026-09-10")), "carried").empty());
}

}  // namespace
}  // namespace engawa::meetings
