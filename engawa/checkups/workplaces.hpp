#pragma once

#include <set>
#include <vector>

#include "engawa/checkups/person_years.hpp"

namespace engawa::checkups {

/// Fewest people who live outside an area and work in it, and fewest insured people who live in it
/// and work elsewhere or nobody knows where. With fewer of either the insured of one table would be
/// (nearly) the people of the other, and what one hides would be told by the other.
inline constexpr std::size_t commuters_min = 50;

/// People counted where they work (区域にある事業所で働く人).
struct Workers {
  PersonYears persons;
  std::set<int> years_left_out;  ///< in which too few come from outside, or go there
  std::size_t not_found = 0;     ///< person-years whose workplace is written, but no municipality
};

/// Those of settled `persons` who work in the municipalities marked in `inside`, each as living
/// where she works, of the fiscal years with `commuters_min` people on either side.
[[nodiscard]] Workers workers_of(const PersonYears& persons, const std::vector<bool>& inside);

}  // namespace engawa::checkups
