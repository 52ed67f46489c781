#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engawa/base/date.hpp"
#include "engawa/cells/cell_table.hpp"
#include "engawa/checkups/observation.hpp"

namespace engawa::checkups {

/// Why a person is insured (資格区分), as far as a council asks for it; of an insured person (本人)
/// also in a workplace of how many people, where a table of the insurer's own says it: the national
/// forms have no such field.
enum class Qualification : std::uint8_t {
  Unknown,
  Insured,
  Dependant,
  Continued,
  Retired,
  National,
  InsuredAt1To4,
  InsuredAt5To9,
  InsuredAt10To29,
  InsuredAt30To49,
  InsuredAt50OrMore
};

/// Whom a document is about. Only this folder and handover/ may see it, and it is never written to
/// a store, a log or a report. The views point into the document.
struct Person {
  std::string_view insurer_number;  ///< 保険者番号
  std::string_view symbol;          ///< 被保険者証等記号
  std::string_view number;          ///< 被保険者証等番号
  std::string_view branch;          ///< 枝番
  std::string_view name;
  std::optional<base::Date> birth_date;
  std::optional<cells::Sex> sex;
  std::string_view postal_code;
  std::string_view address;
  Qualification qualification = Qualification::Unknown;
  /// 事業所の所在地, of the insured alone, where a table of the insurer's own says it.
  std::string_view workplace_address;
  std::string_view workplace_postal_code;
};

/// 報告区分 whose last digit is 9 (19, 49 ...) ask to delete what was sent before.
[[nodiscard]] constexpr bool is_deletion_code(std::string_view code) {
  return code.size() == 2 && code[1] == '9';
}

/// One person's checkup from one file or row, as it was understood. Valid until the reader that
/// made it reads on.
struct CheckupDocument {
  std::string place;  ///< path, inside archives as well, and the row; holds no words of the person
  std::string_view report_code;  ///< 報告区分, "10"
  std::string_view programme;    ///< 健診プログラム種別, "010"
  std::string_view institution;  ///< 健診機関番号
  std::optional<base::Date> service_date;
  std::string_view written_birth_date;  ///< as it stood there, to tell an impossible day from none
  std::string_view written_service_date;
  Person person;
  std::vector<Observation> observations;
  std::string_view
      original;  ///< the XML as it came; empty unless asked for, and for tables and FHIR

  [[nodiscard]] bool is_deletion() const { return is_deletion_code(report_code); }
  /// 年度 of the checkup; 0 when its day is unknown.
  [[nodiscard]] int fiscal_year() const {
    return service_date ? service_date->fiscal_year().year : 0;
  }
};

/// 年齢: completed years at the end of the fiscal year. Who is born on 1 April completes the year
/// on 31 March (年齢計算ニ関する法律), so that a fiscal year's 40-year-olds are born from 2 April
/// to 1 April.
[[nodiscard]] int age_at_end_of(int fiscal_year, const base::Date& birth_date);

/// "20240405", also with a time behind it; nothing for anything that is no day of the calendar.
[[nodiscard]] std::optional<base::Date> parse_compact_date(std::string_view text);
/// "19700515".
[[nodiscard]] std::string compact_date(const base::Date& date);

}  // namespace engawa::checkups
