#include "apps/server/response_pipeline.hpp"

#include <gmock/gmock.h>

#include <string>

#include "apps/server/problems.hpp"
#include "apps/server/test_request.hpp"

namespace engawa::server {
namespace {

using test::request_for;
using testing::HasSubstr;
using testing::Not;

TEST(Encoding, IsNegotiated) {
  for (const char* yes : {"gzip", "br, GZIP", "*", "gzip;q=0.1", "gzip; q=1.0", "br;q=1,gzip"}) {
    EXPECT_TRUE(accepts_gzip(yes)) << yes;
  }
  for (const char* no : {"", "br", "gzip;q=0", "*;q=0", "gzip;q=0, *", "gzip;q=x", "gzipped"}) {
    EXPECT_FALSE(accepts_gzip(no)) << no;
  }
  EXPECT_TRUE(is_compressible("application/problem+json"));
  EXPECT_TRUE(is_compressible("text/csv; charset=utf-8"));
  EXPECT_FALSE(is_compressible("image/png"));
}

TEST(Etag, MatchesItsFormsOnly) {
  for (const char* yes : {"\"a\"", "W/\"a\"", "\"a-gzip\"", "\"x\", \"a\"", "*"}) {
    EXPECT_TRUE(etag_matches(yes, "a")) << yes;
  }
  for (const char* no : {"", "a", "\"ab\"", "\"", "\"a"}) EXPECT_FALSE(etag_matches(no, "a")) << no;
}

TEST(Pipeline, AnOwnEtagCountsWithinItsUrlOnly) {
  ResponsePipeline pipeline;
  const HeaderList gzip{{"Accept-Encoding", "gzip"}};
  const auto finish = [&](std::string_view target, char letter) {
    Response response = json_response(std::string(5000, letter));
    response.etag = "edition-9";
    return pipeline.finish(request_for("GET", target, gzip), std::move(response));
  };
  EXPECT_NE(*finish("/a", 'a').body, *finish("/b", 'b').body);
  EXPECT_EQ(finish("/a", 'a').body, finish("/a", 'a').body);  // the cached one, not a copy
}

TEST(Pipeline, WritesAndErrorsAreNeverKept) {
  ResponsePipeline pipeline;
  const WireResponse written = pipeline.finish(request_for("POST", "/"), json_response("{}"));
  EXPECT_THAT(written.head, HasSubstr("Cache-Control: no-store\r\n"));
  EXPECT_THAT(written.head, Not(HasSubstr("ETag")));
  const Response error = error_response(base::make_problem(problems::not_found), 404);
  EXPECT_THAT(pipeline.finish(request_for("GET", "/"), error).head,
              HasSubstr("Cache-Control: no-store\r\n"));
  Response large = json_response(std::string(5000, 'x'));
  large.caching = Caching::none;
  const HeaderList gzip{{"Accept-Encoding", "gzip"}};
  EXPECT_LT(pipeline.finish(request_for("GET", "/", gzip), large).body->size(), 1000U);
  EXPECT_EQ(pipeline.cache_bytes(), 0U);
}

TEST(Pipeline, AHeaderCannotBreakTheLine) {
  ResponsePipeline pipeline;
  Response response = json_response("{}");
  response.headers = {{"X-Good", "yes"}, {"X-Bad", "a\r\nSet-Cookie: b"}, {"X\nY", "c"}};
  const std::string head = pipeline.finish(request_for("GET", "/"), response).head;
  EXPECT_THAT(head, HasSubstr("X-Good: yes\r\n"));
  EXPECT_THAT(head, Not(HasSubstr("Set-Cookie")));
}

}  // namespace
}  // namespace engawa::server
