#include "engawa/store/event_log.hpp"

#include <gtest/gtest.h>

#include "engawa/store/problems.hpp"

namespace engawa::store {
namespace {

class EventLog : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = Database::open(":memory:");
    ASSERT_TRUE(opened.ok());
    database.emplace(std::move(opened).value());
    ASSERT_TRUE(migrate(*database, event_log_migrations()).ok());
    for (const char* detail : {"one", "two", "three"}) {
      ASSERT_TRUE(append_event(*database, "2026-04-01T00:00:00Z", "verb", detail).ok());
    }
  }
  // Runs a change behind the log's back and gives the code of what verification says.
  std::string code_after(const std::string& sql) {
    EXPECT_TRUE(database->script(sql).ok());
    const auto verified = verify_events(*database);
    return verified.ok() ? "ok" : std::string(verified.problem().code());
  }
  std::optional<Database> database;
};

TEST_F(EventLog, VerifiesAnUntouchedChain) {
  const auto lines = verify_events(*database);
  ASSERT_TRUE(lines.ok());
  EXPECT_EQ(lines.value(), 3);
  EXPECT_EQ(last_event(*database).value(), 3);
}

TEST_F(EventLog, NoticesAChangedLine) {
  EXPECT_EQ(code_after("UPDATE store_events SET detail = 'x' WHERE sequence = 2"), "STO-005");
}
TEST_F(EventLog, NoticesARemovedLine) {
  EXPECT_EQ(code_after("DELETE FROM store_events WHERE sequence = 2"), "STO-005");
}
TEST_F(EventLog, NoticesALineRemovedAtTheEnd) {
  EXPECT_EQ(code_after("DELETE FROM store_events WHERE sequence = 3"), "STO-005");
}
TEST_F(EventLog, NoticesReorderedLines) {
  EXPECT_EQ(code_after("UPDATE store_events SET sequence = 9 WHERE sequence = 1;"
                       "UPDATE store_events SET sequence = 1 WHERE sequence = 2;"
                       "UPDATE store_events SET sequence = 2 WHERE sequence = 9"),
            "STO-005");
}

TEST_F(EventLog, RollsBackWithItsTransaction) {
  {
    auto transaction = Transaction::begin(*database);
    ASSERT_TRUE(transaction.ok());
    ASSERT_TRUE(append_event(*database, "2026-04-02T00:00:00Z", "verb", "lost").ok());
  }
  EXPECT_EQ(last_event(*database).value(), 3);
  EXPECT_TRUE(verify_events(*database).ok());
}

TEST_F(EventLog, RefusesADatabaseOfANewerProgram) {
  const auto status = migrate(*database, {});
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.problem().code(), "STO-004");
}

}  // namespace
}  // namespace engawa::store
