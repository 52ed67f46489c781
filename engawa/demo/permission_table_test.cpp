#include <gtest/gtest.h>

#include <set>

#include "engawa/accounts/directory.hpp"
#include "engawa/application/contents.hpp"
#include "engawa/areas/named_table.hpp"
#include "engawa/base/temporary_folder.hpp"
#include "engawa/demo/demo.hpp"

/// Every action, asked for by people of every relation to its object, against a table that a reader
/// can correct: permission_table.csv, with the people in permission_people.csv.
namespace engawa::demo {
namespace {

const std::filesystem::path source{ENGAWA_SOURCE_DIR};
const base::Date today{2026, 11, 25};
constexpr std::int64_t now = 1'795'600'000;  // that day

class PermissionTable : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = std::make_unique<base::TemporaryFolder>();
    const application::Settings installation{folder->path(), source / "catalog", {}};
    auto made = make_demo(installation,
                          {source / "catalog/demo", today, now, "みどりの風と四つの机と赤い傘"});
    ASSERT_TRUE(made.ok()) << made.problem().english();
    records = std::move(made->made);
    auto opened = application::Application::open(installation);
    ASSERT_TRUE(opened.ok());
    installed = std::move(*opened);
  }
  static void TearDownTestSuite() {
    installed.reset();
    folder.reset();
  }

  void SetUp() override {
    auto found = installed->store().lease();
    ASSERT_TRUE(found.ok());
    lease = std::make_unique<store::Lease>(std::move(*found));
  }

  accounts::Actor actor_of(const std::string& post) {
    if (post.empty()) return accounts::nobody();
    accounts::PersonId person{records.find("administrator")->second};
    if (post != "administrator") {
      const auto holder =
          accounts::holder_on(lease->database(), {records.find(post)->second}, today);
      EXPECT_TRUE(holder.ok() && *holder) << post;
      person = (*holder)->id;
    }
    auto actor = accounts::load_actor(lease->database(), person, today);
    EXPECT_TRUE(actor.ok()) << post;
    return *actor;
  }

  /// Whether `actor` may do it; any problem but those of permission is a fault of the table.
  bool is_permitted(const accounts::Actor& actor, const accounts::Action& action,
                    const std::string& input) {
    accounts::Desk desk{lease->database(), installed->office(), actor, today, now, {}, {}, {}};
    const auto json = base::JsonValue::parse(with_ids(input));
    EXPECT_TRUE(json.ok()) << action.name << " " << input;
    const auto permitted = action.permit(desk, *json);
    if (permitted.ok()) return true;
    static const std::set<std::string_view> refusals{"ACC-010", "ACC-011", "STO-011"};
    EXPECT_TRUE(refusals.contains(permitted.problem().code()))
        << action.name << " " << input << " " << permitted.problem().english();
    return false;
  }

  /// "@key" of the story as ids.
  static std::string with_ids(std::string input) {
    for (auto at = input.find("\"@"); at != std::string::npos; at = input.find("\"@", at + 1)) {
      const auto end = input.find('"', at + 1);
      const auto key = input.substr(at + 2, end - at - 2);
      const auto found = records.find(key);
      EXPECT_NE(found, records.end()) << key;
      if (found == records.end()) break;
      input.replace(at + 1, end - at - 1, found->second);
    }
    return input;
  }

  static inline std::unique_ptr<base::TemporaryFolder> folder;
  static inline std::unique_ptr<application::Application> installed;
  static inline MadeRecords records;
  std::unique_ptr<store::Lease> lease;
};

TEST_F(PermissionTable, HoldsForEveryActionAndRelation) {
  const auto people =
      areas::read_named_table(source / "engawa/demo/permission_people.csv", {"column", "post"});
  ASSERT_TRUE(people.ok());
  std::vector<std::string> columns{"action", "input"};
  std::vector<accounts::Actor> actors;
  for (std::size_t i = 0; i < people->row_count(); ++i) {
    columns.push_back(people->at(i, 0));
    actors.push_back(actor_of(people->at(i, 1)));
  }
  const auto table = areas::read_named_table(source / "engawa/demo/permission_table.csv", columns);
  ASSERT_TRUE(table.ok()) << table.problem().english();
  std::set<std::string> seen;
  for (std::size_t row = 0; row < table->row_count(); ++row) {
    const auto name = table->at(row, 0);
    seen.insert(name);
    const auto* action = application::find_action(name);
    ASSERT_NE(action, nullptr) << name;
    for (std::size_t i = 0; i < actors.size(); ++i) {
      const auto expected = table->at(row, i + 2);
      ASSERT_TRUE(expected == "yes" || expected == "no") << name << " " << expected;
      EXPECT_EQ(is_permitted(actors[i], *action, table->at(row, 1)), expected == "yes")
          << name << " " << table->at(row, 1) << " as " << columns[i + 2];
    }
  }
  for (const auto& action : application::all_actions()) {
    EXPECT_TRUE(seen.contains(action.name)) << action.name << " is not in permission_table.csv";
  }
}

}  // namespace
}  // namespace engawa::demo
