#pragma once

#include "engawa/indicators/analysis.hpp"

namespace engawa::indicators {

/// People of an area who have a result of 特定健診 in a year, by sex and age: those whose BMI could
/// be judged, nearly everyone who was examined. Null where the year has no table of the area.
[[nodiscard]] const AreaCells* examined_people(const Analysis& analysis, std::size_t area_index,
                                               int fiscal_year);

}  // namespace engawa::indicators
