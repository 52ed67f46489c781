#pragma once

#include <vector>

#include "engawa/accounts/action.hpp"
#include "engawa/insurers/insurer_replies.hpp"

namespace engawa::insurers {

[[nodiscard]] std::vector<accounts::Action> insurers_actions();

/// A package that comes back counts nobody a second time: PKG-008.
[[nodiscard]] accounts::UndoRule years_count_once();

}  // namespace engawa::insurers
