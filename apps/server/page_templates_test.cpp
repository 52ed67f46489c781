#include "apps/server/page_templates.hpp"

#include <gmock/gmock.h>

#include <string>

#include "apps/server/test_request.hpp"

namespace engawa::server {
namespace {

using test::request_for;
using testing::Optional;

constexpr std::string_view reply_json = R"({"title":"a \"b\" \u003c &","empty":"",)"
                                        R"("picture":"\u003csvg>\u003cpath d=\"M0 0\"/>)"
                                        R"(\u003c/svg>"})";

std::optional<std::string> filled(std::string html, std::string_view json = reply_json) {
  return PageTemplate{"/", "/api/x", std::move(html)}.fill(json);
}

ApiRouter one_reply() {
  ApiRouter router;
  router.add({"GET", "/api/areas/{area}", [](const Request& request, const PathParameters& path) {
                const std::string year(request.query_value("year").value_or("2021"));
                if (path["area"] == "none") return json_response(R"({"title":"no"})", 404);
                return json_response(R"({"title":")" + std::string(path["area"]) + year + "\"}");
              }});
  return router;
}

TEST(PageTemplates, BeginWithTheirAddresses) {
  const auto page = PageTemplate::read("path: /areas/{a}\nreply: /api/{a}\n\n<!doctype html>\n");
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->path, "/areas/{a}");
  EXPECT_EQ(page->reply, "/api/{a}");
  EXPECT_EQ(page->html, "<!doctype html>\n");
  for (const char* wrong : {"", "<!doctype html>", "path: /\n\n<p>", "path: /\nreply: /api/x\n<p>"})
    EXPECT_FALSE(PageTemplate::read(wrong).has_value()) << wrong;
}

TEST(PageTemplates, TextsAreEscapedAndPicturesAreNot) {
  EXPECT_THAT(filled("<h1 title=\"{{text title}}\">{{text empty}}</h1>{{svg picture}}."),
              Optional(std::string("<h1 title=\"a &quot;b&quot; &lt; &amp;\"></h1>"
                                   "<svg><path d=\"M0 0\"/></svg>.")));
}

TEST(PageTemplates, APageThatCannotBeFilledIsNone) {
  for (const char* html :
       {"{{text missing}}", "{{svg title}}", "{{other title}}", "{{title}}", "{{text title"})
    EXPECT_FALSE(filled(html).has_value()) << html;
}

TEST(PageTemplates, StringsAreFoundByTheirKey) {
  EXPECT_THAT(string_under(R"({"a":"\"b\":\"no\"","b":{"c":[1,{"b":"yes\n\\"}]}})", "b"),
              Optional(std::string("yes\n\\")));
  for (const char* json : {R"({"b":1})", R"({"b":"cut)", R"({"b":"cut\)", R"({"b":"\u3042"})",
                           R"({"b":"\u00"})", R"({"b":"\x"})", ""})
    EXPECT_FALSE(string_under(json, "b").has_value()) << json;
}

TEST(PageTemplates, APageAsksForTheSameView) {
  const PageTemplate page{"/areas/{area}", "/api/areas/{area}", "<p>{{text title}}</p>"};
  PathParameters parameters;
  parameters.add("area", "3101");
  const ApiRouter router = one_reply();
  const auto response =
      page_response(page, router, request_for("GET", "/areas/3101?year=2018"), parameters);
  ASSERT_TRUE(response.has_value());
  EXPECT_EQ(*response->body, "<p>31012018</p>");
  EXPECT_EQ(response->content_type, "text/html; charset=utf-8");
  EXPECT_EQ(response->caching, Caching::revalidate);
  PathParameters unknown;
  unknown.add("area", "none");
  EXPECT_FALSE(page_response(page, router, request_for("GET", "/areas/none"), unknown).has_value());
}

}  // namespace
}  // namespace engawa::server
