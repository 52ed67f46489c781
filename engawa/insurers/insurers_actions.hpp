#pragma once

#include <vector>

#include "engawa/accounts/action.hpp"
#include "engawa/insurers/insurer_replies.hpp"

namespace engawa::insurers {

[[nodiscard]] std::vector<accounts::Action> insurers_actions();

}  // namespace engawa::insurers
