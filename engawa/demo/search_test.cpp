#include <gtest/gtest.h>

#include <algorithm>

#include "engawa/accounts/search_actions.hpp"
#include "engawa/demo/demo_for_tests.hpp"
#include "engawa/store/event_log.hpp"

/// Searching the demo prefecture as the people who work in it, and what looking leaves in the log.
namespace engawa::demo {
namespace {

class DemoSearch : public DemoTown {
 protected:
  std::vector<std::string> titles(const std::string& post, const std::string& words) {
    auto desk = desk_of(post);
    const auto reply = accounts::search_records(desk, {words, 0, 100});
    EXPECT_TRUE(reply.ok());
    std::vector<std::string> found;
    for (const auto& it : reply->found) found.push_back(it.kind_ja + ":" + it.title);
    return found;
  }
  static bool has(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  }
};

TEST_F(DemoSearch, FindsTheDirectoryForAnybodySignedIn) {
  EXPECT_TRUE(
      has(titles("md_writer", "協会けんぽ"), "組織:全国健康保険協会みどり支部"));  // synonym
  EXPECT_TRUE(has(titles("md_writer", "若葉 商工"), "組織:若葉商工会"));
  EXPECT_TRUE(has(titles("md_writer", "ワカバショウコウカイ"), "組織:若葉商工会"));
  EXPECT_TRUE(has(titles("md_writer", "署長"), "職位:東部労働基準監督署 署長"));
  EXPECT_TRUE(titles("md_writer", "どこにもない言葉").empty());
}

TEST_F(DemoSearch, FindsWhatIsPrivateOnlyForThoseItIsFor) {
  const std::string contact = "連絡の記録:若葉商工会 2026-05-19";
  EXPECT_TRUE(has(titles("he_nurse", "会長の了解"), contact));
  const std::string slot = "資料:小規模事業所の健診後受診率（管内の状況）";
  EXPECT_TRUE(has(titles("he_nurse2", "健診後受診率"), slot));
  const std::string inner = "作業:次の任期の委員の推薦依頼を準備する";
  EXPECT_TRUE(has(titles("he_nurse", "推薦依頼を準備"), inner));
  // The prefecture's secretariat, the chair, a member, an observer, an administrator, a stranger.
  for (const auto* other : {"pref_leader", "is_east", "wk_nurse", "cc_officer", "md_writer"}) {
    EXPECT_FALSE(has(titles(other, "会長の了解"), contact)) << other;
    EXPECT_FALSE(has(titles(other, "推薦依頼を準備"), inner)) << other;
    EXPECT_FALSE(has(titles(other, "健診後受診率"), slot)) << other;
  }
  EXPECT_FALSE(has(titles("md_writer", "データ連携会議"), "協議会:みどり県庁内健康データ連携会議"));
  EXPECT_TRUE(has(titles("pref_data", "データ連携会議"), "協議会:みどり県庁内健康データ連携会議"));
}

TEST_F(DemoSearch, FollowsWhatIsWrittenAndTakenBack) {
  const std::string task = R"({"task":{"council":")" + id("c_wg") +
                           R"(","title":"早朝健診の会場をさがす"},"version":0})";
  EXPECT_FALSE(has(titles("he_nurse2", "早朝健診"), "作業:早朝健診の会場をさがす"));
  do_as("he_nurse2", "councils.keep_task", task);
  EXPECT_TRUE(has(titles("he_nurse2", "早朝健診"), "作業:早朝健診の会場をさがす"));
  const auto last = *base::JsonValue::parse(do_as("he_nurse2", "accounts.show_last_step", "{}"));
  do_as("he_nurse2", "accounts.undo_last_step",
        R"({"change":")" + *last.members().find("change")->second.text() + R"("})");
  EXPECT_FALSE(has(titles("he_nurse2", "早朝健診"), "作業:早朝健診の会場をさがす"));
}

TEST_F(DemoSearch, FindsWhatAMeetingDecidedForThoseWhoMaySeeIt) {
  const std::string promise = "宿題:受付時間の早い医院の一覧を出す";
  EXPECT_TRUE(has(titles("wk_nurse", "受付時間の早い"), promise));
  EXPECT_FALSE(has(titles("md_writer", "受付時間の早い"), promise));
  EXPECT_FALSE(has(titles("cc_officer", "受付時間の早い"), promise)) << "an observer";
  // The brief with the chair and the text of minutes are not searched.
  EXPECT_TRUE(titles("he_nurse", "全員が自分の仕事として").empty());
}

// A data folder from before there was a search: its records were never indexed.
TEST_F(DemoSearch, FillsAnIndexThatIsMissing) {
  const base::TemporaryFolder old_folder;
  auto opened = application::Application::open(installation_in(old_folder.path()));
  ASSERT_TRUE(opened.ok());
  auto old = (*opened)->store().lease();
  ASSERT_TRUE(old.ok());
  auto change = store::Change::begin(old->database(), {}, "tests.write");
  accounts::Organisation organisation;
  organisation.id = base::new_id<accounts::OrganisationId>();
  organisation.name = "若葉商工会";
  ASSERT_TRUE(store::add(*change, organisation).ok());
  ASSERT_TRUE(change->commit().ok());
  auto desk = desk_of("he_nurse");
  accounts::Desk of_old{old->database(), desk.office, desk.actor, today, now, {}, {}, {}};
  EXPECT_EQ(accounts::search_records(of_old, {"若葉", 0, 20})->total, 0);
  ASSERT_TRUE(accounts::index_when_empty(desk.office.searchables, old->database()).ok());
  EXPECT_EQ(accounts::search_records(of_old, {"若葉", 0, 20})->total, 1);
}

TEST_F(DemoSearch, LookingAtWhatIsNotForEverybodyLeavesOneLineADay) {
  const auto lines = [&] { return *store::last_event(lease->database()); };
  const auto before = lines();
  const std::string east = R"({"council":")" + id("c_east") + R"("})";
  do_as("he_nurse", "councils.show_succession_pack", east);
  do_as("he_nurse", "councils.show_succession_pack", east);
  EXPECT_EQ(lines(), before + 1);
  do_as("he_section", "councils.show_succession_pack", east);
  EXPECT_EQ(lines(), before + 2);
  do_as("he_nurse", "accounts.list_organisations", "{}");  // the directory is for everybody
  EXPECT_EQ(do_as("wk_nurse", "councils.show_succession_pack", east), "STO-011");
  EXPECT_EQ(lines(), before + 2);
  const auto log = do_as("pref_auditor", "accounts.list_events", R"({"query":"引継ぎ書を見た"})");
  EXPECT_NE(log.find("東部地域・職域連携推進協議会"), std::string::npos) << log;
  EXPECT_TRUE(store::verify_events(lease->database()).ok());
}

}  // namespace
}  // namespace engawa::demo
