#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "engawa/methods/call.hpp"

namespace engawa::methods {

/// The words of an option and what they mean; the first is the preset.
template <class Value, std::size_t count>
using Choices = std::array<std::pair<std::string_view, Value>, count>;

/// Declares a choice option from its words.
template <class Value, std::size_t count>
Option choice_option(std::string_view name, const Choices<Value, count>& choices,
                     std::string_view meaning_ja) {
  Option option{name, OptionKind::choice, {}, choices.front().first, meaning_ja};
  for (const auto& [word, value] : choices) option.values.push_back(word);
  return option;
}

/// What the call chose.
template <class Value, std::size_t count>
Value chosen(const Call& call, std::string_view name, const Choices<Value, count>& choices) {
  const auto word = call.choice(name);
  for (const auto& [known, value] : choices) {
    if (known == word) return value;
  }
  return choices.front().second;
}

/// The word of a value, for results.
template <class Value, std::size_t count>
std::string_view word_of(Value wanted, const Choices<Value, count>& choices) {
  for (const auto& [word, value] : choices) {
    if (value == wanted) return word;
  }
  return {};
}

// Statuses that many methods share.
inline constexpr std::string_view zero_denominator = "zero denominator";
inline constexpr std::string_view too_few_areas = "too few areas";
inline constexpr std::string_view no_heterogeneity = "no heterogeneity";

}  // namespace engawa::methods
