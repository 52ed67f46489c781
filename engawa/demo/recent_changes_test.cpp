#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "engawa/base/json_reader.hpp"
#include "engawa/demo/demo_for_tests.hpp"
#include "engawa/store/event_log.hpp"

/// What home tells of the work of others, to the people of the demo prefecture.
namespace engawa::demo {
namespace {

std::string text(const base::JsonValue& value, const std::string& name) {
  return *value.members().find(name)->second.text();
}
std::int64_t number(const base::JsonValue& value, const std::string& name) {
  return value.members().find(name)->second.integer().value_or(-1);
}

class DemoChanges : public DemoTown {
 protected:
  std::vector<base::JsonValue> changes_for(const std::string& post) {
    auto desk = desk_of(post);
    // The log has the machine's clock, whatever day the story tells.
    desk.today = *base::Date::parse(store::timestamp_now().substr(0, 10));
    const auto action = application::find_action("councils.recent_changes");
    const auto answer = action->run(desk, *base::JsonValue::parse("{}"));
    EXPECT_TRUE(answer.ok()) << post;
    const auto reply = *base::JsonValue::parse(answer->body);
    const auto& changes = *reply.members().find("changes")->second.elements();
    EXPECT_LE(changes.size(), 30U);
    return {changes.begin(), changes.end()};
  }
  static std::vector<base::JsonValue> of(const std::vector<base::JsonValue>& all,
                                         const std::string& title) {
    std::vector<base::JsonValue> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                 [&](const auto& it) { return text(it, "title") == title; });
    return found;
  }
};

TEST_F(DemoChanges, TellOthersAndNotOneself) {
  do_as("he_nurse2", "councils.keep_task",
        R"({"task":{"council":")" + id("c_wg") + R"(","title":"早朝健診の会場"},"version":0})");
  const auto told = of(changes_for("he_nurse"), "早朝健診の会場");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(text(told[0], "label_ja"), "作業");
  EXPECT_EQ(text(told[0], "path"), "/work/councils/" + id("c_wg") + "/room");
  EXPECT_EQ(number(told[0], "times"), 1);
  EXPECT_FALSE(text(told[0], "who").empty());
  EXPECT_TRUE(of(changes_for("he_nurse2"), "早朝健診の会場").empty());
}

TEST_F(DemoChanges, TellOnlyWhatOneMaySee) {
  do_as("he_nurse2", "councils.keep_task",
        R"({"task":{"council":")" + id("c_wg") + R"(","title":"早朝健診の会場"},"version":0})");
  for (const auto* other : {"pref_leader", "cc_officer", "md_writer", "administrator"})
    EXPECT_TRUE(of(changes_for(other), "早朝健診の会場").empty()) << other;
}

// A kind that is told and names no place is told to nobody.
TEST_F(DemoChanges, HaveAPlaceWhateverKindIsTold) {
  for (const auto& kind : installed->office().searchables) {
    if (kind.is_searched) continue;
    const auto ids = kind.ids(lease->database());
    ASSERT_TRUE(ids.ok());
    for (const auto& one : *ids) {
      const auto text = kind.text(lease->database(), one);
      ASSERT_TRUE(text.ok() && text->has_value()) << kind.table;
      EXPECT_FALSE((*text)->places.empty()) << kind.table;
    }
  }
}

// A body's answer is for the secretariat that counts them.
TEST_F(DemoChanges, TellTheSecretariatWhoAnswered) {
  const auto answered = do_as("wk_nurse", "meetings.answer_meeting",
                              R"({"meeting":")" + id("m_next") + R"(","answer":{"post":")" +
                                  id("wk_nurse") + R"(","presence":"coming"}})");
  ASSERT_NE(answered.find('{'), std::string::npos) << answered;
  const auto is_answer = [](const auto& it) { return text(it, "label_ja") == "出欠"; };
  const auto secretariat = changes_for("he_nurse");
  EXPECT_TRUE(std::any_of(secretariat.begin(), secretariat.end(), is_answer));
  for (const auto* other : {"is_east", "cc_officer", "md_writer"}) {
    const auto changes = changes_for(other);
    EXPECT_FALSE(std::any_of(changes.begin(), changes.end(), is_answer)) << other;
  }
}

TEST_F(DemoChanges, TellWhatWasDoneTwiceOnce) {
  for (const auto* words : {"報告があった。", "報告と質問があった。"}) {
    const auto meeting = *base::JsonValue::parse(
        do_as("he_nurse2", "meetings.show_meeting", R"({"meeting":")" + id("m_east") + "\"}"));
    std::int64_t version = 0;
    for (const auto& entry : *meeting.members().find("agenda")->second.elements()) {
      if (text(entry.members().find("item")->second, "id") == id("i_east1"))
        version = number(entry, "minutes_version");
    }
    const auto kept =
        do_as("he_nurse2", "meetings.keep_item_minutes",
              R"({"meeting":")" + id("m_east") + R"(","item":")" + id("i_east1") + R"(","text":")" +
                  words + R"(","version":)" + std::to_string(version) + "}");
    ASSERT_NE(kept.find('{'), std::string::npos) << kept;
  }
  const auto changes = changes_for("he_nurse");
  const auto minutes = std::find_if(changes.begin(), changes.end(), [](const auto& it) {
    return text(it, "label_ja") == "会議録" &&
           text(it, "title").find("管内の健診") != std::string::npos;
  });
  ASSERT_NE(minutes, changes.end());
  EXPECT_EQ(number(*minutes, "times"), 2);
}

}  // namespace
}  // namespace engawa::demo
