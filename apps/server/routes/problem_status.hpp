#pragma once

#include "engawa/base/problem.hpp"

namespace engawa::server {

/// HTTP status of a problem that an action met: 400, 401, 403, 404, 409, 429, or 500.
[[nodiscard]] int status_of(const base::Problem& problem);

}  // namespace engawa::server
