#pragma once

#include <vector>

#include "engawa/accounts/searchable.hpp"

namespace engawa::meetings {

/// What is searched of meetings, decisions and promises, each for those who may see the meeting.
/// Minutes are not searched: they are for their readers once they are published.
[[nodiscard]] std::vector<accounts::Searchable> meetings_searchables();

}  // namespace engawa::meetings
