#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace engawa::base {

/// NFKC by ICU: full-width digits and letters, half-width kana and ligatures become one form.
/// Invalid UTF-8 becomes U+FFFD. Not for names of persons or addresses.
[[nodiscard]] std::string normalise_nfkc(std::string_view utf8);

/// Key by which labels are compared: NFKC, lower case, every white space removed, the many
/// hyphens and tildes folded to "-" and "~".
[[nodiscard]] std::string label_key(std::string_view utf8);

/// Hiragana of any kana in `utf8` (カタカナ -> ひらがな); everything else is kept.
[[nodiscard]] std::string to_hiragana(std::string_view utf8);

/// Hiragana for Latin letters where they spell Japanese ("tottori" -> "とっとり").
[[nodiscard]] std::string romaji_to_hiragana(std::string_view utf8);

[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

[[nodiscard]] std::string trim(std::string_view text);
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);
[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);
[[nodiscard]] std::string replace_all(std::string text, std::string_view from, std::string_view to);

/// `text` with &, <, >, " and ' escaped for HTML, XML and SVG.
[[nodiscard]] std::string escape_xml(std::string_view text);

}  // namespace engawa::base
