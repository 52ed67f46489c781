#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace engawa::figures {

/// What a broken byte sequence reads as.
inline constexpr char32_t replacement_character = 0xFFFD;

/// The code point at byte `at`, which moves behind it. A broken sequence gives U+FFFD and moves by
/// one byte. Requires at < text.size().
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

/// Width of `text` at `size`, in user units, without measuring a font: an upper estimate over BIZ
/// UDPGothic, Noto Sans JP and Meiryo (full width 1 em, digits 0.7 em ...). Pure and fast.
[[nodiscard]] double text_width(std::string_view text, double size);

/// `text` in at most `lines_max` lines no wider than `width`. Breaks between Japanese characters
/// and at spaces, not inside a number or a Latin word unless it alone is too wide; no line begins
/// with a closing mark (行頭禁則). What does not fit ends with "…".
[[nodiscard]] std::vector<std::string> wrap_text(std::string_view text, double size, double width,
                                                 std::size_t lines_max);

/// `text`, or its beginning and "…", no wider than `width`.
[[nodiscard]] std::string shorten_text(std::string_view text, double size, double width);

}  // namespace engawa::figures
