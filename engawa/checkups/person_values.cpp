#include "engawa/checkups/person_values.hpp"

#include <algorithm>

namespace engawa::checkups {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

/// Codes have one or two digits; others are no code of a class.
double number_of_code(std::string_view code) {
  if (code.empty() || code.size() > 2) return missing;
  int number = 0;
  for (const char c : code) {
    if (c < '0' || c > '9') return missing;
    number = number * 10 + (c - '0');
  }
  return number;
}

double value_of(const Observation& observation) {
  return observation.item->type == ValueType::Quantity ? observation.number
                                                       : number_of_code(observation.coded_value);
}

}  // namespace

void PersonValues::take(const CheckupDocument& document) {
  std::fill(m_values.begin(), m_values.end(), missing);
  std::fill(m_priorities.begin(), m_priorities.end(), std::numeric_limits<int>::max());
  for (const auto& observation : document.observations) {
    if (!observation.usable() || observation.item->quantity == no_quantity) continue;
    const Quantity quantity = observation.item->quantity;
    const double value = value_of(observation);
    if (std::isnan(value) || observation.item->priority >= m_priorities[quantity]) continue;
    m_priorities[quantity] = observation.item->priority;
    m_values[quantity] = value;
  }
  if (has(m_bmi) || !has(m_height) || !has(m_weight)) return;
  const double metres = m_values[m_height] / 100;
  m_values[m_bmi] = std::round(m_values[m_weight] / (metres * metres) * 10) / 10;
}

}  // namespace engawa::checkups
