#include "engawa/accounts/sign_in_throttle.hpp"

#include <algorithm>
#include <limits>

namespace engawa::accounts {
namespace {

bool is_forgotten(const SignInFailures& failures, std::int64_t now_unix_seconds) {
  return now_unix_seconds - failures.last_unix_seconds >= sign_in_memory_seconds;
}

}  // namespace

std::int64_t seconds_to_wait(ThrottledKey key, const SignInFailures& failures,
                             std::int64_t now_unix_seconds) {
  constexpr int free_for_account = 5;
  constexpr int free_for_address = 50;
  // 2^10 s is beyond the longest wait; more doublings would only overflow.
  constexpr int doublings_max = 10;
  const int free = key == ThrottledKey::account ? free_for_account : free_for_address;
  if (failures.count <= free || is_forgotten(failures, now_unix_seconds)) return 0;
  const int doublings = std::min(failures.count - free - 1, doublings_max);
  const std::int64_t wait = std::min(std::int64_t{1} << doublings, sign_in_wait_max_seconds);
  const std::int64_t passed =
      std::max<std::int64_t>(now_unix_seconds - failures.last_unix_seconds, 0);
  return std::max<std::int64_t>(wait - passed, 0);
}

SignInFailures after_failure(const SignInFailures& failures, std::int64_t now_unix_seconds) {
  if (is_forgotten(failures, now_unix_seconds)) return {1, now_unix_seconds};
  const int count = std::min(failures.count, std::numeric_limits<int>::max() - 1);
  return {count + 1, now_unix_seconds};
}

}  // namespace engawa::accounts
