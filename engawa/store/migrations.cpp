#include "engawa/store/migrations.hpp"

#include "engawa/store/problems.hpp"

namespace engawa::store {

base::Status migrate(Database& database, const std::vector<Migration>& migrations) {
  TRY(database.run("CREATE TABLE IF NOT EXISTS store_migrations(name text PRIMARY KEY)"));
  const auto done = TRY(database.integer("SELECT count(*) FROM store_migrations")).value_or(0);
  if (done > static_cast<std::int64_t>(migrations.size())) {
    return base::make_problem(problems::newer_schema, std::to_string(done) + " migrations",
                              std::to_string(migrations.size()));
  }
  for (auto i = static_cast<std::size_t>(done); i < migrations.size(); ++i) {
    Transaction transaction = TRY(Transaction::begin(database));
    TRY(database.script(migrations[i].sql));
    TRY(database.run("INSERT INTO store_migrations(name) VALUES($1)", {migrations[i].name}));
    TRY(transaction.commit());
  }
  return base::success();
}

}  // namespace engawa::store
