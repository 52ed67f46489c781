#include "engawa/accounts/text_checks.hpp"

#include <algorithm>

#include "engawa/accounts/problems.hpp"
#include "engawa/base/text.hpp"

namespace engawa::accounts {
namespace {

std::size_t characters_of(std::string_view text) {
  constexpr unsigned char continuation_mask = 0xC0;
  constexpr unsigned char continuation = 0x80;
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & continuation_mask) != continuation;
  }));
}

base::Problem not_acceptable(std::string_view member, std::string found, std::string expected) {
  return base::make_problem(problems::text_not_acceptable, std::move(found), std::move(expected),
                            {{}, {}, std::string(member)});
}

base::Result<std::string> checked(std::string_view member, std::string_view typed, bool required,
                                  std::size_t characters_max, bool may_break) {
  const std::string text = base::trim(typed);
  if (!base::is_valid_utf8(text)) return not_acceptable(member, "文字でない部分", "文字");
  for (const char c : text) {
    constexpr unsigned char first_printable = 0x20;
    constexpr char delete_sign = 0x7F;
    const bool is_break = c == '\n' || c == '\r' || c == '\t';
    const bool is_control = static_cast<unsigned char>(c) < first_printable || c == delete_sign;
    if (is_control && !(may_break && is_break)) {
      return not_acceptable(member, "制御文字", may_break ? "文字と改行" : "1行の文字");
    }
  }
  const auto count = characters_of(text);
  if (count > characters_max) {
    return not_acceptable(member, std::to_string(count) + "文字",
                          std::to_string(characters_max) + "文字以内");
  }
  if (required && text.empty()) return not_acceptable(member, "空欄", "1文字以上");
  return text;
}

}  // namespace

base::Result<std::string> one_line(std::string_view member, std::string_view typed, bool required,
                                   std::size_t characters_max) {
  return checked(member, typed, required, characters_max, false);
}

base::Result<std::string> several_lines(std::string_view member, std::string_view typed,
                                        std::size_t characters_max) {
  return checked(member, typed, false, characters_max, true);
}

}  // namespace engawa::accounts
