#include <gtest/gtest.h>

#include <set>

#include "engawa/application/contents.hpp"
#include "engawa/store/databases_for_tests.hpp"

namespace engawa::application {
namespace {

class Migrations : public store::EveryEngine {
 protected:
  /// Tables and their columns, as the engine tells them.
  static std::set<std::string> schema_of(store::Database& database, store::Engine engine) {
    std::set<std::string> columns;
    const char* sql =
        engine == store::Engine::Sqlite
            ? "SELECT m.name || '.' || c.name || ' ' || lower(c.type) FROM sqlite_master m, "
              "pragma_table_info(m.name) c WHERE m.type = 'table'"
            : "SELECT table_name || '.' || column_name || ' ' || data_type FROM "
              "information_schema.columns WHERE table_schema = current_schema()";
    const auto read =
        database.each(sql, {}, [&](const store::Row& row) { columns.insert(row.text(0)); });
    EXPECT_TRUE(read.ok());
    return columns;
  }
};
INSTANTIATE_TEST_SUITE_P(Of, Migrations, store::every_engine(), store::engine_name);

TEST_P(Migrations, HaveNumbersOfTheirOwnInOrder) {
  std::set<std::string> numbers;
  std::string last;
  for (const auto& step : all_migrations()) {
    EXPECT_TRUE(numbers.insert(step.name.substr(0, 4)).second) << step.name;
    EXPECT_LT(last, step.name);
    last = step.name;
  }
}

// A data folder of every earlier version comes up to date and ends with the same schema.
TEST_P(Migrations, LeadFromEveryEarlierVersionToThisOne) {
  const auto all = all_migrations();
  std::set<std::string> expected;
  for (std::size_t version = all.size() + 1; version-- > 0;) {
    auto opened = store::Database::open(empty_location("version" + std::to_string(version)));
    ASSERT_TRUE(opened.ok());
    auto& database = *opened;
    const std::vector<store::Migration> earlier(all.begin(),
                                                all.begin() + static_cast<std::ptrdiff_t>(version));
    ASSERT_TRUE(store::migrate(database, earlier).ok()) << version;
    const auto migrated = store::migrate(database, all);
    ASSERT_TRUE(migrated.ok()) << version << " " << migrated.problem().english();
    const auto schema = schema_of(database, GetParam());
    if (expected.empty()) expected = schema;
    EXPECT_EQ(schema, expected) << "from version " << version;
  }
  EXPECT_GT(expected.size(), 100U);
  // A newer folder is left alone.
  const std::vector<store::Migration> older(all.begin(), all.end() - 1);
  ASSERT_TRUE(store::migrate(database(), all).ok());
  const auto refused = store::migrate(database(), older);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.problem().code(), "STO-004");
}

}  // namespace
}  // namespace engawa::application
