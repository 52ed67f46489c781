#pragma once

#include <cmath>
#include <limits>
#include <vector>

#include "engawa/checkups/checkup_document.hpp"

namespace engawa::checkups {

/// The one value that counts of each quantity of a person, by Quantity. Codes as numbers.
class PersonValues {
 public:
  explicit PersonValues(const ItemMaster& items)
      : m_values(items.quantities().size()),
        m_priorities(items.quantities().size()),
        m_height(items.quantity("height")),
        m_weight(items.quantity("weight")),
        m_bmi(items.quantity("bmi")) {}

  /// Takes the usable values of a document: of several items that measure the same, the one that
  /// comes first in the item list (BP: その他, 2回目, 1回目; waist: measured, by oneself, told;
  /// laboratory methods 1 to 4). BMI is computed from height and weight where it is not written,
  /// rounded to one decimal as the form does.
  void take(const CheckupDocument& document);

  /// NaN where nothing usable was reported.
  [[nodiscard]] double operator[](Quantity quantity) const {
    return quantity == no_quantity ? std::numeric_limits<double>::quiet_NaN() : m_values[quantity];
  }
  [[nodiscard]] bool has(Quantity quantity) const { return !std::isnan((*this)[quantity]); }
  /// For tests and rules that start from values.
  void set(Quantity quantity, double value) { m_values[quantity] = value; }

 private:
  std::vector<double> m_values;
  std::vector<int> m_priorities;
  Quantity m_height;
  Quantity m_weight;
  Quantity m_bmi;
};

}  // namespace engawa::checkups
