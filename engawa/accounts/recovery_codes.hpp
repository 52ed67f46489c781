#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Recovery codes: printed once, each lets its owner in once when the one-time codes are lost.
/// 80 random bits each, so a plain hash of one cannot be turned back. Safe from any thread.
namespace engawa::accounts {

inline constexpr std::size_t recovery_code_count = 10;

/// Ten new codes as printed: "7KQ2-M4XT-ZB9C-W0RE", digits and capitals without I, L, O and U.
[[nodiscard]] std::vector<std::string> new_recovery_codes();

/// What is stored: BLAKE2b-256 of the code, 64 hex digits. Full width, small letters, blanks and
/// hyphens make no difference; I and L count as 1, O as 0. Nothing when it is not 16 such
/// characters.
[[nodiscard]] std::optional<std::string> recovery_code_hash(std::string_view typed);

/// Which of the stored `hashes` the typed code has, or nothing. The caller deletes that hash before
/// letting anybody in. All hashes are compared, each in constant time.
[[nodiscard]] std::optional<std::size_t> matching_recovery_code(
    std::string_view typed, const std::vector<std::string>& hashes);

}  // namespace engawa::accounts
