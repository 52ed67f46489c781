#pragma once

#include <vector>

#include "engawa/accounts/action.hpp"

namespace engawa::accounts {

/// 操作の記録: who did what, as a nurse reads it, and taking back one's own last step.
[[nodiscard]] std::vector<Action> log_actions();

}  // namespace engawa::accounts
