#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string_view>

#include "engawa/checkups/checkup_document.hpp"

namespace engawa::checkups {

/// Stands for a person while files are folded: a keyed hash whose key lives and dies with the run
/// (one that goes on after an interruption is the same run), so that it means nothing outside of it
/// and cannot be tried out by guessing card numbers.
struct PersonKey {
  std::array<std::uint64_t, 2> words{};
  auto operator<=>(const PersonKey&) const = default;
};

/// Makes the keys of one run. Not safe from several threads at once; copies make the same keys.
class PersonKeys {
 public:
  PersonKeys();  ///< with a key from the system's random source
  explicit PersonKeys(const std::array<unsigned char, 32>& secret) : m_secret(secret) {}

  /// One person is one key however the card was copied: width, case, hyphens, blanks and old or new
  /// kanji of symbol and number do not matter, nor leading zeros of the insurer number. Family
  /// members on one card differ by day of birth and sex; 枝番 is compared beside the key, since
  /// older documents lack it.
  [[nodiscard]] PersonKey key_of(const Person& person) const;

 private:
  std::array<unsigned char, 32> m_secret{};
};

/// 枝番 as a number from 1; 0 when it is missing or not a number.
[[nodiscard]] std::uint8_t branch_number(std::string_view branch);

}  // namespace engawa::checkups
