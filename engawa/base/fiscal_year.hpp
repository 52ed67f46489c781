#pragma once

#include <compare>
#include <string>

namespace engawa::base {

/// 年度: April of `year` to March of the next. Printed "2021年度（令和3年度）".
struct FiscalYear {
  int year = 0;
  auto operator<=>(const FiscalYear&) const = default;

  [[nodiscard]] std::string japanese() const;           ///< "2021年度"
  [[nodiscard]] std::string japanese_with_era() const;  ///< "2021年度（令和3年度）"
};

}  // namespace engawa::base
