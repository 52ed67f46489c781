#include "engawa/base/text.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>

namespace engawa::base {
namespace {

icu::UnicodeString from_utf8(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

icu::UnicodeString nfkc(std::string_view utf8) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(error);
  if (U_FAILURE(error)) return from_utf8(utf8);
  return normalizer->normalize(from_utf8(utf8), error);
}

// A transliterator is not safe for concurrent use, so each id has one behind a lock.
std::string transliterate(const char* id, std::string_view utf8) {
  static std::mutex lock;
  const std::lock_guard guard(lock);
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> rules(
      icu::Transliterator::createInstance(id, UTRANS_FORWARD, error));
  if (U_FAILURE(error) || !rules) return std::string(utf8);
  icu::UnicodeString text = from_utf8(utf8);
  rules->transliterate(text);
  return to_utf8(text);
}

bool is_hyphen(UChar32 c) {
  return c == 0x2D || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x30FC || c == 0xFF0D;
}

bool is_tilde(UChar32 c) { return c == 0x7E || c == 0x301C || c == 0xFF5E || c == 0x223C; }

}  // namespace

std::string normalise_nfkc(std::string_view utf8) { return to_utf8(nfkc(utf8)); }

std::string label_key(std::string_view utf8) {
  icu::UnicodeString text = nfkc(utf8);
  text.foldCase();
  icu::UnicodeString key;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_isUWhiteSpace(c)) continue;
    key.append(is_hyphen(c) ? UChar32{'-'} : is_tilde(c) ? UChar32{'~'} : c);
  }
  return to_utf8(key);
}

std::string to_hiragana(std::string_view utf8) {
  icu::UnicodeString text = from_utf8(utf8);
  for (int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text.charAt(i);
    if (c >= 0x30A1 && c <= 0x30F6) text.setCharAt(i, static_cast<char16_t>(c - 0x60));
  }
  return to_utf8(text);
}

std::string romaji_to_hiragana(std::string_view utf8) {
  return transliterate("Latin-Hiragana", utf8);
}

bool is_valid_utf8(std::string_view bytes) {
  const auto length = static_cast<std::int64_t>(bytes.size());
  const auto* data = reinterpret_cast<const uint8_t*>(bytes.data());
  for (std::int64_t i = 0; i < length;) {
    // Most of a markup file is ASCII: eight bytes at a time without a high bit.
    constexpr std::int64_t word = 8;
    std::uint64_t next = 0;
    if (i + word <= length) std::memcpy(&next, data + i, sizeof(next));
    const bool ascii = i + word <= length && (next & 0x8080808080808080ULL) == 0;
    if (ascii) {
      i += word;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(data, i, length, c);
    if (c < 0) return false;
  }
  return true;
}

std::string trim(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(blank) - first + 1));
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t from = 0;;) {
    const auto at = text.find(separator, from);
    parts.emplace_back(text.substr(from, at == std::string_view::npos ? at : at - from));
    if (at == std::string_view::npos) return parts;
    from = at + 1;
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text.append(separator);
    text.append(parts[i]);
  }
  return text;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string escape_xml(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

}  // namespace engawa::base
