#include "apps/server/static_files.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "apps/server/problems.hpp"
#include "apps/server/response_pipeline.hpp"
#include "apps/server/site.hpp"
#include "apps/server/test_request.hpp"
#include "engawa/base/files.hpp"
#include "engawa/base/temporary_folder.hpp"

namespace engawa::server {
namespace {

using test::request_for;

ApiRouter one_route() {
  ApiRouter router;
  router.add({"GET", "/api/areas/{code}", [](const Request&, const PathParameters& parameters) {
                return json_response("one:" + std::string(parameters["code"]));
              }});
  return router;
}

class StaticFilesTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_FALSE(m_top.empty());
    write("secret.txt", "outside");
    write("dist/index.html", "<!doctype html>" + std::string(2000, ' '));
    write("dist/assets/index-Bx3_kQ9a.js", "let x;" + std::string(3000, ' '));
    write("dist/assets/logo.svg", "<svg/>");
    write("dist/.hidden/key.txt", "hidden");
    std::filesystem::create_symlink(m_top / "secret.txt", m_top / "dist/link.txt");
  }

  void write(const std::string& path, const std::string& bytes) const {
    std::filesystem::create_directories((m_top / path).parent_path());
    ASSERT_TRUE(base::write_file(m_top / path, bytes).ok());
  }
  [[nodiscard]] base::Result<StaticFiles> load() const { return StaticFiles::load(m_top / "dist"); }

  base::TemporaryFolder m_folder;
  std::filesystem::path m_top = m_folder.path();
};

TEST_F(StaticFilesTest, ServesFilesFromMemory) {
  const base::Result<StaticFiles> files = load();
  ASSERT_TRUE(files.ok());
  EXPECT_EQ(files->count(), 3U);
  std::filesystem::remove_all(m_top / "dist");
  const Response script = files->handle(request_for("GET", "/assets/index-Bx3_kQ9a.js"));
  EXPECT_EQ(script.content_type, "text/javascript; charset=utf-8");
  EXPECT_EQ(script.caching, Caching::immutable);
  EXPECT_NE(script.gzip_body, nullptr);
  EXPECT_EQ(files->handle(request_for("GET", "/assets/logo.svg")).caching, Caching::revalidate);
}

TEST_F(StaticFilesTest, GivesIndexForTheApplicationsOwnAddresses) {
  const base::Result<StaticFiles> files = load();
  for (const char* path : {"/", "/areas/3101", "/areas/3101/", "/apiary", "/%E9%B3%A5"}) {
    const Response response = files->handle(request_for("GET", path));
    EXPECT_EQ(response.status, 200) << path;
    EXPECT_EQ(response.content_type, "text/html; charset=utf-8") << path;
  }
  for (const char* path : {"/missing.js", "/api/missing", "/api", "/figures/x", "/link.txt",
                           "/.hidden/key.txt", "/secret.txt"}) {
    EXPECT_EQ(files->handle(request_for("GET", path)).status, 404) << path;
  }
  EXPECT_EQ(files->handle(request_for("POST", "/areas")).status, 405);
}

// The target reader refuses these already; the look-up by name must not depend on that.
TEST_F(StaticFilesTest, NothingOutsideTheFolderIsReachable) {
  const base::Result<StaticFiles> files = load();
  for (const char* path :
       {"/../secret.txt", "/assets/../../secret.txt", "//secret.txt", "/..\\secret.txt"}) {
    Request request;
    request.method = "GET";
    request.path = path;
    EXPECT_EQ(files->handle(request).status, 404) << path;
  }
}

TEST_F(StaticFilesTest, RefusesAFolderWithoutIndexOrTooLarge) {
  for (const auto& result : {StaticFiles::load(m_top), StaticFiles::load(m_top / "none"),
                             StaticFiles::load(m_top / "dist", 2500)}) {
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.problem().code(), problems::static_files_unusable.code);
  }
}

TEST_F(StaticFilesTest, ASiteSendsApiPathsToTheRouter) {
  const auto router = std::make_shared<const ApiRouter>(one_route());
  const Handler site = make_site(router, std::make_shared<const StaticFiles>(load().value()));
  EXPECT_EQ(*site(request_for("GET", "/api/areas/1")).body, "one:1");
  EXPECT_EQ(site(request_for("GET", "/api/none")).content_type, "application/problem+json");
  EXPECT_EQ(site(request_for("GET", "/areas/1")).content_type, "text/html; charset=utf-8");
  EXPECT_EQ(make_site(router, nullptr)(request_for("GET", "/")).status, 404);
}

