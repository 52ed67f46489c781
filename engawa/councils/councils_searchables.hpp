#pragma once

#include <vector>

#include "engawa/accounts/searchable.hpp"

namespace engawa::councils {

/// What the search knows of this folder, each for its own audience: councils, related councils,
/// contacts and key persons (their secretariat alone), materials, comments, tasks, nominations.
[[nodiscard]] std::vector<accounts::Searchable> councils_searchables();

}  // namespace engawa::councils
