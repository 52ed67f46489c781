#include "engawa/base/fiscal_year.hpp"

namespace engawa::base {
namespace {

// The era that holds 1 April of the year (平成31年度 began under Heisei).
struct EraStart {
  int first_fiscal_year;
  int year_one;
  const char* name;
};
constexpr EraStart eras[] = {{2020, 2019, "令和"}, {1989, 1989, "平成"}, {1927, 1926, "昭和"}};

}  // namespace

std::string FiscalYear::japanese() const { return std::to_string(year) + "年度"; }

std::string FiscalYear::japanese_with_era() const {
  for (const auto& era : eras) {
    if (year < era.first_fiscal_year) continue;
    const int count = year - era.year_one + 1;
    return japanese() + "（" + era.name + (count == 1 ? "元" : std::to_string(count)) + "年度）";
  }
  return japanese();
}

}  // namespace engawa::base
