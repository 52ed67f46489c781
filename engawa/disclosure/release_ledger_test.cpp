#include "engawa/disclosure/release_ledger.hpp"

#include <gtest/gtest.h>

#include "engawa/disclosure/attack.hpp"
#include "engawa/disclosure/profile.hpp"
#include "engawa/disclosure/protect.hpp"
#include "engawa/store/databases_for_tests.hpp"
#include "engawa/store/event_log.hpp"

namespace engawa::disclosure {
namespace {

const std::filesystem::path profiles =
    std::filesystem::path(ENGAWA_SOURCE_DIR) / "catalog/disclosure";

class Ledger : public store::EveryEngine {
 protected:
  void SetUp() override {
    store::EveryEngine::SetUp();
    ASSERT_TRUE(store::migrate(database(), store::in_order({store::event_log_migrations(),
                                                            {store::change_migration()},
                                                            {release_ledger_migration()}}))
                    .ok());
  }
  void publish(const std::string& people, const std::string& name, const std::string& profile,
               const std::string& table) {
    auto change = store::Change::begin(database(), {}, "disclosure.publish");
    ASSERT_TRUE(change.ok());
    ASSERT_TRUE(add_release(*change, people, name, profile, table).ok());
    ASSERT_TRUE(change->commit().ok());
  }
  /// The table protected together with everything published about `people`, as CSV.
  std::string protected_after_releases(const std::string& people, const std::string& table) {
    const auto profile = load_profile(profiles, "standard");
    auto files = *released_files(*releases_of(database(), people), profiles);
    files.insert(files.begin(), CellFile{"new.csv", table, false, {}});
    auto read = read_cell_files(std::move(files));
    EXPECT_TRUE(read.ok()) << read.problem().english();
    const auto protection = protect(read->cells, *profile, {});
    EXPECT_TRUE(protection.ok()) << protection.problem().english();
    return write_protected(*read, 0);
  }
};
INSTANTIATE_TEST_SUITE_P(Of, Ledger, store::every_engine(), store::engine_name);

TEST_P(Ledger, KeepsWhatWasPublishedInItsOrder) {
  publish("kyokai-2025", "first.csv", "standard", "area,count\na,20\n");
  publish("kokuho-2025", "other.csv", "standard", "area,count\na,30\n");
  publish("kyokai-2025", "second.csv", "standard", "area,count\nb,40\n");
  const auto releases = *releases_of(database(), "kyokai-2025");
  ASSERT_EQ(releases.size(), 2U);
  EXPECT_EQ(releases[0].record.name, "first.csv");
  EXPECT_EQ(releases[1].record.name, "second.csv");
  EXPECT_EQ(releases_of(database(), "")->size(), 3U);
  EXPECT_EQ(*verify_releases(database()), 3);
}

// Published first: class p of every area but a, and the total. The area a by itself would now give
// nothing away, but with what stands in the ledger its small count would be a subtraction.
TEST_P(Ledger, ProtectsANewTableWithAllThatWasPublished) {
  publish("people", "first.csv", "standard", "area,class,count\nb,p,40\nTOTAL,p,43\n");
  const std::string table = "area,class,count\na,p,3\na,q,20\na,TOTAL,23\n";
  const auto alone = protected_after_releases("nobody else", table);
  EXPECT_NE(alone.find("a,p,\n"), std::string::npos) << alone;
  const auto profile = load_profile(profiles, "standard");
  auto files = *released_files(*releases_of(database(), "people"), profiles);
  files.insert(files.begin(), CellFile{"new.csv", table, false, {}});
  auto read = read_cell_files(std::move(files));
  ASSERT_TRUE(read.ok());
  // Nothing can be hidden of what stands already: the count is refused rather than published.
  const auto protection = protect(read->cells, *profile, {});
  ASSERT_FALSE(protection.ok());
  EXPECT_EQ(protection.problem().code(), "DIS-009");
}

TEST_P(Ledger, NoticesATableThatWasChanged) {
  publish("people", "first.csv", "standard", "area,count\na,20\n");
  ASSERT_TRUE(
      database().run("UPDATE disclosure_releases SET content = $1", {"area,count\na,21\n"}).ok());
  const auto verified = verify_releases(database());
  ASSERT_FALSE(verified.ok());
  EXPECT_EQ(verified.problem().code(), "DIS-014");
}

}  // namespace
}  // namespace engawa::disclosure
