#include "engawa/rounds/secret_sharing.hpp"

#include <sodium.h>

#include <algorithm>
#include <cstdlib>

#include "engawa/base/hex.hpp"

namespace engawa::rounds {

namespace {

Secret number(std::size_t value) {
  Secret secret{};
  for (std::size_t i = 0; i < sizeof value; ++i) {
    secret[i] = static_cast<unsigned char>(value >> (8 * i));
  }
  return secret;
}

Secret plus(const Secret& a, const Secret& b) {
  Secret sum;
  crypto_core_ristretto255_scalar_add(sum.data(), a.data(), b.data());
  return sum;
}

Secret minus(const Secret& a, const Secret& b) {
  Secret difference;
  crypto_core_ristretto255_scalar_sub(difference.data(), a.data(), b.data());
  return difference;
}

Secret times(const Secret& a, const Secret& b) {
  Secret product;
  crypto_core_ristretto255_scalar_mul(product.data(), a.data(), b.data());
  return product;
}

Secret divided(const Secret& a, const Secret& b) {
  Secret inverse;
  if (crypto_core_ristretto255_scalar_invert(inverse.data(), b.data()) != 0) std::abort();
  return times(a, inverse);
}

}  // namespace

Secret random_secret() {
  if (sodium_init() < 0) std::abort();
  Secret secret;
  crypto_core_ristretto255_scalar_random(secret.data());
  return secret;
}

Secret secret_of(const std::array<unsigned char, 64>& hash) {
  Secret secret;
  crypto_core_ristretto255_scalar_reduce(secret.data(), hash.data());
  return secret;
}

std::string digits_of(const Secret& secret) {
  return base::to_hex({reinterpret_cast<const char*>(secret.data()), secret.size()});
}

std::optional<Secret> read_secret(std::string_view digits) {
  const auto bytes = base::from_hex(digits);
  Secret secret{};
  if (!bytes || bytes->size() != secret.size()) return std::nullopt;
  std::copy(bytes->begin(), bytes->end(), secret.begin());
  // A number has one writing: the one below the order of the group.
  if (plus(secret, Secret{}) != secret) return std::nullopt;
  return secret;
}

std::vector<Secret> split(const Secret& secret, std::size_t threshold, std::size_t count) {
  std::vector<Secret> coefficients{secret};
  while (coefficients.size() < threshold) coefficients.push_back(random_secret());
  std::vector<Secret> shares;
  for (std::size_t i = 1; i <= count; ++i) {
    Secret value{};
    for (auto it = coefficients.rbegin(); it != coefficients.rend(); ++it) {
      value = plus(times(value, number(i)), *it);
    }
    shares.push_back(value);
  }
  return shares;
}

// Lagrange's polynomial at nought.
Secret join(const std::vector<Share>& shares) {
  Secret secret{};
  for (const Share& one : shares) {
    Secret term = one.value;
    for (const Share& other : shares) {
      if (other.number == one.number) continue;
      const Secret distance = minus(number(other.number), number(one.number));
      term = times(term, divided(number(other.number), distance));
    }
    secret = plus(secret, term);
  }
  return secret;
}

}  // namespace engawa::rounds
