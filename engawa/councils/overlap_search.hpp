#pragma once

#include "engawa/accounts/desk.hpp"
#include "engawa/councils/council_actions.hpp"
#include "engawa/councils/overlap.hpp"

namespace engawa::councils {

/// All councils that the actor may know of, and those with a card only, that share somebody or a
/// theme with the council on the day.
[[nodiscard]] base::Result<OverlapReply> find_overlaps(accounts::Desk& desk,
                                                       const CouncilOnDay& input);

}  // namespace engawa::councils
