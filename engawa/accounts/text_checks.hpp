#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engawa/base/result.hpp"

namespace engawa::accounts {

inline constexpr std::size_t name_characters_max = 200;
inline constexpr std::size_t note_characters_max = 20'000;

/// One line that somebody typed: trimmed; any letter of any script, old kanji and markup included
/// (it is shown as text). ACC-023 at `member` when it is longer than `characters_max` Unicode
/// characters, holds control characters or is empty although `required`.
[[nodiscard]] base::Result<std::string> one_line(std::string_view member, std::string_view typed,
                                                 bool required = false,
                                                 std::size_t characters_max = name_characters_max);

/// As one_line, with line breaks.
[[nodiscard]] base::Result<std::string> several_lines(
    std::string_view member, std::string_view typed,
    std::size_t characters_max = note_characters_max);

}  // namespace engawa::accounts
