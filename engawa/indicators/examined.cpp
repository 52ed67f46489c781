#include "engawa/indicators/examined.hpp"

namespace engawa::indicators {

const AreaCells* examined_people(const Analysis& analysis, std::size_t area_index,
                                 int fiscal_year) {
  const auto* year = analysis.find("bmi_25_or_more", fiscal_year);
  if (year == nullptr || !year->areas[area_index].present) return nullptr;
  return &year->areas[area_index];
}

}  // namespace engawa::indicators
