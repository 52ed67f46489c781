#include "engawa/meetings/tiers.hpp"

#include <set>

#include "engawa/accounts/directory.hpp"
#include "engawa/documents/pdf_writer.hpp"
#include "engawa/meetings/meetings_for_tests.hpp"
#include "engawa/meetings/roadmap.hpp"

namespace engawa::meetings {
namespace {

/// The council stands under one of the city.
class Tiers : public MeetingTown {
 protected:
  void SetUp() override {
    MeetingTown::SetUp();
    as(administrator, "accounts.grant_role",
       R"({"role":"secretariat","tenant":")" + city.organisation + R"(","post":")" + city.post +
           R"(","starts_on":"2026-01-01"})");
    above = id_of(as(city.person, "councils.keep_council",
                     R"({"council":{"kind":"prefectural","name":"県協議会","area":"31","owner":")" +
                         city.organisation + R"("}})"));
    as(health_centre.person, "councils.move_council",
       of_council(R"(,"parent":")" + above + R"(","version":1)"));
  }
  const std::vector<accounts::Action>& actions() override {
    static const auto all = [this] {
      auto list = MeetingTown::actions();
      for (auto& one : accounts::role_actions()) list.push_back(std::move(one));
      return list;
    }();
    return all;
  }
  base::JsonValue seen_above() {
    return as(city.person, "meetings.show_tiers", R"({"council":")" + above + R"("})");
  }
  void report(const std::string& more, int version = 0) {
    as(health_centre.person, "meetings.keep_report",
       of_council(R"(,"report":{"done":"巡回した"},"version":)" + std::to_string(version) + more));
  }
  std::string above;
};
INSTANTIATE_TEST_SUITE_P(, Tiers, store::every_engine(), store::engine_name);

TEST_P(Tiers, AReportIsSeenAboveOnceItIsSubmitted) {
  report("");
  EXPECT_TRUE(all(seen_above(), "below").empty());
  EXPECT_EQ(all(seen_above(), "silent").size(), 1U);
  report(R"(,"submits":true)", 1);
  ASSERT_EQ(all(seen_above(), "below").size(), 1U);
  EXPECT_EQ(text(at(all(seen_above(), "below")[0], "report"), "done"), "巡回した");
  EXPECT_TRUE(all(seen_above(), "silent").empty());
}

TEST_P(Tiers, ARequestShowsItsAgeUntilItIsAnsweredFromAbove) {
  const auto asked = id_of(as(health_centre.person, "meetings.ask_support",
                              of_council(R"(,"text":"表を頼んでほしい")")));
  today = {2026, 6, 25};
  ASSERT_EQ(all(seen_above(), "to_answer").size(), 1U);
  EXPECT_EQ(number(all(seen_above(), "to_answer")[0], "days_waiting"), 10);
  EXPECT_EQ(all(as(city.person, "meetings.my_meetings", "{}"), "stalled").size(), 1U);
  const std::string answer = R"({"request":")" + asked + R"(","answer":"頼みました","version":1})";
  EXPECT_EQ(refusal(health_centre.person, "meetings.answer_support", answer), "STO-011");
  EXPECT_EQ(refusal(city.person, "meetings.answer_support", answer), "");
  EXPECT_EQ(number(all(seen_above(), "to_answer")[0], "days_waiting"), 0);
  EXPECT_TRUE(all(as(city.person, "meetings.my_meetings", "{}"), "stalled").empty());
}

TEST_P(Tiers, WithoutACouncilAboveNobodyIsAsked) {
  EXPECT_EQ(refusal(city.person, "meetings.ask_support",
                    R"({"council":")" + above + R"(","text":"助けて"})"),
            "BAS-006");
}

TEST_P(Tiers, AnotherCouncilDoesNotSeeThem) {
  EXPECT_EQ(refusal(labour.person, "meetings.show_tiers", of_council()), "STO-011");
}

TEST_P(Tiers, ARoadmapHoldsThreeYearsAndFitsOnOnePage) {
  const auto line = [&](int year, const std::string& theme) {
    as(health_centre.person, "meetings.keep_roadmap_item",
       of_council(R"(,"item":{"fiscal_year":)" + std::to_string(year) + R"(,"theme":")" + theme +
                  R"(","text":"すること"},"version":0)"));
  };
  for (const int year : {2026, 2027, 2028, 2029}) {
    for (int theme = 0; theme < 8; ++theme) line(year, "テーマ" + std::to_string(theme));
  }
  const auto roadmap = as(labour.person, "meetings.show_roadmap", of_council());
  EXPECT_EQ(all(roadmap, "years").size(), 3U);
  ASSERT_EQ(all(roadmap, "rows").size(), 8U);
  EXPECT_EQ(all(all(roadmap, "rows")[0], "entries").size(), 3U) << "2029 is beyond the three years";
  RoadmapReply page;
  page.council_name = "東部協議会";
  page.direction = "働く世代の健康を支える";
  for (const int year : {2026, 2027, 2028}) page.years.push_back({year, std::to_string(year)});
  for (int theme = 0; theme < 12; ++theme) {
    RoadmapRow row{"テーマ" + std::to_string(theme), {}};
    for (const int year : {2026, 2027, 2028}) {
      RoadmapEntry entry;
      entry.item.fiscal_year = year;
      entry.item.text = "商工会議所の巡回に同行し、事業所で健診後の受診の話をする";
      row.entries.push_back(entry);
    }
    page.rows.push_back(row);
  }
  documents::PdfReport report;
  documents::PdfOptions one_page = documents::dated(today);
  one_page.fit_one_page = true;
  ASSERT_TRUE(documents::write_pdf(roadmap_document(page), one_page, &report).ok());
  EXPECT_EQ(report.pages, 1);
  EXPECT_EQ(report.rows_drawn, 12);
  EXPECT_EQ(
      refusal(labour.person, "meetings.keep_roadmap_item",
              of_council(R"(,"item":{"fiscal_year":2026,"theme":"x","text":"y"},"version":0)")),
      "ACC-011");
}

TEST_P(Tiers, AJointMeetingHasOneRecordAndLettersToTheBodiesOfBoth) {
  auto change = store::Change::begin(database(), {}, "tests.joint");
  const auto union_body = body(*change, "union", "連合みどり", "事務局長", "31");
  ASSERT_TRUE(change->commit().ok());
  as(city.person, "councils.appoint_seat",
     R"({"council":")" + above + R"(","post":")" + union_body.post +
         R"(","role":"member","starts_on":"2024-04-01"})");
  const auto meeting =
      meeting_on("2026-07-10", R"(,"kind":"joint","other_council":")" + above + "\"");
  as(health_centre.person, "meetings.prepare_notices", of(meeting, R"(,"kind":"meeting_notice")"));
  std::set<std::string> bodies;
  for (const auto& one : all(shown(meeting), "notices"))
    bodies.insert(text(one, "organisation_name"));
  // The city keeps the other council: the secretariats' own bodies get no letter.
  const std::set<std::string> expected{"みどり商工会議所", "みどり監督署", "連合みどり"};
  EXPECT_EQ(bodies, expected);
  EXPECT_TRUE(yes(at(shown(meeting, city.person), "may"), "keep"));
  EXPECT_FALSE(yes(at(shown(meeting, union_body.person), "may"), "keep"));
}

}  // namespace
}  // namespace engawa::meetings
