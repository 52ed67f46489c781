#include "engawa/store/migrations.hpp"

#include <algorithm>
#include <set>

#include "engawa/store/problems.hpp"

namespace engawa::store {
namespace {

base::Result<std::set<std::string>> steps_done(Database& database) {
  std::set<std::string> names;
  TRY(database.each("SELECT name FROM store_migrations", {},
                    [&](const Row& row) { names.insert(row.text(0)); }));
  return names;
}

}  // namespace

std::vector<Migration> in_order(std::vector<std::vector<Migration>> lists) {
  std::vector<Migration> all;
  for (auto& list : lists) all.insert(all.end(), list.begin(), list.end());
  std::sort(all.begin(), all.end(),
            [](const Migration& a, const Migration& b) { return a.name < b.name; });
  return all;
}

base::Status migrate(Database& database, const std::vector<Migration>& migrations) {
  TRY(database.run("CREATE TABLE IF NOT EXISTS store_migrations(name text PRIMARY KEY)"));
  auto unknown = TRY(steps_done(database));
  for (const auto& migration : migrations) unknown.erase(migration.name);
  if (!unknown.empty()) return base::make_problem(problems::newer_schema, *unknown.begin());
  for (const auto& migration : migrations) {
    if (TRY(steps_done(database)).contains(migration.name)) continue;
    Transaction transaction = TRY(Transaction::begin(database));
    // Another process may have taken the same step since.
    if (TRY(steps_done(database)).contains(migration.name)) continue;
    TRY(database.script(migration.sql));
    TRY(database.run("INSERT INTO store_migrations(name) VALUES($1)", {migration.name}));
    TRY(transaction.commit());
  }
  return base::success();
}

}  // namespace engawa::store
