#include "apps/server/body_cache.hpp"

#include <gmock/gmock.h>

#include <string>

namespace engawa::server {
namespace {

TEST(BodyCache, StaysWithinItsBytes) {
  BodyCache cache(1000);
  for (int i = 0; i < 50; ++i) {
    cache.store("key" + std::to_string(i), make_body(std::string(100, 'x')));
    EXPECT_LE(cache.bytes(), 1000U);
    EXPECT_NE(cache.find("key0"), nullptr);  // asked for each time, so never the oldest
  }
  EXPECT_EQ(cache.find("key1"), nullptr);
  EXPECT_NE(cache.find("key49"), nullptr);
  cache.store("huge", make_body(std::string(500, 'x')));
  EXPECT_EQ(cache.find("huge"), nullptr);
}

}  // namespace
}  // namespace engawa::server
