#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "engawa/base/result.hpp"

namespace engawa::packages {

/// Who signs: an insurer (Ed25519).
struct SigningKey {
  std::array<unsigned char, 64> secret{};
  std::array<unsigned char, 32> public_key{};
};

/// Who opens: a council (X25519). `secret` is all zero where only the public half is known.
struct SealingKey {
  std::array<unsigned char, 32> secret{};
  std::array<unsigned char, 32> public_key{};
  bool can_open = false;
};

/// New keys from the system's random source.
[[nodiscard]] SigningKey make_signing_key();
[[nodiscard]] SealingKey make_sealing_key();

/// Key files hold one line: what it is, and the key in hexadecimal digits. Secret files can be read
/// by their owner alone. BAS-003 when one cannot be written; never overwrites (PKG-002).
[[nodiscard]] base::Status write_signing_key(const SigningKey& key,
                                             const std::filesystem::path& file);
[[nodiscard]] base::Status write_sealing_key(const SealingKey& key,
                                             const std::filesystem::path& file);
/// PKG-001 when the file holds no such key.
[[nodiscard]] base::Result<SigningKey> read_signing_key(const std::filesystem::path& file);
/// A council's key: a file with the public half ("engawa-council-public ...") or the whole, or that
/// line, or its digits, as they stand.
[[nodiscard]] base::Result<SealingKey> read_sealing_key(const std::string& file_or_line);

/// "engawa-council-public 0a1b...": what a council hands to insurers.
[[nodiscard]] std::string public_line(const SealingKey& key);
/// A public key in hexadecimal digits, as a manifest holds it.
[[nodiscard]] std::string public_digits(const SigningKey& key);
[[nodiscard]] std::string public_digits(const SealingKey& key);
/// The secret half, for a council's own store, and back. PKG-001.
[[nodiscard]] std::string secret_digits(const SealingKey& key);
[[nodiscard]] base::Result<SealingKey> sealing_key_of(std::string_view secret_digits);
/// Ed25519 signature of `bytes`.
[[nodiscard]] std::string sign(std::string_view bytes, const SigningKey& key);
/// Whether who holds the secret half of `public_digits` has signed `bytes`.
[[nodiscard]] bool is_signed(std::string_view bytes, std::string_view signature,
                             std::string_view public_digits);
/// A sealed box (X25519) that only who holds the secret half of `key` opens.
[[nodiscard]] std::string seal_bytes(std::string_view bytes, const SealingKey& key);
/// Nothing where it is not such a box, or for another.
[[nodiscard]] std::optional<std::string> open_bytes(std::string_view sealed, const SealingKey& key);
/// Digits in groups of four that stand for a public key, to be compared by telephone: the beginning
/// of the BLAKE2b-256 of its hexadecimal digits. Four groups are enough where nobody can choose
/// what both sides hold; eight where somebody might look for two things with the same digits.
[[nodiscard]] std::string fingerprint(std::string_view public_digits, std::size_t groups = 4);

}  // namespace engawa::packages
