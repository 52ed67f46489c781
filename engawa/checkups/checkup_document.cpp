#include "engawa/checkups/checkup_document.hpp"

namespace engawa::checkups {

int age_at_end_of(int fiscal_year, const base::Date& birth_date) {
  const bool completed = birth_date.month < 4 || (birth_date.month == 4 && birth_date.day == 1);
  return fiscal_year + 1 - birth_date.year - (completed ? 0 : 1);
}

std::string compact_date(const base::Date& date) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d%02d%02d", date.year, date.month, date.day);
  return text.data();
}

std::optional<base::Date> parse_compact_date(std::string_view text) {
  constexpr std::size_t digits = 8;
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  for (const char c : text.substr(digits)) {
    const bool belongs_to_time = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    if (!belongs_to_time) return std::nullopt;
  }
  const base::Date date{value / 10'000, value / 100 % 100, value % 100};
  if (!date.is_valid()) return std::nullopt;
  return date;
}

}  // namespace engawa::checkups
