#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engawa/base/decimal.hpp"
#include "engawa/base/described.hpp"
#include "engawa/base/problems.hpp"
#include "engawa/base/text.hpp"

/// JSON from outside into described structs. Everything is checked: unknown members, wrong types,
/// numbers out of range, impossible dates; the member at fault stands in the problem's place.
namespace engawa::base {

/// A JSON value that somebody sent. Cheap to copy; immutable.
class JsonValue {
 public:
  /// BAS-005 for anything that is not one JSON value in valid UTF-8 of at most 32 levels. Of
  /// repeated members the last counts.
  [[nodiscard]] static Result<JsonValue> parse(std::string_view text);

  [[nodiscard]] bool is_null() const;
  [[nodiscard]] bool is_object() const;
  [[nodiscard]] const bool* boolean() const;
  [[nodiscard]] const std::string* text() const;
  [[nodiscard]] std::optional<std::int64_t> integer() const;
  [[nodiscard]] std::optional<double> number() const;
  /// Elements of an array, or null for anything else.
  [[nodiscard]] const std::vector<JsonValue>* elements() const;
  /// Members of an object, empty for anything else.
  [[nodiscard]] const std::map<std::string, JsonValue, std::less<>>& members() const;

  /// A text as JsonValue: values that come from a path, a query or a command line.
  [[nodiscard]] static JsonValue of_text(std::string text);
  /// Adds a member to an object, or makes an object of one member.
  void set(const std::string& name, JsonValue value);
  void remove(const std::string& name);

 private:
  struct Node;
  std::shared_ptr<const Node> m_node;
};

/// BAS-006 at `member`.
[[nodiscard]] Problem member_problem(std::string_view member, std::string found,
                                     std::string expected);

template <class T>
[[nodiscard]] Result<T> read_json(const JsonValue& json, const std::string& member = {});

namespace json_detail {

template <class T>
Result<T> read_integer(const JsonValue& json, const std::string& member) {
  auto number = json.integer();
  // Paths, queries and command lines give numbers as text.
  if (!number && json.text() != nullptr) {
    const auto parsed = parse_integer(*json.text());
    if (parsed) number = *parsed;
  }
  if (!number) return member_problem(member, "", "整数");
  if (!std::in_range<T>(*number)) {
    return member_problem(member, std::to_string(*number), "範囲内の整数");
  }
  return static_cast<T>(*number);
}

template <class T>
Result<T> read_struct(const JsonValue& json, const std::string& member) {
  if (!json.is_object()) return member_problem(member, "", "項目の組（オブジェクト）");
  T value{};
  std::optional<Problem> problem;
  std::size_t known = 0;
  each_member(value, [&](std::string_view name, auto& place) {
    const auto found = json.members().find(name);
    if (found == json.members().end()) return;
    ++known;
    if (problem) return;
    auto read = read_json<std::remove_cvref_t<decltype(place)>>(
        found->second, member.empty() ? std::string(name) : member + "." + std::string(name));
    if (read) place = std::move(*read);
    if (!read) problem = read.problem();
  });
  if (problem) return *problem;
  if (known == json.members().size()) return value;
  for (const auto& sent : json.members()) {
    const std::string& name = sent.first;
    bool is_member = false;
    each_member(value, [&](std::string_view known_name, auto&) {
      is_member = is_member || known_name == name;
    });
    if (!is_member) return member_problem(name, name, "決められた項目");
  }
  return value;
}

}  // namespace json_detail

/// `json` as a T. Members left out keep their default. BAS-006 names the member at fault.
template <class T>
Result<T> read_json(const JsonValue& json, const std::string& member) {
  if constexpr (IsOptional<T>::value) {
    const bool is_empty = json.is_null() || (json.text() != nullptr && json.text()->empty());
    if (is_empty) return T{};
    return T{TRY(read_json<typename T::value_type>(json, member))};
  } else if constexpr (std::is_same_v<T, bool>) {
    if (json.boolean() != nullptr) return *json.boolean();
    if (json.text() != nullptr && (*json.text() == "true" || *json.text() == "false")) {
      return *json.text() == "true";
    }
    return member_problem(member, "", "true か false");
  } else if constexpr (std::is_integral_v<T>) {
    return json_detail::read_integer<T>(json, member);
  } else if constexpr (std::is_floating_point_v<T>) {
    const auto number = json.number();
    if (!number) return member_problem(member, "", "数");
    return static_cast<T>(*number);
  } else if constexpr (IsVector<T>::value) {
    if (json.elements() == nullptr) return member_problem(member, "", "一覧（配列）");
    T values;
    for (const auto& element : *json.elements()) {
      values.push_back(TRY(read_json<typename T::value_type>(element, member)));
    }
    return values;
  } else if constexpr (std::is_same_v<T, std::string> || IdType<T> || DateType<T> || EnumType<T>) {
    if (json.text() == nullptr) return member_problem(member, "", "文字列");
    const std::string& text = *json.text();
    if constexpr (std::is_same_v<T, std::string>) {
      return text;
    } else if constexpr (IdType<T>) {
      return T{text};
    } else if constexpr (DateType<T>) {
      auto date = T::parse(text);
      if (date) return date;
      Problem problem = date.problem();
      problem.place.cell = member;
      return problem;
    } else {
      const auto value = parse_enum<T>(text);
      if (!value) return member_problem(member, text, join(enum_texts<T>(), ", "));
      return *value;
    }
  } else {
    return json_detail::read_struct<T>(json, member);
  }
}

}  // namespace engawa::base
