#pragma once

#include <memory>

#include "apps/server/api_router.hpp"
#include "apps/server/message.hpp"
#include "apps/server/static_files.hpp"

namespace engawa::server {

/// One handler for the whole site: the router for the paths it knows and for everything under
/// /api and /figures, the web application's pages and files for the rest; "/areas?query=WORDS"
/// leads to the area found. `files` may be null (API only).
[[nodiscard]] Handler make_site(std::shared_ptr<const ApiRouter> router,
                                std::shared_ptr<const StaticFiles> files);

}  // namespace engawa::server
