#pragma once

#include "engawa/indicators/analysis.hpp"

namespace engawa::indicators {

/// The cells of one item, scope and year at both levels, with bounds; either may be missing.
struct ItemCells {
  const cells::CellTable* prefectures = nullptr;
  const cells::CellTable* medical_areas = nullptr;
  BoundedTable prefecture_bounds;
  BoundedTable medical_area_bounds;
};

/// Computes one indicator from one item's cells: affected people and people by area, sex and age,
/// expected people against the nation and the prefecture, and the priors for smoothing. Nothing
/// when a class straddles the cut-off or no class is affected. Pure; safe on any thread.
[[nodiscard]] std::optional<IndicatorYear> make_indicator_year(const Indicator& indicator,
                                                               int fiscal_year,
                                                               const ItemCells& cells,
                                                               const areas::AreaMaster& master);

/// Affected share by sex and age of an area, at the estimates.
[[nodiscard]] double age_share(const AreaCells& cells, cells::Sex sex, int age);

/// True when the hidden part of a result is too large for it to be shown.
[[nodiscard]] bool is_too_hidden(const BoundedCount& affected, const Expected& expected);
[[nodiscard]] bool is_too_hidden(const Basis& basis, Comparator comparator);

}  // namespace engawa::indicators
