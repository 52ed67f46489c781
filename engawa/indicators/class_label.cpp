#include "engawa/indicators/class_label.hpp"

#include <cmath>
#include <string>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"

namespace engawa::indicators {
namespace {

struct Number {
  double value;
  double step;  ///< one unit of the last decimal written
};

// Takes the number at the head of `text` and leaves the rest.
std::optional<Number> take_number(std::string_view& text) {
  const auto end = text.find_first_not_of("0123456789.");
  const auto digits = text.substr(0, end);
  const auto value = base::parse_double(digits);
  if (!value) return std::nullopt;
  text.remove_prefix(digits.size());
  const auto point = digits.find('.');
  const auto decimals = point == std::string_view::npos ? 0 : digits.size() - point - 1;
  return Number{*value, std::pow(10.0, -static_cast<double>(decimals))};
}

bool take_word(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

double next_value(const Number& number) {
  return std::round((number.value + number.step) / number.step) * number.step;
}

}  // namespace

std::optional<ClassInterval> parse_class_label(std::string_view label) {
  const std::string key = base::label_key(label);
  std::string_view rest = key;
  ClassInterval interval;
  bool bounded = false;
  while (!rest.empty()) {
    if (take_word(rest, "~")) continue;
    const auto number = take_number(rest);
    if (!number) return std::nullopt;
    if (take_word(rest, "以上")) {
      interval.lower = number->value;
    } else if (take_word(rest, "超")) {
      interval.lower = next_value(*number);
    } else if (take_word(rest, "未満")) {
      interval.upper = number->value;
    } else if (take_word(rest, "以下")) {
      interval.upper = next_value(*number);
    } else {
      return std::nullopt;
    }
    bounded = true;
  }
  if (!bounded || interval.lower >= interval.upper) return std::nullopt;
  return interval;
}

}  // namespace engawa::indicators
