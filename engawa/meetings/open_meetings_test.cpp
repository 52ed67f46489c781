#include "engawa/meetings/open_meetings.hpp"

#include "engawa/base/base64.hpp"
#include "engawa/meetings/meetings_for_tests.hpp"

namespace engawa::meetings {
namespace {

class OpenMeetings : public MeetingTown {
 protected:
  std::vector<base::JsonValue> listed(const std::string& list) {
    return all(as("", "meetings.list_open", "{}"), list);
  }
  std::string minutes(const std::string& meeting) {
    const auto page = call("", "meetings.open_minutes", of(meeting, R"(,"format":"html")"));
    return page.ok() ? page->body : std::string(page.problem().code());
  }
};
INSTANTIATE_TEST_SUITE_P(, OpenMeetings, store::every_engine(), store::engine_name);

TEST_P(OpenMeetings, AreAnnouncedToEverybodyWithTheSeatsForThePublic) {
  meeting_on("2026-07-10", R"(,"is_announced":true,"observer_seats":5,"online":"Web会議のID 123")");
  const auto coming = listed("coming");
  ASSERT_EQ(coming.size(), 1U);
  EXPECT_EQ(number(coming[0], "observer_seats"), 5);
  EXPECT_EQ(text(coming[0], "where_text"), "保健所 会議室") << "the way in from afar is not public";
}

TEST_P(OpenMeetings, NothingIsAnnouncedThatNobodyDecidedToAnnounce) {
  meeting_on("2026-07-10");
  EXPECT_TRUE(listed("coming").empty());
}

TEST_P(OpenMeetings, LaterOnesAndThoseOfWorkingGroupsAreNot) {
  meeting_on("2026-09-10", R"(,"is_announced":true)");
  keep("keep_meeting", R"({"meeting":{"council":")" + council +
                           R"(","kind":"working_group","is_announced":true,"day":"2026-07-01"}})");
  EXPECT_TRUE(listed("coming").empty());
}

TEST_P(OpenMeetings, HideTheItemsThatAreClosed) {
  const auto meeting = meeting_on("2026-07-10", R"(,"is_announced":true)");
  as(health_centre.person, "meetings.keep_item",
     of(meeting,
        R"(,"item":{"title":"ある事業所のこと","openness":"closed","openness_reason":"特定される",)"
        R"("openness_decided_by":"座長"},"version":0)"));
  const auto agenda = all(listed("coming")[0], "agenda");
  EXPECT_EQ(*agenda.back().text(), "（非公開の議題）");
}

TEST_P(OpenMeetings, MinutesAreReadOnceTheyArePublishedInTheirPublicVersion) {
  const auto meeting = held();
  EXPECT_EQ(minutes(meeting), "STO-011");
  step("submit_minutes", meeting, health_centre.person);
  step("confirm_minutes", meeting, chamber.person);
  EXPECT_EQ(minutes(meeting), "STO-011") << "confirmed, not published";
  step("publish_minutes", meeting, health_centre.person);
  const auto page = minutes(meeting);
  EXPECT_NE(page.find("話し合った。"), std::string::npos);
  EXPECT_EQ(page.find("担当"), std::string::npos) << "persons are not named";
  // What is written after the publication is not public before it is published as well.
  write(meeting, "直した。", 1);
  EXPECT_EQ(minutes(meeting).find("直した。"), std::string::npos);
}

TEST_P(OpenMeetings, MinutesOfARoomThatIsNotPublicAreNotTold) {
  const auto meeting = keep("keep_meeting", R"({"meeting":{"council":")" + council +
                                                R"(","kind":"working_group","day":"2026-06-10"}})");
  step("hold_meeting", meeting, health_centre.person);
  write(meeting, "内々の話。");
  step("submit_minutes", meeting, health_centre.person);
  step("confirm_minutes", meeting, chamber.person);
  step("publish_minutes", meeting, health_centre.person);
  EXPECT_EQ(minutes(meeting), "STO-011");
}

