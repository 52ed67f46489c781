#include "engawa/rounds/masks.hpp"

#include <sodium.h>

#include <algorithm>

#include "engawa/base/hash.hpp"
#include "engawa/base/hex.hpp"

namespace engawa::rounds {

namespace {

constexpr std::string_view pair_word = "engawa-round-1 pair\n";
constexpr std::string_view mask_word = "engawa-round-1 mask\n";
constexpr std::string_view check_word = "engawa-round-1 check\n";

std::string_view view(const unsigned char* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace

std::optional<Secret> pair_seed(const packages::SealingKey& own,
                                std::string_view other_public_digits,
                                std::string_view agreement_id) {
  const auto other = base::from_hex(other_public_digits);
  if (!other || other->size() != crypto_scalarmult_BYTES) return std::nullopt;
  std::array<unsigned char, crypto_scalarmult_BYTES> shared{};
  const auto* key = reinterpret_cast<const unsigned char*>(other->data());
  if (crypto_scalarmult(shared.data(), own.secret.data(), key) != 0) return std::nullopt;
  std::string first = packages::public_digits(own);
  std::string second(other_public_digits);
  if (second < first) std::swap(first, second);
  const std::string message = std::string(pair_word) + std::string(agreement_id) + "\n" + first +
                              "\n" + second + "\n" +
                              std::string(view(shared.data(), shared.size()));
  std::array<unsigned char, 64> hash{};
  crypto_generichash(hash.data(), hash.size(),
                     reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                     nullptr, 0);
  return secret_of(hash);
}

std::string check_of(const Secret& seed) {
  return base::blake2b_hex(std::string(check_word) + std::string(view(seed.data(), seed.size())));
}

void apply_mask(Counts& counts, const Secret& seed, Sign sign) {
  constexpr std::size_t block_bytes = 64;  // of ChaCha20
  constexpr std::size_t words_at_once = 16'384;
  const auto key = *base::from_hex(
      base::blake2b_hex(std::string(mask_word) + std::string(view(seed.data(), seed.size()))));
  constexpr std::array<unsigned char, crypto_stream_chacha20_NONCEBYTES> nonce{};
  std::vector<unsigned char> stream(words_at_once * sizeof(std::uint32_t));
  for (std::size_t first = 0; first < counts.size(); first += words_at_once) {
    std::fill(stream.begin(), stream.end(), static_cast<unsigned char>(0));
    crypto_stream_chacha20_xor_ic(stream.data(), stream.data(), stream.size(), nonce.data(),
                                  first * sizeof(std::uint32_t) / block_bytes,
                                  reinterpret_cast<const unsigned char*>(key.data()));
    const std::size_t last = std::min(first + words_at_once, counts.size());
    for (std::size_t i = first; i < last; ++i) {
      const unsigned char* bytes = stream.data() + (i - first) * sizeof(std::uint32_t);
      const auto word =
          static_cast<std::uint32_t>(bytes[0]) | static_cast<std::uint32_t>(bytes[1]) << 8 |
          static_cast<std::uint32_t>(bytes[2]) << 16 | static_cast<std::uint32_t>(bytes[3]) << 24;
      counts[i] += sign == Sign::Add ? word : 0 - word;
    }
  }
}

}  // namespace engawa::rounds