TEST_F(StaticFilesTest, ASiteFillsItsTemplatesAndElseGivesIndex) {
  write("dist/area.template",
        "path: /areas/{code}\nreply page: /api/page/{code}\n\n<p>{{text page.name}}");
  ApiRouter router;
  router.add({"GET", "/api/page/{code}", [](const Request&, const PathParameters& parameters) {
                const std::string code(parameters["code"]);
                return json_response("{\"name\":\"<" + code + ">\"}", code == "1" ? 200 : 404);
              }});
  const base::Result<StaticFiles> files = load();
  ASSERT_TRUE(files.ok());
  const Handler site = make_site(std::make_shared<const ApiRouter>(std::move(router)),
                                 std::make_shared<const StaticFiles>(*files));
  EXPECT_EQ(*site(request_for("GET", "/areas/1")).body, "<p>&lt;1&gt;");
  EXPECT_EQ(*site(request_for("HEAD", "/areas/1")).body, "<p>&lt;1&gt;");
  const Body index = site(request_for("GET", "/")).body;
  EXPECT_EQ(site(request_for("GET", "/areas/2")).body, index);  // says itself what is wrong
  EXPECT_EQ(site(request_for("GET", "/areas/1/")).body, index);
  EXPECT_EQ(site(request_for("POST", "/areas/1")).status, 405);
  EXPECT_EQ(site(request_for("GET", "/area.template")).status, 404);
}

TEST_F(StaticFilesTest, ASiteTakesTheTemplateThatFits) {
  const auto page = [](const std::string& kind) {
    return "path: /areas/{code}\nreply area: /api/page/{code}\nwhen: area.kind " + kind +
           "\n\n<p>" + kind;
  };
  write("dist/a.template", page("prefecture"));
  write("dist/b.template", page("medical_area"));
  ApiRouter router;
  router.add({"GET", "/api/page/{code}", [](const Request&, const PathParameters&) {
                return json_response(R"({"kind":"medical_area"})");
              }});
  const base::Result<StaticFiles> files = load();
  ASSERT_TRUE(files.ok());
  const Handler site = make_site(std::make_shared<const ApiRouter>(std::move(router)),
                                 std::make_shared<const StaticFiles>(*files));
  EXPECT_EQ(*site(request_for("GET", "/areas/1")).body, "<p>medical_area");
}

TEST_F(StaticFilesTest, TheSearchFormLeadsToTheBestHitOrBack) {
  ApiRouter router;
  router.add({"GET", "/api/areas/search", [](const Request& request, const PathParameters&) {
                const std::string words(request.query_value("query").value_or(""));
                if (words == "全国") return json_response(R"({"hits":[{"area":{"code":"00"}}]})");
                if (words == "東部") return json_response(R"({"hits":[{"area":{"code":"3101"}}]})");
                return json_response(R"({"hits":[]})");
              }});
  const base::Result<StaticFiles> files = load();
  ASSERT_TRUE(files.ok());
  const Handler site = make_site(std::make_shared<const ApiRouter>(std::move(router)),
                                 std::make_shared<const StaticFiles>(*files));
  const auto led_to = [&](const char* target) {
    const Response response = site(request_for("GET", target));
    EXPECT_EQ(response.status, 303);
    return response.headers.empty() ? "" : response.headers.front().second;
  };
  EXPECT_EQ(led_to("/areas?query=%E6%9D%B1%E9%83%A8"), "/areas/3101");
  EXPECT_EQ(led_to("/areas?query=%E5%85%A8%E5%9B%BD"), "/");
  EXPECT_EQ(led_to("/areas?query=%E7%84%A1%26"), "/?query=%E7%84%A1%26");
  EXPECT_EQ(led_to("/areas?query="), "/");
  EXPECT_EQ(led_to("/areas"), "/");
}

TEST_F(StaticFilesTest, RefusesATemplateWithoutAddresses) {
  write("dist/area.template", "<p>");
  EXPECT_FALSE(load().ok());
}

TEST_F(StaticFilesTest, AFilledPageHasThePolicyOfEveryPage) {
  write("dist/home.template", "path: /\nreply: /api/areas/1\n\n" + std::string(2000, ' '));
  const Handler site = make_site(std::make_shared<const ApiRouter>(one_route()),
                                 std::make_shared<const StaticFiles>(load().value()));
  ResponsePipeline pipeline;
  const Request request = request_for("GET", "/", {{"Accept-Encoding", "gzip"}});
  const WireResponse wire = pipeline.finish(request, site(request));
  EXPECT_THAT(wire.head, testing::HasSubstr("Content-Security-Policy: default-src 'none'; "));
  EXPECT_THAT(wire.head, testing::HasSubstr("Cache-Control: no-cache\r\n"));
  EXPECT_THAT(wire.head, testing::HasSubstr("Content-Encoding: gzip\r\n"));
  EXPECT_THAT(wire.head, testing::HasSubstr("ETag: \""));
}

TEST(StaticNames, HashedNamesAreTold) {
  EXPECT_TRUE(is_hashed_name("/assets/index-Bx3_kQ9a.js"));
  EXPECT_TRUE(is_hashed_name("/assets/chunk-D-3f_x12.css"));
  for (const char* no : {"/index-Bx3_kQ9a.js", "/assets/index.js", "/assets/my-overview.js",
                         "/assets/Bx3_kQ9a", "/assets/-x.js"}) {
    EXPECT_FALSE(is_hashed_name(no)) << no;
  }
}

}  // namespace
}  // namespace engawa::server
