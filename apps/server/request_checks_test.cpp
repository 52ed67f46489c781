#include "apps/server/request_checks.hpp"

#include <gmock/gmock.h>

#include <string>

#include "apps/server/test_request.hpp"

namespace engawa::server {
namespace {

using test::request_for;

TEST(Host, IsReadWithoutItsPort) {
  EXPECT_EQ(host_without_port("localhost:8080"), "localhost");
  EXPECT_EQ(host_without_port("[::1]:8080"), "[::1]");
  EXPECT_EQ(host_without_port("[::1]"), "[::1]");
  for (const char* bad : {"", ":80", "[::1", "localhost:80x", "localhost:1:2", "[::1]x"}) {
    EXPECT_EQ(host_without_port(bad), "") << bad;
  }
}

TEST(Host, OnLoopbackOnlyItsOwnNamesAreAccepted) {
  const auto accepted = [](std::string host, const HostRules& rules) {
    return !refuse_request(request_for("GET", "/", {{"host", std::move(host)}}), 11, rules);
  };
  const HostRules loopback;
  for (const char* ours : {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080"}) {
    EXPECT_TRUE(accepted(ours, loopback)) << ours;
  }
  for (const char* other : {"", "localhost.attacker.example", "127.0.0.1.example", "0.0.0.0",
                            "localhost@attacker.example", "127.0.0.10"}) {
    EXPECT_FALSE(accepted(other, loopback)) << other;
  }
  EXPECT_TRUE(accepted("engawa.example", {true, {"engawa.example"}}));
  EXPECT_TRUE(accepted("any.example", {false, {}}));
  EXPECT_FALSE(accepted("any.example", {false, {"engawa.example"}}));
}

TEST(CrossSite, OnlyOurOwnPagesMayWrite) {
  const auto accepted = [](std::string method, std::string name, std::string value) {
    const Request request = request_for(
        std::move(method), "/", {{"Host", "localhost:8080"}, {std::move(name), std::move(value)}});
    return !refuse_request(request, 11, HostRules{});
  };
  EXPECT_TRUE(accepted("POST", "X", "no browser"));
  EXPECT_TRUE(accepted("POST", "Origin", "http://localhost:8080"));
  EXPECT_TRUE(accepted("POST", "Sec-Fetch-Site", "same-origin"));
  EXPECT_FALSE(accepted("POST", "Origin", "http://localhost:9090"));
  EXPECT_FALSE(accepted("POST", "Origin", "null"));
  EXPECT_FALSE(accepted("DELETE", "Sec-Fetch-Site", "cross-site"));
  EXPECT_TRUE(accepted("GET", "Sec-Fetch-Site", "cross-site"));
}

}  // namespace
}  // namespace engawa::server
