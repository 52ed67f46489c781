#include "apps/server/site.hpp"

#include <utility>

#include "apps/server/page_templates.hpp"

namespace engawa::server {
namespace {

// The routes of pages that the server can fill; any that it cannot gets index.html.
ApiRouter pages_of(const std::shared_ptr<const ApiRouter>& router,
                   const std::shared_ptr<const StaticFiles>& files) {
  ApiRouter pages;
  if (!files) return pages;
  for (const PageTemplate& page : files->templates()) {
    pages.add({"GET", page.path,
               [&page, router, files](const Request& request, const PathParameters& parameters) {
                 auto filled = page_response(page, *router, request, parameters);
                 return filled ? std::move(*filled) : files->handle(request);
               }});
  }
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
