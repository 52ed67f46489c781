#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/packages/package_keys.hpp"
#include "engawa/rounds/secret_sharing.hpp"

namespace engawa::rounds {

/// Counts of a round, added modulo 2^32.
using Counts = std::vector<std::uint32_t>;

/// The seed that two parties have in common and nobody else: BLAKE2b-512 over a word, the
/// agreement's id, their X25519 secret and both public keys, as a number below the group's order.
/// Both sides get the same. Nothing where the other's key is none.
[[nodiscard]] std::optional<Secret> pair_seed(const packages::SealingKey& own,
                                              std::string_view other_public_digits,
                                              std::string_view agreement_id);

/// What a party shows of a seed, so that a wrong share is noticed: it does not tell the seed.
[[nodiscard]] std::string check_of(const Secret& seed);

enum class Sign : std::uint8_t { Add, Subtract };

/// Adds the words of ChaCha20 (key: BLAKE2b-256 over a word and the seed, nonce nought), read as 32
/// bits little endian, to the counts; or takes them away again.
void apply_mask(Counts& counts, const Secret& seed, Sign sign);

/// How a party applies the mask it has in common with another: the earlier of the two adds, the
/// later subtracts, so that both cancel in the sum.
[[nodiscard]] constexpr Sign sign_towards(std::size_t own_number, std::size_t other_number) {
  return own_number < other_number ? Sign::Add : Sign::Subtract;
}

}  // namespace engawa::rounds
