#include "engawa/meetings/year_plan.hpp"

#include "engawa/meetings/meeting_calendar.hpp"
#include "engawa/meetings/meetings_for_tests.hpp"

namespace engawa::meetings {
namespace {

const base::Date march{2027, 3, 10};

TEST(CheckOrder, ResultsOfAnAreaReachThePrefectureInTime) {
  const auto in_time =
      check_order({{"県", Tier::Own, march, 2}, {"東部", Tier::Below, march.plus_days(-21), 2}});
  ASSERT_EQ(in_time.size(), 1U);
  EXPECT_FALSE(in_time[0].is_wrong);
  const auto late =
      check_order({{"県", Tier::Own, march, 2}, {"東部", Tier::Below, march.plus_days(-20), 2}});
  EXPECT_TRUE(late[0].is_wrong);
}

TEST(CheckOrder, LooksUpwardsToo) {
  const auto found =
      check_order({{"東部", Tier::Own, march, 1}, {"県", Tier::Above, march.plus_days(-1), 1}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].is_wrong);
}

TEST(CheckOrder, WhatIsNotPlannedIsNamed) {
  const auto found = check_order({{"県", Tier::Own, march, 1}, {"東部", Tier::Below, {}, 0}});
  EXPECT_TRUE(found[0].is_wrong);
  EXPECT_NE(found[0].text.find("東部"), std::string::npos);
}

TEST(CheckOrder, PeersAreNotCompared) {
  EXPECT_TRUE(
      check_order({{"東部", Tier::Below, march, 1}, {"西部", Tier::Below, march, 1}}).empty());
}

TEST(Calendar, TellsJapansTimesInUtc) {
  Meeting meeting;
  meeting.id = {"m1"};
  meeting.title = "第1回協議会、東部";
  meeting.day = base::Date{2026, 7, 10};
  meeting.starts_at = "08:30";
  meeting.ends_at = "10:00";
  const auto text = calendar_text({meeting}, 1'796'000'000);
  EXPECT_NE(text.find("DTSTART:20260709T233000Z"), std::string::npos) << text;
  EXPECT_NE(text.find("DTEND:20260710T010000Z"), std::string::npos);
  EXPECT_NE(text.find("UID:m1@engawa"), std::string::npos);
}

TEST(Calendar, IsAllDayWithoutATimeAndSilentWithoutADay) {
  Meeting meeting;
  meeting.id = {"m1"};
  meeting.day = base::Date{2026, 7, 10};
  EXPECT_NE(calendar_text({meeting}, 0).find("DTSTART;VALUE=DATE:20260710"), std::string::npos);
  meeting.day.reset();
  EXPECT_EQ(calendar_text({meeting}, 0).find("VEVENT"), std::string::npos);
}

class Year : public MeetingTown {};
INSTANTIATE_TEST_SUITE_P(, Year, store::every_engine(), store::engine_name);

TEST_P(Year, ShowsMeetingsInTheirMonthsAndTheTasksOnce) {
  meeting_on("2026-07-10");
  auto plan = as(health_centre.person, "meetings.year_plan", of_council());
  EXPECT_EQ(all(all(plan, "months")[3], "meetings").size(), 1U);
  EXPECT_EQ(text(all(plan, "months")[3], "phase"), "計画");
  const auto to_start = number(plan, "tasks_to_start");
  ASSERT_GT(to_start, 0);
  const auto started = as(health_centre.person, "meetings.start_year", of_council());
  EXPECT_EQ(number(started, "tasks"), to_start);
  EXPECT_EQ(number(as(health_centre.person, "meetings.start_year", of_council()), "tasks"), 0);
}

TEST_P(Year, ItsFeedIsReadByWhoeverHasTheLink) {
  meeting_on("2026-07-10");
  const auto made = as(labour.person, "meetings.make_calendar_link", of_council());
  const auto path = text(made, "path");
  const auto token = path.substr(path.find('=') + 1);
  const auto feed = call("", "meetings.calendar_feed", R"({"token":")" + token + R"("})");
  ASSERT_TRUE(feed.ok());
  EXPECT_NE(feed->body.find("BEGIN:VEVENT"), std::string::npos);
  EXPECT_EQ(refusal("", "meetings.calendar_feed", R"({"token":"guessed"})"), "ACC-015");
  now += 401LL * 86'400;
  EXPECT_EQ(refusal("", "meetings.calendar_feed", R"({"token":")" + token + R"("})"), "ACC-015");
}

TEST_P(Year, HomeTellsWhatStalls) {
  const auto meeting = held();
  auto mine = as(health_centre.person, "meetings.my_meetings", "{}");
  EXPECT_TRUE(all(mine, "stalled").empty());
  today = {2026, 6, 25};
  mine = as(health_centre.person, "meetings.my_meetings", "{}");
  ASSERT_EQ(all(mine, "stalled").size(), 1U);
  EXPECT_EQ(text(all(mine, "stalled")[0], "kind_ja"), "会議録");
  EXPECT_TRUE(all(as(labour.person, "meetings.my_meetings", "{}"), "stalled").empty());
}

}  // namespace
}  // namespace engawa::meetings
