#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "engawa/base/id.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/store/database.hpp"

/// A test on an empty database of each engine. SQLite always; PostgreSQL where
/// ENGAWA_TEST_POSTGRESQL holds a connection string (script/test starts a server of its own and
/// sets it): there each test has a schema of its own.
namespace engawa::store {

enum class Engine { Sqlite, Postgresql };

class EveryEngine : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    location = empty_location("engawa");
    auto opened = Database::open(location);
    ASSERT_TRUE(opened.ok()) << opened.problem().english();
    m_database.emplace(std::move(opened).value());
  }
  Database& database() { return *m_database; }

  /// A place where nothing is yet.
  Location empty_location(const std::string& name) const {
    if (GetParam() == Engine::Sqlite) return {folder.path() / (name + ".sqlite3"), {}};
    const std::string server = std::getenv("ENGAWA_TEST_POSTGRESQL");
    const std::string schema = "test_" + base::new_id_text();
    auto opened = Database::open(Location{{}, server});
    EXPECT_TRUE(opened.ok()) << opened.problem().english();
    EXPECT_TRUE(opened->run("CREATE SCHEMA " + schema).ok());
    return {{}, server + " options='-c search_path=" + schema + "'"};
  }

  base::TemporaryFolder folder;
  Location location;

 private:
  std::optional<Database> m_database;
};

inline auto every_engine() {
  std::vector<Engine> engines{Engine::Sqlite};
  if (std::getenv("ENGAWA_TEST_POSTGRESQL") != nullptr) engines.push_back(Engine::Postgresql);
  return testing::ValuesIn(engines);
}

inline std::string engine_name(const testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::Sqlite ? "Sqlite" : "Postgresql";
}

}  // namespace engawa::store
