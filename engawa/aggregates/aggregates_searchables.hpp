#pragma once

#include <vector>

#include "engawa/accounts/searchable.hpp"

namespace engawa::aggregates {

/// What is planned is searched; a source that was taken in is told among what changed.
[[nodiscard]] std::vector<accounts::Searchable> aggregates_searchables();

}  // namespace engawa::aggregates
