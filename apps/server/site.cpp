#include "apps/server/site.hpp"

#include <set>
#include <utility>

#include "apps/server/page_templates.hpp"
#include "apps/server/target.hpp"
#include "engawa/base/json_reader.hpp"

namespace engawa::server {
namespace {

// The first template of this path that fits; index.html, where the application starts from
// nothing, when none does.
Response fill_page(const ApiRouter& router, const StaticFiles& files, const std::string& path,
                   const Request& request, const PathParameters& parameters) {
  for (const PageTemplate& page : files.templates()) {
    if (page.path != path) continue;
    if (auto filled = page_response(page, router, request, parameters)) return std::move(*filled);
  }
  return files.handle(request);
}

Response see_other(std::string place) {
  Response response;
  response.status = 303;
  response.content_type = "text/plain; charset=utf-8";
  response.headers.emplace_back("Location", std::move(place));
  return response;
}

// Where the search form leads a browser in which the application does not run (yet): to the best
// hit, or back to the form with the words in it.
Response find_area(const ApiRouter& router, const Request& request) {
  const std::string words(request.query_value("query").value_or(""));
  Request asked = request;
  asked.path = "/api/areas/search";
  const Response reply = router.handle(asked);
  if (reply.status == 200 && reply.body) {
    const auto json = base::JsonValue::parse(*reply.body);
    const auto* best = json && !words.empty() ? value_at(*json, "hits.0.area.code") : nullptr;
    const std::string* code = best == nullptr ? nullptr : best->text();
    if (code != nullptr) return see_other(*code == "00" ? "/" : "/areas/" + *code);
  }
  return see_other(words.empty() ? "/" : "/?query=" + percent_encode(words));
}

ApiRouter pages_of(const std::shared_ptr<const ApiRouter>& router,
                   const std::shared_ptr<const StaticFiles>& files) {
  ApiRouter pages;
  if (!files) return pages;
  std::set<std::string> paths;
  for (const PageTemplate& page : files->templates()) paths.insert(page.path);
  for (const std::string& path : paths) {
    pages.add({"GET", path,
               [path, router, files](const Request& request, const PathParameters& parameters) {
                 return fill_page(*router, *files, path, request, parameters);
               }});
  }
  pages.add({"GET", "/areas", [router](const Request& request, const PathParameters&) {
               return find_area(*router, request);
             }});
  return pages;
}

}  // namespace

Handler make_site(std::shared_ptr<const ApiRouter> router,
                  std::shared_ptr<const StaticFiles> files) {
  auto pages = std::make_shared<const ApiRouter>(pages_of(router, files));
  return [router = std::move(router), files = std::move(files),
          pages = std::move(pages)](const Request& request) {
    const bool for_router = !files || is_under(request.path, "/api") ||
                            is_under(request.path, "/figures") || router->knows(request.path);
    if (for_router) return router->handle(request);
    const bool is_page = request.reads_only() && pages->knows(request.path);
    return is_page ? pages->handle(request) : files->handle(request);
  };
}

}  // namespace engawa::server
