#pragma once

#include <vector>

#include "engawa/accounts/searchable.hpp"
#include "engawa/councils/council.hpp"

namespace engawa::councils {

/// What the search knows of this folder, each for its own audience: councils, related councils,
/// contacts and key persons (their secretariat alone), materials, comments, tasks, nominations.
[[nodiscard]] std::vector<accounts::Searchable> councils_searchables();

/// The audience of what the members of a council see, for folders above that keep records of one.
[[nodiscard]] std::string members_audience(const CouncilId& council);
/// Whether the actor may find records of an audience of this folder, members_audience() among them.
[[nodiscard]] base::Result<bool> may_find_at_council(accounts::Desk& desk,
                                                     const std::string& audience);

}  // namespace engawa::councils
