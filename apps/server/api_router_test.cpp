#include "apps/server/api_router.hpp"

#include <gmock/gmock.h>

#include <string>

#include "apps/server/test_request.hpp"

namespace engawa::server {
namespace {

using test::request_for;
using testing::HasSubstr;

ApiRouter example_router() {
  ApiRouter router;
  const auto say = [](const std::string& word) {
    return [word](const Request&, const PathParameters& parameters) {
      return json_response(word + ":" + std::string(parameters["code"]));
    };
  };
  router.add({"GET", "/api/areas/{code}", say("one")});
  router.add({"GET", "/api/areas/all", say("all")});
  router.add({"POST", "/api/areas/{code}", say("write"), 99});
  router.add({"GET", "/api/{any}/{code}/issues", say("issues")});
  return router;
}

TEST(Router, FindsTheMostExactRoute) {
  const ApiRouter router = example_router();
  const auto body = [&](std::string method, std::string_view target) {
    return *router.handle(request_for(std::move(method), target)).body;
  };
  EXPECT_EQ(body("GET", "/api/areas/3101"), "one:3101");
  EXPECT_EQ(body("HEAD", "/api/areas/%E6%9D%B1"), "one:東");
  EXPECT_EQ(body("GET", "/api/areas/all"), "all:");
  EXPECT_EQ(body("POST", "/api/areas/3101"), "write:3101");
  EXPECT_EQ(body("GET", "/api/areas/3101/issues"), "issues:3101");
  EXPECT_EQ(router.body_bytes_max(request_for("POST", "/api/areas/1")), 99U);
}

TEST(Router, TellsUnknownPathsFromUnknownMethods) {
  const ApiRouter router = example_router();
  for (const char* path : {"/", "/api", "/api/areas", "/api/areas/", "/api/areas/1/2", "/x"}) {
    const Response response = router.handle(request_for("GET", path));
    EXPECT_EQ(response.status, 404) << path;
    EXPECT_EQ(response.content_type, "application/problem+json");
    EXPECT_THAT(*response.body, HasSubstr(R"("code":"SRV-003")"));
    EXPECT_THAT(*response.body, HasSubstr(R"("status":404)"));
  }
  const Response response = router.handle(request_for("DELETE", "/api/areas/1"));
  EXPECT_EQ(response.status, 405);
  EXPECT_EQ(response.headers, (HeaderList{{"Allow", "GET, HEAD, POST"}}));
}

}  // namespace
}  // namespace engawa::server
