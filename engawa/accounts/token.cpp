#include "engawa/accounts/token.hpp"

#include <sodium.h>

#include <array>

#include "engawa/base/hash.hpp"

namespace engawa::accounts {

std::string random_token() {
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::array<unsigned char, 32> bits{};
  randombytes_buf(bits.data(), bits.size());
  std::array<char, sodium_base64_ENCODED_LEN(bits.size(), variant)> text{};
  return sodium_bin2base64(text.data(), text.size(), bits.data(), bits.size(), variant);
}

std::string token_hash(std::string_view token) { return base::blake2b_hex(token); }

bool equal_in_constant_time(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace engawa::accounts
