#pragma once

#include <string>
#include <string_view>

namespace engawa::store {

/// The form in which texts are compared by the search: ICU's NFKC with case folding (width, case,
/// ligatures, variation selectors), hiragana for katakana, one form for old, new and name forms of
/// a kanji (髙 高, 﨑 崎, 邊 邉 辺), for hyphens and long-vowel marks, for 々 after its kanji, and
/// for the small ヶ (霞ヶ関 霞が関, 3ヶ月 3か月). Runs of white space become one space. Code
/// points, as the search counts in characters. Invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::u32string fold(std::string_view utf8);

/// As fold(), without the spaces between Japanese letters: "山田　花子" is found as 山田花子.
[[nodiscard]] std::u32string fold_title(std::string_view utf8);

[[nodiscard]] std::string to_utf8(std::u32string_view text);
[[nodiscard]] std::u32string from_utf8(std::string_view utf8);

/// Whether a word can end before `right` when `left` stands before it: letters of one script
/// (kanji, kana, Latin, digits) hang together.
[[nodiscard]] bool is_word_border(char32_t left, char32_t right);

}  // namespace engawa::store
