#include "engawa/store/store.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "engawa/store/change.hpp"
#include "engawa/store/databases_for_tests.hpp"
#include "engawa/store/event_log.hpp"

namespace engawa::store {
namespace {

class Stores : public EveryEngine {
 protected:
  void SetUp() override {
    EveryEngine::SetUp();
    auto opened = Store::open(location, in_order({event_log_migrations(), {change_migration()}}));
    ASSERT_TRUE(opened.ok()) << opened.problem().english();
    store = std::move(opened).value();
  }
  std::unique_ptr<Store> store;
};

TEST_P(Stores, LendTheSameConnectionAgain) {
  const Database* first = &store->lease()->database();
  EXPECT_EQ(&store->lease()->database(), first);
}

TEST_P(Stores, LendDifferentConnectionsAtTheSameTime) {
  auto one = store->lease();
  auto two = store->lease();
  EXPECT_NE(&one->database(), &two->database());
}

TEST_P(Stores, DropAConnectionOnWhichATransactionIsOpen) {
  {
    auto lease = store->lease();
    ASSERT_TRUE(lease->database().script("BEGIN").ok());
  }
  auto lease = store->lease();
  EXPECT_TRUE(Change::begin(lease->database(), {}, "store.test").ok());
}

TEST_P(Stores, DropAConnectionThatTheServerClosed) {
  if (GetParam() == Engine::Sqlite) GTEST_SKIP() << "there is no server";
  {
    auto broken = store->lease();
    auto other = store->lease();
    const auto pid = broken->database().integer("SELECT pg_backend_pid()");
    ASSERT_TRUE(other->database().run("SELECT pg_terminate_backend($1::integer)", {**pid}).ok());
    EXPECT_FALSE(broken->database().run("SELECT 1").ok());
  }
  std::optional<std::int64_t> idle;
  {
    auto lease = store->lease();
    idle = *lease->database().integer("SELECT pg_backend_pid()");
  }
  auto other = Database::open(location);
  ASSERT_TRUE(other->run("SELECT pg_terminate_backend($1::integer)", {*idle}).ok());
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  auto lease = store->lease();
  EXPECT_TRUE(lease->database().run("SELECT 1").ok());
}

TEST_P(Stores, ServeManyThreads) {
  std::atomic<int> failures = 0;
  std::vector<std::thread> threads;
  constexpr int thread_count = 4;
  constexpr int changes_each = 10;
  for (int i = 0; i < thread_count; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < changes_each; ++k) {
        auto lease = store->lease();
        auto change = Change::begin(lease->database(), {}, "store.test");
        if (!change.ok() || !change->commit().ok()) ++failures;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(verify_events(database()).value(), thread_count * changes_each);
}

TEST_P(Stores, AStatementMayRunWithinItself) {
  const std::string sql = "SELECT name FROM store_migrations ORDER BY name";
  std::size_t pairs = 0;
  ASSERT_TRUE(database()
                  .each(sql, {},
                        [&](const Row&) {
                          ASSERT_TRUE(database().each(sql, {}, [&](const Row&) { ++pairs; }).ok());
                        })
                  .ok());
  EXPECT_EQ(pairs, 9U);
}

INSTANTIATE_TEST_SUITE_P(On, Stores, every_engine(), engine_name);

}  // namespace
}  // namespace engawa::store
