#pragma once

#include <string>
#include <vector>

#include "engawa/accounts/desk.hpp"

/// The log's lines in the words of a nurse.
namespace engawa::accounts {

/// What the log tells of one object, as a word; an unknown kind is shown as its table's name.
[[nodiscard]] std::string noun_of(const Desk& desk, const std::string& kind);

/// "2026-11-25T11:02:42Z" of the log, "2026-11-25 20:02" on a clock in Japan.
[[nodiscard]] std::string in_japan(const std::string& at);

/// What an action does; its name where no action is called so (any more).
[[nodiscard]] std::string verb_ja(const Desk& desk, const std::string& verb);

/// What a line of the log keeps of one step.
struct LoggedStep {
  struct Object {
    std::string kind;  ///< its table
    std::string id;
  };
  std::string name;  ///< of who did it; empty for the program and for links without an account
  std::vector<Object> objects;
};
/// Lines of imports have other details and give nothing of this.
[[nodiscard]] LoggedStep logged_step(const std::string& detail);

}  // namespace engawa::accounts
