#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "apps/server/api_router.hpp"
#include "apps/server/message.hpp"

namespace engawa::server {

/// A page's HTML with places that one reply of the API fills, so that the page's first chart is
/// seen before the web application has started. The file, written when that is built, begins
///
///     path: /areas/{area}
///     reply: /api/areas/{area}/issues
///
/// then an empty line and the HTML. `{{text KEY}}` in it stands for the reply's first string under
/// KEY, escaped; `{{svg KEY}}` for a picture, as it is.
struct PageTemplate {
  std::string path;   ///< pattern as of a route
  std::string reply;  ///< where the router gives the reply; names as in `path`
  std::string html;

  /// Nothing when `file` does not begin in that way.
  [[nodiscard]] static std::optional<PageTemplate> read(std::string_view file);
  /// The page; nothing when a place is not known or `reply_json` has nothing for it.
  [[nodiscard]] std::optional<std::string> fill(std::string_view reply_json) const;
};

/// The first string under `key`, at whatever depth of a valid JSON text. Nothing when there is none
/// or it holds an escape beyond ASCII, which the server never writes.
[[nodiscard]] std::optional<std::string> string_under(std::string_view json, std::string_view key);

/// The page of `page` for `request`, filled from what `router` replies to the same query.
/// Nothing when that is not 200 or does not fill the page.
[[nodiscard]] std::optional<Response> page_response(const PageTemplate& page,
                                                    const ApiRouter& router, const Request& request,
                                                    const PathParameters& parameters);

}  // namespace engawa::server
