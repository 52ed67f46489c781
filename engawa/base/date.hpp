#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "engawa/base/fiscal_year.hpp"
#include "engawa/base/result.hpp"

namespace engawa::base {

/// A calendar day, Gregorian. "No date" is std::optional<Date>. The functions ask for a valid day
/// (is_valid()) between years 1 and 9999; parse() gives no other. Safe from any thread.
struct Date {
  int year = 1970;
  int month = 1;  ///< 1..12
  int day = 1;    ///< 1..31

  auto operator<=>(const Date&) const = default;

  /// Reads 2026-04-01, 2026/4/1, 2026.4.1, 2026年4月1日, 令和8年4月1日, 令和元年5月1日, R8.4.1,
  /// R8/4/1, and 平成, 昭和, 大正, 明治 (from 6年, when Japan took the Gregorian calendar).
  /// Full-width digits, white space beside the signs and any hyphen are taken. BAS-010 when it is
  /// not such a text (a year of two digits without its era is ambiguous), BAS-011 for a day no
  /// calendar has (2月30日), BAS-012 for a day outside its era (平成40年); the problem says what is
  /// right.
  [[nodiscard]] static Result<Date> parse(std::string_view text);

  [[nodiscard]] bool is_valid() const;

  [[nodiscard]] std::string iso() const;                    ///< "2026-04-01"
  [[nodiscard]] std::string japanese() const;               ///< "2026年4月1日"
  [[nodiscard]] std::string japanese_with_weekday() const;  ///< "2026年4月1日（水）"
  /// "令和8年4月1日"; before 1873, when months followed the moon, as japanese().
  [[nodiscard]] std::string era_text() const;
  [[nodiscard]] std::string era_text_with_weekday() const;  ///< "令和8年4月1日（水）"

  /// 年度 that holds the day: 2026-03-31 lies in 2025年度.
  [[nodiscard]] FiscalYear fiscal_year() const;

  /// `count` days later, earlier when negative.
  [[nodiscard]] Date plus_days(int count) const;
  /// Days from this day to `other`; negative when `other` is earlier.
  [[nodiscard]] int days_until(const Date& other) const;
  /// The same day `count` years later. 29 February becomes 28 February in a year without one: a
  /// period by years without a corresponding day ends with that month (民法第143条第2項).
  [[nodiscard]] Date plus_years(int count) const;
};

/// Day in Japan (Asia/Tokyo, UTC+9 without summer time) at `unix_seconds` since 1970-01-01 UTC.
[[nodiscard]] Date date_in_japan(std::int64_t unix_seconds);

/// Day in Japan of a moment as the store writes it ("2026-04-01T00:30:00Z"); 1970-01-01 for
/// anything else.
[[nodiscard]] Date date_in_japan_of(std::string_view utc_moment);

/// Today in Japan by the clock of this machine, whatever its time zone.
[[nodiscard]] Date today_in_japan();

}  // namespace engawa::base
