#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engawa/base/result.hpp"

/// What JSON, SQL rows, schemas and forms need to know of a described struct's members. A member is
/// a bool, a whole number, a double, a text, something with a text form (an id, a date, a described
/// enum), an optional or a vector of these, or another described struct.
namespace engawa::base {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

/// Ids: see id.hpp.
template <class T>
concept IdType = requires(T id) {
  { id.text } -> std::same_as<std::string&>;
  { id.empty() } -> std::same_as<bool>;
};

/// Dates: see date.hpp.
template <class T>
concept DateType = requires(const T date, std::string_view text) {
  { date.iso() } -> std::same_as<std::string>;
  { T::parse(text) } -> std::same_as<Result<T>>;
};

template <class T>
concept EnumType = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

/// "MedicalArea" -> "medical_area": how a described enumerator is written outside C++.
[[nodiscard]] std::string snake_case(std::string_view camel_case);

/// The name of a described enumerator, in snake case.
template <EnumType T>
[[nodiscard]] std::string enum_text(T value) {
  std::string text;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
    if (enumerator.value == value) text = snake_case(enumerator.name);
  });
  return text;
}

/// All names of a described enum, in the order of its declaration.
template <EnumType T>
[[nodiscard]] std::vector<std::string> enum_texts() {
  std::vector<std::string> texts;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
      [&](auto enumerator) { texts.push_back(snake_case(enumerator.name)); });
  return texts;
}

template <EnumType T>
[[nodiscard]] std::optional<T> parse_enum(std::string_view text) {
  std::optional<T> found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
    if (snake_case(enumerator.name) == text) found = enumerator.value;
  });
  return found;
}

/// Calls `use(name, member)` for each public member of a described struct.
template <class Struct, class Use>
void each_member(Struct& value, Use&& use) {
  using Described =
      boost::describe::describe_members<std::remove_const_t<Struct>, boost::describe::mod_public>;
  boost::mp11::mp_for_each<Described>(
      [&](auto member) { use(std::string_view(member.name), value.*member.pointer); });
}

}  // namespace engawa::base
