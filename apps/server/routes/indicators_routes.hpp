#pragma once

#include "apps/server/api_router.hpp"
#include "engawa/indicators/workspace.hpp"

namespace engawa::server {

/// Adds the routes of engawa/indicators: every read action, the OpenAPI document, and downloads
/// (sheet.pdf, results and numbers as CSV and XLSX, figures as SVG and PNG). `workspace` must
/// outlive the router.
void add_indicators_routes(ApiRouter& router, indicators::Workspace& workspace);

}  // namespace engawa::server
