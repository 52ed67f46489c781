#pragma once

#include <cstdint>

/// How long a sign-in has to wait after failures. Rules only: the caller keeps the counts, gives
/// the time, and asks for the account and for the address a request comes from; the longer wait
/// holds. An account is never locked for good, so nobody can lock somebody else out.
namespace engawa::accounts {

enum class ThrottledKey {
  account,  ///< a login, whether it exists or not: 5 failures are free
  address,  ///< a network address, behind which a whole office may sit: 50 failures are free
};

/// Failures of one key since its last success.
struct SignInFailures {
  int count = 0;
  std::int64_t last_unix_seconds = 0;
  bool operator==(const SignInFailures&) const = default;
};

/// Longest wait, 15 minutes.
inline constexpr std::int64_t sign_in_wait_max_seconds = 15 * 60;
/// Failures are forgotten this long after the last one, 24 hours.
inline constexpr std::int64_t sign_in_memory_seconds = 24 * 60 * 60;

/// Seconds from `now_unix_seconds` until another try may be made; 0 means now. After the free
/// failures the wait is 1 s, then doubles up to 15 minutes. A clock set back makes nobody wait
/// longer than after the last failure.
[[nodiscard]] std::int64_t seconds_to_wait(ThrottledKey key, const SignInFailures& failures,
                                           std::int64_t now_unix_seconds);

/// The record after one more failure at `now_unix_seconds`: begins anew when the old is forgotten.
/// After a success the caller deletes the record of the account; that of the address stays, or one
/// known account would make guessing at others free.
[[nodiscard]] SignInFailures after_failure(const SignInFailures& failures,
                                           std::int64_t now_unix_seconds);

}  // namespace engawa::accounts
