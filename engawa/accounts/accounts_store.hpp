#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engawa/accounts/person.hpp"
#include "engawa/accounts/sign_in_throttle.hpp"
#include "engawa/store/database.hpp"
#include "engawa/store/migrations.hpp"

/// All SQL of this folder beside its versioned records: what must not be kept in versions
/// (passwords, sign-ins, failures).
namespace engawa::accounts {

[[nodiscard]] std::vector<store::Migration> accounts_migrations();

/// What a person signs in with.
struct Credentials {
  PersonId person;
  std::string login;          ///< e-mail address or a name, folded: see login_key()
  std::string password_hash;  ///< empty until the invitation is taken up
  std::string totp_secret;    ///< empty without a second factor
  bool totp_confirmed = false;
  std::int64_t totp_last_step = 0;  ///< a code is good once
};
BOOST_DESCRIBE_STRUCT(Credentials, (),
                      (person, login, password_hash, totp_secret, totp_confirmed, totp_last_step))

/// The form in which logins are compared: NFKC, small letters, no white space.
[[nodiscard]] std::string login_key(std::string_view login);

[[nodiscard]] base::Result<std::optional<Credentials>> credentials_of_login(
    store::Database& database, const std::string& login);
[[nodiscard]] base::Result<std::optional<Credentials>> credentials_of(store::Database& database,
                                                                      const PersonId& person);
/// Writes or replaces the credentials of a person. ACC-020 when the login belongs to somebody else.
base::Status keep_credentials(store::Database& database, const Credentials& credentials);

base::Status replace_recovery_codes(store::Database& database, const PersonId& person,
                                    const std::vector<std::string>& hashes);
/// Uses up a code; false when there is no such unused code.
[[nodiscard]] base::Result<bool> use_recovery_code(store::Database& database,
                                                   const PersonId& person, const std::string& hash);
[[nodiscard]] base::Result<std::int64_t> recovery_codes_left(store::Database& database,
                                                             const PersonId& person);

/// One browser that is signed in. Times are seconds since 1970.
struct SignInRow {
  std::string id;
  std::string token_hash;
  PersonId person;
  std::int64_t created = 0;
  std::int64_t last_seen = 0;
  std::string address;
  std::string agent;
  bool second_factor = false;
};
BOOST_DESCRIBE_STRUCT(SignInRow, (),
                      (id, token_hash, person, created, last_seen, address, agent, second_factor))

base::Status add_sign_in(store::Database& database, const SignInRow& row);
[[nodiscard]] base::Result<std::optional<SignInRow>> sign_in_of_token(
    store::Database& database, const std::string& token_hash);
[[nodiscard]] base::Result<std::vector<SignInRow>> sign_ins_of(store::Database& database,
                                                               const PersonId& person);
base::Status touch_sign_in(store::Database& database, const std::string& id,
                           std::int64_t last_seen);
base::Status mark_second_factor(store::Database& database, const std::string& id);
base::Status end_sign_in(store::Database& database, const std::string& id);
/// Ends all sign-ins of a person but `except` (empty: all).
base::Status end_sign_ins(store::Database& database, const PersonId& person,
                          const std::string& except);

/// A link that lets one person do one thing once.
struct SignedLink {
  std::string token_hash;
  PersonId person;
  std::string purpose;  ///< "invitation"
  std::string subject;  ///< id of what it is about; empty when about the person
  std::int64_t expires = 0;
};
BOOST_DESCRIBE_STRUCT(SignedLink, (), (token_hash, person, purpose, subject, expires))
base::Status add_link(store::Database& database, const SignedLink& link);
[[nodiscard]] base::Result<std::optional<SignedLink>> find_link(store::Database& database,
                                                                const std::string& token_hash);
base::Status remove_link(store::Database& database, const std::string& token_hash);

/// Failed tries of a key ("login:..." or "address:...").
[[nodiscard]] base::Result<SignInFailures> failures_of(store::Database& database,
                                                       const std::string& key);
base::Status keep_failures(store::Database& database, const std::string& key,
                           const SignInFailures& failures);
base::Status forget_failures(store::Database& database, const std::string& key);

}  // namespace engawa::accounts
