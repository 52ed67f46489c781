#pragma once

#include <string>

#include "engawa/accounts/desk.hpp"

/// What steps are called and when they were, in the words of a nurse.
namespace engawa::accounts {

/// "2026-11-25T11:02:42Z" of the log, "2026-11-25 20:02" on a clock in Japan.
[[nodiscard]] std::string in_japan(const std::string& at);

/// What an action does; its name where no action is called so (any more).
[[nodiscard]] std::string verb_ja(const Desk& desk, const std::string& verb);

}  // namespace engawa::accounts
