#include "engawa/accounts/told_changes.hpp"

#include "engawa/base/date.hpp"
#include "engawa/store/event_log.hpp"

namespace engawa::accounts {

namespace {

/// The day until which what happened at `at` ("2026-11-25T11:02:42Z") is told, looked at from it.
std::string oldest_told(const std::string& at) {
  constexpr std::size_t day_digits = 10;
  const auto day = base::Date::parse(at.substr(0, day_digits));
  return day ? day->plus_days(-days_told).iso() : std::string{};
}

}  // namespace

store::Migration told_changes_migration() {
  return {"0018_accounts_told",
          "CREATE TABLE accounts_told (place text NOT NULL, change_id text NOT NULL, at text NOT "
          "NULL, actor text NOT NULL, who text NOT NULL, verb text NOT NULL, kind text NOT NULL, "
          "record text NOT NULL, PRIMARY KEY (place, change_id, kind, record));"
          "CREATE INDEX accounts_told_age ON accounts_told (place, at);"};
}

base::Status tell_change(store::Change& change, const ChangedRecord& record,
                         const std::vector<std::string>& places) {
  for (const auto& place : places) {
    if (place.empty()) continue;
    TRY(change.database().run("DELETE FROM accounts_told WHERE place = $1 AND at < $2",
                              {place, oldest_told(change.at())}));
    TRY(change.database().run(
        "INSERT INTO accounts_told(place, change_id, at, actor, who, verb, kind, record) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        {place, change.id(), change.at(), change.author().id, change.author().name, change.verb(),
         record.kind, record.id}));
  }
  return base::success();
}

base::Result<std::vector<ToldChange>> changes_told(store::Database& database,
                                                   const std::vector<std::string>& places,
                                                   const std::string& reader, std::int64_t most) {
  std::vector<ToldChange> told;
  if (places.empty()) return told;
  std::vector<store::Value> values{reader, oldest_told(store::timestamp_now()), most};
  std::string list;
  for (const auto& place : places) {
    values.emplace_back(place);
    list += (list.empty() ? "$" : ", $") + std::to_string(values.size());
  }
  // Ids of steps sort by time.
  TRY(database.each(
      "SELECT DISTINCT change_id, at, who, verb, kind, record "
      "FROM accounts_told WHERE place IN (" +
          list +
          ") AND actor <> $1 AND at >= $2 ORDER BY change_id DESC, kind, record "
          "LIMIT $3",
      values, [&](const store::Row& row) {
        told.push_back({row.text(1), row.text(2), row.text(3), {row.text(4), row.text(5)}});
      }));
  return told;
}

}  // namespace engawa::accounts
