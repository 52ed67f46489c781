#include "apps/server/server.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <csignal>
#include <deque>
#include <future>
#include <thread>
#include <vector>

#include "apps/server/problems.hpp"
#include "apps/server/test_client.hpp"
#include "apps/server/test_server.hpp"
#include "engawa/formats/gzip.hpp"

namespace engawa::server {
namespace {

using namespace std::chrono_literals;
using test::Client;
using test::echo;
using test::quiet;
using test::Reply;
using test::Running;
using testing::HasSubstr;

bool eventually(const std::function<bool()>& condition) {
  for (int i = 0; i < 500; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

TEST(HttpServer, AnswersManyRequestsOnOneConnection) {
  Running server;
  Client client(server.port());
  for (int i = 0; i < 20; ++i) {
    const Reply reply = client.get("/a%20b?name=%E5%B1%B1+%E5%B7%9D&x");
    ASSERT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "GET /a b name=山 川 x= body=0");
  }
  EXPECT_EQ((*server).connections(), 1U);
}

TEST(HttpServer, AnswersPipelinedRequestsInOrder) {
  Running server;
  Client client(server.port());
  client.send(
      "GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
      "POST /2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc"
      "GET /3 HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(client.receive().body, "GET /1 body=0");
  EXPECT_EQ(client.receive().body, "POST /2 body=3");
  EXPECT_EQ(client.receive().body, "GET /3 body=0");
}

TEST(HttpServer, ClosesWhenAskedToAndForOldClients) {
  Running server;
  Client closing(server.port());
  EXPECT_EQ(closing.get("/", "Connection: close\r\n").header("Connection"), "close");
  EXPECT_TRUE(closing.is_closed());
  Client old(server.port());
  old.send("GET / HTTP/1.0\r\n\r\n");
  EXPECT_EQ(old.receive().status, 200);
  EXPECT_TRUE(old.is_closed());
}

TEST(HttpServer, HeadHasTheHeaderOfGetAndNoBody) {
  Running server;
  Client client(server.port());
  const Reply get = client.get("/large");
  const Reply head = client.ask("HEAD", "/large");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Content-Length"), get.header("Content-Length"));
  EXPECT_EQ(head.header("ETag"), get.header("ETag"));
  EXPECT_EQ(client.get("/next").body, "GET /next body=0");  // no byte of a body was in between
}

TEST(HttpServer, CompressesAndRevalidates) {
  Running server;
  Client client(server.port());
  const Reply plain = client.get("/large");
  const Reply packed = client.get("/large", "Accept-Encoding: br, gzip\r\n");
  EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
  EXPECT_EQ(packed.header("Vary"), "Accept-Encoding");
  EXPECT_LT(packed.body.size(), 1000U);
  EXPECT_EQ(*formats::gzip_decompress(packed.body), plain.body);
  EXPECT_NE(packed.header("ETag"), plain.header("ETag"));
  for (const Reply& known : {plain, packed}) {
    const Reply again = client.get("/large", "If-None-Match: " + known.header("ETag") + "\r\n");
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(again.body, "");
  }
  EXPECT_EQ(client.get("/large", "If-None-Match: \"other\"\r\n").status, 200);
}

TEST(HttpServer, ReadsBodiesOfBothFramings) {
  Running server;
  Client client(server.port());
  const std::string body(300'000, 'x');
  EXPECT_EQ(client.ask("POST", "/p", "Content-Length: 300000\r\n", body).body,
            "POST /p body=300000");
  EXPECT_EQ(client
                .ask("POST", "/p", "Transfer-Encoding: chunked\r\n",
                     "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n")
                .body,
            "POST /p body=5");
}

TEST(HttpServer, SaysContinueBeforeTheBody) {
  Running server;
  Client client(server.port());
  client.send(
      "POST /p HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.receive().status, 100);
  client.send("abc");
  EXPECT_EQ(client.receive().body, "POST /p body=3");
}

TEST(HttpServer, TurnsAnExceptionInto500AndGoesOn) {
  Running server;
  Client client(server.port());
  const Reply reply = client.get("/throw");
  EXPECT_EQ(reply.status, 500);
  EXPECT_EQ(reply.header("Content-Type"), "application/problem+json");
  EXPECT_THAT(reply.body, HasSubstr("\"SRV-010\""));
  EXPECT_THAT(reply.body, testing::Not(HasSubstr("as the test wishes")));
  EXPECT_EQ(client.get("/next").status, 200);
}

TEST(HttpServer, SendsSecurityHeadersWithRefusalsToo) {
  Running server;
  Client client(server.port());
  client.send("nonsense\r\n\r\n");
  const Reply reply = client.receive();
  EXPECT_EQ(reply.status, 400);
  EXPECT_THAT(reply.header("Content-Security-Policy"), HasSubstr("default-src 'none'"));
  EXPECT_EQ(reply.header("X-Content-Type-Options"), "nosniff");
  EXPECT_TRUE(client.is_closed());
}

TEST(HttpServer, AsksForTheBodyLimitOfEachRequest) {
  Options options = quiet();
  options.body_limit = [](const Request& request) {
    return request.path == "/import" ? std::uint64_t{5000} : std::uint64_t{10};
  };
  Running server(options);
  const std::string body(2000, 'x');
  EXPECT_EQ(Client(server.port()).ask("POST", "/import", "Content-Length: 2000\r\n", body).status,
            200);
  EXPECT_EQ(Client(server.port()).ask("POST", "/p", "Content-Length: 2000\r\n", body).status, 413);
}

TEST(HttpServer, BoundsTheMemoryOfAllBodiesTogether) {
  Options options = quiet();
  options.bodies_in_memory_max = 1000;
  Running server(options);
  Client slow(server.port());
  slow.send("POST /p HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\nx");
  EXPECT_TRUE(eventually([&] {
    const Reply reply =
        Client(server.port()).ask("POST", "/q", "Content-Length: 900\r\n", std::string(900, 'x'));
    return reply.status == 503;
  }));
  slow.send(std::string(899, 'x'));
  EXPECT_EQ(slow.receive().status, 200);
  EXPECT_EQ(Client(server.port())
                .ask("POST", "/q", "Content-Length: 900\r\n", std::string(900, 'x'))
                .status,
            200);
}

TEST(HttpServer, DrippingDoesNotMoveTheHeaderDeadline) {
  Options options = quiet();
  options.header_deadline = 300ms;
  Running server(options);
  Client client(server.port());
  const auto start = std::chrono::steady_clock::now();
  bool accepted = client.send("GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
  while (accepted && std::chrono::steady_clock::now() - start < 5s) {
    std::this_thread::sleep_for(20ms);
    accepted = client.send("x") && (*server).connections() > 0;
  }
  EXPECT_TRUE(client.is_closed());
  EXPECT_LT(std::chrono::steady_clock::now() - start, 2s);
}

TEST(HttpServer, ClosesSilentAndStalledConnections) {
  Options options = quiet();
  options.idle_deadline = 200ms;
  options.transfer_deadline = 200ms;
  Running server(options);
  Client silent(server.port());
  Client stalled(server.port());
  stalled.send("POST /p HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\nx");
  EXPECT_TRUE(silent.is_closed());
  EXPECT_TRUE(stalled.is_closed());
}

TEST(HttpServer, HoldsAThousandIdleConnectionsAndStillAnswers) {
  Running server;
  std::deque<Client> idle;
  for (int i = 0; i < 1000; ++i) {
    idle.emplace_back(server.port());
    ASSERT_TRUE(idle.back().connected());
  }
  EXPECT_TRUE(eventually([&] { return (*server).connections() == 1000; }));
  EXPECT_EQ(Client(server.port()).get("/").status, 200);
  EXPECT_EQ(idle.front().get("/first").status, 200);
  EXPECT_EQ(idle.back().get("/last").status, 200);
}

TEST(HttpServer, TurnsAwayConnectionsOverTheLimitUntilOneEnds) {
  Options options = quiet();
  options.connections_max = 2;
  Running server(options);
  {
    Client first(server.port());
    Client second(server.port());
    EXPECT_EQ(first.get("/").status, 200);
    EXPECT_EQ(second.get("/").status, 200);
    const Reply reply = Client(server.port()).receive();
    EXPECT_EQ(reply.status, 503);
    EXPECT_THAT(reply.body, HasSubstr("SRV-011"));
    EXPECT_EQ(first.get("/").status, 200);
  }
  EXPECT_TRUE(eventually([&] { return Client(server.port()).get("/").status == 200; }));
}

TEST(HttpServer, ServesAHundredConnectionsAtOnceOnTwoIoThreads) {
  Options options = quiet();
  options.io_threads = 2;
  Running server(options);
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  threads.reserve(10);
  for (int t = 0; t < 10; ++t) {
    threads.emplace_back([&] {
      std::deque<Client> clients;
      for (int i = 0; i < 10; ++i) clients.emplace_back(server.port());
      for (int round = 0; round < 10; ++round) {
        for (Client& client : clients) {
          good += client.get("/large", "Accept-Encoding: gzip\r\n").status == 200 ? 1 : 0;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, 1000);
}

TEST(HttpServer, ASlowHandlerDoesNotHoldUpOthers) {
  std::promise<void> gate;
  const std::shared_future<void> opened = gate.get_future().share();
  Options options = quiet();
  options.worker_threads = 2;
  Running server(options, [opened](const Request& request) {
    if (request.path == "/slow") opened.wait();
    return echo(request);
  });
  Client slow(server.port());
  slow.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_EQ(Client(server.port()).get("/fast").status, 200);
  gate.set_value();
  EXPECT_EQ(slow.receive().status, 200);
}

TEST(HttpServer, StoppingFinishesWorkAndClosesTheRest) {
  std::promise<void> entered;
  HttpServer server(quiet(), [&](const Request& request) {
    entered.set_value();
    std::this_thread::sleep_for(200ms);
    return echo(request);
  });
  ASSERT_TRUE(server.start().ok());
  const std::uint16_t port = server.port();
  Client idle(port);
  Client busy(port);
  busy.send("GET /busy HTTP/1.1\r\nHost: localhost\r\n\r\n");
  entered.get_future().wait();
  std::thread stopper([&] { server.stop(); });
  const Reply reply = busy.receive();
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.header("Connection"), "close");
  EXPECT_TRUE(idle.is_closed());
  EXPECT_TRUE(busy.is_closed());
  stopper.join();
  EXPECT_FALSE(Client(port).connected());
  EXPECT_EQ(server.connections(), 0U);
}

TEST(HttpServer, StoppingCutsOffPeersThatNeverFinish) {
  Options options = quiet();
  options.stop_deadline = 100ms;
  HttpServer server(options, echo);
  ASSERT_TRUE(server.start().ok());
  Client stalled(server.port());
  stalled.send("POST /p HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\nx");
  EXPECT_TRUE(eventually([&] { return server.connections() == 1; }));
  const auto start = std::chrono::steady_clock::now();
  server.stop();
  server.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - start, 3s);
  EXPECT_TRUE(stalled.is_closed());
}

TEST(HttpServer, ASignalStopsIt) {
  Options options = quiet();
  options.stop_on_signals = true;
  HttpServer server(options, echo);
  ASSERT_TRUE(server.start().ok());
  std::raise(SIGTERM);
  server.wait();
  EXPECT_FALSE(Client(server.port()).connected());
}

TEST(HttpServer, SaysWhyItCannotListen) {
  Running server;
  Options taken = quiet();
  taken.port = server.port();
  HttpServer second(taken, echo);
  const base::Status in_use = second.start();
  ASSERT_FALSE(in_use.ok());
  EXPECT_EQ(in_use.problem().code(), problems::address_in_use.code);
  for (const char* address : {"not an address", "192.0.2.1"}) {
    Options options = quiet();
    options.address = address;
    HttpServer other(options, echo);
    const base::Status refused = other.start();
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.problem().code(), problems::cannot_listen.code);
  }
}

}  // namespace
}  // namespace engawa::server
