#include <gmock/gmock.h>

#include <ostream>
#include <string>

#include "apps/server/test_client.hpp"
#include "apps/server/test_server.hpp"

/// What must not reach a handler, over real sockets.
namespace engawa::server {
namespace {

using test::Client;
using test::quiet;
using test::Reply;
using test::Running;
using testing::HasSubstr;

struct Refused {
  const char* what;
  std::string bytes;
  int status;
  const char* code;
};

void PrintTo(const Refused& refused, std::ostream* out) { *out << refused.what; }

class Refusals : public testing::TestWithParam<Refused> {};

TEST_P(Refusals, GetTheirProblemAndTheServerGoesOn) {
  Options options = quiet();
  options.body_bytes_max = 1000;
  options.bodies_in_memory_max = 1000;
  Running server(options);
  Client client(server.port());
  client.send(GetParam().bytes);
  const Reply reply = client.receive();
  EXPECT_EQ(reply.status, GetParam().status);
  EXPECT_THAT(reply.body, HasSubstr(GetParam().code));
  EXPECT_TRUE(client.is_closed());
  EXPECT_EQ(Client(server.port()).get("/").status, 200);
}

std::string get_with(const std::string& target, const std::string& headers) {
  return "GET " + target + " HTTP/1.1\r\n" + headers + "\r\n";
}

INSTANTIATE_TEST_SUITE_P(
    HttpServer, Refusals,
    testing::Values(
        Refused{"length_and_chunked",
                get_with("/",
                         "Host: localhost\r\nContent-Length: 3\r\n"
                         "Transfer-Encoding: chunked\r\n"),
                400, "SRV-006"},
        Refused{"chunked_and_length",
                get_with("/",
                         "Host: localhost\r\nTransfer-Encoding: chunked\r\n"
                         "Content-Length: 3\r\n"),
                400, "SRV-006"},
        Refused{"coding_and_length",
                get_with("/",
                         "Host: localhost\r\nTransfer-Encoding: gzip\r\n"
                         "Content-Length: 3\r\n"),
                400, "SRV-006"},
        Refused{"unknown_coding",
                get_with("/", "Host: localhost\r\nTransfer-Encoding: xchunked\r\n"), 400,
                "SRV-006"},
        Refused{"two_lengths",
                get_with("/", "Host: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n"), 400,
                "SRV-006"},
        Refused{"negative_length", get_with("/", "Host: localhost\r\nContent-Length: -1\r\n"), 400,
                "SRV-006"},
        Refused{"bad_chunk",
                get_with("/", "Host: localhost\r\nTransfer-Encoding: chunked\r\n") + "zz\r\n", 400,
                "SRV-005"},
        Refused{"no_host", get_with("/", ""), 400, "SRV-005"},
        Refused{"two_hosts", get_with("/", "Host: localhost\r\nHost: localhost\r\n"), 400,
                "SRV-005"},
        Refused{"foreign_host", get_with("/", "Host: attacker.example\r\n"), 421, "SRV-007"},
        Refused{"null_byte", get_with("/a%00b", "Host: localhost\r\n"), 400, "SRV-005"},
        Refused{"not_utf8", get_with("/?q=%FF%FE", "Host: localhost\r\n"), 400, "SRV-005"},
        Refused{"half_escape", get_with("/a%4", "Host: localhost\r\n"), 400, "SRV-005"},
        Refused{"traversal", get_with("/../etc/passwd", "Host: localhost\r\n"), 400, "SRV-005"},
        Refused{"header_too_large",
                get_with("/", "Host: localhost\r\nX: " + std::string(17'000, 'x') + "\r\n"), 431,
                "SRV-008"},
        Refused{"endless_header", "GET / HTTP/1.1\r\nX: " + std::string(200'000, 'x'), 431,
                "SRV-008"},
        Refused{
            "body_too_large",
            get_with("/", "Host: localhost\r\nContent-Length: 1001\r\n") + std::string(1001, 'x'),
            413, "SRV-009"},
        Refused{"body_beyond_memory",
                get_with("/", "Host: localhost\r\nContent-Length: 9000000000000000000\r\n"), 413,
                "SRV-009"},
        Refused{"chunks_too_large",
                get_with("/", "Host: localhost\r\nTransfer-Encoding: chunked\r\n") + "400\r\n" +
                    std::string(1024, 'x') + "\r\n400\r\n" + std::string(1024, 'x'),
                413, "SRV-009"},
        Refused{"garbage", std::string("\x16\x03\x01\x02\x00\x01\x00\xff\r\n\r\n", 12), 400,
                "SRV-005"},
        Refused{"old_version", "GET / HTTP/0.9\r\n\r\n", 400, "SRV-005"}),
    [](const auto& tested) { return tested.param.what; });

}  // namespace
}  // namespace engawa::server
