#include "engawa/demo/demo.hpp"

#include <gtest/gtest.h>

#include <set>

#include "engawa/accounts/organisation.hpp"
#include "engawa/accounts/sign_in.hpp"
#include "engawa/application/contents.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/demo/story.hpp"

namespace engawa::demo {
namespace {

const std::filesystem::path source{ENGAWA_SOURCE_DIR};
constexpr std::int64_t now = 1'795'600'000;  // 2026-11-25

DemoSettings settings_on(const base::Date& today) {
  return {source / "catalog/demo", today, now, "みどりの風と四つの机と赤い傘"};
}

application::Settings installation_in(const std::filesystem::path& folder) {
  return {folder, source / "catalog", {}};
}

TEST(StoryDay, CountsFiscalYearsAndDays) {
  const base::Date today{2027, 2, 10};  // fiscal year 2026
  EXPECT_EQ(story_day("fy0/04-01", today), (base::Date{2026, 4, 1}));
  EXPECT_EQ(story_day("fy-2/03-31", today), (base::Date{2025, 3, 31}));
  EXPECT_EQ(story_day("fy+1/10-01", today), (base::Date{2027, 10, 1}));
  EXPECT_EQ(story_day("today", today), today);
  EXPECT_EQ(story_day("today-20", today), (base::Date{2027, 1, 21}));
  EXPECT_EQ(story_day("today+30", today), (base::Date{2027, 3, 12}));
  for (const auto* other :
       {"", "2026-04-01", "fy0", "fyx/04-01", "fy0/02-30", "today's", "fy0/4-1"}) {
    EXPECT_EQ(story_day(other, today), std::nullopt) << other;
  }
}

TEST(StoryInput, ReadsReferencesListsAndNesting) {
  Step step;
  step.file = "seats.csv";
  step.line = 7;
  step.members = {{"council.owner", "@pref"},
                  {"council.co_owners", "[@pref @city]"},
                  {"day", "today-1"},
                  {"functions", R"([{"function":"data"}])"}};
  const MadeRecords made{{"pref", "p1"}, {"city", "c1"}};
  const auto input = input_of(step, made, {2026, 11, 25});
  ASSERT_TRUE(input.ok());
  const auto council = input->members().find("council")->second.members();
  EXPECT_EQ(*council.find("owner")->second.text(), "p1");
  ASSERT_EQ(council.find("co_owners")->second.elements()->size(), 2U);
  EXPECT_EQ(*council.find("co_owners")->second.elements()->at(1).text(), "c1");
  EXPECT_EQ(*input->members().find("day")->second.text(), "2026-11-24");
  EXPECT_TRUE(input->members().find("functions")->second.elements()->at(0).is_object());

  step.members = {{"post", "@nobody"}};
  const auto unknown = input_of(step, made, {2026, 11, 25});
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.problem().code(), "DEM-002");
  EXPECT_EQ(unknown.problem().place.cell, "row 7");
}

TEST(Demo, IsTheSamePrefectureOnAnyDay) {
  // The first and last day of a fiscal year, and a day that only some years have.
  for (const base::Date today : {base::Date{2026, 4, 1}, {2027, 3, 31}, {2028, 2, 29}}) {
    const base::TemporaryFolder folder;
    auto settings = settings_on(today);
    settings.with_accounts = false;
    const auto made = make_demo(installation_in(folder.path()), settings);
    ASSERT_TRUE(made.ok()) << today.iso() << made.problem().english();
    EXPECT_GE(made->organisations, 25);
    EXPECT_GE(made->posts, 80);
    EXPECT_GE(made->councils, 9);
  }
}

TEST(Demo, GivesASignInForEveryRole) {
  const base::TemporaryFolder folder;
  const auto made = make_demo(installation_in(folder.path()), settings_on({2026, 11, 25}));
  ASSERT_TRUE(made.ok()) << made.problem().english();
  auto application = application::Application::open(installation_in(folder.path()));
  ASSERT_TRUE(application.ok());
  auto lease = (*application)->store().lease();
  ASSERT_TRUE(lease.ok());
  std::set<accounts::Role> roles;
  for (const auto& it : made->sign_ins) {
    accounts::Desk desk{lease->database(),
                        (*application)->office(),
                        {},
                        {2026, 11, 25},
                        now + 60,
                        {},
                        "127.0.0.1",
                        {}};
    const auto signed_in = accounts::sign_in(desk, it.login, it.password);
    ASSERT_TRUE(signed_in.ok()) << it.login;
    auto session = accounts::session_of(desk.database, signed_in->token, desk.today, desk.now);
    ASSERT_TRUE(session.ok() && *session) << it.login;
    EXPECT_EQ((*session)->needs_code, !it.secret.empty()) << it.login;
    EXPECT_FALSE((*session)->must_set_up_code) << it.login;
    for (const auto& held : (*session)->actor.roles) roles.insert(held.role);
    if (it.secret.empty()) continue;
    desk.actor = (*session)->actor;
    desk.sign_in = (*session)->sign_in;
    EXPECT_TRUE(accounts::show_second_factor(desk, it.recovery_codes.front()).ok()) << it.login;
  }
  for (const auto& text : base::enum_texts<accounts::Role>()) {
    EXPECT_TRUE(roles.contains(*base::parse_enum<accounts::Role>(text))) << text;
  }
}

TEST(Demo, LeavesAFolderInUseAlone) {
  const base::TemporaryFolder folder;
  const auto installation = installation_in(folder.path());
  {
    auto application = application::Application::open(installation);
    ASSERT_TRUE(application.ok());
    auto lease = (*application)->store().lease();
    ASSERT_TRUE(lease.ok());
    accounts::Desk desk{
        lease->database(), (*application)->office(), {}, {2026, 11, 25}, now, {}, {}, {}};
    ASSERT_TRUE(accounts::create_administrator(desk, {"a@example.jp", "事務", "花子"}).ok());
  }
  const auto made = make_demo(installation, settings_on({2026, 11, 25}));
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.problem().code(), "DEM-001");
  EXPECT_FALSE(std::filesystem::exists(folder.path() / application::own_areas_file));
}

TEST(Demo, NamesTheRowThatCannotBeDone) {
  const base::TemporaryFolder folder;
  const auto story = folder.path() / "story";
  std::filesystem::create_directories(story);
  ASSERT_TRUE(
      base::write_file(story / "story.csv", "file,action\no.csv,accounts.keep_organisation\n")
          .ok());
  ASSERT_TRUE(base::write_file(story / "o.csv",
                               "key,day,by,organisation.kind,organisation.name\n"
                               "a,fy0/04-01,administrator,prefecture,みどり県\n"
                               "b,fy0/04-01,administrator,no_such_kind,ちがう種別\n")
                  .ok());
  ASSERT_TRUE(base::write_file(story / "sign_ins.csv", "role,post,login\n").ok());
  ASSERT_TRUE(base::write_file(story / "areas.csv",
                               "muni_code,muni_name,sma335_code,sma335_name,pref_code,pref_name\n")
                  .ok());
  auto settings = settings_on({2026, 11, 25});
  settings.story_folder = story;
  const auto made = make_demo(installation_in(folder.path() / "data"), settings);
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.problem().code(), "DEM-002");
  EXPECT_EQ(made.problem().place.file, "o.csv");
  EXPECT_EQ(made.problem().place.cell, "row 3");
}

}  // namespace
}  // namespace engawa::demo
