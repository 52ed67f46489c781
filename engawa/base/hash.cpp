#include "engawa/base/hash.hpp"

#include <sodium.h>

#include <array>

namespace engawa::base {
namespace {

template <std::size_t N>
std::string to_hex(const std::array<unsigned char, N>& digest) {
  std::string hex(2 * N + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), N);
  hex.resize(2 * N);
  return hex;
}

const unsigned char* as_bytes(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), as_bytes(bytes), bytes.size());
  return to_hex(digest);
}

std::string blake2b_hex(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  crypto_generichash(digest.data(), digest.size(), as_bytes(bytes), bytes.size(), nullptr, 0);
  return to_hex(digest);
}

}  // namespace engawa::base
