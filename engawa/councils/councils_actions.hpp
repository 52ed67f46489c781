#pragma once

#include <vector>

#include "engawa/accounts/action.hpp"

namespace engawa::councils {

/// All actions of this folder.
[[nodiscard]] std::vector<accounts::Action> councils_actions();

/// Its parts, each beside its nouns.
[[nodiscard]] std::vector<accounts::Action> council_actions();
[[nodiscard]] std::vector<accounts::Action> seat_actions();
[[nodiscard]] std::vector<accounts::Action> relation_actions();
[[nodiscard]] std::vector<accounts::Action> role_actions();
[[nodiscard]] std::vector<accounts::Action> room_actions();
[[nodiscard]] std::vector<accounts::Action> contact_actions();
[[nodiscard]] std::vector<accounts::Action> network_actions();
[[nodiscard]] std::vector<accounts::Action> succession_actions();

}  // namespace engawa::councils
