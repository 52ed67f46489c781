#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "engawa/base/described.hpp"
#include "engawa/base/json.hpp"
#include "engawa/base/json_reader.hpp"
#include "engawa/store/database.hpp"
#include "engawa/store/problems.hpp"

/// Members of described structs as columns: yes and no as 0 and 1, ids, dates (ISO 8601) and enums
/// as text, lists as JSON text, an empty optional as null.
namespace engawa::store {

template <class T>
[[nodiscard]] Value to_value(const T& member) {
  if constexpr (std::is_same_v<T, bool>) {
    return static_cast<std::int64_t>(member ? 1 : 0);
  } else if constexpr (std::is_integral_v<T>) {
    return static_cast<std::int64_t>(member);
  } else if constexpr (std::is_same_v<T, std::string>) {
    return member;
  } else if constexpr (base::IdType<T>) {
    return member.text;
  } else if constexpr (base::DateType<T>) {
    return member.iso();
  } else if constexpr (base::EnumType<T>) {
    return base::enum_text(member);
  } else if constexpr (base::IsOptional<T>::value) {
    return member ? to_value(*member) : Value{};
  } else {
    return base::to_json(member);
  }
}

/// STO-008 when the column does not hold a T: somebody wrote to the database by hand.
template <class T>
[[nodiscard]] base::Result<T> from_column(const Row& row, int column) {
  if constexpr (std::is_same_v<T, bool>) {
    return row.integer(column) != 0;
  } else if constexpr (std::is_integral_v<T>) {
    return static_cast<T>(row.integer(column));
  } else if constexpr (std::is_same_v<T, std::string>) {
    return row.text(column);
  } else if constexpr (base::IdType<T>) {
    return T{row.text(column)};
  } else if constexpr (base::DateType<T>) {
    const auto date = T::parse(row.text(column));
    if (!date) return base::make_problem(problems::bad_column, row.text(column), "date");
    return *date;
  } else if constexpr (base::EnumType<T>) {
    const auto value = base::parse_enum<T>(row.text(column));
    if (!value) return base::make_problem(problems::bad_column, row.text(column), "enum");
    return *value;
  } else if constexpr (base::IsOptional<T>::value) {
    if (row.is_null(column)) return T{};
    return T{TRY(from_column<typename T::value_type>(row, column))};
  } else {
    return base::read_json<T>(TRY(base::JsonValue::parse(row.text(column))));
  }
}

/// Names of T's members, which are the names of its columns.
template <class T>
[[nodiscard]] std::vector<std::string> column_names() {
  std::vector<std::string> names;
  T value{};
  base::each_member(value, [&](std::string_view name, auto&) { names.emplace_back(name); });
  return names;
}

template <class T>
[[nodiscard]] std::vector<Value> values_of(const T& record) {
  std::vector<Value> values;
  base::each_member(
      record, [&](std::string_view, const auto& member) { values.push_back(to_value(member)); });
  return values;
}

/// A T from the columns that begin at `first`, in the order of its members.
template <class T>
[[nodiscard]] base::Result<T> from_row(const Row& row, int first = 0) {
  T record{};
  int column = first;
  std::optional<base::Problem> problem;
  base::each_member(record, [&](std::string_view, auto& member) {
    auto value = from_column<std::remove_cvref_t<decltype(member)>>(row, column++);
    if (value) member = std::move(*value);
    if (!value && !problem) problem = value.problem();
  });
  if (problem) return *problem;
  return record;
}

}  // namespace engawa::store
