#include "engawa/base/hash.hpp"

#include <sodium.h>

#include <array>

#include "engawa/base/hex.hpp"

namespace engawa::base {
namespace {

template <std::size_t N>
std::string digits_of(const std::array<unsigned char, N>& digest) {
  return to_hex({reinterpret_cast<const char*>(digest.data()), N});
}

const unsigned char* as_bytes(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), as_bytes(bytes), bytes.size());
  return digits_of(digest);
}

std::string blake2b_hex(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  crypto_generichash(digest.data(), digest.size(), as_bytes(bytes), bytes.size(), nullptr, 0);
  return digits_of(digest);
}

}  // namespace engawa::base
