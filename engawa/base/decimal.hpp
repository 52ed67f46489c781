#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace engawa::base {

/// Decimal text of `value` with exactly `places` digits after the point, rounded half away from
/// zero on the decimal digits people see (四捨五入: 17.55 -> "17.6"), never "-0.0".
/// `places` 0..15. Infinity prints "inf", not-a-number prints "".
[[nodiscard]] std::string format_fixed(double value, int places);

/// As format_fixed, with thousands separated by commas ("1,234.5").
[[nodiscard]] std::string format_grouped(double value, int places);

/// Shortest text that has at most 15 significant digits, without exponent for 1e-5 <= |v| < 1e15.
/// Used wherever numbers leave as CSV. Infinity prints "inf", not-a-number prints "".
[[nodiscard]] std::string format_significant(double value);

/// Shortest text that reads back to the same double; valid JSON for finite values.
[[nodiscard]] std::string format_round_trip(double value);

/// The whole of `text` as a number ("12", "-3.5", "1e3"), or nothing.
[[nodiscard]] std::optional<double> parse_double(std::string_view text);
/// The whole of `text` as an integer, or nothing.
[[nodiscard]] std::optional<long long> parse_integer(std::string_view text);

}  // namespace engawa::base