TEST_P(OpenMeetings, APacketIsFrozenAndStaysAsItWas) {
  const auto meeting = meeting_on("2026-07-10");
  const auto frozen = as(health_centre.person, "meetings.freeze_packet", of(meeting));
  EXPECT_EQ(number(frozen, "number"), 1);
  const std::string packet = R"(,"packet":")" + id_of(frozen) + "\"";
  const auto before = call(labour.person, "meetings.packet_file", of(meeting, packet));
  ASSERT_TRUE(before.ok());
  as(health_centre.person, "meetings.keep_item",
     of(meeting, R"(,"item":{"title":"あとから"},"version":0)"));
  const auto after = call(labour.person, "meetings.packet_file", of(meeting, packet));
  EXPECT_EQ(before->body, after->body);
  const auto second = as(health_centre.person, "meetings.freeze_packet", of(meeting));
  EXPECT_EQ(number(second, "number"), 2);
  EXPECT_EQ(all(shown(meeting), "packets").size(), 2U);
}

// The first packet, brought as a file from outside: the second holds its pages beside its own.
TEST_P(OpenMeetings, PagesFromOutsideAreBoundIntoThePacket) {
  const auto meeting = meeting_on("2026-07-10");
  const std::string item = R"(,"item":")" + id_of(agenda_item(meeting, 0)) + "\"";
  const auto first = as(health_centre.person, "meetings.freeze_packet", of(meeting));
  const auto pdf = call(health_centre.person, "meetings.packet_file",
                        of(meeting, R"(,"packet":")" + id_of(first) + "\""));
  ASSERT_TRUE(pdf.ok());
  const std::string name_and_bytes =
      R"(,"name":"前の資料.pdf","base64":")" + base::encode_base64(pdf->body) + "\"";
  as(health_centre.person, "meetings.add_file", of(meeting, item + name_and_bytes));
  as(health_centre.person, "meetings.add_file",
     of(meeting, item + R"(,"name":"人数.csv","base64":"44G/44Gp44KKLDEyCg==")"));
  const auto second = as(health_centre.person, "meetings.freeze_packet", of(meeting));
  EXPECT_EQ(number(second, "pages"), 2 * number(first, "pages"));
  const auto html = call(health_centre.person, "meetings.print_meeting",
                         of(meeting, R"(,"paper":"packet","format":"html")"));
  ASSERT_TRUE(html.ok());
  EXPECT_NE(html->body.find("前の資料.pdf」のページは"), std::string::npos);
  const auto apart = html->body.find("別に配る資料");
  ASSERT_NE(apart, std::string::npos);
  EXPECT_NE(html->body.find("人数.csv", apart), std::string::npos);
}

TEST_P(OpenMeetings, AFileFromOutsideIsKeptToTheByteAndRefusedWhenItRuns) {
  const auto meeting = meeting_on("2026-07-10");
  const std::string item = R"(,"item":")" + id_of(agenda_item(meeting, 0)) + "\"";
  // "みどり,12\n" and "#!/bin/sh\n" in Base64.
  const std::string text_file = R"(,"name":"人数.csv","base64":"44G/44Gp44KKLDEyCg==")";
  const auto file = as(health_centre.person, "meetings.add_file", of(meeting, item + text_file));
  const auto taken =
      call(labour.person, "meetings.take_file", of(meeting, R"(,"file":")" + id_of(file) + "\""));
  ASSERT_TRUE(taken.ok());
  EXPECT_EQ(taken->body, "みどり,12\n");
  EXPECT_EQ(refusal(health_centre.person, "meetings.add_file",
                    of(meeting, item + R"(,"name":"人数.csv","base64":"IyEvYmluL3NoCg==")")),
            "DOC-006");
  EXPECT_EQ(refusal(health_centre.person, "meetings.add_file",
                    of(meeting, item + R"(,"name":"x","base64":"?")")),
            "BAS-006");
  EXPECT_EQ(refusal(labour.person, "meetings.add_file", of(meeting, item + text_file)), "STO-011");
}

}  // namespace
}  // namespace engawa::meetings
