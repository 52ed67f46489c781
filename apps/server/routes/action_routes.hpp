#pragma once

#include "apps/server/api_router.hpp"
#include "engawa/application/application.hpp"

namespace engawa::server {

/// Routes of every action, and of signing in and out.
///
/// - A reading action answers GET with its members in the query; a list also answers as a file when
///   asked with format=csv or format=xlsx.
/// - A changing action answers POST with its members as a JSON object. Anything but
///   application/json is refused (SRV-014): no form of another site can send that type.
/// - POST /api/accounts/sign-in sets the cookie, sign-out takes it away, GET who-am-i tells.
///
/// Nothing here is kept by the browser.
void add_action_routes(ApiRouter& router, application::Application& application);

}  // namespace engawa::server
