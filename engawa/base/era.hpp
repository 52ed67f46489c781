#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engawa::base {

/// A year of an era: 令和8年 is {number of Reiwa, 8}. Year 1 is 元年.
struct EraYear {
  int era = 0;
  int year = 0;
  bool operator==(const EraYear&) const = default;
};

/// Japanese eras (元号) as ICU's Japanese calendar knows them, so that a new era comes with an
/// update of ICU. Eras before 明治 and days before 1873-01-01 are left out: until then Japan
/// counted months by the moon, and such a date is no Gregorian date. An object is for one thread at
/// a time; make one where it is needed.
class Eras {
 public:
  /// Nothing when ICU's data are missing.
  [[nodiscard]] static std::optional<Eras> open();
  Eras(Eras&&) noexcept;
  Eras& operator=(Eras&&) noexcept;
  ~Eras();

  /// Nothing before 1873-01-01.
  [[nodiscard]] std::optional<EraYear> at(std::chrono::sys_days day) const;
  /// Gregorian year in which year 1 of `era` began (令和: 2019).
  [[nodiscard]] int year_one(int era) const;
  /// First day of `era` (令和: 2019-05-01); of 明治 its Gregorian day is not used.
  [[nodiscard]] std::chrono::sys_days first_day(int era) const;
  /// Last day of `era`, or nothing for the present one.
  [[nodiscard]] std::optional<std::chrono::sys_days> last_day(int era) const;
  [[nodiscard]] bool is_first(int era) const { return era == m_first; }

  /// "令和".
  [[nodiscard]] const std::string& name(int era) const;

  /// An era at the start of a text and what follows it.
  struct Prefix {
    int era = 0;
    std::string_view rest;
  };
  /// `key` is a label_key() text that begins with a name (令和) or a letter (r).
  [[nodiscard]] std::optional<Prefix> prefix(std::string_view key) const;

 private:
  struct Calendar;
  Eras(std::unique_ptr<Calendar> calendar, std::vector<std::string> names,
       std::vector<std::string> letters);
  std::unique_ptr<Calendar> m_calendar;
  std::vector<std::string> m_names;
  std::vector<std::string> m_letters;
  int m_first = 0;
};

/// "元" for 1, else the number.
[[nodiscard]] std::string era_year_text(int year);

}  // namespace engawa::base
