#include "engawa/base/described.hpp"

namespace engawa::base {

std::string snake_case(std::string_view camel_case) {
  std::string text;
  for (const char c : camel_case) {
    const bool is_capital = c >= 'A' && c <= 'Z';
    if (is_capital && !text.empty()) text += '_';
    text += is_capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return text;
}

}  // namespace engawa::base
