#include "engawa/accounts/sign_in.hpp"

#include <algorithm>

#include "engawa/accounts/accounts_store.hpp"
#include "engawa/accounts/one_time_code.hpp"
#include "engawa/accounts/password.hpp"
#include "engawa/accounts/problems.hpp"
#include "engawa/accounts/recovery_codes.hpp"
#include "engawa/accounts/text_checks.hpp"
#include "engawa/accounts/token.hpp"

namespace engawa::accounts {
namespace {

using base::make_problem;
using base::Result;

constexpr std::int64_t touch_after_seconds = 300;

struct Keys {
  std::string account;
  std::string address;
};

Keys keys_of(const Desk& desk, const std::string& login) {
  return {"login:" + login_key(login), "address:" + desk.address};
}

base::Status check_throttle(Desk& desk, const Keys& keys) {
  const auto of_account = TRY(failures_of(desk.database, keys.account));
  const auto of_address = TRY(failures_of(desk.database, keys.address));
  const auto wait = std::max(seconds_to_wait(ThrottledKey::account, of_account, desk.now),
                             seconds_to_wait(ThrottledKey::address, of_address, desk.now));
  if (wait == 0) return base::success();
  return make_problem(problems::too_many_tries, std::to_string(wait) + " 秒");
}

// Failures are counted in a transaction of their own, which stays when the sign-in is refused.
base::Status count_failure(Desk& desk, const Keys& keys) {
  store::Transaction transaction = TRY(store::Transaction::begin(desk.database));
  for (const auto& key : {keys.account, keys.address}) {
    const auto failures = TRY(failures_of(desk.database, key));
    TRY(keep_failures(desk.database, key, after_failure(failures, desk.now)));
  }
  return transaction.commit();
}

bool has_ended(const SignInRow& row, std::int64_t now) {
  return now - row.last_seen > sign_in_idle_seconds_max || now - row.created > sign_in_seconds_max;
}

Result<bool> take_second_factor(Desk& desk, Credentials& credentials, const std::string& code) {
  const auto step = matching_step(credentials.totp_secret, code, desk.now);
  if (step && *step > credentials.totp_last_step) {
    credentials.totp_last_step = *step;
    TRY(keep_credentials(desk.database, credentials));
    return true;
  }
  const auto hash = recovery_code_hash(code);
  if (!hash) return false;
  return use_recovery_code(desk.database, credentials.person, *hash);
}

// Takes the code and marks the sign-in, or leaves everything as it was.
Result<bool> pass_second_factor(Desk& desk, Credentials& credentials, const std::string& code) {
  store::Change change =
      TRY(store::Change::begin(desk.database, desk.actor.author(), "accounts.show_second_factor"));
  if (!TRY(take_second_factor(desk, credentials, code))) return false;
  TRY(mark_second_factor(desk.database, desk.sign_in));
  change.mention("accounts_sign_ins", desk.sign_in);
  TRY(change.commit());
  return true;
}

}  // namespace

Result<NewSignIn> sign_in(Desk& desk, const std::string& login, const std::string& password) {
  const Keys keys = keys_of(desk, login);
  TRY(check_throttle(desk, keys));
  const auto credentials = TRY(credentials_of_login(desk.database, login));
  const bool fits =
      verify_password(credentials ? credentials->password_hash : std::string{}, password);
  if (!fits) {
    TRY(count_failure(desk, keys));
    return make_problem(problems::wrong_login_or_password);
  }
  const Actor actor = TRY(load_actor(desk.database, credentials->person, desk.today));
  store::Change change =
      TRY(store::Change::begin(desk.database, actor.author(), "accounts.sign_in"));
  NewSignIn made{random_token(), credentials->totp_confirmed};
  const SignInRow row{base::new_id_text(),
                      token_hash(made.token),
                      credentials->person,
                      desk.now,
                      desk.now,
                      desk.address,
                      desk.agent,
                      false};
  TRY(add_sign_in(desk.database, row));
  TRY(forget_failures(desk.database, keys.account));
  change.mention("accounts_sign_ins", row.id);
  TRY(change.commit());
  return made;
}

base::Status show_second_factor(Desk& desk, const std::string& code) {
  auto credentials = TRY(credentials_of(desk.database, desk.actor.person));
  if (!credentials || !credentials->totp_confirmed || desk.sign_in.empty()) {
    return make_problem(problems::wrong_code);
  }
  const Keys keys{"code:" + desk.actor.person.text, "address:" + desk.address};
  TRY(check_throttle(desk, keys));
  if (TRY(pass_second_factor(desk, *credentials, code))) {
    return forget_failures(desk.database, keys.account);
  }
  TRY(count_failure(desk, keys));
  return make_problem(problems::wrong_code);
}

base::Status sign_out(Desk& desk) {
  if (desk.sign_in.empty()) return base::success();
  store::Change change =
      TRY(store::Change::begin(desk.database, desk.actor.author(), "accounts.sign_out"));
  TRY(end_sign_in(desk.database, desk.sign_in));
  change.mention("accounts_sign_ins", desk.sign_in);
  return change.commit();
}

Result<std::optional<Session>> session_of(store::Database& database, const std::string& token,
                                          const base::Date& today, std::int64_t now) {
  const auto row = TRY(sign_in_of_token(database, token_hash(token)));
  if (!row || has_ended(*row, now)) return std::optional<Session>{};
  if (now - row->last_seen > touch_after_seconds) TRY(touch_sign_in(database, row->id, now));
  Session session;
  session.actor = TRY(load_actor(database, row->person, today));
  session.sign_in = row->id;
  if (row->second_factor) return std::optional(std::move(session));
  const auto credentials = TRY(credentials_of(database, row->person));
  const bool has_factor = credentials && credentials->totp_confirmed;
  const bool asks_for_factor =
      std::any_of(session.actor.roles.begin(), session.actor.roles.end(),
                  [](const HeldRole& held) { return needs_second_factor(held.role); });
  session.needs_code = has_factor;
  session.must_set_up_code = !has_factor && asks_for_factor;
  session.actor.lacks_second_factor = has_factor || asks_for_factor;
  return std::optional(std::move(session));
}

Result<std::string> make_invitation(store::Database& database, const PersonId& person,
                                    const std::string& login, std::int64_t now) {
  auto credentials = TRY(credentials_of(database, person)).value_or(Credentials{});
  credentials.person = person;
  credentials.login = login;
  TRY(keep_credentials(database, credentials));
  const std::string token = random_token();
  TRY(add_link(database,
               {token_hash(token), person, "invitation", {}, now + invitation_seconds_max}));
  return token;
}

Result<std::string> create_administrator(Desk& desk, const NewAdministrator& input) {
  store::Change change = TRY(
      store::Change::begin(desk.database, desk.actor.author(), "accounts.create_administrator"));
  Person person;
  person.id = base::new_id<PersonId>();
  person.family_name = TRY(one_line("family_name", input.family_name, true));
  person.given_name = TRY(one_line("given_name", input.given_name));
  TRY(store::add(change, person));
  Grant grant;
  grant.id = base::new_id<GrantId>();
  grant.role = Role::Administrator;
  grant.tenant = whole_installation;
  grant.person = person.id;
  grant.starts_on = desk.today;
  TRY(store::add(change, grant));
  const std::string token = TRY(make_invitation(desk.database, person.id, input.login, desk.now));
  TRY(index_touched(desk.office.searchables, change));
  TRY(change.commit());
  return token;
}

Result<Actor> actor_of_login(store::Database& database, const std::string& login,
                             const base::Date& today) {
  const auto credentials = TRY(credentials_of_login(database, login));
  if (!credentials) return make_problem(problems::wrong_login_or_password);
  return load_actor(database, credentials->person, today);
}

}  // namespace engawa::accounts
