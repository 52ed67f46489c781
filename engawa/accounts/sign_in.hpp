#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engawa/accounts/action.hpp"
#include "engawa/accounts/password_rules.hpp"

/// Signing in and staying signed in. A sign-in survives a restart: it lies in the store, as the
/// hash of a token that only the browser has.
namespace engawa::accounts {

/// A sign-in ends when it was not used for 12 hours, and 30 days after it began.
inline constexpr std::int64_t sign_in_idle_seconds_max = std::int64_t{12} * 60 * 60;
inline constexpr std::int64_t sign_in_seconds_max = std::int64_t{30} * 24 * 60 * 60;
inline constexpr std::int64_t invitation_seconds_max = std::int64_t{7} * 24 * 60 * 60;

/// What a browser gets.
struct NewSignIn {
  std::string token;        ///< for the cookie; nobody else ever sees it
  bool needs_code = false;  ///< the second factor is still to be shown
};

/// Checks login and password. ACC-012 when they do not fit (never which of the two), ACC-013 when
/// too many tries failed lately. Takes some tenths of a second whatever the answer.
[[nodiscard]] base::Result<NewSignIn> sign_in(Desk& desk, const std::string& login,
                                              const std::string& password);

/// Shows the second factor of desk.sign_in: a code of the app, or a recovery code, which is used
/// up. ACC-014, ACC-013.
base::Status show_second_factor(Desk& desk, const std::string& code);

/// Ends desk.sign_in.
base::Status sign_out(Desk& desk);

/// What a token stands for.
struct Session {
  Actor actor;
  std::string sign_in;
  bool needs_code = false;        ///< has a second factor and has not shown it
  bool must_set_up_code = false;  ///< holds a role that asks for a second factor and has none
};

/// The session of a token at `now`, or nothing when it is unknown or has ended.
[[nodiscard]] base::Result<std::optional<Session>> session_of(store::Database& database,
                                                              const std::string& token,
                                                              const base::Date& today,
                                                              std::int64_t now);

/// Actions on accounts: inviting, taking up an invitation, the second factor, one's own sign-ins.
[[nodiscard]] std::vector<Action> sign_in_actions();

/// Somebody who is to administrate the installation, with an invitation: how the first person comes
/// in. Only for the doors that are on the machine itself.
struct NewAdministrator {
  std::string login;
  std::string family_name;
  std::string given_name;
};
/// Token of the invitation. ACC-020, ACC-023.
[[nodiscard]] base::Result<std::string> create_administrator(Desk& desk,
                                                             const NewAdministrator& input);

/// The actor of a login on the machine itself, where no password is asked: whoever may run the
/// program there may read the data folder. ACC-012 for an unknown login.
[[nodiscard]] base::Result<Actor> actor_of_login(store::Database& database,
                                                 const std::string& login, const base::Date& today);

/// A link's token for `person` to set a password, good for a week and once.
[[nodiscard]] base::Result<std::string> make_invitation(store::Database& database,
                                                        const PersonId& person,
                                                        const std::string& login, std::int64_t now);

}  // namespace engawa::accounts
