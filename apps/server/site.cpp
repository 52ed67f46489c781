#include "apps/server/site.hpp"

#include <utility>

namespace engawa::server {

Handler make_site(std::shared_ptr<const ApiRouter> router,
                  std::shared_ptr<const StaticFiles> files) {
  return [router = std::move(router), files = std::move(files)](const Request& request) {
    const bool for_router = !files || is_under(request.path, "/api") ||
                            is_under(request.path, "/figures") || router->knows(request.path);
    return for_router ? router->handle(request) : files->handle(request);
  };
}

}  // namespace engawa::server
