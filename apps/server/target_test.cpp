#include "apps/server/target.hpp"

#include <gmock/gmock.h>

#include <string>

#include "apps/server/test_request.hpp"

namespace engawa::server {
namespace {

using test::request_for;

TEST(Target, DecodesPathAndQuery) {
  const Request request =
      request_for("GET", "/api/%E9%B3%A5%E5%8F%96/?a=1&a=2&b=x%3Dy&c&=d&&e=%2F+%2B");
  EXPECT_EQ(request.path, "/api/鳥取/");
  EXPECT_EQ(request.query,
            (HeaderList{{"a", "1"}, {"a", "2"}, {"b", "x=y"}, {"c", ""}, {"", "d"}, {"e", "/ +"}}));
  EXPECT_EQ(request.query_value("a"), "1");
  EXPECT_EQ(request.query_value("z"), std::nullopt);
}

TEST(Target, RefusesWhatCanBeReadTwoWays) {
  for (const char* target :
       {"", "*", "http://localhost/", "/a%2Fb", "/a%5cb", "/..", "/a/../b", "/%2e%2e/x", "/.", "/%",
        "/%4", "/%zz", "/%00", "/%1F", "/%80", "/%C0%AF", "/%ED%A0%80", "/?%00", "/?a=%"}) {
    Request request;
    EXPECT_FALSE(read_target(target, request).ok()) << target;
  }
}

}  // namespace
}  // namespace engawa::server
