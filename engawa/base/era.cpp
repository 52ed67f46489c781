#include "engawa/base/era.hpp"

#include <unicode/calendar.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include "engawa/base/text.hpp"

namespace engawa::base {
namespace {

using std::chrono::sys_days;

constexpr double milliseconds_per_day = 86'400'000.0;
constexpr sys_days first_gregorian_day =
    std::chrono::year{1873} / std::chrono::January / std::chrono::day{1};

icu::Locale japanese_calendar() { return {"ja_JP@calendar=japanese"}; }

std::vector<std::string> to_texts(const icu::UnicodeString* names, int32_t count) {
  std::vector<std::string> texts(static_cast<std::size_t>(count));
  for (int32_t i = 0; i < count; ++i) names[i].toUTF8String(texts[static_cast<std::size_t>(i)]);
  return texts;
}

}  // namespace

// ICU's calendar computes its fields on demand, so even reading it changes it.
struct Eras::Calendar {
  std::unique_ptr<icu::Calendar> icu;

  [[nodiscard]] int field(UCalendarDateFields which) const {
    UErrorCode error = U_ZERO_ERROR;
    return icu->get(which, error);
  }
  void move_to(sys_days day) const {
    UErrorCode error = U_ZERO_ERROR;
    icu->setTime(static_cast<double>(day.time_since_epoch().count()) * milliseconds_per_day, error);
  }
  [[nodiscard]] sys_days day() const {
    UErrorCode error = U_ZERO_ERROR;
    const double days = icu->getTime(error) / milliseconds_per_day;
    return sys_days{std::chrono::days{static_cast<int>(days)}};
  }
};

Eras::Eras(std::unique_ptr<Calendar> calendar, std::vector<std::string> names,
           std::vector<std::string> letters)
    : m_calendar(std::move(calendar)), m_names(std::move(names)), m_letters(std::move(letters)) {
  m_calendar->move_to(first_gregorian_day);
  m_first = m_calendar->field(UCAL_ERA);
}

Eras::Eras(Eras&&) noexcept = default;
Eras& Eras::operator=(Eras&&) noexcept = default;
Eras::~Eras() = default;

std::optional<Eras> Eras::open() {
  UErrorCode error = U_ZERO_ERROR;
  auto calendar = std::make_unique<Calendar>();
  calendar->icu.reset(
      icu::Calendar::createInstance(*icu::TimeZone::getGMT(), japanese_calendar(), error));
  // The public way to the names of this calendar: symbols made from a locale alone are Gregorian.
  const icu::SimpleDateFormat format(icu::UnicodeString("G"), japanese_calendar(), error);
  if (U_FAILURE(error) || !calendar->icu) return std::nullopt;
  const icu::DateFormatSymbols& symbols = *format.getDateFormatSymbols();
  int32_t name_count = 0;
  int32_t letter_count = 0;
  const icu::UnicodeString* names = symbols.getEras(name_count);
  const icu::UnicodeString* letters = symbols.getNarrowEras(letter_count);
  // Fewer names than eras would mean names of another calendar.
  const int32_t last = calendar->icu->getMaximum(UCAL_ERA);
  if (name_count != letter_count || name_count <= last) return std::nullopt;
  return Eras(std::move(calendar), to_texts(names, name_count), to_texts(letters, letter_count));
}

std::optional<EraYear> Eras::at(sys_days day) const {
  if (day < first_gregorian_day) return std::nullopt;
  m_calendar->move_to(day);
  return EraYear{m_calendar->field(UCAL_ERA), m_calendar->field(UCAL_YEAR)};
}

sys_days Eras::first_day(int era) const {
  // Year 1 of an era without a month is its first day: the one place where ICU tells the limit.
  m_calendar->icu->clear();
  m_calendar->icu->set(UCAL_ERA, era);
  m_calendar->icu->set(UCAL_YEAR, 1);
  return m_calendar->day();
}

int Eras::year_one(int era) const {
  return static_cast<int>(std::chrono::year_month_day{first_day(era)}.year());
}

std::optional<sys_days> Eras::last_day(int era) const {
  if (static_cast<std::size_t>(era) + 1 >= m_names.size()) return std::nullopt;
  return first_day(era + 1) - std::chrono::days{1};
}

const std::string& Eras::name(int era) const { return m_names[static_cast<std::size_t>(era)]; }

std::optional<Eras::Prefix> Eras::prefix(std::string_view key) const {
  for (auto i = static_cast<std::size_t>(m_first); i < m_names.size(); ++i) {
    for (const std::string& word : {label_key(m_names[i]), label_key(m_letters[i])}) {
      if (!word.empty() && key.starts_with(word)) {
        return Prefix{static_cast<int>(i), key.substr(word.size())};
      }
    }
  }
  return std::nullopt;
}

std::string era_year_text(int year) { return year == 1 ? "元" : std::to_string(year); }

}  // namespace engawa::base
