#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "engawa/base/decimal.hpp"
#include "engawa/base/described.hpp"

/// JSON text and JSON Schema of described structs (BOOST_DESCRIBE_STRUCT), so that a reply is
/// declared once. Boost.JSON is not used for writing because it prints doubles with exponents.
namespace engawa::base {

/// `text` as a JSON string, quoted. Control characters, quotes and "<" (for embedding) escaped.
void append_json_string(std::string& out, std::string_view text);

template <class T>
void append_json(std::string& out, const T& value);

namespace json_detail {

template <class T>
void append_members(std::string& out, const T& value) {
  bool first = true;
  out += '{';
  boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
      [&](auto member) {
        if (!first) out += ',';
        first = false;
        append_json_string(out, member.name);
        out += ':';
        append_json(out, value.*member.pointer);
      });
  out += '}';
}

}  // namespace json_detail

/// Appends `value` as JSON. Doubles round-trip; infinity and not-a-number become null.
template <class T>
void append_json(std::string& out, const T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_integral_v<T>) {
    out += std::to_string(value);
  } else if constexpr (std::is_floating_point_v<T>) {
    out += format_round_trip(value);
  } else if constexpr (std::is_convertible_v<T, std::string_view>) {
    append_json_string(out, value);
  } else if constexpr (IdType<T>) {
    append_json_string(out, value.text);
  } else if constexpr (DateType<T>) {
    append_json_string(out, value.iso());
  } else if constexpr (EnumType<T>) {
    append_json_string(out, enum_text(value));
  } else if constexpr (IsOptional<T>::value) {
    if (value) {
      append_json(out, *value);
    } else {
      out += "null";
    }
  } else if constexpr (IsVector<T>::value) {
    out += '[';
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (i > 0) out += ',';
      append_json(out, value[i]);
    }
    out += ']';
  } else {
    json_detail::append_members(out, value);
  }
}

template <class T>
[[nodiscard]] std::string to_json(const T& value) {
  std::string out;
  append_json(out, value);
  return out;
}

/// JSON Schemas by name, as OpenAPI's components need them.
using Schemas = std::map<std::string, std::string>;

/// Name of a described struct without its namespace.
template <class T>
[[nodiscard]] std::string type_name() {
  std::string name = __PRETTY_FUNCTION__;
  name = name.substr(name.find("T = ") + 4);
  name = name.substr(0, name.find_first_of(";]"));
  return name.substr(name.rfind(':') + 1);
}

/// Schema of T as JSON text; described structs are added to `schemas` and named by reference. Cold:
/// asked once, and a thousand structs have one.
template <class T>
[[nodiscard, gnu::cold]] std::string schema_of(Schemas& schemas) {
  if constexpr (std::is_same_v<T, bool>) {
    return R"({"type":"boolean"})";
  } else if constexpr (std::is_integral_v<T>) {
    return R"({"type":"integer"})";
  } else if constexpr (std::is_floating_point_v<T>) {
    return R"({"type":"number"})";
  } else if constexpr (std::is_convertible_v<T, std::string_view>) {
    return R"({"type":"string"})";
  } else if constexpr (IdType<T>) {
    return R"({"type":"string"})";
  } else if constexpr (DateType<T>) {
    return R"({"type":"string","format":"date"})";
  } else if constexpr (EnumType<T>) {
    return R"({"type":"string","enum":)" + to_json(enum_texts<T>()) + "}";
  } else if constexpr (IsOptional<T>::value) {
    return R"({"anyOf":[)" + schema_of<typename T::value_type>(schemas) + R"(,{"type":"null"}]})";
  } else if constexpr (IsVector<T>::value) {
    return R"({"type":"array","items":)" + schema_of<typename T::value_type>(schemas) + "}";
  } else {
    const std::string name = type_name<T>();
    std::string reference = R"({"$ref":"#/components/schemas/)" + name + R"("})";
    if (schemas.contains(name)) return reference;
    schemas[name] = "";
    std::string properties;
    std::string required;
    boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
        [&](auto member) {
          using Member = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
          const char* comma = properties.empty() ? "" : ",";
          properties += comma;
          append_json_string(properties, member.name);
          properties += ":" + schema_of<Member>(schemas);
          required += comma;
          append_json_string(required, member.name);
        });
    schemas[name] = R"({"type":"object","additionalProperties":false,"required":[)" + required +
                    R"(],"properties":{)" + properties + "}}";
    return reference;
  }
}

}  // namespace engawa::base
