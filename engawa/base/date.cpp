#include "engawa/base/date.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <optional>

#include "engawa/base/decimal.hpp"
#include "engawa/base/era.hpp"
#include "engawa/base/problems.hpp"
#include "engawa/base/text.hpp"

namespace engawa::base {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day to_chrono(int year, int month, int day) {
  return std::chrono::year{year} / month / day;
}

sys_days to_days(const Date& date) { return to_chrono(date.year, date.month, date.day); }

Date from_chrono(year_month_day date) {
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

std::string month_and_day(int month, int day) {
  return std::to_string(month) + "月" + std::to_string(day) + "日";
}

std::string weekday_text(const Date& date) {
  constexpr std::array<const char*, 7> names{"日", "月", "火", "水", "木", "金", "土"};
  const unsigned index = std::chrono::weekday{to_days(date)}.c_encoding();
  return std::string("（") + names[index] + "）";
}

// What stands in the text before it is known whether such a day exists.
struct Written {
  std::optional<int> era;
  int year = 0;
  int month = 0;
  int day = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// label_key() removes white space; between two digits that would join two numbers into one.
bool has_blank_between_digits(std::string_view text) {
  const std::string normal = normalise_nfkc(text);
  for (std::size_t i = 1; i + 1 < normal.size(); ++i) {
    if (!is_digit(normal[i - 1])) continue;
    const auto next = normal.find_first_not_of(" \t\r\n", i);
    if (next != i && next != std::string::npos && is_digit(normal[next])) return true;
  }
  return false;
}

// Takes a number of `least` to `most` digits off the front.
std::optional<int> take_number(std::string_view& rest, std::size_t least, std::size_t most) {
  std::size_t length = 0;
  while (length < rest.size() && is_digit(rest[length])) ++length;
  if (length < least || length > most) return std::nullopt;
  const auto number = parse_integer(rest.substr(0, length));
  rest.remove_prefix(length);
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

bool take(std::string_view& rest, std::string_view word) {
  if (!rest.starts_with(word)) return false;
  rest.remove_prefix(word.size());
  return true;
}

// The signs after the year, the month and the day.
struct Signs {
  std::string_view after_year;
  std::string_view after_month;
  std::string_view after_day;
};
constexpr std::array<Signs, 4> known_signs{
    {{"年", "月", "日"}, {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}}};

std::optional<Written> read_written(std::string_view key, const std::optional<Eras>& eras) {
  Written written;
  std::string_view rest = key;
  if (eras) {
    if (const auto prefix = eras->prefix(rest)) {
      written.era = prefix->era;
      rest = prefix->rest;
    }
  }
  const bool first_year = written.era && take(rest, "元");
  const auto year = first_year    ? std::optional(1)
                    : written.era ? take_number(rest, 1, 2)
                                  : take_number(rest, 4, 4);
  if (!year) return std::nullopt;
  for (const Signs& signs : known_signs) {
    std::string_view tail = rest;
    if (!take(tail, signs.after_year)) continue;
    const auto month = take_number(tail, 1, 2);
    if (!month || !take(tail, signs.after_month)) return std::nullopt;
    const auto day = take_number(tail, 1, 2);
    if (!day || !take(tail, signs.after_day) || !tail.empty()) return std::nullopt;
    written.year = *year;
    written.month = *month;
    written.day = *day;
    return written;
  }
  return std::nullopt;
}

std::string era_text_of(const Eras& eras, sys_days day) {
  const Date date = from_chrono(day);
  const auto era_year = eras.at(day);
  if (!era_year) return date.japanese();
  return eras.name(era_year->era) + era_year_text(era_year->year) + "年" +
         month_and_day(date.month, date.day);
}

std::string why_impossible(int year, const Written& written) {
  if (year < 1) return "年は1年からです。";
  if (written.month < 1 || written.month > 12) return "月は1月から12月までです。";
  const auto last = std::chrono::year{year} / written.month / std::chrono::last;
  const auto last_day = static_cast<unsigned>(year_month_day{last}.day());
  return std::to_string(year) + "年" + std::to_string(written.month) + "月は1日から" +
         std::to_string(last_day) + "日までです。";
}

// "平成は31年4月30日までです。2028年4月1日は令和10年4月1日です。"
std::string why_outside(const Eras& eras, int era, sys_days day) {
  if (eras.is_first(era) && !eras.at(day)) {
    return eras.name(era) +
           "は6年1月1日（1873年）からの日付を使えます。それより前は今と暦が違います。";
  }
  const bool early = day < eras.first_day(era);
  const sys_days limit = early ? eras.first_day(era) : eras.last_day(era).value_or(day);
  const Date limit_date = from_chrono(limit);
  const std::string limit_year = era_year_text(limit_date.year - eras.year_one(era) + 1);
  return eras.name(era) + "は" + limit_year + "年" +
         month_and_day(limit_date.month, limit_date.day) + (early ? "から" : "まで") + "です。" +
         from_chrono(day).japanese() + "は" + era_text_of(eras, day) + "です。";
}

}  // namespace

Result<Date> Date::parse(std::string_view text) {
  const std::string found(text.substr(0, 100));
  const auto refuse_form = [&] {
    return make_problem(problems::date_not_understood, is_valid_utf8(found) ? found : std::string(),
                        "2026-04-01、2026年4月1日、令和8年4月1日、R8.4.1 のような形");
  };
  // No date is longer; a long text is not worth normalising.
  constexpr std::size_t bytes_max = 100;
  if (text.size() > bytes_max || has_blank_between_digits(text)) return refuse_form();
  const std::string key = label_key(text);
  // Only a text that does not begin with a digit can name an era.
  const auto eras = key.empty() || is_digit(key.front()) ? std::nullopt : Eras::open();
  const auto written = read_written(key, eras);
  if (!written) return refuse_form();
  const int year = written->era ? eras->year_one(*written->era) + written->year - 1 : written->year;
  const year_month_day day = to_chrono(year, written->month, written->day);
  if (year < 1 || written->year < 1 || !day.ok()) {
    return make_problem(problems::impossible_date, found,
                        why_impossible(written->year < 1 ? 0 : year, *written));
  }
  if (written->era && eras->at(day) != EraYear{*written->era, written->year}) {
    return make_problem(problems::date_outside_era, found, why_outside(*eras, *written->era, day));
  }
  return from_chrono(day);
}

bool Date::is_valid() const {
  return year >= 1 && year <= 9999 && month >= 1 && day >= 1 && to_chrono(year, month, day).ok();
}

std::string Date::iso() const {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", year, month, day);
  return text.data();
}

std::string Date::japanese() const {
  return std::to_string(year) + "年" + month_and_day(month, day);
}

std::string Date::japanese_with_weekday() const { return japanese() + weekday_text(*this); }

std::string Date::era_text() const {
  const auto eras = Eras::open();
  return eras ? era_text_of(*eras, to_days(*this)) : japanese();
}

std::string Date::era_text_with_weekday() const { return era_text() + weekday_text(*this); }

FiscalYear Date::fiscal_year() const { return {month >= 4 ? year : year - 1}; }

Date Date::plus_days(int count) const {
  return from_chrono(to_days(*this) + std::chrono::days{count});
}

int Date::days_until(const Date& other) const {
  return static_cast<int>((to_days(other) - to_days(*this)).count());
}

Date Date::plus_years(int count) const {
  const year_month_day same = to_chrono(year + count, month, day);
  return from_chrono(same.ok() ? same : same.year() / same.month() / std::chrono::last);
}

Date date_in_japan(std::int64_t unix_seconds) {
  const std::chrono::sys_seconds there{std::chrono::seconds{unix_seconds} + std::chrono::hours{9}};
  return from_chrono(std::chrono::floor<std::chrono::days>(there));
}

Date date_in_japan_of(std::string_view utc_moment) {
  constexpr std::size_t date_characters = 10;
  constexpr std::size_t hour_at = 11;
  constexpr int hours_ahead = 9;
  constexpr int day_hours = 24;
  const auto day = Date::parse(utc_moment.substr(0, date_characters));
  if (!day) return {};
  const int hour = utc_moment.size() > hour_at + 1
                       ? (utc_moment[hour_at] - '0') * 10 + (utc_moment[hour_at + 1] - '0')
                       : 0;
  return hour + hours_ahead >= day_hours ? day->plus_days(1) : *day;
}

Date today_in_japan() {
  return date_in_japan(std::chrono::duration_cast<std::chrono::seconds>(
                           std::chrono::system_clock::now().time_since_epoch())
                           .count());
}

}  // namespace engawa::base
