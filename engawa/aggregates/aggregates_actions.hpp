#pragma once

#include <vector>

#include "engawa/accounts/action.hpp"

namespace engawa::aggregates {

[[nodiscard]] std::vector<accounts::Action> aggregates_actions();

/// Those on what is planned for a segment; part of aggregates_actions().
[[nodiscard]] std::vector<accounts::Action> plan_actions();

}  // namespace engawa::aggregates
