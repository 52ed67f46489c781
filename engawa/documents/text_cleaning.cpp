#include "engawa/documents/text_cleaning.hpp"

#include "engawa/figures/text_layout.hpp"

namespace engawa::documents {

std::string clean_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = figures::next_code_point(text, at);
    if (c == '\t') {
      out += ' ';
    } else if (c == figures::replacement_character) {
      out += "\xEF\xBF\xBD";
    } else if (c == '\n' || (c >= 0x20 && !(c >= 0x7F && c < 0xA0))) {
      out.append(text.substr(from, at - from));
    }
  }
  return out;
}

}  // namespace engawa::documents
