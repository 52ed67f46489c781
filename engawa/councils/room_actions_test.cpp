#include "engawa/councils/councils_for_tests.hpp"

namespace engawa::councils {
namespace {

class Room : public CouncilTown {};
INSTANTIATE_TEST_SUITE_P(, Room, store::every_engine(), store::engine_name);

TEST_P(Room, IsClosedToMembersWhoAreNotOfTheGroup) {
  seat(chamber, "member");
  seat(labour, "working_group");
  EXPECT_EQ(refusal(chamber.person, "councils.show_room", of_council()), "STO-011");
  EXPECT_TRUE(yes(as(labour.person, "councils.show_room", of_council()), "may_write"));
  EXPECT_EQ(refusal(administrator, "councils.show_room", of_council()), "STO-011");
}

TEST_P(Room, GetsItsPeopleByNomination) {
  seat(chamber, "member");
  const auto asked = as(health_centre.person, "councils.request_nominations",
                        of_council(R"(,"organisations":[")" + chamber.organisation +
                                   R"("],"due_on":"2026-07-01","request":"担当者をお願いします")"));
  const std::string id = *all(asked, "ids").front().text();
  EXPECT_EQ(all(as(chamber.person, "councils.my_nominations", "{}"), "nominations").size(), 1U);
  const auto answer = [&](const std::string& who, const std::string& post) {
    return refusal(who, "councils.answer_nomination",
                   R"({"nomination":")" + id + R"(","post":")" + post + R"(","version":1})");
  };
  EXPECT_EQ(answer(labour.person, labour.post), "STO-011");
  EXPECT_EQ(answer(chamber.person, labour.post), "COU-008");
  EXPECT_EQ(answer(chamber.person, chamber.post), "");
  const auto entry =
      all(as(health_centre.person, "councils.show_room", of_council()), "nominations").front();
  EXPECT_EQ(text(entry, "state_ja"), "推薦あり");
  EXPECT_TRUE(yes(entry, "has_seat"));
}

TEST_P(Room, RefusesAStaleEditOfASlot) {
  seat(labour, "working_group");
  const auto slot = [&](const std::string& id, const std::string& body, int version) {
    return R"({"slot":{"id":")" + id + R"(","council":")" + council +
           R"(","title":"資料1","owner":")" + labour.post + R"(","body":")" + body +
           R"("},"version":)" + std::to_string(version) + "}";
  };
  const auto id = id_of(as(labour.person, "councils.keep_slot", slot("", "初稿", 0)));
  as(health_centre.person, "councils.keep_slot", slot(id, "二稿", 1));
  EXPECT_EQ(refusal(labour.person, "councils.keep_slot", slot(id, "別の二稿", 1)), "STO-010");
  as(labour.person, "councils.comment_on_slot",
     R"({"slot":")" + id + R"(","body":"数字を確かめたい"})");
  const auto shown = as(labour.person, "councils.show_room", of_council());
  const auto entry = all(shown, "slots").front();
  EXPECT_EQ(text(at(entry, "slot"), "body"), "二稿");
  EXPECT_TRUE(yes(entry, "is_mine"));
  const auto comment = all(entry, "comments").front();
  as(labour.person, "councils.settle_comment",
     R"({"comment":")" + text(at(comment, "comment"), "id") + R"(","version":1})");
}

TEST_P(Room, KeepsTheSecretariatsTasksApart) {
  seat(labour, "working_group");
  const auto task = [&](const std::string& audience) {
    return R"({"task":{"council":")" + council + R"(","title":"会場を決める","audience":")" +
           audience + R"(","due_on":"2026-06-01","owner":")" + labour.post + R"("}})";
  };
  const auto inner = id_of(as(health_centre.person, "councils.keep_task", task("secretariat")));
  as(labour.person, "councils.keep_task", task("working_group"));
  EXPECT_EQ(refusal(labour.person, "councils.keep_task", task("secretariat")), "ACC-011");
  EXPECT_NE(refusal(labour.person, "councils.keep_task",
                    R"({"task":{"id":")" + inner +
                        R"(","title":"取り出す","audience":"working_group"},"version":1})"),
            "");
  const auto tasks = all(as(labour.person, "councils.show_room", of_council()), "tasks");
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_TRUE(yes(tasks.front(), "is_late"));
  EXPECT_EQ(all(as(health_centre.person, "councils.list_tasks", of_council()), "rows").size(), 2U);
}

}  // namespace
}  // namespace engawa::councils
