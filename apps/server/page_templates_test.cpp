#include "apps/server/page_templates.hpp"

#include <gmock/gmock.h>

#include <string>

#include "apps/server/test_request.hpp"

namespace engawa::server {
namespace {

using test::request_for;
using testing::Optional;

constexpr std::string_view replies_json =
    R"({"map":{"title":"a \"b\" \u003c &","empty":"","picture":"\u003csvg>\u003c/svg>",)"
    R"("rows":[{"name":"一","count":3,"drivers":["男性","女性 40代"]}],"shares":[0.5],"none":[]}})";

base::JsonValue json_of(std::string_view text) { return base::JsonValue::parse(text).value(); }

std::optional<std::string> filled(std::string html, HeaderList conditions = {}) {
  return PageTemplate{"/", {{"map", "/api/x"}}, std::move(conditions), std::move(html)}.fill(
      json_of(replies_json));
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

TEST(PageTemplates, BeginWithTheirAddressesAndConditions) {
  const auto page = PageTemplate::read(
      "path: /areas/{a}\nreply issues: /api/{a}\nreply map: /api/maps/{a}\n"
      "when: issues.area.kind medical_area\n\n<!doctype html>\n");
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->path, "/areas/{a}");
  EXPECT_EQ(page->replies, (HeaderList{{"issues", "/api/{a}"}, {"map", "/api/maps/{a}"}}));
  EXPECT_EQ(page->conditions, (HeaderList{{"issues.area.kind", "medical_area"}}));
  EXPECT_EQ(page->html, "<!doctype html>\n");
  for (const char* wrong :
       {"", "<!doctype html>", "path: /\n\n<p>", "path: /\nreply x: /api/x\n<p>",
        "path: /\nreply x: /api/x\nother: 1\n\n<p>", "reply x: /api/x\n\n<p>"})
    EXPECT_FALSE(PageTemplate::read(wrong).has_value()) << wrong;
}

TEST(PageTemplates, TextsAreEscapedAndPicturesAreNot) {
  EXPECT_THAT(
      filled("<h1 title=\"{{text map.title}}\">{{text map.empty}}</h1>{{svg map.picture}}."),
      Optional(std::string("<h1 title=\"a &quot;b&quot; &lt; &amp;\"></h1><svg></svg>.")));
}

TEST(PageTemplates, PlacesReachIntoListsAndTakeNumbersAndListsOfTexts) {
  EXPECT_THAT(filled("{{text map.rows.0.name}}{{text map.rows.0.count}}"),
              Optional(std::string("一3")));
  EXPECT_THAT(filled("{{text map.rows.0.drivers}}/{{text map.none}}"),
              Optional(std::string("男性、女性 40代/")));
}

TEST(PageTemplates, APageThatCannotBeFilledIsNone) {
  for (const char* html :
       {"{{text map.missing}}", "{{text missing}}", "{{text map}}", "{{text map.rows}}",
        "{{text map.rows.1.name}}", "{{text map.rows.-1.name}}", "{{text map.rows.x.name}}",
        "{{text map.shares.0}}", "{{svg map.title}}", "{{other map.title}}", "{{map.title}}",
        "{{text map.title"})
    EXPECT_FALSE(filled(html).has_value()) << html;
}

TEST(PageTemplates, APageWhoseConditionsFailIsNone) {
  EXPECT_THAT(filled("<p>", {{"map.rows.0.name", "一"}, {"map.rows.0.count", "3"}}),
              Optional(std::string("<p>")));
  EXPECT_FALSE(filled("<p>", {{"map.rows.0.name", "二"}}).has_value());
  EXPECT_FALSE(filled("<p>", {{"map.rows.0.other", ""}}).has_value());
}

TEST(PageTemplates, APageAsksForTheSameView) {
  const PageTemplate page{
      "/areas/{area}", {{"area", "/api/areas/{area}"}}, {}, "<p>{{text area.title}}</p>"};
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
