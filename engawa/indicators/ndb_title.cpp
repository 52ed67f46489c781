#include <array>
#include <utility>

#include "engawa/base/decimal.hpp"
#include "engawa/base/text.hpp"
#include "engawa/indicators/read_ndb_workbook.hpp"

namespace engawa::indicators {
namespace {

constexpr std::array<std::pair<std::string_view, int>, 6> eras{
    {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"r", 2018}, {"h", 1988}, {"s", 1925}}};

}  // namespace

int fiscal_year_of_title(std::string_view title) {
  const std::string key = base::label_key(title);
  const auto end = key.find("年度");
  if (end == std::string::npos) return 0;
  const std::string before = key.substr(0, end);
  const auto last_other = before.find_last_not_of("0123456789");
  const auto digits = before.substr(last_other == std::string::npos ? 0 : last_other + 1);
  std::string head = before.substr(0, before.size() - digits.size());
  auto number = static_cast<int>(base::parse_integer(digits).value_or(0));
  constexpr std::string_view first_year = "元";
  if (digits.empty() && head.ends_with(first_year)) {
    head.resize(head.size() - first_year.size());
    number = 1;
  }
  if (number >= 1900) return number;
  if (number == 0) return 0;
  for (const auto& [word, year_zero] : eras) {
    if (head.ends_with(word)) return year_zero + number;
  }
  return 0;
}

cells::MaskRule mask_rule_of_title(std::string_view title) {
  const std::string key = base::label_key(title);
  if (key.find("10未満") == std::string::npos) return cells::MaskRule::None;
  if (key.find("10以上の最小") != std::string::npos) return cells::MaskRule::UnderTenAndSmallest;
  return cells::MaskRule::UnderTenAllButTotal;
}

}  // namespace engawa::indicators
