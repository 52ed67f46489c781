#include "engawa/accounts/sign_in_throttle.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace engawa::accounts {
namespace {

constexpr std::int64_t noon = 1'800'000'000;

std::int64_t wait_after(int failures, std::int64_t passed = 0,
                        ThrottledKey key = ThrottledKey::account) {
  return seconds_to_wait(key, {failures, noon}, noon + passed);
}

TEST(SignInThrottle, FiveFailuresAreFreeThenTheWaitDoublesToFifteenMinutes) {
  for (int failures = 0; failures <= 5; ++failures) EXPECT_EQ(wait_after(failures), 0);
  EXPECT_EQ(wait_after(6), 1);
  EXPECT_EQ(wait_after(7), 2);
  EXPECT_EQ(wait_after(10), 16);
  EXPECT_EQ(wait_after(15), 512);
  EXPECT_EQ(wait_after(16), 900);
  EXPECT_EQ(wait_after(1'000'000), 900);
  EXPECT_EQ(wait_after(std::numeric_limits<int>::max()), 900);
}

TEST(SignInThrottle, TimePassedIsTakenOff) {
  EXPECT_EQ(wait_after(10, 6), 10);
  EXPECT_EQ(wait_after(10, 16), 0);
  EXPECT_EQ(wait_after(10, 3600), 0);
}

TEST(SignInThrottle, AnAddressHasMoreFreeFailures) {
  EXPECT_EQ(wait_after(50, 0, ThrottledKey::address), 0);
  EXPECT_EQ(wait_after(51, 0, ThrottledKey::address), 1);
  EXPECT_EQ(wait_after(53, 0, ThrottledKey::address), 4);
  EXPECT_EQ(wait_after(200, 0, ThrottledKey::address), 900);
}

TEST(SignInThrottle, AClockSetBackAddsNothing) { EXPECT_EQ(wait_after(16, -86400), 900); }

TEST(SignInThrottle, ADayLaterTheCountBeginsAnew) {
  const SignInFailures many{40, noon};
  EXPECT_EQ(after_failure(many, noon + 10), (SignInFailures{41, noon + 10}));
  EXPECT_EQ(after_failure(many, noon + sign_in_memory_seconds - 1).count, 41);
  EXPECT_EQ(after_failure(many, noon + sign_in_memory_seconds),
            (SignInFailures{1, noon + sign_in_memory_seconds}));
  EXPECT_EQ(after_failure({}, noon), (SignInFailures{1, noon}));
  const int most = std::numeric_limits<int>::max();
  EXPECT_EQ(after_failure({most, noon}, noon).count, most);
}

TEST(SignInThrottle, GuessingForAWholeDayGetsFewTries) {
  SignInFailures failures;
  int tries = 0;
  for (std::int64_t now = noon; now < noon + 86400; ++tries) {
    now += seconds_to_wait(ThrottledKey::account, failures, now);
    failures = after_failure(failures, now);
  }
  EXPECT_LT(tries, 120);
}

}  // namespace
}  // namespace engawa::accounts
