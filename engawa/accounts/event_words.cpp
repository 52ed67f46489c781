#include "engawa/accounts/event_words.hpp"

#include <algorithm>
#include <map>

#include "engawa/base/date.hpp"
#include "engawa/base/decimal.hpp"
#include "engawa/base/json_reader.hpp"

namespace engawa::accounts {

namespace {

std::string text_at(const base::JsonValue& json, std::string_view name) {
  const auto found = json.members().find(name);
  const bool is_text = found != json.members().end() && found->second.text() != nullptr;
  return is_text ? *found->second.text() : std::string{};
}

}  // namespace

std::string noun_of(const Desk& desk, const std::string& kind) {
  static const std::map<std::string, std::string> nouns{{"accounts_tenures", "在任"},
                                                        {"accounts_grants", "役割"},
                                                        {"accounts_sign_ins", "ログイン"},
                                                        {"councils_terms", "任期"},
                                                        {"councils_relays", "伝わる道"},
                                                        {"councils_acknowledgements", "目的の確認"},
                                                        {"councils_role_expectations", "役割分担"},
                                                        {"place", "場所"}};
  for (const auto& known : desk.office.searchables) {
    if (known.table == kind) return known.label_ja;
  }
  const auto found = nouns.find(kind);
  return found == nouns.end() ? kind : found->second;
}

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

LoggedStep logged_step(const std::string& detail) {
  LoggedStep step;
  const auto json = base::JsonValue::parse(detail);
  if (!json || !json->is_object()) return step;
  step.name = text_at(*json, "name");
  const auto objects = json->members().find("objects");
  if (objects == json->members().end() || objects->second.elements() == nullptr) return step;
  for (const auto& object : *objects->second.elements())
    step.objects.push_back({text_at(object, "kind"), text_at(object, "id")});
  return step;
}

}  // namespace engawa::accounts
