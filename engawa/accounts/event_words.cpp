#include "engawa/accounts/event_words.hpp"

#include <algorithm>

#include "engawa/base/date.hpp"
#include "engawa/base/decimal.hpp"

namespace engawa::accounts {

std::string in_japan(const std::string& at) {
  constexpr int hours_ahead = 9;
  constexpr std::size_t hour_begin = 11;
  const auto day = base::Date::parse(at.substr(0, std::min(at.size(), hour_begin - 1)));
  const auto hour = at.size() < 16 ? std::nullopt : base::parse_integer(at.substr(hour_begin, 2));
  if (!day || !hour) return at;
  const int ahead = static_cast<int>(*hour) + hours_ahead;
  const std::string two = std::to_string(100 + ahead % 24).substr(1);
  return day->plus_days(ahead / 24).iso() + " " + two + at.substr(hour_begin + 2, 3);
}

std::string verb_ja(const Desk& desk, const std::string& verb) {
  const auto found = desk.office.verbs_ja.find(verb);
  return found == desk.office.verbs_ja.end() ? verb : found->second;
}

}  // namespace engawa::accounts
