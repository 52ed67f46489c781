#include "engawa/base/id.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>
#include <vector>

namespace engawa::base {
namespace {

// Many in one millisecond: what was done last is found by its id.
TEST(Id, SortsInTheOrderInWhichItWasMade) {
  std::vector<std::string> made(20'000);
  for (auto& id : made) id = new_id_text();
  EXPECT_TRUE(std::is_sorted(made.begin(), made.end()));
  EXPECT_EQ(std::adjacent_find(made.begin(), made.end()), made.end());
  EXPECT_EQ(made.front().size(), 26U);
}

TEST(Id, IsMadeOnceAlsoByThreads) {
  constexpr std::size_t each = 20'000;
  std::vector<std::string> made(2 * each);
  const auto make = [&](std::size_t from) {
    for (std::size_t i = from; i < from + each; ++i) made[i] = new_id_text();
  };
  std::thread other(make, each);
  make(0);
  other.join();
  std::sort(made.begin(), made.end());
  EXPECT_EQ(std::adjacent_find(made.begin(), made.end()), made.end());
}

}  // namespace
}  // namespace engawa::base
