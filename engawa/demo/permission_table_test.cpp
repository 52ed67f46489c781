#include <gtest/gtest.h>

#include <set>

#include "engawa/areas/named_table.hpp"
#include "engawa/demo/demo_for_tests.hpp"

/// Every action, asked for by people of every relation to its object, against a table that a reader
/// can correct: permission_table.csv, with the people in permission_people.csv.
namespace engawa::demo {
namespace {

const std::filesystem::path source{ENGAWA_SOURCE_DIR};

class PermissionTable : public DemoTown {
 protected:
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
  std::string with_ids(std::string input) {
    for (auto at = input.find("\"@"); at != std::string::npos; at = input.find("\"@", at + 1)) {
      const auto end = input.find('"', at + 1);
      const auto key = input.substr(at + 2, end - at - 2);
      input.replace(at + 1, end - at - 1, id(key));
    }
    return input;
  }
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
