#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// 秘匿合算: several insurers learn their sum, and nobody learns a summand.
namespace engawa::rounds {

/// A secret of a round: a number below the order of the group ristretto255 (RFC 9496), little
/// endian. Seeds of masks are of this kind, so that they can be shared.
using Secret = std::array<unsigned char, 32>;

/// From the system's random source.
[[nodiscard]] Secret random_secret();
/// The secret that stands for 64 bytes of a hash.
[[nodiscard]] Secret secret_of(const std::array<unsigned char, 64>& hash);

[[nodiscard]] std::string digits_of(const Secret& secret);
/// Nothing where it is no secret in its one writing.
[[nodiscard]] std::optional<Secret> read_secret(std::string_view digits);

/// One of the parts of a secret; they are numbered from 1.
struct Share {
  std::size_t number = 0;
  Secret value{};
};

/// `count` shares (those of 1, 2 ...), any `threshold` of which give the secret back, while fewer
/// tell nothing of it (Shamir 1979, "How to share a secret"). 1 <= threshold <= count.
[[nodiscard]] std::vector<Secret> split(const Secret& secret, std::size_t threshold,
                                        std::size_t count);

/// The secret behind as many shares as its threshold asks for; of fewer, or of wrong ones, some
/// other number. Their numbers must differ.
[[nodiscard]] Secret join(const std::vector<Share>& shares);

}  // namespace engawa::rounds
