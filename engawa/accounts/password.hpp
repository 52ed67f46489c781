#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engawa/base/result.hpp"

/// Passwords are kept as argon2id hashes (RFC 9106) of their NFKC form, so that full-width letters
/// and the ideographic space count as what they look like. Each call of hash_password() and
/// verify_password() takes 64 MiB and some tenths of a second: the caller limits how many run at
/// once. Safe from any thread.
namespace engawa::accounts {

/// Bytes of a password as typed; a longer one is refused before any work is done.
inline constexpr std::size_t password_bytes_max = 1024;

/// Hash with its salt and cost, as libsodium prints it ("$argon2id$..."). Does not check the rules
/// of password_rules.hpp. ACC-002 when too long, ACC-003 when not UTF-8, ACC-008 without memory.
[[nodiscard]] base::Result<std::string> hash_password(std::string_view password);

/// Whether `stored_hash` was made of `password`. With an empty `stored_hash` (no such account) the
/// answer is no and takes as long, so that time does not tell which logins exist.
[[nodiscard]] bool verify_password(const std::string& stored_hash, std::string_view password);

/// Whether `stored_hash` was made with another cost than today's: hash anew after a sign-in.
[[nodiscard]] bool needs_rehash(const std::string& stored_hash);

}  // namespace engawa::accounts
