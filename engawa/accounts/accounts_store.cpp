#include "engawa/accounts/accounts_store.hpp"

#include "engawa/accounts/problems.hpp"
#include "engawa/accounts/role.hpp"
#include "engawa/accounts/told_changes.hpp"
#include "engawa/base/text.hpp"
#include "engawa/store/records.hpp"

namespace engawa::accounts {
namespace {

using base::Result;
using store::Row;

std::string select_from(const std::vector<std::string>& columns, std::string_view table) {
  return "SELECT " + base::join(columns, ", ") + " FROM " + std::string(table) + " ";
}

// Rows of a plain table as described structs.
template <class T>
Result<std::vector<T>> rows(store::Database& database, std::string_view table,
                            std::string_view rest, const std::vector<store::Value>& values) {
  std::vector<T> found;
  std::optional<base::Problem> problem;
  TRY(database.each(select_from(store::column_names<T>(), table) + std::string(rest), values,
                    [&](const Row& row) {
                      auto value = store::from_row<T>(row);
                      if (value) found.push_back(std::move(*value));
                      if (!value) problem = value.problem();
                    }));
  if (problem) return *problem;
  return found;
}

template <class T>
Result<std::optional<T>> one_row(store::Database& database, std::string_view table,
                                 std::string_view rest, const std::vector<store::Value>& values) {
  auto found = TRY(rows<T>(database, table, rest, values));
  if (found.empty()) return std::optional<T>{};
  return std::optional<T>(std::move(found.front()));
}

template <class T>
base::Status insert(store::Database& database, std::string_view table, const T& value) {
  const auto columns = store::column_names<T>();
  std::vector<std::string> places;
  for (std::size_t i = 1; i <= columns.size(); ++i) places.push_back("$" + std::to_string(i));
  return database.run("INSERT INTO " + std::string(table) + "(" + base::join(columns, ", ") +
                          ") VALUES(" + base::join(places, ", ") + ")",
                      store::values_of(value));
}

std::string record_tables() {
  return store::record_table_sql(
             store::table_of<Organisation>,
             "kind text NOT NULL, name text NOT NULL, reading text NOT NULL, "
             "head_title text NOT NULL, head_name text NOT NULL, postal_code text NOT NULL, "
             "address text NOT NULL, mail text NOT NULL, phone text NOT NULL, area text NOT NULL, "
             "reach text NOT NULL, reach_count bigint NOT NULL, owner text NOT NULL, "
             "note text NOT NULL",
             {"kind", "owner"}) +
         store::record_table_sql(store::table_of<Post>,
                                 "organisation text NOT NULL, title text NOT NULL, "
                                 "rank text NOT NULL, duties text NOT NULL, mail text NOT NULL",
                                 {"organisation"}) +
         store::record_table_sql(
             store::table_of<Person>,
             "family_name text NOT NULL, given_name text NOT NULL, family_reading text NOT NULL, "
             "given_reading text NOT NULL, mail text NOT NULL, phone text NOT NULL, "
             "profession text NOT NULL, background text NOT NULL") +
         store::record_table_sql(
             store::table_of<Tenure>,
             "post text NOT NULL, person text NOT NULL, starts_on text NOT NULL, ends_on text, "
             "handover_note text NOT NULL",
             {"post", "person"}) +
         store::record_table_sql(store::table_of<Grant>,
                                 "role text NOT NULL, tenant text NOT NULL, post text NOT NULL, "
                                 "person text NOT NULL, starts_on text NOT NULL, ends_on text",
                                 {"tenant", "post", "person"});
}

}  // namespace

std::vector<store::Migration> accounts_migrations() {
  return {
      {"0005_accounts_directory", record_tables()},
      {"0006_accounts_sign_in",
       "CREATE TABLE accounts_credentials(person text PRIMARY KEY, login text NOT NULL UNIQUE, "
       "password_hash text NOT NULL, totp_secret text NOT NULL, totp_confirmed smallint NOT NULL, "
       "totp_last_step bigint NOT NULL);"
       "CREATE TABLE accounts_recovery_codes(person text NOT NULL, hash text NOT NULL, "
       "PRIMARY KEY(person, hash));"
       "CREATE TABLE accounts_sign_ins(id text PRIMARY KEY, token_hash text NOT NULL UNIQUE, "
       "person text NOT NULL, created bigint NOT NULL, last_seen bigint NOT NULL, "
       "address text NOT NULL, agent text NOT NULL, second_factor smallint NOT NULL);"
       "CREATE INDEX accounts_sign_ins_person ON accounts_sign_ins(person);"
       "CREATE TABLE accounts_links(token_hash text PRIMARY KEY, person text NOT NULL, "
       "purpose text NOT NULL, subject text NOT NULL, expires bigint NOT NULL);"
       "CREATE TABLE accounts_failures(name text PRIMARY KEY, tries bigint NOT NULL, "
       "last bigint NOT NULL);"},
      told_changes_migration()};
}

std::string login_key(std::string_view login) { return base::label_key(login); }

Result<std::optional<Credentials>> credentials_of_login(store::Database& database,
                                                        const std::string& login) {
  return one_row<Credentials>(database, "accounts_credentials", "WHERE login = $1",
                              {login_key(login)});
}

Result<std::optional<Credentials>> credentials_of(store::Database& database,
                                                  const PersonId& person) {
  return one_row<Credentials>(database, "accounts_credentials", "WHERE person = $1", {person.text});
}

base::Status keep_credentials(store::Database& database, const Credentials& credentials) {
  const auto other = TRY(credentials_of_login(database, credentials.login));
  if (other && other->person != credentials.person) {
    return base::make_problem(problems::login_in_use, credentials.login);
  }
  TRY(database.run("DELETE FROM accounts_credentials WHERE person = $1",
                   {credentials.person.text}));
  Credentials kept = credentials;
  kept.login = login_key(credentials.login);
  return insert(database, "accounts_credentials", kept);
}

base::Status replace_recovery_codes(store::Database& database, const PersonId& person,
                                    const std::vector<std::string>& hashes) {
  TRY(database.run("DELETE FROM accounts_recovery_codes WHERE person = $1", {person.text}));
  for (const auto& hash : hashes) {
    TRY(database.run("INSERT INTO accounts_recovery_codes(person, hash) VALUES($1, $2)",
                     {person.text, hash}));
  }
  return base::success();
}

Result<bool> use_recovery_code(store::Database& database, const PersonId& person,
                               const std::string& hash) {
  const auto count = TRY(database.integer(
      "SELECT count(*) FROM accounts_recovery_codes WHERE person = $1 AND hash = $2",
      {person.text, hash}));
  if (count.value_or(0) == 0) return false;
  TRY(database.run("DELETE FROM accounts_recovery_codes WHERE person = $1 AND hash = $2",
                   {person.text, hash}));
  return true;
}

Result<std::int64_t> recovery_codes_left(store::Database& database, const PersonId& person) {
  return TRY(database.integer("SELECT count(*) FROM accounts_recovery_codes WHERE person = $1",
                              {person.text}))
      .value_or(0);
}

base::Status add_sign_in(store::Database& database, const SignInRow& row) {
  return insert(database, "accounts_sign_ins", row);
}

Result<std::optional<SignInRow>> sign_in_of_token(store::Database& database,
                                                  const std::string& token_hash) {
  return one_row<SignInRow>(database, "accounts_sign_ins", "WHERE token_hash = $1", {token_hash});
}

Result<std::vector<SignInRow>> sign_ins_of(store::Database& database, const PersonId& person) {
  return rows<SignInRow>(database, "accounts_sign_ins",
                         "WHERE person = $1 ORDER BY last_seen DESC, id", {person.text});
}

base::Status touch_sign_in(store::Database& database, const std::string& id,
                           std::int64_t last_seen) {
  return database.run("UPDATE accounts_sign_ins SET last_seen = $1 WHERE id = $2", {last_seen, id});
}

base::Status mark_second_factor(store::Database& database, const std::string& id) {
  return database.run("UPDATE accounts_sign_ins SET second_factor = 1 WHERE id = $1", {id});
}

base::Status end_sign_in(store::Database& database, const std::string& id) {
  return database.run("DELETE FROM accounts_sign_ins WHERE id = $1", {id});
}

base::Status end_sign_ins(store::Database& database, const PersonId& person,
                          const std::string& except) {
  return database.run("DELETE FROM accounts_sign_ins WHERE person = $1 AND id <> $2",
                      {person.text, except});
}

base::Status add_link(store::Database& database, const SignedLink& link) {
  return insert(database, "accounts_links", link);
}

Result<std::optional<SignedLink>> find_link(store::Database& database,
                                            const std::string& token_hash) {
  return one_row<SignedLink>(database, "accounts_links", "WHERE token_hash = $1", {token_hash});
}

base::Status remove_link(store::Database& database, const std::string& token_hash) {
  return database.run("DELETE FROM accounts_links WHERE token_hash = $1", {token_hash});
}

Result<SignInFailures> failures_of(store::Database& database, const std::string& key) {
  SignInFailures failures;
  TRY(database.each("SELECT tries, last FROM accounts_failures WHERE name = $1", {key},
                    [&](const Row& row) {
                      failures = {static_cast<int>(row.integer(0)), row.integer(1)};
                    }));
  return failures;
}

base::Status keep_failures(store::Database& database, const std::string& key,
                           const SignInFailures& failures) {
  return database.run(
      "INSERT INTO accounts_failures(name, tries, last) VALUES($1, $2, $3) ON CONFLICT(name) DO "
      "UPDATE SET tries = excluded.tries, last = excluded.last",
      {key, static_cast<std::int64_t>(failures.count), failures.last_unix_seconds});
}

base::Status forget_failures(store::Database& database, const std::string& key) {
  return database.run("DELETE FROM accounts_failures WHERE name = $1", {key});
}

}  // namespace engawa::accounts
