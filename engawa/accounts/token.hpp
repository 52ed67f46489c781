#pragma once

#include <string>
#include <string_view>

/// Tokens of sign-ins and of links sent to people: whoever holds one is let in, so only its hash is
/// kept. A token has 256 random bits; a plain hash of it cannot be turned back. Safe from any
/// thread.
namespace engawa::accounts {

/// 43 characters of base64url (RFC 4648, without "="): letters, digits, "-" and "_".
[[nodiscard]] std::string random_token();

/// What is stored and looked up: BLAKE2b-256 of the token's text, 64 hex digits.
[[nodiscard]] std::string token_hash(std::string_view token);

/// Whether two texts are equal; the time depends on their length only.
[[nodiscard]] bool equal_in_constant_time(std::string_view left, std::string_view right);

}  // namespace engawa::accounts
