#include "engawa/store/search_folding.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "engawa/store/kanji_variants.hpp"

namespace engawa::store {
namespace {

UChar32 as_icu(char32_t c) { return static_cast<UChar32>(c); }

bool is_kanji(char32_t c) { return u_hasBinaryProperty(as_icu(c), UCHAR_IDEOGRAPHIC) != 0; }
bool is_kana(char32_t c) { return c >= 0x3041 && c <= 0x30FE; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_hyphen(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == U'ー' || c == U'ｰ';
}
bool is_tilde(char32_t c) { return c == U'~' || c == U'〜' || c == 0x223C; }
bool is_small_ke(char32_t c) { return c == U'ヶ' || c == U'ケ' || c == U'ヵ' || c == U'カ'; }

icu::UnicodeString casefolded(std::string_view utf8) {
  const auto text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normaliser = icu::Normalizer2::getNFKCCasefoldInstance(error);
  if (U_FAILURE(error)) return text;
  return normaliser->normalize(text, error);
}

std::u32string code_points(const icu::UnicodeString& text) {
  std::u32string points;
  points.reserve(static_cast<std::size_t>(text.length()));
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    points += static_cast<char32_t>(text.char32At(i));
  }
  return points;
}

// The counter of months and places that is read か, and the particle in names of places read が,
// are written with small and large kana alike.
char32_t ke_between(char32_t before, char32_t c, char32_t after) {
  if (!is_kanji(after)) return c;
  if (is_digit(before) && (is_small_ke(c) || c == U'か' || c == U'箇')) return U'か';
  if (is_kanji(before) && (c == U'ヶ' || c == U'ケ')) return U'が';
  return c;
}

char32_t folded_letter(char32_t c) {
  if (is_hyphen(c)) return U'-';
  if (is_tilde(c)) return U'~';
  constexpr char32_t kana_step = U'ァ' - U'ぁ';
  if ((c >= U'ァ' && c <= U'ヶ') || c == U'ヽ' || c == U'ヾ') return c - kana_step;
  return searched_form(c);
}

enum class Script { Kanji, Kana, Latin, Digit, None };

Script script_of(char32_t c) {
  if (is_digit(c)) return Script::Digit;
  if (is_kanji(c)) return Script::Kanji;
  // Long-vowel marks have become hyphens by folding.
  if (is_kana(c) || c == U'-') return Script::Kana;
  return u_isalpha(as_icu(c)) != 0 ? Script::Latin : Script::None;
}

}  // namespace

std::u32string fold(std::string_view utf8) {
  const std::u32string text = code_points(casefolded(utf8));
  std::u32string folded;
  folded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (u_isUWhiteSpace(as_icu(text[i])) != 0 || u_iscntrl(as_icu(text[i])) != 0) {
      if (!folded.empty() && folded.back() != U' ') folded += U' ';
      continue;
    }
    const char32_t before = i > 0 ? text[i - 1] : U' ';
    const char32_t after = i + 1 < text.size() ? text[i + 1] : U' ';
    if (text[i] == U'々' && is_kanji(before)) {
      folded += folded.back();
    } else {
      folded += folded_letter(ke_between(before, text[i], after));
    }
  }
  if (!folded.empty() && folded.back() == U' ') folded.pop_back();
  return folded;
}

std::u32string fold_title(std::string_view utf8) {
  const std::u32string text = fold(utf8);
  const auto is_japanese = [](char32_t c) { return is_kanji(c) || is_kana(c); };
  std::u32string joined;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // fold() leaves no space at an end.
    if (text[i] == U' ' && is_japanese(text[i - 1]) && is_japanese(text[i + 1])) continue;
    joined += text[i];
  }
  return joined;
}

std::string to_utf8(std::u32string_view text) {
  std::string utf8;
  icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                static_cast<int32_t>(text.size()))
      .toUTF8String(utf8);
  return utf8;
}

std::u32string from_utf8(std::string_view utf8) {
  return code_points(icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size()))));
}

bool is_word_border(char32_t left, char32_t right) {
  const Script a = script_of(left);
  const Script b = script_of(right);
  return a != b || a == Script::None;
}

}  // namespace engawa::store
