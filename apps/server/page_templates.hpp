#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "apps/server/api_router.hpp"
#include "apps/server/message.hpp"
#include "engawa/base/json_reader.hpp"

namespace engawa::server {

/// What stands in `json` at "worse.0.name"; null when there is nothing.
[[nodiscard]] const base::JsonValue* value_at(const base::JsonValue& json, std::string_view where);

/// A page's HTML with places that replies of the API fill, so that the page's first chart is seen
/// before the web application has started. The file, written when that is built, begins
///
///     path: /areas/{area}
///     reply issues: /api/areas/{area}/issues
///     when: issues.area.kind medical_area
///
/// then an empty line and the HTML. There may be several replies, and several conditions under
/// which the template fits. `{{text WHERE}}` in the HTML stands for a text, a whole number or a
/// list of texts, escaped; `{{svg WHERE}}` for a picture, as it is. WHERE is "issues.worse.0.name".
struct PageTemplate {
  std::string path;  ///< pattern as of a route
  /// Name and address of each reply; braces as in `path`.
  HeaderList replies;
  HeaderList conditions;  ///< where, and the text that must stand there
  std::string html;

  /// Nothing when `file` does not begin in that way.
  [[nodiscard]] static std::optional<PageTemplate> read(std::string_view file);
  /// The page; nothing when a condition fails, a place is not known, or `values`, an object of
  /// replies by name, has nothing for it.
  [[nodiscard]] std::optional<std::string> fill(const base::JsonValue& values) const;
};

/// The page of `page` for `request`, filled from what `router` replies to the same query.
/// Nothing when one of them is not 200 or they do not fill the page.
[[nodiscard]] std::optional<Response> page_response(const PageTemplate& page,
                                                    const ApiRouter& router, const Request& request,
                                                    const PathParameters& parameters);

}  // namespace engawa::server
