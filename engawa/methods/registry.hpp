#pragma once

#include <vector>

#include "engawa/methods/method.hpp"

namespace engawa::methods {

// The families, each in its own file; all_methods() joins them.
[[nodiscard]] std::vector<Method> proportion_methods();

}  // namespace engawa::methods
