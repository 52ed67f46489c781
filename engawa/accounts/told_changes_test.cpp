#include "engawa/accounts/told_changes.hpp"

#include <gtest/gtest.h>

#include "engawa/store/databases_for_tests.hpp"
#include "engawa/store/event_log.hpp"

namespace engawa::accounts {
namespace {

class ToldChanges : public store::EveryEngine {
 protected:
  void SetUp() override {
    EveryEngine::SetUp();
    ASSERT_TRUE(store::migrate(database(), store::in_order({store::event_log_migrations(),
                                                            {store::change_migration(),
                                                             told_changes_migration()}}))
                    .ok());
  }
  void step(const std::string& person, const std::string& record,
            const std::vector<std::string>& places) {
    auto change = store::Change::begin(database(), {person, person + "さん"}, "tests.step");
    ASSERT_TRUE(tell_change(*change, {"tests_records", record}, places).ok());
    ASSERT_TRUE(change->commit().ok());
  }
  std::vector<std::string> told(const std::vector<std::string>& places, const std::string& reader,
                                std::int64_t most = 100) {
    std::vector<std::string> records;
    const auto found = changes_told(database(), places, reader, most);
    for (const auto& it : *found) records.push_back(it.record.id);
    return records;
  }
};
INSTANTIATE_TEST_SUITE_P(On, ToldChanges, store::every_engine(), store::engine_name);

using Records = std::vector<std::string>;

TEST_P(ToldChanges, AreThoseOfOthersAtOnesPlacesNewestFirst) {
  step("hanako", "first", {"east"});
  step("taro", "second", {"east", "west"});
  step("taro", "elsewhere", {"north"});
  step("hanako", "third", {"west"});
  EXPECT_EQ(told({"east"}, "jiro"), (Records{"second", "first"}));
  EXPECT_EQ(told({"east", "west"}, "jiro"), (Records{"third", "second", "first"}));
  EXPECT_EQ(told({"east", "west"}, "hanako"), (Records{"second"}));
  EXPECT_EQ(told({"east", "west"}, "jiro", 2), (Records{"third", "second"}));
  EXPECT_EQ(told({}, "jiro"), Records{});
  EXPECT_EQ(told({"nowhere"}, "jiro"), Records{});
}

TEST_P(ToldChanges, AreForgottenWhenTheyAreOld) {
  step("hanako", "old", {"east"});
  step("hanako", "new", {"east"});
  ASSERT_TRUE(database()
                  .run("UPDATE accounts_told SET at = $1 WHERE record = $2",
                       {std::string("2020-01-01T00:00:00Z"), std::string("old")})
                  .ok());
  EXPECT_EQ(told({"east"}, "jiro"), (Records{"new"}));
  step("hanako", "newest", {"east"});
  EXPECT_EQ(database().integer("SELECT count(*) FROM accounts_told").value(), 2);
}

TEST_P(ToldChanges, OfOneStepAreToldOnceForEachRecord) {
  auto change = store::Change::begin(database(), {"hanako", "花子"}, "tests.step");
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(tell_change(*change, {"tests_records", "one"}, {"east", "", "east"}).ok());
  ASSERT_TRUE(change->commit().ok());
  const auto all = changes_told(database(), {"east"}, "jiro", 10).value();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].who, "花子");
  EXPECT_EQ(all[0].verb, "tests.step");
}

}  // namespace
}  // namespace engawa::accounts
