#include "engawa/base/decimal.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace engawa::base {
namespace {

// Adds one unit in the last place of a digit string such as "129.99" -> "130.00".
void increment_digits(std::string& digits) {
  for (auto it = digits.rbegin(); it != digits.rend(); ++it) {
    if (*it == '.') continue;
    if (*it != '9') {
      ++*it;
      return;
    }
    *it = '0';
  }
  digits.insert(digits.begin(), '1');
}

// Digits of |value| without exponent, shortest that round-trips: what a person would read.
std::string shortest_plain(double magnitude) {
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude,
                                 std::chars_format::fixed);
  return {buffer.data(), end.ptr};
}

bool all_zero(const std::string& digits) {
  return digits.find_first_not_of("0.") == std::string::npos;
}

}  // namespace

std::string format_fixed(double value, int places) {
  if (std::isnan(value)) return "";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  std::string digits = shortest_plain(std::fabs(value));
  const auto point = digits.find('.');
  std::string whole = digits.substr(0, point);
  std::string fraction = point == std::string::npos ? "" : digits.substr(point + 1);
  const auto wanted = static_cast<std::size_t>(places);
  const bool round_up = fraction.size() > wanted && fraction[wanted] >= '5';
  fraction.resize(wanted, '0');
  std::string text = wanted == 0 ? whole : whole + "." + fraction;
  if (round_up) increment_digits(text);
  if (std::signbit(value) && !all_zero(text)) text.insert(text.begin(), '-');
  return text;
}

std::string format_grouped(double value, int places) {
  std::string text = format_fixed(value, places);
  if (text.empty() || text.find("inf") != std::string::npos) return text;
  const std::size_t first = text[0] == '-' ? 1 : 0;
  auto point = text.find('.');
  if (point == std::string::npos) point = text.size();
  for (auto at = point; at > first + 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string format_significant(double value) {
  if (std::isnan(value)) return "";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  if (value == 0) return "0";
  std::array<char, 64> buffer{};
  const double magnitude = std::fabs(value);
  // 15 significant digits first, then the shortest text of that rounded number.
  auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                           std::chars_format::scientific, 14);
  double rounded = value;
  std::from_chars(buffer.data(), end.ptr, rounded);
  const bool plain = magnitude >= 1e-5 && magnitude < 1e15;
  end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded,
                      plain ? std::chars_format::fixed : std::chars_format::scientific);
  return {buffer.data(), end.ptr};
}

std::string format_round_trip(double value) {
  if (!std::isfinite(value)) return "null";
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), end.ptr};
}

std::optional<double> parse_double(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::optional<long long> parse_integer(std::string_view text) {
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

}  // namespace engawa::base
